//! Ids of records and pages. A record's id tells when the record was begun, so that ids sort by age, and nothing else.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A new record id, from the time in milliseconds since 1970 and a random number from 0 to 1. It has nine base-36
/// digits for the time (enough until the year 5188) and five random ones: two ids of the same millisecond are equal
/// with a probability of about one in 60 million.
pub fn new(now: f64, random: f64) -> String {
    let time = digits(now.max(0.0) as u64, 9);
    let rng = digits((random.clamp(0.0, 1.0) * 36f64.powi(5)) as u64, 5);
    time + &rng
}

/// A new page id of five base-36 digits, from a random number from 0 to 1. It distinguishes versions of a record that
/// different pages stored, and is never stored for longer than those versions.
pub fn page(random: f64) -> String {
    digits((random.clamp(0.0, 1.0) * 36f64.powi(5)) as u64, 5)
}

/// The maximum number of conflict copies of a record that one page may store. No real use comes near it.
pub const MAX_CONFLICT_COPIES: u32 = 1000;

/// The id of the `nth` conflict copy of the record `id` that `page` stored. It has the record's time, so that both are
/// adjacent in any list sorted by age. Returns `None` if `id` or `page` is invalid.
pub fn conflict_copy(id: &str, page: &str, nth: u32) -> Option<String> {
    let page = u64::from_str_radix(page, 36).ok()?.wrapping_add(u64::from(nth));
    let twin = format!("{}{}", id.get(..9)?, digits(page, 5));
    is_id(&twin).then_some(twin)
}

/// Whether `text` has the form of an id made by [`new`]. Ids from URLs and storage keys have to be checked with it.
pub fn is_id(text: &str) -> bool {
    text.len() == 14 && text.bytes().all(|b| DIGITS.contains(&b))
}

fn digits(mut value: u64, width: usize) -> String {
    let mut out = vec![b'0'; width];
    for place in out.iter_mut().rev() {
        *place = DIGITS[(value % 36) as usize];
        value /= 36;
    }
    out.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_by_time() {
        let a = new(1_795_000_000_000.0, 0.999_999_9);
        let b = new(1_795_000_000_001.0, 0.0);
        assert!(a < b, "{a} {b}");
        assert!(is_id(&a) && is_id(&b));
    }

    #[test]
    fn extremes_are_still_names() {
        assert!(is_id(&new(-5.0, -1.0)));
        assert!(is_id(&new(f64::MAX, 2.0)));
        assert!(!is_id("../settings"));
    }
}
