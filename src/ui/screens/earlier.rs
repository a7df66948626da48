//! The records of a kind that were written before the one on the screen.

use crate::state::desk::Stored;
use crate::ui::site::Scene;
use yew::prelude::*;

/// The records of a kind but the one that is `shown`, the newest first; none while nothing is shown. Read anew only when
/// there may be others: not at each letter that is typed.
#[hook]
pub fn use_earlier(scene: &Scene, kind: &str, shown: Option<&str>, done: bool) -> Vec<Stored> {
    let kept = use_mut_ref(|| (String::new(), Vec::new()));
    let mut kept = kept.borrow_mut();
    let Some(shown) = shown else { return Vec::new() };
    let key = format!("{} {shown}", scene.desk.round);
    if kept.0 != key {
        let mut records = scene.desk.records_of(kind);
        records.retain(|other| other.id != shown && (other.done.is_some() || !done));
        *kept = (key, records.into_iter().map(Stored::Record).collect());
    }
    kept.1.clone()
}
