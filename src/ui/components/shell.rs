//! What surrounds every screen: Leave quickly, the name, the five places, and what goes below.

use crate::domain::route::{Place, Route};
use crate::ui::components::undo::undo;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// The id of the part that changes from screen to screen.
pub const MAIN: &str = "main";

/// Draws the shell around a screen.
pub fn shell(scene: &Scene, screen: Html) -> Html {
    let (site, here) = (&scene.site, &scene.here);
    let catalog = &site.catalog;
    let on_worksheets = matches!(here.route, Route::Worksheets | Route::Worksheet(_));
    let places = [
        (Route::Read, k::NAV_READ, here.route == Route::Read),
        (Route::Signs, k::NAV_SIGNS, here.route == Route::Signs),
        (Route::Worksheets, k::NAV_WORKSHEETS, on_worksheets),
        (Route::Session, k::NAV_SESSION, here.route == Route::Session),
        (Route::Help, k::NAV_HELP, here.route == Route::Help),
    ];
    html! {
        <>
            // First in the order of the keyboard, on every screen.
            <a class="leave" href={catalog.lang.leave_to.to_string()} rel="noreferrer" data-leave="">{ site.t(k::LEAVE) }</a>
            <a class="skip" href={format!("#{MAIN}")}>{ site.t(k::SKIP) }</a>
            <header class="top">
                <a class="wordmark" href={site.href(&Route::Read)}>{ site.t(k::SITE_NAME) }</a>
                <nav class="places" aria-label={site.t(k::NAV_LABEL)}>
                    <ul>
                        { for places.into_iter().map(|(route, words, current)| html! {
                            <li>
                                <a href={site.href(&route)} aria-current={current.then_some("page")}>
                                    <span class={classes!("place-mark", format!("place-{}", mark(&route)))} aria-hidden="true"></span>
                                    { site.t(words) }
                                </a>
                            </li>
                        }) }
                    </ul>
                </nav>
            </header>
            <div class="failed card urgent" role="alert">
                <p>{ site.t(k::FAILED) }</p>
            </div>
            <main id={MAIN} tabindex="-1">{ screen }</main>
            <footer class="bottom">
                <p>{ site.t(k::FOOTER_KEPT) }</p>
                <ul>
                    <li><a href={site.href(&Route::Settings)}>{ site.t(k::NAV_SETTINGS) }</a></li>
                    { for catalog.langs.iter().filter(|lang| lang.code != catalog.lang.code).map(|lang| {
                        let place = Place { lang: lang.code.clone(), route: here.route.clone() };
                        html! {
                            <li><a href={site.map.href(&place)} lang={lang.code.to_string()} hreflang={lang.code.to_string()}>{ lang.name.clone() }</a></li>
                        }
                    }) }
                </ul>
                <p class="help">{ site.t(k::FOOTER_NOT_THERAPY) }</p>
            </footer>
            { undo(scene) }
        </>
    }
}

fn mark(route: &Route) -> &'static str {
    match route {
        Route::Read => "read",
        Route::Signs => "signs",
        Route::Session => "session",
        Route::Help => "help",
        _ => "worksheets",
    }
}
