//! Parses the article from Markdown to a tree of blocks.

use super::source::{Folder, Problems, SourceFile};
use crate::domain::SharedStr;
use crate::domain::article::{Article, Block, Inline, Section, Source as Entry};
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::rc::Rc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: SharedStr,
    minutes: u8,
    revised: SharedStr,
}

/// The entries of `sources.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    pub source: Vec<Entry>,
    /// The ids of those that worksheets cite.
    #[serde(skip)]
    pub cited: BTreeSet<SharedStr>,
}

/// Compiles the article and the list of its sources.
pub fn compile(folder: &Folder, lang: &str, known: Sources, problems: &mut Problems) -> Option<Article> {
    let source = folder.read(&format!("{lang}/article.md"), problems)?;
    let Sources { source: known, cited } = known;
    let mut reader = Reader {
        source: &source,
        known,
        problems,
        head: String::new(),
        sections: Vec::new(),
        sources: Vec::new(),
        run: Vec::new(),
        style: None,
        link: None,
        heading: None,
        list: None,
        picture: None,
        in_head: false,
    };
    let options = Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_OLD_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
        reader.event(event, range.start);
    }
    let Reader { head, sections, sources, known, .. } = reader;
    let unused = known.iter().filter(|entry| !sources.contains(*entry) && !cited.contains(&entry.id));
    for entry in unused {
        problems.add(&source, 0, format!("`{}` of sources.toml is cited nowhere", entry.id));
    }
    let head: Head = match toml::from_str(&head) {
        Ok(head) => head,
        Err(error) => {
            problems.add(&source, 0, format!("the lines between `---`: {}", error.message()));
            return None;
        }
    };
    Some(Article {
        title: head.title,
        minutes: head.minutes,
        revised: head.revised,
        sections: sections.into_iter().map(Rc::new).collect(),
        sources,
    })
}

struct Reader<'a> {
    source: &'a SourceFile,
    known: Vec<Entry>,
    problems: &'a mut Problems,
    head: String,
    sections: Vec<Section>,
    sources: Vec<Entry>,
    /// The inline content being parsed.
    run: Vec<Inline>,
    style: Option<Style>,
    /// The target and the text of the link being parsed.
    link: Option<(SharedStr, String)>,
    /// The level and the id of the heading being parsed.
    heading: Option<(HeadingLevel, SharedStr)>,
    /// Whether the list being parsed is numbered, and its items so far.
    list: Option<(bool, Vec<Vec<Inline>>)>,
    picture: Option<(SharedStr, String)>,
    in_head: bool,
}

#[derive(Clone, Copy)]
enum Style {
    Strong,
    Em,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, at: usize) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => self.in_head = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_head = false,
            Event::Text(text) if self.in_head => self.head.push_str(&text),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::FootnoteReference(id) => self.cite(&id, at),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let Some(id) = id else {
                    self.problem(at, "a heading needs an address in braces, such as {#signs}");
                    return;
                };
                self.heading = Some((level, (*id).into()));
            }
            Event::End(TagEnd::Heading(_)) => self.end_heading(at),
            Event::End(TagEnd::Paragraph) if self.list.is_none() => self.end_paragraph(at),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::Start(Tag::List(first)) => self.list = Some((first.is_some(), Vec::new())),
            Event::Start(Tag::Item) => {}
            Event::End(TagEnd::Item) => {
                let run = std::mem::take(&mut self.run);
                if let Some((_, items)) = &mut self.list {
                    items.push(run);
                }
            }
            Event::End(TagEnd::List(_)) => {
                if let Some((numbered, items)) = self.list.take() {
                    self.block(Block::List(numbered, items), at);
                }
            }
            Event::Start(Tag::Strong) => self.style = Some(Style::Strong),
            Event::Start(Tag::Emphasis) => self.style = Some(Style::Em),
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.style = None,
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some(((*dest_url).into(), String::new()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((target, words)) = self.link.take() {
                    self.run.push(Inline::Link(target, words.into()));
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => match dest_url.strip_prefix("picture:") {
                Some(name) => self.picture = Some((name.into(), String::new())),
                None => self.problem(at, "a picture is written ![what it shows](picture:name)"),
            },
            Event::End(TagEnd::Image) => {}
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                self.problem(at, "no raw HTML in the article");
            }
            Event::End(_) => {}
            other => self.problem(at, &format!("the article has no room for {other:?}")),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, alt)) = &mut self.picture {
            alt.push_str(text);
        } else if let Some((_, words)) = &mut self.link {
            words.push_str(text);
        } else {
            // Texts of one style are joined, because the parser splits a text at every quotation mark.
            let (last, joined) = match (self.run.last(), self.style) {
                (Some(Inline::Text(t)), None) => (true, format!("{t}{text}")),
                (Some(Inline::Strong(t)), Some(Style::Strong)) => (true, format!("{t}{text}")),
                (Some(Inline::Em(t)), Some(Style::Em)) => (true, format!("{t}{text}")),
                _ => (false, text.to_string()),
            };
            if last {
                self.run.pop();
            }
            self.run.push(match self.style {
                None => Inline::Text(joined.into()),
                Some(Style::Strong) => Inline::Strong(joined.into()),
                Some(Style::Em) => Inline::Em(joined.into()),
            });
        }
    }

    fn cite(&mut self, id: &str, at: usize) {
        let known = self.sources.iter().position(|entry| *entry.id == *id);
        let number = known.or_else(|| {
            let entry = self.known.iter().find(|entry| *entry.id == *id)?;
            self.sources.push(entry.clone());
            Some(self.sources.len() - 1)
        });
        match number {
            Some(number) => self.run.push(Inline::Cite(number + 1)),
            None => self.problem(at, &format!("`{id}` is not in sources.toml")),
        }
    }

    fn end_heading(&mut self, at: usize) {
        let words: String = std::mem::take(&mut self.run)
            .iter()
            .filter_map(|inline| match inline {
                Inline::Text(text) | Inline::Strong(text) | Inline::Em(text) => Some(&**text),
                _ => None,
            })
            .collect();
        match self.heading.take() {
            Some((HeadingLevel::H2, id)) => {
                self.sections.push(Section { id, title: words.into(), blocks: Vec::new() });
            }
            Some((HeadingLevel::H3, id)) => self.block(Block::Heading(id, words.into()), at),
            _ => self.problem(at, "headings are ## or ###"),
        }
    }

    fn end_paragraph(&mut self, at: usize) {
        let run = std::mem::take(&mut self.run);
        if let Some((name, alt)) = self.picture.take() {
            if alt.trim().is_empty() {
                self.problem(at, "a picture needs a text that says what it shows");
            }
            self.block(Block::Picture(name, alt.into()), at);
            return;
        }
        match run.as_slice() {
            [] => {}
            [Inline::Link(target, words)] => {
                self.block(Block::Offer(target.clone(), words.clone()), at);
            }
            _ => self.block(Block::Paragraph(run), at),
        }
    }

    fn block(&mut self, block: Block, at: usize) {
        match self.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => self.problem(at, "the article begins with a ## heading"),
        }
    }

    fn problem(&mut self, at: usize, message: &str) {
        self.problems.add(self.source, at, message);
    }
}
