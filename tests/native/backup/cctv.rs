//! The test vectors for the age format of C2SP's CCTV project, read like copies. samples/cctv/README.md says which they
//! are.

use age::secrecy::SecretString;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use stillwater::backup::{BackupError, sealed};

/// A test vector: its header, and the file.
struct Vector {
    name: String,
    said: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn read(name: &str, bytes: &[u8]) -> Self {
        let end =
            bytes.windows(2).position(|at| at == b"\n\n").expect("what is said ends with an empty line");
        let said = std::str::from_utf8(&bytes[..end]).expect("it is text");
        let pair = |line: &str| {
            let (key, value) = line.split_once(": ").expect("a key and its value");
            (key.to_string(), value.to_string())
        };
        let said = said.lines().map(pair).collect();
        Self { name: name.to_string(), said, file: bytes[end + 2..].to_vec() }
    }

    fn all(&self, key: &str) -> Vec<&str> {
        self.said.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()
    }

    /// The result of opening the file with the passphrases of the vector, or with any passphrase if it has none.
    fn opened(&self) -> Result<Vec<u8>, BackupError> {
        let mut passphrases = self.all("passphrase");
        if passphrases.is_empty() {
            passphrases.push("password");
        }
        let with = |words: &&str| sealed::open(&self.file, SecretString::from(words.to_string()));
        let opened: Vec<_> = passphrases.iter().map(with).collect();
        opened.iter().find(|opened| opened.is_ok()).or(opened.first()).cloned().expect("one is tried")
    }
}

fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/samples/cctv");
    let entries = fs::read_dir(folder).expect("the vectors are there").map(|entry| entry.expect("a file"));
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = fs::read(entry.path()).expect("a vector can be read");
        (name != "README.md").then(|| Vector::read(&name, &bytes))
    };
    entries.filter_map(read).collect()
}

#[test]
fn what_a_passphrase_is_to_open_opens_and_nothing_else_does() {
    let vectors = vectors();
    let with_passphrase = vectors.iter().filter(|vector| !vector.all("passphrase").is_empty()).count();
    assert_eq!((vectors.len(), with_passphrase), (103, 25), "all of them are here");
    for vector in vectors {
        let (opened, name) = (vector.opened(), &vector.name);
        let is_ours = !vector.all("passphrase").is_empty();
        match vector.all("expect")[..] {
            ["success"] if is_ours => {
                let bytes = opened.unwrap_or_else(|why| panic!("{name}: {why:?}"));
                let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                assert_eq!(vector.all("payload"), [sum], "{name}");
            }
            ["no match"] if is_ours => {
                assert!(
                    matches!(opened, Err(BackupError::Passphrase | BackupError::Keys)),
                    "{name}: {opened:?}"
                );
            }
            ["header failure"] if is_ours => {
                let refused =
                    matches!(opened, Err(BackupError::Damaged | BackupError::Keys | BackupError::Costly));
                assert!(refused, "{name}: {opened:?}");
            }
            [_] => assert!(opened.is_err(), "{name} is for a key, or is no age file"),
            _ => panic!("{name} says not what is expected"),
        }
    }
}
