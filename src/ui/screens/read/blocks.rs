//! The blocks of the article.

use crate::domain::article::{Block, Inline, Section};
use crate::ui::components::picture::picture;
use crate::ui::html::{el, link, plain_link, text};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// A section with its heading.
pub fn section(site: &Site, section: &Section) -> Html {
    el("section")
        .attr("aria-labelledby", &section.id)
        .child(heading("h3", &section.id, &section.title))
        .children(section.blocks.iter().map(|one| block(site, one)))
        .into()
}

/// A heading with an id, so that links can lead to it.
pub fn heading(tag: &'static str, id: &str, title: &str) -> Html {
    el(tag).id(id).text(title).into()
}

fn block(site: &Site, block: &Block) -> Html {
    match block {
        Block::Heading(id, title) => heading("h4", id, title),
        Block::Paragraph(run) => el("p").children(inline(site, run)).into(),
        Block::List(numbered, items) => el(if *numbered { "ol" } else { "ul" })
            .children(items.iter().map(|run| el("li").children(inline(site, run)).into()))
            .into(),
        Block::Picture(name, alt) => picture(site, name, alt, false),
        Block::Offer(target, words) => {
            el("p").class("offer").child(link("button", &site.target(target), words)).into()
        }
    }
}

fn inline(site: &Site, run: &[Inline]) -> impl Iterator<Item = Html> {
    run.iter().map(|part| match part {
        Inline::Text(words) => text(words),
        Inline::Strong(words) => el("strong").text(words).into(),
        Inline::Em(words) => el("em").text(words).into(),
        Inline::Link(target, words) => plain_link(&site.target(target), words),
        Inline::Cite(number) => cite(site, &number.to_string()),
    })
}

fn cite(site: &Site, number: &str) -> Html {
    let source = el("a")
        .attr("href", &format!("#source-{number}"))
        .attr("aria-label", &site.fill(words::READ_SOURCE, &[("n", number)]))
        .text(number);
    el("sup").class("cite").child(source).into()
}
