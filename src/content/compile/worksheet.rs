//! Worksheets: the structure from `worksheets/*.toml`, and the texts from `<language>/worksheets/*.toml`.

use super::article::Sources;
use super::conditions::{Conditions, Fields, RawCondition, Term};
use super::ending::{RawEnd, RawVariant, ending, variants};
use super::ladder::{self, RawLadder};
use super::short_way::{RawShort, check, short_way};
use super::source::{Folder, Problems, SourceFile};
use super::times::times;
use super::words::Words;
use crate::domain::SharedStr;
use crate::domain::condition::Visibility;
use crate::domain::parent_link::PARENT;
use crate::domain::short_way::{Times, WAY};
use crate::domain::worksheet::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    id: Spanned<String>,
    #[serde(default)]
    minutes: u8,
    #[serde(default)]
    short_minutes: u8,
    #[serde(default)]
    care: bool,
    /// The safety questions that a care page answers.
    #[serde(default)]
    answers: Vec<Spanned<String>>,
    #[serde(default)]
    retired: bool,
    /// The source of the reason why the step may help.
    why: Option<Spanned<String>>,
    #[serde(default)]
    variant: Vec<RawVariant>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    show_if_any: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
    #[serde(default)]
    field: Vec<RawField>,
    #[serde(default)]
    notice: Vec<RawNotice>,
}

/// A field in a TOML file, also used by the checklist and the session.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    pub id: Spanned<String>,
    kind: Spanned<String>,
    #[serde(default)]
    options: Vec<String>,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    own: bool,
    #[serde(default)]
    rate: bool,
    #[serde(default)]
    strength: bool,
    #[serde(default)]
    collapsed: bool,
    #[serde(default)]
    recall: Vec<Spanned<String>>,
    #[serde(default)]
    recall_entry: Vec<Spanned<String>>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    show_if_any: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
    #[serde(default)]
    slots: BTreeMap<SharedStr, SharedStr>,
    #[serde(default)]
    private_only_if: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNotice {
    id: Spanned<String>,
    tone: Tone,
    after: Option<Spanned<String>>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    show_if_any: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    finish: bool,
}

/// All worksheets in one language, in their order.
pub fn all(
    folder: &Folder,
    lang: &str,
    groups: &[Group],
    sources: &mut Sources,
    problems: &mut Problems,
) -> Vec<Worksheet> {
    let mut sheets: Vec<(Place, Worksheet)> = Vec::new();
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
        let order = place(&source, &raw, groups, problems);
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
type Place = (usize, u32);

fn place(source: &SourceFile, raw: &RawWorksheet, groups: &[Group], p: &mut Problems) -> Place {
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
    sheets: &[(Place, Worksheet)],
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

fn step(
    raw: RawStep,
    sources: &mut Sources,
    c: &mut Conditions,
    w: &mut Words,
    p: &mut Problems,
) -> WorksheetStep {
    let source = c.source;
    let (id, at) = (raw.id.get_ref(), raw.id.span().start);
    let shown = c.shown(at, [&raw.show_if, &raw.show_if_any, &raw.hide_if], p);
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
fn check_care_pages(source: &SourceFile, steps: &[RawStep], p: &mut Problems) {
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

fn ids(ids: &[Spanned<String>]) -> Vec<SharedStr> {
    ids.iter().map(|id| id.get_ref().as_str().into()).collect()
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

/// Makes a field from its structure and the texts below `prefix`.
pub fn field(raw: RawField, prefix: &str, c: &mut Conditions, w: &mut Words, p: &mut Problems) -> Field {
    let source = c.source;
    let (id, at) = (raw.id.get_ref().clone(), raw.id.span().start);
    let name = format!("{prefix}.{id}");
    let mut choices = |options: &[String], what: &str, w: &mut Words| -> Vec<Choice> {
        if options.is_empty() {
            p.add(source, at, format!("`{id}` needs `{what}s`"));
        }
        options
            .iter()
            .map(|option| Choice {
                id: option.as_str().into(),
                label: w.need(&format!("{name}.{what}.{option}"), p),
                help: w.may(&format!("{name}.{what}_help.{option}"), p),
            })
            .collect()
    };
    let kind = match raw.kind.get_ref().as_str() {
        "line" => FieldKind::Line,
        "text" => FieldKind::Text,
        "choice" => FieldKind::Choice(choices(&raw.options, "option", w)),
        "choices" => FieldKind::Choices(Choices {
            options: choices(&raw.options, "option", w),
            own: raw.own,
            rate: raw.rate || raw.strength,
        }),
        "columns" => FieldKind::Columns(choices(&raw.columns, "column", w)),
        "scale" => FieldKind::Scale(ScaleLabels {
            low: w.may(&format!("{name}.low"), p),
            high: w.may(&format!("{name}.high"), p),
        }),
        "list" => FieldKind::List(raw.rate || raw.strength),
        "date" => FieldKind::Date,
        "toggle" => FieldKind::Toggle,
        "letter" => FieldKind::Letter(Box::new(protocol(&name, w, p))),
        "script" => FieldKind::Script(Box::new(ComposerInputs {
            from: raw.slots.into_iter().collect(),
            private_only_if: c.any_of(at, &raw.private_only_if, p),
        })),
        other => {
            p.add(source, raw.kind.span().start, format!("there is no kind of field called `{other}`"));
            FieldKind::Line
        }
    };
    let is_rated = matches!(&kind, FieldKind::List(true) | FieldKind::Choices(Choices { rate: true, .. }));
    if (raw.rate || raw.strength) && !is_rated {
        p.add(source, at, format!("`{id}` has nothing to rate: only `choices` and `list` have"));
    }
    let mut rating = Rating::default();
    if is_rated {
        rating.label = w.may(&format!("{name}.rate"), p);
    }
    if raw.strength {
        let words = ["low", "middle", "high"].map(|one| w.need(&format!("{name}.strength.{one}"), p));
        rating.strengths = words.to_vec();
    }
    Field {
        label: w.need(&format!("{name}.label"), p),
        help: w.may(&format!("{name}.help"), p),
        id: id.as_str().into(),
        kind,
        collapsed: raw.collapsed,
        rating,
        recall: ids(&raw.recall),
        recall_entry: ids(&raw.recall_entry),
        shown: c.shown(at, [&raw.show_if, &raw.show_if_any, &raw.hide_if], p),
    }
}

fn protocol(name: &str, w: &mut Words, p: &mut Problems) -> LetterTexts {
    let mut need = |part: &str| w.need(&format!("{name}.protocol.{part}"), p);
    LetterTexts {
        before: need("before"),
        minutes_5: need("minutes_5"),
        minutes_10: need("minutes_10"),
        minutes_15: need("minutes_15"),
        no_timer: need("no_timer"),
        start: need("start"),
        stop: need("stop"),
        hide_timer: need("hide_timer"),
        show_timer: need("show_timer"),
        time_up: need("time_up"),
        after_title: need("after_title"),
        after_text: need("after_text"),
        burn: need("burn"),
        burn_confirm: need("burn_confirm"),
        burned: need("burned"),
        prompts_title: need("prompts_title"),
        prompts: need("prompts"),
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
        shown: c.shown(raw.id.span().start, [&raw.show_if, &raw.show_if_any, &raw.hide_if], p),
    }
}

/// Reports an id that has other characters than lower-case letters, digits and hyphens.
pub fn check_id(source: &SourceFile, id: &Spanned<String>, problems: &mut Problems) {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.get_ref().is_empty() || !id.get_ref().chars().all(fine) {
        let message = format!("`{}`: an id is small letters, digits and hyphens", id.get_ref());
        problems.add(source, id.span().start, message);
    }
}

/// Reports an id that was used before.
pub fn unique(
    source: &SourceFile,
    id: &Spanned<String>,
    what: &str,
    seen: &mut BTreeSet<String>,
    problems: &mut Problems,
) {
    check_id(source, id, problems);
    if !seen.insert(id.get_ref().clone()) {
        problems.add(source, id.span().start, format!("the {what} `{}` is there twice", id.get_ref()));
    }
}
