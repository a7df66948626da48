//! The article as a tree of blocks, compiled on the host from Markdown.

use super::SharedStr;
use super::from_json::{read_enum, read_struct};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The article in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Article {
    pub title: SharedStr,
    /// The approximate reading time in minutes.
    pub minutes: u8,
    /// The date of the last revision, as `2026-11-22`.
    pub revised: SharedStr,
    /// The sections in display order.
    pub sections: Vec<Rc<Section>>,
    /// The cited sources, in the order of their first citation.
    pub sources: Vec<Source>,
}

/// A section with a fragment of its own.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Section {
    /// The fragment of its URL.
    pub id: SharedStr,
    pub title: SharedStr,
    pub blocks: Vec<Block>,
}

/// A block of the article.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading inside a section: its fragment and its text.
    Heading(SharedStr, SharedStr),
    Paragraph(Vec<Inline>),
    /// A list of paragraphs; numbered if `true`.
    List(bool, Vec<Vec<Inline>>),
    /// A picture: its name and its alternative text.
    Picture(SharedStr, SharedStr),
    /// An offer to open a worksheet or screen, where the article mentions it: target and text.
    Offer(SharedStr, SharedStr),
}

/// The inline content of a paragraph.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(SharedStr),
    /// Strong importance (`<strong>`).
    Strong(SharedStr),
    /// Emphasis (`<em>`).
    Em(SharedStr),
    /// A link: target and text.
    Link(SharedStr, SharedStr),
    /// A citation: the number of a source, counted from 1.
    Cite(usize),
}

/// A source that the article cites.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id that citations in the Markdown use.
    pub id: SharedStr,
    pub authors: SharedStr,
    /// The year of publication.
    pub year: u16,
    pub title: SharedStr,
    /// The journal or publisher; may be empty.
    #[serde(default, rename = "where")]
    pub place: SharedStr,
    /// The URL; may be empty.
    #[serde(default)]
    pub url: SharedStr,
}

read_struct!(Article { title = "title", minutes = "minutes", revised = "revised", sections = "sections", sources = "sources" });
read_struct!(Section { id = "id", title = "title", blocks = "blocks" });
read_struct!(Source { id = "id", authors = "authors", year = "year", title = "title", place = "where", url = "url" });
read_enum!(Block, alone {  }, one { Paragraph = "paragraph" }, two { Heading = "heading", List = "list", Picture = "picture", Offer = "offer" });
read_enum!(Inline, alone {  }, one { Text = "text", Strong = "strong", Em = "em", Cite = "cite" }, two { Link = "link" });
