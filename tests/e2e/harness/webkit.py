"""A window with WebKitGTK in it, and nothing else: the browser that the end-to-end tests drive.

WebKitGTK comes with a small browser for driving, MiniBrowser. It keeps nothing when it is driven, takes no window
narrower than 447 pixels, and asks a person where to put each download. This one has a profile, a page of any size, and a
folder for downloads. It never shows a bar, and never asks anything.
"""

import argparse
import os
import signal

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, GLib, Gtk, WebKit2  # noqa: E402 (a version is required first)

parser = argparse.ArgumentParser()
parser.add_argument("--profile", required=True)
parser.add_argument("--cache", required=True)
parser.add_argument("--downloads", required=True)
parser.add_argument("--width", type=int, required=True)
parser.add_argument("--height", type=int, required=True)
for switch in ("private", "without-script", "without-storage", "dark", "still"):
    parser.add_argument(f"--{switch}", action="store_true")
asked = parser.parse_args()
with open(f"{asked.profile}/pid", "w", encoding="ascii") as pid:
    pid.write(str(os.getpid()))

if asked.private:
    data = WebKit2.WebsiteDataManager.new_ephemeral()
else:
    data = WebKit2.WebsiteDataManager(base_data_directory=f"{asked.profile}/data", base_cache_directory=asked.cache)
if asked.without_storage:
    data.get_cookie_manager().set_accept_policy(WebKit2.CookieAcceptPolicy.NEVER)
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)
context.set_preferred_languages(["en-GB", "en"])

screen = Gtk.Settings.get_default()
screen.set_property("gtk-application-prefer-dark-theme", asked.dark)
screen.set_property("gtk-enable-animations", not asked.still)


windows = []


def shown(window):
    """Hides the others, as one tab hides the others."""
    for other in windows:
        if other is not window:
            other.hide()


def closed(window):
    """Forgets a window, and shows the one before it."""
    windows.remove(window)
    if windows:
        windows[-1].present()


def opened():
    """A new window."""
    settings = WebKit2.Settings()
    # What the page brings does not run; the driver still reads the page.
    settings.set_enable_javascript_markup(not asked.without_script)
    settings.set_enable_html5_local_storage(not asked.without_storage)
    settings.set_enable_html5_database(not asked.without_storage)
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    window = Gtk.Window()
    window.set_default_size(asked.width, asked.height)
    window.add(view)
    view.show()
    windows.append(window)
    window.connect("show", shown)
    window.connect("destroy", closed)
    window.show()
    view.connect("close", lambda _: window.destroy())
    view.connect("create", lambda _, action: followed(action))
    view.grab_focus()
    return view


def followed(action):
    """A link that opens a window of its own."""
    view = opened()
    view.load_request(action.get_request())
    return view


def driven(_, session):
    """The driver is there."""
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", lambda _: opened())


def downloading(_, download):
    """Puts the file where downloads go, under the name the page gave it."""

    def place(download, name):
        folder = Gio.File.new_for_path(asked.downloads)
        download.set_destination(folder.get_child(name).get_uri())
        return True

    download.connect("decide-destination", place)


context.connect("automation-started", driven)
context.connect("download-started", downloading)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, Gtk.main_quit)
Gtk.main()
