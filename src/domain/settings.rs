//! The names of the settings, their valid values, and which of them only apply to this device.

use super::id::is_id;

/// The country whose help lines are shown: an ISO 3166 code, or [`ALL`].
pub const COUNTRY: &str = "country";
/// The value of [`COUNTRY`] for all countries.
pub const ALL: &str = "all";
/// The section of the article where the person stopped reading.
pub const PLACE: &str = "place";
/// When the last backup was saved: ISO 8601, UTC.
pub const COPIED: &str = "copied";
/// When the reminder to save a backup was put off: ISO 8601, UTC.
pub const LATER: &str = "later";

/// The state of the shared view (`state::app_state::SharedView`); empty if there is none.
pub const SHARED_VIEW: &str = "together";
/// Whether the shared view uses larger text: [`YES`] or [`NO`].
pub const LARGE: &str = "large";

/// Where the person wants entries stored: [`OPEN`], or empty if they were not asked yet. A lock is found by its own
/// header instead.
pub const WHERE: &str = "where";
/// Whether other people use this device, as the person answered: [`YES`], [`NO`], or empty if they were not asked. With
/// a lock, its header has the answer, because it is needed before the lock is open.
pub const SHARED: &str = "shared";
/// The last characters of a recovery code that the person has not confirmed yet; empty once they have.
pub const UNCONFIRMED_CODE: &str = "spare";
/// Whether the reminder to confirm the recovery code was dismissed: [`YES`].
pub const SPARE_SEEN: &str = "spare-seen";
/// Whether the person has opened the preparation of a session once: [`YES`]. Until then single answers have no mark for
/// bringing them.
pub const SESSION_SEEN: &str = "session-seen";
pub const YES: &str = "yes";
pub const NO: &str = "no";
/// The number of minutes without input after which an open lock closes: one of [`IDLE_MINUTES`], or empty for
/// [`IDLE_USUAL`].
pub const IDLE: &str = "idle";
/// The valid numbers of minutes for [`IDLE`].
pub const IDLE_MINUTES: [u32; 4] = [1, IDLE_USUAL, 15, 30];
/// The default for [`IDLE`], in minutes.
pub const IDLE_USUAL: u32 = 5;
/// The value of [`WHERE`] for this browser's storage without a lock.
pub const OPEN: &str = "open";

/// The maximum length of a section's id.
const LONGEST_PLACE: usize = 64;
/// The maximum length of a timestamp. ISO 8601 with milliseconds has 24 characters.
const LONGEST_MOMENT: usize = 40;
/// The maximum number of ids in [`SHARED_VIEW`]: more than there can be records.
const MOST_COVERED: usize = 20_000;

/// Checks the value of a setting.
type Rule = fn(&str) -> bool;

/// All settings and the checks of their values. An invalid value reads as not set.
const RULES: [(&str, Rule); 12] = [
    (IDLE, |text| matches!(text, "1" | "5" | "15" | "30")),
    (COUNTRY, is_country),
    (PLACE, is_section),
    (COPIED, is_timestamp),
    (LATER, is_timestamp),
    (SHARED_VIEW, is_shared_view),
    (LARGE, is_yes_or_no),
    (WHERE, |text| text == OPEN),
    (SHARED, is_yes_or_no),
    (UNCONFIRMED_CODE, is_end_of_code),
    (SPARE_SEEN, |text| text == YES),
    (SESSION_SEEN, |text| text == YES),
];

/// The settings that only apply to this device and are never restored from a backup: those of the lock, the shared view
/// and the storage location.
pub const OF_THIS_DEVICE: [&str; 6] = [IDLE, SHARED_VIEW, WHERE, SHARED, UNCONFIRMED_CODE, SPARE_SEEN];

/// Whether a value is valid for a setting. Every value is valid for an unknown setting.
pub fn is_valid(name: &str, value: &str) -> bool {
    RULES.iter().find(|(ruled, _)| *ruled == name).is_none_or(|(_, rule)| rule(value))
}

/// Whether this program knows a setting with this name.
pub fn is_known(name: &str) -> bool {
    RULES.iter().any(|(known, _)| *known == name)
}

/// Whether a text begins with an ISO 8601 date and is no longer than a timestamp.
pub fn is_timestamp(text: &str) -> bool {
    text.len() <= LONGEST_MOMENT
        && text.len() >= 10
        && text
            .bytes()
            .zip(*b"0000-00-00")
            .all(|(is, like)| if like == b'0' { is.is_ascii_digit() } else { is == like })
        && text.is_ascii()
}

fn is_country(text: &str) -> bool {
    text == ALL || text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_alphabetic())
}

fn is_section(text: &str) -> bool {
    let fits = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    !text.is_empty() && text.len() <= LONGEST_PLACE && text.bytes().all(fits)
}

fn is_yes_or_no(text: &str) -> bool {
    text == YES || text == NO
}

fn is_end_of_code(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
}

/// Checks a value of [`SHARED_VIEW`]: `on` or `over`, the session's id, the smallest id that a record begun in the session
/// can have, and larger ids of records that were not begun in it.
fn is_shared_view(text: &str) -> bool {
    let mut parts = text.split(' ');
    let is_hung = matches!(parts.next(), Some("on" | "over"));
    let mut ids = 0;
    let all_ids = parts.all(|part| {
        ids += 1;
        is_id(part) && ids <= MOST_COVERED
    });
    is_hung && all_ids && ids >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITTING: &str = "0mi1x2y3z00005";
    const SINCE: &str = "0mi1x2y3z00006";

    #[test]
    fn each_setting_has_its_values_and_no_others() {
        for (name, fits, others) in [
            (
                IDLE,
                &["1", "5", "15", "30"][..],
                &["0", "2", "60", "+5", "05", " 5", "4294967295", "-1", "5.0", "x"][..],
            ),
            (COUNTRY, &["US", "gb", "all"], &["USA", "U", "12", "U ", "\u{e9}", "ALL"]),
            (PLACE, &["therapy", "part-2"], &["../settings", "A", "a b", "#a", "\u{e9}"]),
            (COPIED, &["2026-11-22T09:30:00.000Z"], &["soon", "2026", "2026-11-22<b>\u{e9}"]),
            (LATER, &["2026-11-22T09:30:00.000Z"], &["9999", "20261122T0930"]),
            (LARGE, &["yes", "no"], &["true", "1", "YES"]),
            (SHARED, &["yes", "no"], &["maybe"]),
            (WHERE, &["open"], &["locked", "elsewhere"]),
            (UNCONFIRMED_CODE, &["7K2P"], &["7K2", "7k2p", "7K2P7K2P", "7K P"]),
            (SPARE_SEEN, &["yes"], &["no"]),
            (SESSION_SEEN, &["yes"], &["no"]),
        ] {
            assert!(is_known(name));
            for value in fits {
                assert!(is_valid(name, value), "{name}: {value}");
            }
            for value in others.iter().chain(&[""]) {
                assert!(!is_valid(name, value), "{name}: {value}");
            }
            assert!(!is_valid(name, &"0".repeat(400_000)), "{name}");
        }
        assert!(IDLE_MINUTES.iter().all(|minutes| is_valid(IDLE, &minutes.to_string())));
        assert!(is_valid("colour", "anything") && !is_known("colour"));
    }

    #[test]
    fn a_curtain_names_a_session_and_records() {
        for hung in [format!("on {SITTING} {SINCE}"), format!("over {SITTING} {SINCE} {SINCE} {SITTING}")] {
            assert!(is_valid(SHARED_VIEW, &hung), "{hung}");
        }
        for odd in [
            "over x 0".to_string(),
            "on".to_string(),
            format!("on {SITTING}"),
            format!("off {SITTING} {SINCE}"),
            format!("on {SITTING} {SINCE} "),
            format!("on  {SITTING} {SINCE}"),
            format!("on {SITTING} {SINCE}{}", format!(" {SINCE}").repeat(MOST_COVERED)),
        ] {
            assert!(!is_valid(SHARED_VIEW, &odd), "{}", odd.get(..80).unwrap_or(&odd));
        }
    }
}
