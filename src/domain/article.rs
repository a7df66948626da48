//! The article as a tree of blocks: what its Markdown was compiled to on the host.

use super::SharedStr;
use super::from_json::{read_enum, read_struct};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The article in one language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Article {
    /// The page's heading.
    pub title: SharedStr,
    /// About how long it takes to read, in minutes.
    pub minutes: u8,
    /// When it was last revised, as `2026-11-22`.
    pub revised: SharedStr,
    /// In the order of the page.
    pub sections: Vec<Rc<Section>>,
    /// What is cited, in the order of its first citation.
    pub sources: Vec<Source>,
}

/// A section with an address of its own.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Section {
    /// The fragment of its address.
    pub id: SharedStr,
    /// Its heading.
    pub title: SharedStr,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A block of the article.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading inside a section: its fragment and its words.
    Heading(SharedStr, SharedStr),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list of paragraphs; `true`: numbered.
    List(bool, Vec<Vec<Inline>>),
    /// A picture: its name and its text alternative.
    Picture(SharedStr, SharedStr),
    /// A worksheet or screen offered where the text speaks of it: target and words.
    Offer(SharedStr, SharedStr),
}

/// What runs inside a paragraph.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain words.
    Text(SharedStr),
    /// Words that weigh more.
    Strong(SharedStr),
    /// Words said differently.
    Em(SharedStr),
    /// A link: target and words.
    Link(SharedStr, SharedStr),
    /// The number of a source, counted from 1.
    Cite(usize),
}

/// An entry of the literature.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// How the article cites it.
    pub id: SharedStr,
    /// Who wrote it.
    pub authors: SharedStr,
    /// When it appeared.
    pub year: u16,
    /// What it is called.
    pub title: SharedStr,
    /// Where it appeared; may be empty.
    #[serde(default, rename = "where")]
    pub place: SharedStr,
    /// Where it can be read; may be empty.
    #[serde(default)]
    pub url: SharedStr,
}

read_struct!(Article { title = "title", minutes = "minutes", revised = "revised", sections = "sections", sources = "sources" });
read_struct!(Section { id = "id", title = "title", blocks = "blocks" });
read_struct!(Source { id = "id", authors = "authors", year = "year", title = "title", place = "where", url = "url" });
read_enum!(Block, alone {  }, one { Paragraph = "paragraph" }, two { Heading = "heading", List = "list", Picture = "picture", Offer = "offer" });
read_enum!(Inline, alone {  }, one { Text = "text", Strong = "strong", Em = "em", Cite = "cite" }, two { Link = "link" });
