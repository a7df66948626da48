//! Runs the `age` program in a pseudo-terminal, because it reads passphrases from nothing else.

use rexpect::session::{PtySession, spawn_command};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs};

/// The timeout for `age` in milliseconds. Deriving a key from a passphrase is slow by design.
const PATIENCE: u64 = 60_000;

/// Encrypts bytes with a passphrase.
pub fn seal(bytes: &[u8], passphrase: &str) -> Vec<u8> {
    convert(&["--encrypt", "--passphrase"], bytes, |age| {
        answer(age, "Enter passphrase", passphrase);
        answer(age, "Confirm passphrase", passphrase);
    })
    .expect("age seals")
}

/// Decrypts bytes with a passphrase. The error is the output of `age`.
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    convert(&["--decrypt"], sealed, |age| answer(age, "Enter passphrase", passphrase))
}

fn convert(how: &[&str], bytes: &[u8], ask: impl FnOnce(&mut PtySession)) -> Result<Vec<u8>, String> {
    let place = place();
    fs::create_dir_all(&place).expect("a folder can be made");
    let (from, to) = (place.join("from"), place.join("to"));
    fs::write(&from, bytes).expect("a file can be written");
    let mut command = Command::new(env::var_os("AGE").unwrap_or_else(|| "age".into()));
    command.args(how).arg("--output").arg(&to).arg(&from);
    let mut age = spawn_command(command, Some(PATIENCE)).expect("age starts");
    ask(&mut age);
    let said = age.exp_eof().expect("age ends");
    let made = fs::read(&to).map_err(|_| said);
    let _ = fs::remove_dir_all(&place);
    made
}

fn answer(age: &mut PtySession, question: &str, passphrase: &str) {
    age.exp_string(question).expect("age asks");
    // `age` does not read input before it has printed the colon at the end of its prompt.
    age.exp_string(": ").expect("age asks");
    age.send_line(passphrase).expect("age can be answered");
}

fn place() -> PathBuf {
    static TIMES: AtomicU32 = AtomicU32::new(0);
    let number = TIMES.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("stillwater-age-{}-{number}", std::process::id()))
}
