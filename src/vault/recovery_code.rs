//! The recovery code, which opens the vault without the passphrase. It is shown once, to be written down on paper.

use super::{KEY, Rng, SALT, bytes};
use zeroize::Zeroizing;

/// Crockford's Base32, without I, L, O and U, so that nothing is mistaken for 1, 0 or V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The number of random characters, of five bits each: 130 bits.
const RANDOM_LENGTH: usize = 26;
/// The number of characters. The last two are a checksum, which detects all but 1 in 1,024 typing errors.
const LENGTH: usize = 28;
/// The number of characters in a group.
const GROUP: usize = 4;

/// A recovery code. It is zeroized on drop.
#[derive(Clone, Eq, PartialEq)]
pub struct RecoveryCode(Zeroizing<[u8; LENGTH]>);

impl RecoveryCode {
    /// Generates a new code.
    pub fn make(rng: &Rng) -> Self {
        let mut drawn = Zeroizing::new([0; RANDOM_LENGTH]);
        rng(&mut *drawn);
        let mut signs = Zeroizing::new([0; LENGTH]);
        for (sign, drawn) in signs.iter_mut().zip(drawn.iter()) {
            // 256 is a multiple of 32, so the remainder is uniform.
            *sign = symbol(*drawn);
        }
        let check = check(&signs);
        signs[RANDOM_LENGTH..].copy_from_slice(&check);
        Self(signs)
    }

    /// Parses what a person typed, regardless of case, spaces and hyphens, with O for 0 and I or L for 1. `None` if
    /// it cannot be a recovery code.
    pub fn read(typed: &str) -> Option<Self> {
        let mut signs = Zeroizing::new([0; LENGTH]);
        let mut places = signs.iter_mut();
        for typed in typed.chars().filter(|typed| !typed.is_whitespace() && !is_hyphen(*typed)) {
            let sign = u8::try_from(alike(typed)).ok().filter(|sign| ALPHABET.contains(sign))?;
            *places.next()? = sign;
        }
        let is_whole = places.next().is_none() && signs[RANDOM_LENGTH..] == check(&signs);
        is_whole.then_some(Self(signs))
    }

    /// The code as it is displayed: `7K2P-…`, seven groups of four.
    pub fn shown(&self) -> Zeroizing<String> {
        // The full capacity is reserved, because reallocation would leave a copy in memory that is not zeroized.
        let mut shown = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (at, sign) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(char::from(*sign));
        }
        shown
    }

    /// The last characters, which suffice to confirm that the code was written down.
    pub fn last(&self) -> String {
        self.0[LENGTH - GROUP..].iter().copied().map(char::from).collect()
    }

    /// Whether a person typed this code, or just its last characters.
    pub fn is_confirmed_by(&self, typed: &str) -> bool {
        matches_end(&self.last(), typed) || Self::read(typed).as_ref() == Some(self)
    }

    /// The key for the slot of the recovery code. It is not stretched: 130 random bits cannot be guessed at any
    /// speed.
    pub(super) fn key(&self, salt: &[u8; SALT]) -> Option<Zeroizing<[u8; KEY]>> {
        bytes::keyed_hash(salt, &[b"stillwater recovery code", &self.0[..RANDOM_LENGTH]])
    }
}

/// Whether a person typed `last`, the last characters of a code, regardless of case, spaces and hyphens.
pub fn matches_end(last: &str, typed: &str) -> bool {
    let typed = typed.chars().filter(|typed| !typed.is_whitespace() && !is_hyphen(*typed)).map(alike);
    !last.is_empty() && typed.eq(last.chars())
}

/// The canonical character for a typed one: uppercase, with 0 for O and 1 for I and L.
fn alike(typed: char) -> char {
    match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    }
}

fn symbol(number: u8) -> u8 {
    ALPHABET[usize::from(number % 32)]
}

fn check(signs: &[u8; LENGTH]) -> [u8; LENGTH - RANDOM_LENGTH] {
    let [one, two, ..] = bytes::checksum(&[b"stillwater code check", &signs[..RANDOM_LENGTH]]);
    [symbol(one), symbol(two)]
}

/// Keyboards and word processors produce different hyphens.
fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}')
}
