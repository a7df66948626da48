//! Writes a `.br` and a `.gz` variant of every file that gets smaller by it, at the highest compression levels.
//!
//! It does not change the files themselves. Results are cached in the target folder.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::{output, paths::Paths};

/// The extensions of files that compress well. Bitmap images and fonts are compressed already.
const SHRINKING: &[&str] = &["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Up to this size, in bytes, compression saves less than the additional response header costs.
const WORTHWHILE: usize = 200;

#[derive(Clone, Copy)]
enum Encoding {
    Brotli,
    Gzip,
}

/// Compresses the files of `dist/`.
pub fn everything(paths: &Paths) -> Result<()> {
    let step = output::begin("Compressed copies of every file", "seconds");
    folder(&paths.dist(), &paths.work.join("compressed"))?;
    step.done();
    Ok(())
}

/// Compresses the files of a folder. `store` is the cache, which must not be shared with another folder.
pub fn folder(dist: &Path, store: &Path) -> Result<()> {
    fs::create_dir_all(store)?;
    let files = candidates(dist)?;
    let (next, used) = (AtomicUsize::new(0), Mutex::new(BTreeSet::new()));
    let work = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            for encoding in [Encoding::Brotli, Encoding::Gzip] {
                let stored = beside(file, encoding, store)
                    .with_context(|| format!("compressing {}", file.display()))?;
                used.lock().unwrap_or_else(PoisonError::into_inner).extend(stored);
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    forget_all_but(store, &used.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// The files worth compressing, the largest first, so that one thread is not left with the largest at the end.
fn candidates(dist: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(dist) {
        let entry = entry?;
        let length = entry.metadata()?.len();
        if entry.file_type().is_file() && length > WORTHWHILE as u64 && shrinks(entry.path()) {
            found.push((length, entry.into_path()));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

fn shrinks(path: &Path) -> bool {
    path.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| SHRINKING.contains(&kind))
}

/// Writes one compressed variant. Returns its path in the cache.
fn beside(file: &Path, encoding: Encoding, store: &Path) -> Result<Option<PathBuf>> {
    let bytes = fs::read(file)?;
    let name: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let stored = store.join(format!("{name}.{}", encoding.ending()));
    if !stored.is_file() {
        let smaller = encoding.compress(&bytes)?;
        // Two threads may compress identical files, so each writes its own temporary file, and the last rename wins.
        let unfinished = store.join(format!("{name}.{}.{:?}", encoding.ending(), thread::current().id()));
        fs::write(&unfinished, smaller)?;
        fs::rename(&unfinished, &stored)?;
    }
    if fs::metadata(&stored)?.len() < bytes.len() as u64 {
        let mut sibling = file.as_os_str().to_owned();
        sibling.push(".");
        sibling.push(encoding.ending());
        fs::copy(&stored, sibling)?;
    }
    Ok(Some(stored))
}

/// Removes unused entries, so that the cache does not grow without limit.
fn forget_all_but(store: &Path, used: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(store)? {
        let path = entry?.path();
        if !used.contains(&path) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

impl Encoding {
    fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                let settings = BrotliEncoderParams {
                    quality: 11,
                    lgwin: 22,
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                let mut smaller = Vec::new();
                brotli::BrotliCompress(&mut &*bytes, &mut smaller, &settings)?;
                Ok(smaller)
            }
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
        }
    }
}

#[cfg(test)]
mod tests;
