//! The list of worksheets, and of the records begun with them.

use crate::domain::route::Route;
use crate::domain::worksheet::{Group, Worksheet};
use crate::ui::components::drafts::{draft_link, drafts};
use crate::ui::components::record_list::{RecordFilter, RecordList};
use crate::ui::context::AppContext;
use crate::ui::html::{el, p, plain_link, title};
use crate::ui::screens::worksheet::BLANK;
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

pub fn worksheets(context: &AppContext) -> Html {
    let site = &context.site;
    el("article").class("screen")
        .child(title(&site.text(words::WORKSHEETS_TITLE)))
        .child(el("p").text(&site.text(words::WORKSHEETS_INTRO)))
        .child_opt(begun(context))
        .children(site.tools().groups.iter().filter_map(|one| group(site, one)))
        .child(html! { <RecordList which={RecordFilter::Worksheets} heading={Some(site.text(words::WORKSHEETS_BEGUN))} /> })
        .into()
}

/// The entries that are not finished. `None` if there are none.
fn begun(context: &AppContext) -> Option<Html> {
    let links: Vec<Html> = drafts(context).filter_map(|draft| draft_link(context, &draft)).collect();
    let section = el("section")
        .class("begun")
        .attr("aria-labelledby", "begun-title")
        .child(el("h2").id("begun-title").text(&context.site.text(words::NOTES_BEGUN)));
    (!links.is_empty()).then(|| section.child(el("div").class("start-options").children(links)).into())
}

/// A group; `None` if no worksheet is in it.
fn group(site: &Site, group: &Group) -> Option<Html> {
    let title_id = format!("group-{}", group.id);
    let mut sheets = site.tools().worksheets.iter().filter(|sheet| sheet.group == group.id).peekable();
    sheets.peek()?;
    let section = el("section")
        .class("group")
        .attr("aria-labelledby", &title_id)
        .child(el("h2").id(&title_id).text(&group.title))
        .child(el("ul").class("offers").children(sheets.map(|sheet| offer(site, sheet))));
    Some(section.into())
}

fn offer(site: &Site, sheet: &Worksheet) -> Html {
    let [short, whole] = [sheet.times.short, sheet.times.whole].map(|minutes| minutes.to_string());
    let key = if sheet.short.is_some() { words::WORKSHEETS_LENGTHS } else { words::WORKSHEETS_LENGTH };
    let length = site.fill(key, &[("short", &short), ("minutes", &whole)]);
    let empty = el("a")
        .leads_to(&site.href_at(&Route::Worksheet(sheet.path.clone()), BLANK))
        .attr("aria-label", &site.fill(words::BLANK_OFFER_ONE, &[("name", &sheet.title)]))
        .text(&site.text(words::BLANK_OFFER));
    el("li")
        .class("card")
        .child(el("h3").child(plain_link(&site.href(&Route::Worksheet(sheet.path.clone())), &sheet.title)))
        .child(el("p").text(&sheet.summary))
        .child(p("help", &length))
        .child(el("p").class("print-empty").child(empty))
        .into()
}
