//! Worksheets: the structure from `worksheets/*.toml`, and the texts from `<language>/worksheets/*.toml`.

use super::article::Sources;
use super::conditions::{Conditions, Fields, RawCondition};
use super::ending::{RawEnd, ending};
use super::ids::{check_id, unique};
use super::ladder::{self, RawLadder};
use super::short_way::{RawShort, check, short_way};
use super::source::{Folder, Problems, SourceFile};
use super::step::{RawStep, check_care_pages, step};
use super::times::times;
use super::words::Words;
use crate::domain::parent_link::PARENT;
use crate::domain::short_way::{Times, WAY};
use crate::domain::worksheet::{Group, History, Worksheet};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::rc::Rc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWorksheet {
    id: Spanned<String>,
    path: Spanned<String>,
    order: Spanned<u32>,
    group: Option<Spanned<String>>,
    part_of: Option<Spanned<String>>,
    /// Conditions with a name.
    #[serde(default)]
    condition: Vec<RawCondition>,
    step: Vec<RawStep>,
    #[serde(default)]
    end: RawEnd,
    short: Option<RawShort>,
    ladder: Option<RawLadder>,
}

/// All worksheets in one language, in their order.
pub fn all(
    folder: &Folder,
    lang: &str,
    groups: &[Group],
    sources: &mut Sources,
    problems: &mut Problems,
) -> Vec<Worksheet> {
    let mut sheets: Vec<(ListPosition, Worksheet)> = Vec::new();
    let mut seen = BTreeSet::new();
    let (mut parts, mut ladders) = (Vec::new(), Vec::new());
    for name in folder.list("worksheets", ".toml") {
        let Some(source) = folder.read(&format!("worksheets/{name}"), problems) else {
            continue;
        };
        let Some(raw) = source.parse::<RawWorksheet>(problems) else {
            continue;
        };
        unique(&source, &raw.id, "worksheet", &mut seen, problems);
        let words = format!("{lang}/worksheets/{name}");
        let Some(mut words) = Words::read(folder, &words, problems) else {
            continue;
        };
        let order = list_position(&source, &raw, groups, problems);
        if sheets.iter().any(|(other, _)| *other == order) {
            problems.add(
                &source,
                raw.order.span().start,
                "another worksheet of the group has the same `order`",
            );
        }
        let (id, part_of, ladder) = (raw.id.get_ref().clone(), raw.part_of.clone(), raw.ladder.clone());
        let fields = raw.step.iter().flat_map(|step| &step.field);
        let recalled: Vec<_> = fields.flat_map(|field| &field.recall_entry).cloned().collect();
        sheets.push((order, worksheet(&source, raw, sources, &mut words, problems)));
        words.finish(problems);
        match (part_of, ladder) {
            (Some(part_of), ladder) => {
                if let Some(ladder) = &ladder {
                    problems.add(&source, ladder.at(), "a part of another worksheet has no ladder");
                }
                parts.push((source, part_of, recalled));
            }
            (None, Some(ladder)) => ladders.push((source, id, ladder)),
            (None, None) => {}
        }
    }
    for (source, id, ladder) in ladders {
        let others = || sheets.iter().map(|(_, sheet)| sheet);
        if let Some(sheet) = others().find(|sheet| *sheet.id == *id) {
            ladder::check(&source, &ladder, sheet, others(), problems);
        }
    }
    for (source, part_of, recalled) in parts {
        check_part(&source, &part_of, &recalled, &sheets, problems);
    }
    sheets.sort_by_key(|(order, _)| *order);
    sheets.into_iter().map(|(_, sheet)| sheet).collect()
}

/// Where a worksheet stands: the index of its group, and its place in it. Parts of other worksheets come last.
type ListPosition = (usize, u32);

fn list_position(
    source: &SourceFile,
    raw: &RawWorksheet,
    groups: &[Group],
    p: &mut Problems,
) -> ListPosition {
    let group = match (&raw.group, &raw.part_of) {
        (None, Some(_)) => groups.len(),
        (Some(group), Some(_)) => {
            p.add(source, group.span().start, "a part of another worksheet has no `group`");
            0
        }
        (None, None) => {
            p.add(source, raw.id.span().start, "a worksheet needs a `group`");
            0
        }
        (Some(group), None) => {
            let found = groups.iter().position(|one| *one.id == **group.get_ref());
            found.unwrap_or_else(|| {
                p.add(source, group.span().start, format!("there is no group `{}`", group.get_ref()));
                0
            })
        }
    };
    (group, *raw.order.get_ref())
}

/// Checks that the worksheet named by `part_of` exists, is not itself part of another, and asks the questions that the
/// part recalls.
fn check_part(
    source: &SourceFile,
    part_of: &Spanned<String>,
    recalled: &[Spanned<String>],
    sheets: &[(ListPosition, Worksheet)],
    p: &mut Problems,
) {
    let name = part_of.get_ref();
    let message = match sheets.iter().find(|(_, sheet)| *sheet.id == **name) {
        None => format!("there is no worksheet `{name}` to be a part of"),
        Some((_, parent)) if parent.is_part() && *parent.part_of == *parent.id => {
            format!("`{name}` cannot be a part of itself")
        }
        Some((_, parent)) if parent.is_part() => {
            format!("`{name}` is itself a part of `{}`", parent.part_of)
        }
        Some((_, parent)) => {
            for id in recalled.iter().filter(|id| !parent.asks(id.get_ref())) {
                let message = format!("`{name}` has no question `{}` to recall", id.get_ref());
                p.add(source, id.span().start, message);
            }
            return;
        }
    };
    p.add(source, part_of.span().start, message);
}

fn worksheet(
    source: &SourceFile,
    raw: RawWorksheet,
    sources: &mut Sources,
    w: &mut Words,
    p: &mut Problems,
) -> Worksheet {
    let mut fields = Fields::default();
    let (mut steps, mut notices) = (BTreeSet::new(), BTreeSet::new());
    for step in &raw.step {
        unique(source, &step.id, "step", &mut steps, p);
        fields.steps_at.insert(step.id.get_ref().clone(), step.id.span().start);
        if RESERVED.contains(&step.id.get_ref().as_str()) {
            p.add(source, step.id.span().start, format!("the address `{}` is taken", step.id.get_ref()));
        }
        for field in &step.field {
            fields.fields_at.insert(field.id.get_ref().clone(), field.id.span().start);
            let known = fields.options.insert(field.id.get_ref().clone(), field.options.clone());
            if known.is_some() {
                p.add(source, field.id.span().start, format!("`{}` is there twice", field.id.get_ref()));
            }
            check_id(source, &field.id, p);
            if field.id.get_ref() == WAY {
                p.add(source, field.id.span().start, format!("`{WAY}` names the way through the worksheet"));
            }
            if raw.part_of.is_some() && field.id.get_ref() == PARENT {
                p.add(source, field.id.span().start, format!("`{PARENT}` names the entry this is a part of"));
            }
        }
        for notice in &step.notice {
            unique(source, &notice.id, "notice", &mut notices, p);
        }
    }
    check_id(source, &raw.path, p);
    let mut conditions = Conditions::read(source, raw.condition, fields, p);
    let c = &mut conditions;
    check_care_pages(source, &raw.step, p);
    check_recall(source, &raw.step, raw.part_of.is_some(), p);
    let (short, named) = raw.short.map(|short| short_way(short, c, w, p)).unzip();
    let mut sheet = Worksheet {
        id: raw.id.get_ref().as_str().into(),
        path: raw.path.get_ref().as_str().into(),
        group: raw.group.map(Spanned::into_inner).unwrap_or_default().into(),
        title: w.need("title", p),
        summary: w.need("summary", p),
        intro: w.need("intro", p),
        about: w.need("about", p),
        history: raw.part_of.as_ref().map(|_| history(w, p)).unwrap_or_default(),
        part_of: raw.part_of.map(Spanned::into_inner).unwrap_or_default().into(),
        steps: raw.step.into_iter().map(|step| Rc::new(self::step(step, sources, c, w, p))).collect(),
        end: ending(raw.end, "end", c, w, p),
        short: short.map(Rc::new),
        times: Times::default(),
        ladder: raw.ladder.map(|raw| Rc::new(ladder::ladder(&raw, c, w, p))),
    };
    if let Some(named) = &named {
        check(&sheet, named, c, p);
    }
    match times(&sheet) {
        Some(times) => sheet.times = times,
        None => {
            p.add(source, raw.path.span().start, "there are too many conditions to find the longest path")
        }
    }
    if sheet.short.is_some() && sheet.times.short >= sheet.times.whole {
        p.add(source, raw.path.span().start, "the short way takes no less time than the whole");
    }
    conditions.finish(p);
    sheet
}

/// The segments of a worksheet's location that are not steps.
const RESERVED: [&str; 2] = ["end", "history"];

fn history(w: &mut Words, p: &mut Problems) -> History {
    let mut need = |part: &str| w.need(&format!("history.{part}"), p);
    History {
        link: need("link"),
        title: need("title"),
        begin: need("begin"),
        notes: need("notes"),
        empty: need("empty"),
    }
}

/// Checks that questions recall earlier ones of the same worksheet, and that only a part recalls those of its entry.
fn check_recall(source: &SourceFile, steps: &[RawStep], is_part: bool, p: &mut Problems) {
    let mut before = BTreeSet::new();
    for field in steps.iter().filter(|step| !step.retired).flat_map(|step| &step.field) {
        for id in field.recall.iter().filter(|id| !before.contains(id.get_ref())) {
            let message = format!("no question before this one is called `{}`", id.get_ref());
            p.add(source, id.span().start, message);
        }
        if !is_part && let Some(id) = field.recall_entry.first() {
            p.add(source, id.span().start, "only a part of another worksheet recalls answers of an entry");
        }
        before.insert(field.id.get_ref().clone());
    }
}
