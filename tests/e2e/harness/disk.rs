//! A disk that is small enough to be filled: a tmpfs that is mounted in the mount namespace of one browser.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Mounts a tmpfs, prints `mounted`, and keeps it until standard input is closed.
const KEEP: &str = "mount -t tmpfs -o size=\"$1\"m tmpfs \"$2\" && echo mounted && read -r _";

/// Whether this machine allows mounting one. If not, prints so.
pub fn allowed() -> bool {
    // The mount is visible only in its own namespace, so mounting over this folder does no harm.
    let allowed = Disk::mount(&std::env::temp_dir(), 1).is_some();
    if !allowed {
        // Written to standard error directly, because libtest captures what a passing test prints with `eprintln!`.
        let _ = writeln!(io::stderr(), "SKIPPED: this machine does not let a test mount a small disk.");
    }
    allowed
}

/// A small disk, which is unmounted on drop.
pub struct Disk {
    keeper: Child,
    place: PathBuf,
}

impl Disk {
    /// Mounts a disk of this size at a folder. Only processes that are started with [`Disk::inside`] see it.
    pub fn mount(place: &Path, megabytes: u32) -> Option<Self> {
        let mut command = Command::new("unshare");
        if !is_root() {
            command.args(["--user", "--map-root-user"]);
        }
        let mut keeper = command
            .args(["--mount", "sh", "-c", KEEP, "sh", &megabytes.to_string()])
            .arg(place)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut said = String::new();
        let _ = BufReader::new(keeper.stdout.take()?).read_line(&mut said);
        let disk = Self { keeper, place: place.to_owned() };
        (said == "mounted\n").then_some(disk)
    }

    /// The command and arguments that start another program in the disk's namespace.
    pub fn inside(&self) -> Vec<OsString> {
        let mut inside = vec!["nsenter".into(), "--mount".into()];
        if !is_root() {
            inside.extend(["--user".into(), "--preserve-credentials".into()]);
        }
        inside.extend(["--target".into(), self.keeper.id().to_string().into()]);
        inside
    }

    /// The path, for processes outside the namespace, of a path on the disk.
    pub fn outside(&self, path: &Path) -> PathBuf {
        Path::new("/proc")
            .join(self.keeper.id().to_string())
            .join("root")
            .join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Fills the disk completely.
    pub fn fill(&self) {
        let mut filler =
            File::options().create(true).append(true).open(self.filler()).expect("a file can be made");
        for size in [1 << 20, 1 << 12, 1] {
            let piece = vec![b'x'; size];
            while filler.write_all(&piece).is_ok() {}
        }
    }

    /// Frees the space again.
    pub fn free(&self) {
        fs::remove_file(self.filler()).expect("the disk was filled");
    }

    fn filler(&self) -> PathBuf {
        self.outside(&self.place).join("filler")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout == b"0\n")
}
