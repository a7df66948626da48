//! The entries that answers can be picked from: the session itself, those that are brought, and those added from the
//! list.

use crate::browser;
use crate::domain::handout::{HandoutEntry, Names, pickable};
use crate::domain::layout;
use crate::domain::record::Record;
use crate::domain::session::{SessionItem, SessionList, items};
use crate::state::app_state::Stored;
use crate::ui::components::record_list::name_of;
use crate::ui::components::record_view::parts;
use crate::ui::context::AppContext;
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;

/// An entry whose answers can be picked.
pub struct Offer {
    /// Its name on the screen.
    pub name: String,
    /// Its description; may be empty.
    pub about: String,
    /// The text if none of its answers can be picked.
    pub empty: String,
    /// Its answers.
    pub entry: HandoutEntry,
}

/// The laid-out entries, cached so that they are not built again at each keystroke.
#[derive(Default)]
pub struct Laid {
    key: String,
    offers: Rc<[Offer]>,
}

impl Laid {
    /// The entries that are brought, then those with a picked answer, then those that were added.
    pub fn entries(&mut self, context: &AppContext, session: &Record, added: &[String]) -> Rc<[Offer]> {
        let brought = items(&session.answers, SessionList::Bring).into_iter().map(|item| item.record);
        let picked = items(&session.answers, SessionList::Paper).into_iter().map(|item| item.record);
        let mut ids: Vec<String> = Vec::new();
        for id in brought.chain(picked).chain(added.iter().cloned()) {
            if id != session.id && !ids.contains(&id) {
                ids.push(id);
            }
        }
        let key = format!("{:?} {} {ids:?}", context.app_state.storage_mode, context.app_state.list_version);
        if self.key != key {
            self.key = key;
            self.offers = ids.iter().filter_map(|id| offer(context, id)).collect();
        }
        self.offers.clone()
    }
}

/// The stored entry `id`, if it can be read.
fn offer(context: &AppContext, id: &str) -> Option<Offer> {
    let site = &context.site;
    let (Stored::Record(record) | Stored::Newer(record)) = context.app_state.record(id)? else { return None };
    let (what, laid) = parts(site, &record);
    let day = browser::day_in_words(record.done.as_ref().unwrap_or(&record.changed));
    let heading =
        [&*what, &day].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    let name = name_of(context, &record, &what);
    let about = if name == what { String::new() } else { heading.clone() };
    let parts =
        pickable(&record, laid, names(&site.text(words::PAPER_LABEL), &site.text(words::PAPER_OWN_SIGN)));
    Some(Offer {
        name: if about.is_empty() { heading.clone() } else { name.to_string() },
        about,
        empty: site.text(words::SESSION_NOTHING).to_string(),
        entry: HandoutEntry { record: id.into(), heading, parts, first: came_out(site, &record) },
    })
}

/// All answers of an entry that can be picked.
pub fn answers_of(context: &AppContext, id: &str) -> Vec<SessionItem> {
    let offer = offer(context, id);
    offer.map(|offer| offer.entry.rows().map(|row| offer.entry.item(row)).collect()).unwrap_or_default()
}

/// The keys of the answers that a worksheet's last screen shows first.
fn came_out(site: &Site, record: &Record) -> Vec<String> {
    let worksheet = site.tools().worksheet(&record.kind).cloned();
    let rows = worksheet.map(|sheet| layout::of_end(&sheet, &record.answers).rows).unwrap_or_default();
    rows.into_iter().map(|row| row.key).collect()
}

/// The session itself. On the handout its answers come first, without a heading.
pub fn session(site: &Site, session: &Record) -> Offer {
    let (_, laid) = parts(site, session);
    let parts =
        pickable(session, laid, names(&site.text(words::PAPER_LABEL), &site.text(words::PAPER_OWN_SIGN)));
    Offer {
        name: site.text(words::PAPER_OWN).to_string(),
        about: String::new(),
        empty: site.text(words::PAPER_OWN_EMPTY).to_string(),
        entry: HandoutEntry { record: session.id.clone(), parts, ..HandoutEntry::default() },
    }
}

fn names<'a>(label: &'a str, own_sign: &'a str) -> Names<'a> {
    Names { label, own_sign }
}
