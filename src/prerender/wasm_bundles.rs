//! The WebAssembly programs that Trunk compiled: minifies them, names them by their content, and makes the tags with
//! which a page loads its program.
//!
//! Trunk knows one main program, whose tags it leaves in the template, and compiles the others as workers. Here they
//! are treated alike. No page preloads the programs of the workers: it lists their files with integrity hashes, and
//! fetches them on demand.

use super::{BuildPaths, read, wasm_names, write};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs that render pages.
const NAMES: [&str; 2] = ["app", "reader"];
/// The programs of the workers: backups, key derivation, and rating a passphrase.
const WORKERS: [&str; 3] = ["keeper", "stretcher", JUDGE];
/// The worker that rates passphrases. It is large and only gives advice, so the service worker caches it on first use.
pub const JUDGE: &str = "judge";

/// A program with its tags.
pub struct Program {
    pub name: &'static str,
    /// The `<link>` elements that load it; the boot script starts it.
    pub tags: String,
}

/// Prepares the programs that render pages.
pub fn make(place: &BuildPaths) -> Result<Vec<Program>, String> {
    NAMES.iter().map(|name| program(place, name)).collect()
}

/// Prepares the programs of the workers. Returns what a page needs to know about each: the file name without its ending
/// and the integrity hashes of script and module, separated by commas. Browsers have no integrity check for worker
/// scripts, so the page fetches both files as data with their hashes, and makes the worker from them.
pub fn make_workers(place: &BuildPaths) -> Result<String, String> {
    let known = WORKERS.iter().map(|name| {
        let Files { stem, script, integrity, .. } = name_by_content(place, name, true)?;
        Ok(format!("{stem},{},{integrity}", integrity_of(script.as_bytes())))
    });
    Ok(known.collect::<Result<Vec<_>, String>>()?.join(" "))
}

fn program(place: &BuildPaths, name: &'static str) -> Result<Program, String> {
    let Files { stem, script, integrity } = name_by_content(place, name, false)?;
    let (js, wasm) = (format!("{}{stem}.js", place.base), format!("{}{stem}_bg.wasm", place.base));
    let tags = format!(
        "<link rel=\"modulepreload\" crossorigin integrity=\"{}\" href=\"{js}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin integrity=\"{integrity}\" href=\"{wasm}\">\n",
        integrity_of(script.as_bytes())
    );
    Ok(Program { name, tags })
}

/// The script and the module of a program.
struct Files {
    /// The name of the script without `.js`, and of the module without `_bg.wasm`.
    stem: String,
    /// The source of the script.
    script: String,
    /// The integrity hash of the module.
    integrity: String,
}

fn integrity_of(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

fn name_by_content(place: &BuildPaths, name: &str, worker: bool) -> Result<Files, String> {
    let glue = find(place.folder, name)?;
    let wasm = glue.with_file_name(format!("{}_bg.wasm", stem(&glue)));
    if worker {
        let script = read(&glue)?;
        write(&glue, with_beginning(&script)?.as_bytes())?;
    }
    let mut code = fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    let mut script = read(&glue)?;
    if place.release {
        // wasm-bindgen writes ES modules, which esbuild minifies; `cargo xtask` adds it to the path.
        (code, script) = wasm_names::shorten(&code, &esbuild(&["--format=esm", "--loader=js"], &script)?)?;
        write(&glue, script.as_bytes())?;
        write(&wasm, &code)?;
    }
    let both = Sha256::new().chain_update(&code).chain_update(&script).finalize();
    let mark: String = both.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let stem = format!("{name}-{mark}");
    for (from, to) in [(&glue, format!("{stem}.js")), (&wasm, format!("{stem}_bg.wasm"))] {
        fs::rename(from, place.folder.join(to)).map_err(|e| format!("{}: {e}", from.display()))?;
    }
    Ok(Files { stem, script, integrity: integrity_of(&code) })
}

/// Extends the script of a worker, so that it starts with the module that the page posts. A worker that cannot start
/// reports it; otherwise it would look as if it were still working.
fn with_beginning(script: &str) -> Result<String, String> {
    let default = |(before, _): (&str, &str)| before.rsplit(['{', ',', ' ']).next().map(str::to_string);
    let begin = script.rsplit_once(" as default").and_then(default);
    let begin = begin.ok_or("wasm-bindgen names what begins a program in another way than before")?;
    Ok(format!(
        "{script}\nonmessage = ({{ data }}) => {{\n  onmessage = null;\n  {begin}({{ module_or_path: data }})\
         .catch(() => postMessage({{ say: 'refused', why: 'start' }}));\n}};\n"
    ))
}

/// Finds the script of a program, with or without Trunk's fingerprint in its name.
fn find(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_it = |path: &PathBuf| {
        let stem = stem(path);
        path.extension().is_some_and(|ending| ending == "js")
            && (stem == name || stem.strip_prefix(name).is_some_and(|rest| rest.starts_with('-')))
    };
    files.find(is_it).ok_or_else(|| format!("Trunk left no program `{name}` in {}", folder.display()))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Minifies an inline script.
pub fn minify_script(script: &str) -> Result<String, String> {
    esbuild(&["--loader=js"], script)
}

/// Runs esbuild with `args` on a script or a style sheet.
pub fn esbuild(args: &[&str], text: &str) -> Result<String, String> {
    let said = |error| format!("esbuild cannot be run (`cargo xtask build` sets it up): {error}");
    let mut esbuild = Command::new("esbuild")
        .args(["--minify", "--log-level=error"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(said)?;
    if let Some(mut input) = esbuild.stdin.take() {
        input.write_all(text.as_bytes()).map_err(said)?;
    }
    let small = esbuild.wait_with_output().map_err(said)?;
    if !small.status.success() {
        return Err("esbuild could not read a script or a style; what it says stands above".into());
    }
    Ok(String::from_utf8_lossy(&small.stdout).trim_end().into())
}
