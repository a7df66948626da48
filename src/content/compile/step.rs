//! The steps of a worksheet, with their notices, and the checks of care pages.

use super::article::Sources;
use super::conditions::{Conditions, Term};
use super::ending::{RawVariant, variants};
use super::field::{RawField, field};
use super::ids::ids;
use super::source::{Problems, SourceFile};
use super::words::Words;
use crate::domain::condition::Visibility;
use crate::domain::worksheet::{Notice, StepItem, Tone, Why, WorksheetStep};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::rc::Rc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    pub id: Spanned<String>,
    #[serde(default)]
    pub minutes: u8,
    #[serde(default)]
    pub short_minutes: u8,
    #[serde(default)]
    pub care: bool,
    /// The safety questions that a care page answers.
    #[serde(default)]
    pub answers: Vec<Spanned<String>>,
    #[serde(default)]
    pub retired: bool,
    /// The source of the reason why the step may help.
    pub why: Option<Spanned<String>>,
    #[serde(default)]
    pub variant: Vec<RawVariant>,
    #[serde(default)]
    pub show_if: Vec<Term>,
    #[serde(default)]
    pub hide_if: Vec<Term>,
    #[serde(default)]
    pub field: Vec<RawField>,
    #[serde(default)]
    pub notice: Vec<RawNotice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNotice {
    pub id: Spanned<String>,
    pub tone: Tone,
    pub after: Option<Spanned<String>>,
    #[serde(default)]
    pub show_if: Vec<Term>,
    #[serde(default)]
    pub hide_if: Vec<Term>,
    #[serde(default)]
    pub links: Vec<String>,
    #[serde(default)]
    pub finish: bool,
}

/// Makes a step from its structure and its texts.
pub fn step(
    raw: RawStep,
    sources: &mut Sources,
    c: &mut Conditions,
    w: &mut Words,
    p: &mut Problems,
) -> WorksheetStep {
    let source = c.source;
    let (id, at) = (raw.id.get_ref(), raw.id.span().start);
    let shown = c.shown(at, &raw.show_if, &raw.hide_if, p);
    if raw.care {
        check_care(source, &raw, &shown, p);
    } else if raw.minutes == 0 || raw.minutes > 30 {
        p.add(source, at, "`minutes` has to be 1 to 30");
    }
    if !raw.care
        && let Some(first) = raw.answers.first()
    {
        p.add(source, first.span().start, "only a care page has `answers`");
    }
    let mut items = Vec::new();
    let mut notices = raw.notice;
    for raw in raw.field {
        let id = raw.id.get_ref().clone();
        items.push(StepItem::Field(Rc::new(field(raw, "field", c, w, p))));
        for notice in notices.extract_if(.., |n| n.after.as_ref().is_some_and(|a| *a.get_ref() == id)) {
            items.push(StepItem::Notice(Rc::new(self::notice(notice, c, w, p))));
        }
    }
    for raw in notices {
        if let Some(after) = &raw.after {
            p.add(source, after.span().start, format!("no field `{}` in this step", after.get_ref()));
        }
        items.push(StepItem::Notice(Rc::new(notice(raw, c, w, p))));
    }
    WorksheetStep {
        title: w.need(&format!("step.{id}.title"), p),
        help: w.may(&format!("step.{id}.help"), p),
        why: raw.why.and_then(|why| self::why(&why, id, sources, c, w, p)),
        // A care page has nothing to read but its notices.
        example: if raw.care { "".into() } else { w.may(&format!("step.{id}.example"), p) },
        id: id.as_str().into(),
        minutes: raw.minutes,
        short_minutes: raw.short_minutes,
        care: raw.care,
        answers: ids(&raw.answers),
        retired: raw.retired,
        variants: variants(raw.variant, &format!("step.{id}"), "help", c, w, p),
        shown,
        items,
    }
}

/// The reason why a step may help, with its source.
fn why(
    why: &Spanned<String>,
    step: &str,
    sources: &mut Sources,
    c: &Conditions,
    w: &mut Words,
    p: &mut Problems,
) -> Option<Why> {
    let text = w.need(&format!("step.{step}.why"), p);
    let Some(found) = sources.source.iter().find(|source| *source.id == **why.get_ref()) else {
        p.add(c.source, why.span().start, format!("`{}` is no source in sources.toml", why.get_ref()));
        return None;
    };
    sources.cited.insert(found.id.clone());
    // The first author by the last name, or an organisation as it is.
    let (first, others) = found.authors.split_once(", ").unwrap_or((&found.authors, ""));
    let others = if others.contains('&') { " et al." } else { "" };
    Some(Why { text, source: format!("{first}{others} {}", found.year).into(), url: found.url.clone() })
}

/// Checks a care page, which answers safety questions: it names those its condition depends on, has no fields, and links
/// to help.
fn check_care(source: &SourceFile, raw: &RawStep, shown: &Visibility, p: &mut Problems) {
    let at = raw.id.span().start;
    let depends_on: BTreeSet<&str> = shown.wanted().iter().map(|picked| &*picked.field).collect();
    let named: BTreeSet<&str> = raw.answers.iter().map(|id| id.get_ref().as_str()).collect();
    for id in raw.answers.iter().filter(|id| !depends_on.contains(id.get_ref().as_str())) {
        let message = format!("the page is not shown for an answer to `{}`", id.get_ref());
        p.add(source, id.span().start, message);
    }
    for id in depends_on.difference(&named) {
        p.add(source, at, format!("a care page names `{id}` in `answers`, because it answers it"));
    }
    if raw.minutes != 0 {
        p.add(source, at, "a care page has no `minutes`");
    }
    if raw.why.is_some() {
        p.add(source, at, "a care page has no `why`");
    }
    if !raw.field.is_empty() || raw.notice.is_empty() {
        p.add(source, at, "a care page holds notices, and no fields");
    }
    if depends_on.is_empty() {
        p.add(source, at, "a care page needs `show_if`");
    }
    if !raw
        .notice
        .iter()
        .any(|notice| notice.links.iter().any(|link| link == "help" || link.starts_with("help#")))
    {
        p.add(source, at, "a care page leads to `help`");
    }
}

/// Checks that each care page stands right after the step with the questions it answers. Several care pages can follow
/// the same step.
pub fn check_care_pages(source: &SourceFile, steps: &[RawStep], p: &mut Problems) {
    let mut before: Option<&RawStep> = None;
    for step in steps.iter().filter(|step| !step.retired) {
        if !step.care {
            before = Some(step);
            continue;
        }
        let asks =
            |id: &str| before.is_some_and(|step| step.field.iter().any(|field| field.id.get_ref() == id));
        for id in step.answers.iter().filter(|id| !asks(id.get_ref())) {
            let message = format!("a care page stands right after the step that asks `{}`", id.get_ref());
            p.add(source, id.span().start, message);
        }
    }
}

fn notice(raw: RawNotice, c: &mut Conditions, w: &mut Words, p: &mut Problems) -> Notice {
    let id = raw.id.get_ref();
    let link = |target: &String, w: &mut Words, p: &mut Problems| {
        (target.as_str().into(), w.need(&format!("notice.{id}.link.{target}"), p))
    };
    Notice {
        title: w.may(&format!("notice.{id}.title"), p),
        text: w.need(&format!("notice.{id}.text"), p),
        links: raw.links.iter().map(|target| link(target, w, p)).collect(),
        id: id.as_str().into(),
        tone: raw.tone,
        after: raw.after.as_ref().map(|after| after.get_ref().as_str()).unwrap_or_default().into(),
        finish: raw.finish,
        shown: c.shown(raw.id.span().start, &raw.show_if, &raw.hide_if, p),
    }
}
