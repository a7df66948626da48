//! Fuzzing of copies: each input is refused or read as a whole, and a plan made from it is valid.
//!
//! `STILLWATER_FUZZ_SECONDS` sets the duration (the default is one second), and `STILLWATER_FUZZ_SEED` the seed. A
//! failure prints the seed and the number of the input. For a long run:
//!
//! ```text
//! STILLWATER_FUZZ_SECONDS=600 cargo test --release --features ssr,keeper,judge,stretch \
//!     --test native -- fuzz --nocapture
//! ```

use super::*;
use age::secrecy::SecretString;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::time::{Duration, Instant};
use stillwater::backup::{MAX_UNITS, preview, sealed, units};

/// Fragments with a meaning in the format.
const WORDS: [&str; 28] = [
    "\"stillwater\"",
    "\"copy\"",
    "\"v\":",
    "\"made\":",
    "\"kept\":",
    "\"id\":",
    "\"kind\":",
    "\"rev\":",
    "\"twin\":",
    "\"answers\":",
    "stillwater/record/0mi1x2y3z4abcd",
    "stillwater/damaged/",
    "stillwater/settings",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\ud800",
    "\\u0000",
    "18446744073709551616",
    "-1",
    "1e999",
    "null",
    "$serde_json::private::Number",
    "\u{feff}",
];

struct Chance(TestRng);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0.next_u64() as usize % end.max(1)
    }

    fn place(&mut self, bytes: &[u8]) -> usize {
        self.below(bytes.len() + 1)
    }

    fn change(&mut self, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
        let (at, length) = (self.place(bytes), self.below(40));
        let end = (at + length).min(bytes.len());
        match self.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            3 => bytes.insert(at, self.below(256) as u8),
            4 => {
                let again = bytes[at..end].to_vec();
                let to = self.place(bytes);
                bytes.splice(to..to, again);
            }
            5 => {
                let other = &others[self.below(others.len())];
                let from = self.place(other);
                bytes.splice(at..end, other[from..(from + length).min(other.len())].iter().copied());
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())];
                bytes.splice(at..if self.below(2) == 0 { at } else { end }, word.bytes());
            }
        }
    }
}

fn corpus() -> Vec<Vec<u8>> {
    let kept = texts(&[
        (&name(ID), &record(ID, 3, "é 🌿")),
        (&name(OTHER), SAMPLE_2),
        (&name("0000000000000a"), &newer("0000000000000a", 1, "x")),
        ("stillwater/damaged/record/x", "text"),
        ("stillwater/settings", "{\"country\":\"US\",\"v\":1}"),
    ]);
    let older =
        json!({ "v": 1, "made": MADE, "kept": { name(ID): value(SAMPLE_1), "stillwater/damaged/x": 7 } });
    let secret = || SecretString::from("x".to_string());
    let small = write(&texts(&[(&name(ID), &record(ID, 1, "x"))]), MADE);
    let armored = sealed::seal_at(1, small.as_bytes(), secret()).unwrap();
    vec![write(&kept, MADE).into_bytes(), older.to_string().into_bytes(), small.into_bytes(), armored]
}

/// Runs all steps of restoring a file. Returns whether it was read.
fn judge(file: &[u8], here: &Entries) -> bool {
    if sealed::is_sealed(file) {
        return sealed::lock(file).is_ok_and(|lock| lock.work <= 4)
            && sealed::open(file, SecretString::from("x".to_string())).is_ok();
    }
    let Ok(read) = open(file) else { return false };
    let seen = preview(&read, here);
    assert!(value(&seen.write()).is_object());
    let kept: Entries = read.entries.iter().map(|(name, entry)| (name.clone(), entry.text.clone())).collect();
    assert_eq!(opened(&kept).entries, read.entries);
    for how in [RestoreMode::Merge, RestoreMode::Replace] {
        for conflicts in [Conflicts::Both, Conflicts::Here, Conflicts::File] {
            let planned = planned(&kept, how, conflicts, here);
            let after = carry_out(here, &planned.change);
            assert!(units(&after) <= MAX_UNITS);
            assert_eq!(&carry_out(&after, &planned.change.inverse()), here);
        }
    }
    true
}

#[test]
fn fuzz_copies_changed_by_chance_are_refused_or_whole() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = Duration::from_secs(number("STILLWATER_FUZZ_SECONDS").unwrap_or(1));
    let seed = number("STILLWATER_FUZZ_SEED").unwrap_or(1);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut rng = Chance(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let here = texts(&[
        (&name(ID), &record(ID, 5, "here")),
        (&name(OTHER), "damaged"),
        ("stillwater/settings", "{\"v\":1}"),
    ]);
    let corpus = corpus();
    let (begun, mut tried, mut read) = (Instant::now(), 0u64, 0u64);
    while begun.elapsed() < seconds {
        let mut file = corpus[rng.below(corpus.len())].clone();
        for _ in 0..=rng.below(6) {
            rng.change(&mut file, &corpus);
        }
        tried += 1;
        match std::panic::catch_unwind(|| judge(&file, &here)) {
            Ok(whole) => read += u64::from(whole),
            Err(_) => panic!("seed {seed}, input {tried}: {}", String::from_utf8_lossy(&file)),
        }
    }
    #[allow(clippy::print_stdout, reason = "a long run says how far it came")]
    {
        println!("{tried} copies in {} s, {read} of them read whole", begun.elapsed().as_secs());
    }
}
