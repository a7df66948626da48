//! The fields of worksheets, of the checklist and of a session.

use super::conditions::{Conditions, Term};
use super::ids::ids;
use super::source::Problems;
use super::words::Words;
use crate::domain::SharedStr;
use crate::domain::small_step::StepWords;
use crate::domain::worksheet::{
    Choice, Choices, ComposerInputs, Field, FieldKind, LetterTexts, Rating, ScaleLabels,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A field in a TOML file, also used by the checklist and the session.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    pub id: Spanned<String>,
    pub kind: Spanned<String>,
    #[serde(default)]
    pub options: Vec<String>,
    #[serde(default)]
    pub columns: Vec<String>,
    #[serde(default)]
    pub own: bool,
    #[serde(default)]
    pub rate: bool,
    #[serde(default)]
    pub strength: bool,
    #[serde(default)]
    pub collapsed: bool,
    #[serde(default)]
    pub suggestions: Vec<String>,
    #[serde(default)]
    pub ideas: Vec<String>,
    #[serde(default)]
    pub recall: Vec<Spanned<String>>,
    #[serde(default)]
    pub recall_entry: Vec<Spanned<String>>,
    #[serde(default)]
    pub show_if: Vec<Term>,
    #[serde(default)]
    pub hide_if: Vec<Term>,
    #[serde(default)]
    pub slots: BTreeMap<SharedStr, SharedStr>,
    #[serde(default)]
    pub private_only_if: Vec<Term>,
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
        "step" => {
            let idea = |one: &String| w.need(&format!("{name}.idea.{one}"), p);
            let ideas = raw.ideas.iter().map(idea).collect();
            // The other words are the same for every step (`small_step::put_words`).
            FieldKind::Step(Box::new(StepWords { ideas, ..StepWords::default() }))
        }
        other => {
            p.add(source, raw.kind.span().start, format!("there is no kind of field called `{other}`"));
            FieldKind::Line
        }
    };
    let is_rated = matches!(&kind, FieldKind::List(true) | FieldKind::Choices(Choices { rate: true, .. }));
    if (raw.rate || raw.strength) && !is_rated {
        p.add(source, at, format!("`{id}` has nothing to rate: only `choices` and `list` have"));
    }
    let is_step = matches!(kind, FieldKind::Step(_));
    if !raw.suggestions.is_empty() && kind != FieldKind::Line && !is_step {
        p.add(source, at, format!("`{id}` cannot have `suggestions`: only a `line` and a `step` have"));
    }
    if !raw.ideas.is_empty() && !is_step {
        p.add(source, at, format!("`{id}` cannot have `ideas`: only a `step` has"));
    }
    let suggestions =
        raw.suggestions.iter().map(|one| w.need(&format!("{name}.suggestion.{one}"), p)).collect();
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
        suggestions,
        recall: ids(&raw.recall),
        recall_entry: ids(&raw.recall_entry),
        shown: c.shown(at, &raw.show_if, &raw.hide_if, p),
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
