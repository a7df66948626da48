//! The recovery code: opens the vault without the passphrase. It is shown once, and a person writes it on paper.

use super::{KEY, Rng, SALT, bytes};
use zeroize::Zeroizing;

/// Crockford's base 32: no I, L, O and U, so that nothing is mistaken for 1, 0 or V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many signs are chance, five bits each: 130 bits.
const RANDOM_LENGTH: usize = 26;
/// How many signs there are; the last two tell a slip of the pen from another code (all but 1 of 1,024).
const LENGTH: usize = 28;
/// How many signs stand together.
const GROUP: usize = 4;

/// A recovery code.
#[derive(Clone, Eq, PartialEq)]
pub struct RecoveryCode(Zeroizing<[u8; LENGTH]>);

impl RecoveryCode {
    /// Makes a new one.
    pub fn make(rng: &Rng) -> Self {
        let mut drawn = Zeroizing::new([0; RANDOM_LENGTH]);
        rng(&mut *drawn);
        let mut signs = Zeroizing::new([0; LENGTH]);
        for (sign, drawn) in signs.iter_mut().zip(drawn.iter()) {
            // 256 is a multiple of 32: each sign is as likely as any other.
            *sign = symbol(*drawn);
        }
        let check = check(&signs);
        signs[RANDOM_LENGTH..].copy_from_slice(&check);
        Self(signs)
    }

    /// Reads what a person typed, whatever the case, spaces and hyphens, O for 0 and I or L for 1; `None`: a code it cannot
    /// be.
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

    /// The code as it is shown: `7K2P-…`, seven groups of four.
    pub fn shown(&self) -> Zeroizing<String> {
        // As large as it gets, so that no part of it stays where it was before it grew.
        let mut shown = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (at, sign) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(char::from(*sign));
        }
        shown
    }

    /// Its last characters, which are enough to know that it was written down.
    pub fn last(&self) -> String {
        self.0[LENGTH - GROUP..].iter().copied().map(char::from).collect()
    }

    /// Whether a person typed this code, or at least its last characters.
    pub fn is_confirmed_by(&self, typed: &str) -> bool {
        ends_alike(&self.last(), typed) || Self::read(typed).as_ref() == Some(self)
    }

    /// The key it stands for. It is not stretched: nobody guesses 130 bits, however quick a guess is.
    pub(super) fn key(&self, salt: &[u8; SALT]) -> Option<Zeroizing<[u8; KEY]>> {
        bytes::keyed_hash(salt, &[b"stillwater recovery code", &self.0[..RANDOM_LENGTH]])
    }
}

/// Whether what was typed is these last characters of a code, whatever the case, spaces and hyphens.
pub fn ends_alike(last: &str, typed: &str) -> bool {
    let typed = typed.chars().filter(|typed| !typed.is_whitespace() && !is_hyphen(*typed)).map(alike);
    !last.is_empty() && typed.eq(last.chars())
}

/// O is read as 0, and I and L as 1; in capitals.
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

/// Keyboards and word processors have several.
fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}')
}
