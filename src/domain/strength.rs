//! Three named strengths in place of a rating from 0 to 10.
//!
//! A strength is stored as a number where the rating would be, so a rating that was given as a number keeps its meaning,
//! and a field can offer names or numbers without a change of what is stored.

/// The numbers that the three strengths are stored as, the weakest first. They never change.
pub const STORED: [u8; 3] = [2, 5, 8];

/// The index of the strength that a rating is shown as on the screen: up to 3, up to 6, and above.
pub fn nearest(rate: u8) -> usize {
    match rate {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// The index of the strength with this number; `None` for any other rating, which was given as a number and is printed
/// as one.
pub fn exact(rate: u8) -> Option<usize> {
    STORED.iter().position(|stored| *stored == rate)
}
