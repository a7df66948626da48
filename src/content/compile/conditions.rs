//! The conditions of a worksheet: picked options, "or", and conditions with a name that are defined once.
//!
//! Names are replaced by what they stand for, so a program never looks one up.

use super::ids::check_id;
use super::source::{Problems, SourceFile};
use crate::domain::condition::{Condition, Picked, Visibility};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// One entry of a list of conditions.
#[derive(Clone, Deserialize)]
#[serde(untagged, expecting = "a condition is `{ field = …, any = […] }`, `{ or = […] }` or a name")]
pub enum Term {
    /// A condition that the worksheet defines.
    Name(String),
    /// At least one of them has to hold.
    Or(Or),
    /// Picked options.
    Picked(Picked),
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Or {
    or: Vec<Term>,
}

/// A condition with a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCondition {
    id: Spanned<String>,
    /// All of these have to hold.
    #[serde(default)]
    all: Vec<Term>,
    /// One of these has to hold.
    #[serde(default)]
    any: Vec<Term>,
    /// None of these may hold.
    #[serde(default)]
    none: Vec<Term>,
}

/// The fields and steps of a worksheet.
#[derive(Default)]
pub struct Fields {
    /// The options of each field.
    pub options: BTreeMap<String, Vec<String>>,
    /// The byte offset of each field.
    pub fields_at: BTreeMap<String, usize>,
    /// The byte offset of each step.
    pub steps_at: BTreeMap<String, usize>,
}

/// The conditions that a worksheet defines, and the fields that conditions can look at.
pub struct Conditions<'a> {
    pub source: &'a SourceFile,
    fields: Fields,
    raw: BTreeMap<String, RawCondition>,
    known: BTreeMap<String, Visibility>,
    used: BTreeSet<String>,
}

impl<'a> Conditions<'a> {
    /// Reads the definitions.
    pub fn read(source: &'a SourceFile, raw: Vec<RawCondition>, fields: Fields, p: &mut Problems) -> Self {
        let mut conditions =
            Self { source, fields, raw: BTreeMap::new(), known: BTreeMap::new(), used: BTreeSet::new() };
        for one in raw {
            let (name, at) = (one.id.get_ref().clone(), one.id.span().start);
            check_id(source, &one.id, p);
            if conditions.fields.options.contains_key(&name) {
                p.add(source, at, format!("the condition `{name}` has the name of a field"));
            }
            if [&one.all, &one.any, &one.none].into_iter().all(Vec::is_empty) {
                p.add(source, at, format!("the condition `{name}` is empty"));
            }
            if conditions.raw.insert(name.clone(), one).is_some() {
                p.add(source, at, format!("the condition `{name}` is there twice"));
            }
        }
        for name in conditions.raw.keys().cloned().collect::<Vec<_>>() {
            conditions.resolve(&name, &mut Vec::new(), p);
        }
        conditions
    }

    /// The conditions of something that is at the byte offset `at`.
    pub fn shown(&mut self, at: usize, show_if: &[Term], hide_if: &[Term], p: &mut Problems) -> Visibility {
        self.visibility(at, [show_if, &[], hide_if], &mut Vec::new(), p)
    }

    /// A list of conditions of which one has to hold.
    pub fn any_of(&mut self, at: usize, terms: &[Term], p: &mut Problems) -> Vec<Condition> {
        self.list(at, terms, true, &mut Vec::new(), p)
    }

    /// Whether the worksheet has a field.
    pub fn has_field(&self, id: &str) -> bool {
        self.fields.options.contains_key(id)
    }

    /// The byte offset of a field.
    pub fn field_at(&self, id: &str) -> usize {
        self.fields.fields_at.get(id).copied().unwrap_or_default()
    }

    /// The byte offset of a step.
    pub fn step_at(&self, id: &str) -> usize {
        self.fields.steps_at.get(id).copied().unwrap_or_default()
    }

    /// Reports the conditions that nothing uses.
    pub fn finish(self, p: &mut Problems) {
        for (name, one) in self.raw.iter().filter(|(name, _)| !self.used.contains(*name)) {
            p.add(self.source, one.id.span().start, format!("nothing uses the condition `{name}`"));
        }
    }

    fn visibility(
        &mut self,
        at: usize,
        [all, any, none]: [&[Term]; 3],
        path: &mut Vec<String>,
        p: &mut Problems,
    ) -> Visibility {
        let mut if_any = self.list(at, any, true, path, p);
        let mut unless_any = self.list(at, none, true, path, p);
        let mut if_all = Vec::new();
        // What a group says by itself is said without the group, so that a name means what its definition means.
        for condition in self.list(at, all, false, path, p) {
            match condition {
                Condition::Group(group) if if_any.is_empty() && has_only(&group, &group.if_any) => {
                    if_any = group.if_any
                }
                Condition::Group(group) if has_only(&group, &group.unless_any) => {
                    unless_any.extend(group.unless_any)
                }
                other => if_all.push(other),
            }
        }
        Visibility { if_all, if_any, unless_any }
    }

    /// A list, of which one condition has to hold if `any`, and otherwise all.
    fn list(
        &mut self,
        at: usize,
        terms: &[Term],
        any: bool,
        path: &mut Vec<String>,
        p: &mut Problems,
    ) -> Vec<Condition> {
        let mut list = Vec::new();
        for term in terms {
            let group = match term {
                Term::Picked(picked) => {
                    self.check(at, picked, p);
                    list.push(Condition::Picked(picked.clone()));
                    continue;
                }
                Term::Or(Or { or }) => {
                    Visibility { if_any: self.list(at, or, true, path, p), ..Visibility::default() }
                }
                Term::Name(name) => {
                    self.used.insert(name.clone());
                    if !self.raw.contains_key(name) {
                        p.add(self.source, at, format!("there is no condition `{name}`"));
                        continue;
                    }
                    self.resolve(name, path, p)
                }
            };
            list.extend(flat(group, any));
        }
        list
    }

    /// What a name stands for. `path` has the names that are being resolved.
    fn resolve(&mut self, name: &str, path: &mut Vec<String>, p: &mut Problems) -> Visibility {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let Some(raw) = self.raw.get(name) else { return Visibility::default() };
        let at = raw.id.span().start;
        let (all, any, none) = (raw.all.clone(), raw.any.clone(), raw.none.clone());
        path.push(name.into());
        if path.iter().filter(|one| **one == name).count() > 1 {
            p.add(
                self.source,
                at,
                format!("the condition `{name}` goes round in a circle: {}", path.join(" → ")),
            );
            path.pop();
            return Visibility::default();
        }
        let found = self.visibility(at, [&all, &any, &none], path, p);
        path.pop();
        self.known.insert(name.into(), found.clone());
        found
    }

    fn check(&self, at: usize, picked: &Picked, p: &mut Problems) {
        let field = &picked.field;
        let Some(options) = self.fields.options.get(&**field) else {
            p.add(self.source, at, format!("there is no field `{field}` to look at"));
            return;
        };
        for option in &picked.any {
            // A toggle has no options; it is stored as `yes`.
            let toggled = options.is_empty() && &**option == "yes";
            if !toggled && !options.iter().any(|o| **o == **option) {
                p.add(self.source, at, format!("`{field}` has no option `{option}`"));
            }
        }
    }
}

/// A group without its frame, where the list it stands in means the same.
fn flat(group: Visibility, any: bool) -> Vec<Condition> {
    if has_only(&group, &group.if_all) && (!any || group.if_all.len() == 1) {
        group.if_all
    } else if has_only(&group, &group.if_any) && (any || group.if_any.len() == 1) {
        group.if_any
    } else {
        vec![Condition::Group(group)]
    }
}

/// Whether a group has no conditions but those of one of its lists.
fn has_only(group: &Visibility, list: &[Condition]) -> bool {
    group.if_all.len() + group.if_any.len() + group.unless_any.len() == list.len()
}
