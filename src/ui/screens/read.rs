//! The article. The whole of it is in the page before the program arrives; the program adds the way back to where one
//! stopped.

mod blocks;
mod place;

use crate::domain::article::{Article, Block, Section};
use crate::ui::site::Site;
use crate::ui::words as k;
use blocks::{heading, section};
use place::ReadingPlace;
use yew::prelude::*;

/// The article, its contents list, and its sources.
pub fn read(site: &Site) -> Html {
    let article = site.catalog.article.clone();
    html! {
        <article class="screen reading">
            <h1 tabindex="-1" id="title">{ article.title.clone() }</h1>
            <p class="help">
                { site.fill(k::READ_MINUTES, &[("n", &article.minutes.to_string())]) }
                { " · " }
                { site.fill(k::READ_REVISED, &[("day", &site.day(&article.revised))]) }
            </p>
            <ReadingPlace sections={ids(&article)} />
            { contents(site, &article) }
            <div class="reading-text">
                { for article.sections.iter().enumerate().map(|(at, one)| section(site, one, at == 0)) }
                { sources(site, &article) }
            </div>
        </article>
    }
}

fn contents(site: &Site, article: &Article) -> Html {
    let entry = |id: &str, title: &str| html! { <a href={format!("#{id}")}>{ title.to_string() }</a> };
    html! {
        <nav class="contents" aria-labelledby="contents-title">
            <h2 id="contents-title">{ site.t(k::READ_CONTENTS) }</h2>
            <ol>
                { for article.sections.iter().map(|section| {
                    let steps: Vec<_> = headings(section).collect();
                    html! {
                        <li>
                            { entry(&section.id, &section.title) }
                            if !steps.is_empty() {
                                <ol>{ for steps.iter().map(|(id, title)| html! { <li>{ entry(id, title) }</li> }) }</ol>
                            }
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
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
    html! {
        <section class="sources" aria-labelledby="sources">
            { heading(2, "sources", &site.t(k::READ_SOURCES)) }
            <ol>
                { for article.sources.iter().enumerate().map(|(at, source)| html! {
                    <li id={format!("source-{}", at + 1)}>
                        { format!("{} ({}). ", source.authors, source.year) }
                        if source.url.is_empty() {
                            <cite>{ source.title.clone() }</cite>
                        } else {
                            <a href={source.url.to_string()} rel="noreferrer"><cite>{ source.title.clone() }</cite></a>
                        }
                        { ". " }
                        if !source.place.is_empty() { { format!("{}.", source.place.trim_end_matches('.')) } }
                    </li>
                }) }
            </ol>
        </section>
    }
}
