//! The home page: what can be done here, and below it the article. All of it is prerendered; the program only changes the
//! first link and adds the one to where the person stopped reading.

mod blocks;
mod home;
mod reading_position;

use crate::domain::article::{Article, Block, Section, Source};
use crate::ui::context::AppContext;
use crate::ui::html::{el, fragment, p, plain_link};
use crate::ui::site::Site;
use crate::ui::words;
use blocks::{heading, section};
use home::{ARTICLE, home};
use reading_position::ReadingPosition;
use yew::prelude::*;

/// The top of the page, and the article with its table of contents and its sources.
pub fn read(context: &AppContext) -> Html {
    let site = &context.site;
    let article = site.article();
    let minutes = site.fill(words::READ_MINUTES, &[("n", &article.minutes.to_string())]);
    let revised = site.fill(words::READ_REVISED, &[("day", &site.day(&article.revised))]);
    let text = el("article")
        .class("screen reading")
        .attr("aria-labelledby", ARTICLE)
        .child(heading("h2", ARTICLE, &article.title))
        .child(p("help", &format!("{minutes} · {revised}")))
        .child(html! { <ReadingPosition sections={ids(article)} /> })
        .child(contents(site, article))
        .child(
            el("div")
                .class("reading-text")
                .children(article.sections.iter().map(|one| section(site, one)))
                .child(sources(site, article)),
        );
    fragment(vec![home(context), text.into()])
}

fn contents(site: &Site, article: &Article) -> Html {
    el("nav")
        .class("contents")
        .attr("aria-labelledby", "contents-title")
        .child(
            el("details")
                .child(
                    el("summary").child(el("h3").id("contents-title").text(&site.text(words::READ_CONTENTS))),
                )
                .child(el("ol").children(article.sections.iter().map(|section| {
                    let steps: Vec<Html> =
                        headings(section).map(|(id, title)| entry(id, title, None)).collect();
                    let steps = (!steps.is_empty()).then(|| el("ol").children(steps).into());
                    entry(&section.id, &section.title, steps)
                }))),
        )
        .into()
}

fn entry(id: &str, title: &str, steps: Option<Html>) -> Html {
    el("li").child(plain_link(&format!("#{id}"), title)).child_opt(steps).into()
}

fn headings(section: &Section) -> impl Iterator<Item = (&str, &str)> {
    section.blocks.iter().filter_map(|block| match block {
        Block::Heading(id, title) => Some((&**id, &**title)),
        _ => None,
    })
}

fn ids(article: &Article) -> Vec<(String, String)> {
    let mut ids = Vec::new();
    for section in &article.sections {
        ids.push((section.id.to_string(), section.title.to_string()));
        ids.extend(headings(section).map(|(id, title)| (id.to_string(), title.to_string())));
    }
    ids
}

fn sources(site: &Site, article: &Article) -> Html {
    let sources = article.sources.iter().enumerate();
    el("section")
        .class("sources")
        .attr("aria-labelledby", "sources")
        .child(heading("h3", "sources", &site.text(words::READ_SOURCES)))
        .child(el("ol").children(sources.map(|(at, one)| source(at + 1, one))))
        .into()
}

fn source(number: usize, source: &Source) -> Html {
    let work = el("cite").text(&source.title);
    let work = match &*source.url {
        "" => work,
        url => el("a").attr("href", url).attr("rel", "noreferrer").child(work),
    };
    let end = match &*source.place {
        "" => ". ".to_string(),
        place => format!(". {}.", place.trim_end_matches('.')),
    };
    el("li")
        .id(&format!("source-{number}"))
        .text(&format!("{} ({}). ", source.authors, source.year))
        .child(work)
        .text(&end)
        .into()
}
