//! The groups of the list of worksheets, from `groups.toml` and `<language>/groups.toml`.

use super::ids::unique;
use super::source::{Folder, Problems};
use super::words::Words;
use crate::domain::worksheet::Group;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroups {
    group: Vec<RawGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    id: Spanned<String>,
}

/// Compiles the groups, in their order.
pub fn compile(folder: &Folder, lang: &str, p: &mut Problems) -> Option<Vec<Group>> {
    let source = folder.read("groups.toml", p)?;
    let raw: RawGroups = source.parse(p)?;
    let mut words = Words::read(folder, &format!("{lang}/groups.toml"), p)?;
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    for RawGroup { id } in raw.group {
        unique(&source, &id, "group", &mut seen, p);
        groups.push(Group { title: words.need(id.get_ref(), p), id: id.into_inner().into() });
    }
    words.finish(p);
    Some(groups)
}
