//! The items that a person brings to a session: whole entries and single answers, loaded by key.

use crate::domain::layout::LayoutSection;
use crate::domain::record::Record;
use crate::domain::session::SessionItem;
use crate::state::app_state::Stored;
use crate::ui::components::record_view::parts;
use crate::ui::context::AppContext;
use crate::ui::html::el;
use crate::ui::site::Site;
use std::rc::Rc;
use yew::prelude::*;

/// An item that is brought.
pub struct BroughtItem {
    /// The keys of its record and answer.
    pub item: SessionItem,
    /// The entry it belongs to.
    pub record: Rc<Record>,
    /// The name of the entry's kind, such as a worksheet's title.
    pub kind: String,
    /// The laid-out answers; empty where nothing is written.
    pub parts: Vec<LayoutSection>,
}

impl BroughtItem {
    /// Loads an item, also one that the shared view hides otherwise, because bringing it is a choice to show it. `None`
    /// if the entry does not exist (any more) or cannot be read.
    pub fn find(context: &AppContext, item: SessionItem) -> Option<Self> {
        let record = match context.app_state.open_record(&item.record)? {
            (Stored::Record(record) | Stored::Newer(record), _) => record,
            (Stored::Unreadable(..), _) => return None,
        };
        let (kind, all) = parts(&context.site, &record);
        let parts = match &item.key {
            Some(key) => one(all, key),
            None => all,
        };
        Some(Self { item, record, kind, parts })
    }

    /// The question, or the name of the entry's kind.
    pub fn title(&self, site: &Site) -> String {
        let Some(key) = &self.item.key else { return self.kind.clone() };
        let row = self.parts.first().and_then(|part| Some((&part.title, part.rows.first()?)));
        match row {
            // The questions are the same for each sign, so the sign is named too.
            Some((sign, row)) if key.contains('.') && !sign.is_empty() => format!("{sign}: {}", row.label),
            Some((_, row)) => row.label.clone(),
            None => question(site, &self.record, key).unwrap_or_else(|| self.kind.clone()),
        }
    }

    /// The answer alone, as it was written.
    pub fn answer(&self) -> Html {
        let lines = self.parts.iter().flat_map(|part| &part.rows).flat_map(|row| &row.lines);
        el("div").class("brought").children(lines.map(|line| el("p").written().text(line).into())).into()
    }
}

/// The row of one answer, below its heading.
fn one(parts: Vec<LayoutSection>, key: &str) -> Vec<LayoutSection> {
    let found = parts.into_iter().find_map(|part| {
        let row = part.rows.iter().find(|row| row.key == key)?.clone();
        Some(LayoutSection { title: part.title, rows: vec![row] })
    });
    found.into_iter().collect()
}

/// The question of an empty answer.
fn question(site: &Site, record: &Record, key: &str) -> Option<String> {
    let sheet = site.tools().worksheet(&record.kind)?;
    let field = sheet.fields().find(|field| *field.id == *key)?;
    Some(field.label.to_string())
}
