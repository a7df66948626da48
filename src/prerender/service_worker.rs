//! The service worker, which makes one complete version of the site available offline.
//!
//! The version is a hash of the names and contents of all files, so it changes with them and only with them.

use super::{BuildPaths, read, wasm_bundles, write};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The file name. It is at the root of the site, because its folder is the default scope.
pub const NAME: &str = "sw.js";

/// Writes the service worker, after all other files.
pub fn write_worker(place: &BuildPaths) -> Result<(), String> {
    let mut files = BTreeMap::new();
    list(place.folder, place.folder, &mut files)?;
    let (rare, files): (BTreeMap<_, _>, BTreeMap<_, _>) =
        files.into_iter().partition(|(address, _)| is_rare(address));
    let json = |files| serde_json::to_string(files).map_err(|error| error.to_string());
    let (files, rare) = (json(&files)?, json(&rare)?);
    let digest = Sha256::new().chain_update(&files).chain_update(&rare).finalize();
    let version: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let template = read(&place.root.join("src/pwa/worker.js"))?;
    let script = template.replace("{version}", &version).replace("{files}", &files).replace("{rare}", &rare);
    write(&place.folder.join(NAME), wasm_bundles::esbuild(&["--loader=js"], &script)?.as_bytes())
}

/// Lists the files by their path in the site, with their integrity hashes. An `index.html` is listed as its folder.
fn list(top: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.is_dir() {
            list(top, &path, files)?;
            continue;
        }
        let inside = path.strip_prefix(top).unwrap_or(&path);
        let address = inside.to_string_lossy().replace('\\', "/");
        if !is_kept(&address) {
            continue;
        }
        let content = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(content)));
        let address = match address.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.into(),
            _ => address,
        };
        files.insert(address, integrity);
    }
    Ok(())
}

/// Whether the service worker caches a file: not those that only hosts or browsers read.
fn is_kept(address: &str) -> bool {
    let for_others = [".webmanifest", ".png", ".d.ts", ".br", ".gz"];
    !address.starts_with(['.', '_'])
        && address != NAME
        && !for_others.iter().any(|ending| address.ends_with(ending))
}

/// Whether a file belongs to the large program that rates passphrases. It is cached on first use.
fn is_rare(address: &str) -> bool {
    address.starts_with(&format!("{}-", wasm_bundles::JUDGE))
}
