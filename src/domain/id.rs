//! Names for records. They say when a record was begun (so that names sort by age) and nothing else.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A new name from the time in milliseconds since 1970 and a random number between 0 and 1.
/// Nine digits for the time (until the year 5188), five for chance: about one in 60 million for two in the same millisecond.
pub fn new(now: f64, random: f64) -> String {
    let time = digits(now.max(0.0) as u64, 9);
    let rng = digits((random.clamp(0.0, 1.0) * 36f64.powi(5)) as u64, 5);
    time + &rng
}

/// A name for one opened page, from a random number between 0 and 1: five digits. It tells versions of a record apart that
/// two pages stored, and is never kept for longer than those versions.
pub fn page(random: f64) -> String {
    digits((random.clamp(0.0, 1.0) * 36f64.powi(5)) as u64, 5)
}

/// How many other versions of a record one page may store; more than any person could bring about.
pub const TWINS: u32 = 1000;

/// The name of the `nth` other version of the record `id` that `page` stored: it stands beside the record in any list by
/// age. `None` if these are no names.
pub fn conflict_copy(id: &str, page: &str, nth: u32) -> Option<String> {
    let page = u64::from_str_radix(page, 36).ok()?.wrapping_add(u64::from(nth));
    let twin = format!("{}{}", id.get(..9)?, digits(page, 5));
    is_id(&twin).then_some(twin)
}

/// Whether `text` can be a name made by [`new`]: what comes out of an address or a key is checked with it.
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
