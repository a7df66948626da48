//! Sessions: preparing one, sharing the screen in one, and views of everything written so far.
//!
//! The views are locations on one screen, which no URL contains (`ui::address`).

mod all_entries;
mod boundaries;
mod entry;
mod forgiveness;
mod paper;
mod prepare;
mod reopen;
mod session_question;
pub mod shared_view;
mod signs;
mod whose;

pub use whose::WHOSE;

use crate::domain::known_ids::SESSION;
use crate::state::app_state::Stored;
use crate::ui::components::record_list::{CHANGE, open_at};
use crate::ui::context::AppContext;
use yew::prelude::*;

/// The location of the list of all entries.
pub const EVERYTHING: &str = "everything";
/// The location of the handout.
pub const PAPER: &str = "sheet";
/// The location of the boundaries in practice.
pub const BOUNDARIES: &str = "boundaries";
/// The location of the signs over time.
pub const SIGNS: &str = "signs";
/// The location of forgiveness over time.
pub const FORGIVENESS: &str = "forgiveness";

/// The view or the entry that the location names. During a shared session there is only one view.
pub fn session(context: &AppContext) -> Html {
    if !context.is_ready() {
        return html! { <prepare::PrepareScreen /> };
    }
    let place = context.here.fragment.as_str();
    if let Some((id, CHANGE)) = place.split_once('/')
        && matches!(context.app_state.record(id), Some(Stored::Record(record)) if record.kind == SESSION)
    {
        return html! { <reopen::Reopen key={id} id={id.to_string()} /> };
    }
    match context.app_state.record(place) {
        Some(Stored::Record(record)) => {
            return entry::entry(context, &record, open_at(&context.site, &record));
        }
        Some(Stored::Newer(record)) => return entry::entry(context, &record, None),
        _ => {}
    }
    if let Some(together) = context.app_state.shared_view() {
        // The sheet offers only what the shared view shows.
        if place == PAPER && !together.is_over {
            return html! { <paper::HandoutScreen /> };
        }
        return shared_view::shared_view(context, &together);
    }
    match place {
        EVERYTHING => html! { <all_entries::AllEntries /> },
        PAPER => html! { <paper::HandoutScreen /> },
        WHOSE => html! { <whose::DeviceOwner /> },
        BOUNDARIES => html! { <boundaries::BoundaryOverview /> },
        SIGNS => html! { <signs::SignsHistory /> },
        FORGIVENESS => html! { <forgiveness::ForgivenessHistory /> },
        _ => html! { <prepare::PrepareScreen /> },
    }
}
