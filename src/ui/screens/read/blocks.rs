//! The blocks of the article.

use crate::domain::article::{Block, Inline, Section};
use crate::ui::components::picture::picture;
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// A section with its heading.
pub fn section(site: &Site, section: &Section, first: bool) -> Html {
    html! {
        <section aria-labelledby={section.id.to_string()}>
            { heading(2, &section.id, &section.title) }
            { for section.blocks.iter().map(|one| block(site, one, first)) }
        </section>
    }
}

/// A heading with an address of its own.
pub fn heading(level: u8, id: &str, title: &str) -> Html {
    html! { <@{format!("h{level}")} id={id.to_string()}>{ title.to_string() }</@> }
}

fn block(site: &Site, block: &Block, first: bool) -> Html {
    match block {
        Block::Heading(id, title) => heading(3, id, title),
        Block::Paragraph(run) => html! { <p>{ inline(site, run) }</p> },
        Block::List(numbered, items) => {
            let items = items.iter().map(|run| html! { <li>{ inline(site, run) }</li> });
            html! { <@{if *numbered { "ol" } else { "ul" }}>{ for items }</@> }
        }
        Block::Picture(name, alt) => picture(site, name, alt, first),
        Block::Offer(target, words) => html! {
            <p class="offer"><a class="button" href={site.target(target)}>{ words.clone() }</a></p>
        },
    }
}

fn inline(site: &Site, run: &[Inline]) -> Html {
    run.iter()
        .map(|part| match part {
            Inline::Text(text) => html! { <>{ text.clone() }</> },
            Inline::Strong(text) => html! { <strong>{ text.clone() }</strong> },
            Inline::Em(text) => html! { <em>{ text.clone() }</em> },
            Inline::Link(target, words) => html! { <a href={site.target(target)}>{ words.clone() }</a> },
            Inline::Cite(number) => {
                let number = number.to_string();
                let label = site.fill(k::READ_SOURCE, &[("n", &number)]);
                html! {
                    <sup class="cite"><a href={format!("#source-{number}")} aria-label={label}>{ number }</a></sup>
                }
            }
        })
        .collect()
}
