//! The programs: what Trunk compiled, made smaller, named by what is in it, and the tags by which a page brings its own.
//!
//! Trunk knows one main program and leaves its tags in the template; every other one it compiles as a worker and names
//! plainly. Here they are treated alike. The workers' programs no page brings: it names both halves of each with their
//! checksums, and fetches them when one is asked for.

use super::{Place, read, write};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs of `index.html` that draw pages.
const NAMES: [&str; 2] = ["app", "reader"];
/// The workers': the one that makes and opens copies, the one that makes a key from a passphrase, and the one that judges it.
const WORKERS: [&str; 3] = ["keeper", "stretcher", JUDGE];
/// Its advice is no loss where it cannot be had: it is large, and kept for use without a network only once it was used.
pub const JUDGE: &str = "judge";

/// A program, ready to be named in a page.
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// The links that bring it; the page's own script begins it.
    pub tags: String,
}

/// Makes the programs ready.
pub fn make(place: &Place) -> Result<Vec<Program>, String> {
    NAMES.iter().map(|name| program(place, name)).collect()
}

/// Makes the workers' programs ready; what a page has to know of them: for each, its files without their endings and the
/// checksums of both halves, parted by commas. No browser compares a worker's script with a checksum, so the page fetches both
/// halves as data, with their checksums, and makes the worker from what it was given.
pub fn make_workers(place: &Place) -> Result<String, String> {
    let known = WORKERS.iter().map(|name| {
        let Files { stem, script, integrity, .. } = name_by_content(place, name, true)?;
        Ok(format!("{stem},{},{integrity}", integrity_of(script.as_bytes())))
    });
    Ok(known.collect::<Result<Vec<_>, String>>()?.join(" "))
}

fn program(place: &Place, name: &'static str) -> Result<Program, String> {
    let Files { stem, script, integrity } = name_by_content(place, name, false)?;
    let (js, wasm) = (format!("{}{stem}.js", place.base), format!("{}{stem}_bg.wasm", place.base));
    let tags = format!(
        "<link rel=\"modulepreload\" crossorigin integrity=\"{}\" href=\"{js}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin integrity=\"{integrity}\" href=\"{wasm}\">\n",
        integrity_of(script.as_bytes())
    );
    Ok(Program { name, tags })
}

/// The two halves of a program, named by what is in them.
struct Files {
    /// The name of the JavaScript half without `.js`, and of the other half without `_bg.wasm`.
    stem: String,
    /// What the JavaScript half says.
    script: String,
    /// By what a browser knows the other half.
    integrity: String,
}

fn integrity_of(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

fn name_by_content(place: &Place, name: &str, worker: bool) -> Result<Files, String> {
    let glue = find(place.folder, name)?;
    let wasm = glue.with_file_name(format!("{}_bg.wasm", stem(&glue)));
    if worker {
        let script = read(&glue)?;
        write(&glue, with_beginning(&script)?.as_bytes())?;
    }
    if place.release {
        minify(&glue)?;
    }
    let code = fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    let script = read(&glue)?;
    let both = Sha256::new().chain_update(&code).chain_update(&script).finalize();
    let mark: String = both.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let stem = format!("{name}-{mark}");
    for (from, to) in [(&glue, format!("{stem}.js")), (&wasm, format!("{stem}_bg.wasm"))] {
        fs::rename(from, place.folder.join(to)).map_err(|e| format!("{}: {e}", from.display()))?;
    }
    Ok(Files { stem, script, integrity: integrity_of(&code) })
}

/// The JavaScript half of a worker's program, which begins with the other half when the page hands it over. A worker that
/// cannot begin says so; silence would look like hard work.
fn with_beginning(script: &str) -> Result<String, String> {
    let default = |(before, _): (&str, &str)| before.rsplit(['{', ',', ' ']).next().map(str::to_string);
    let begin = script.rsplit_once(" as default").and_then(default);
    let begin = begin.ok_or("wasm-bindgen names what begins a program in another way than before")?;
    Ok(format!(
        "{script}\nonmessage = ({{ data }}) => {{\n  onmessage = null;\n  {begin}({{ module_or_path: data }})\
         .catch(() => postMessage({{ say: 'refused', why: 'start' }}));\n}};\n"
    ))
}

/// The JavaScript half of a program: plainly named, or with Trunk's fingerprint.
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

/// Makes the script of a template smaller, as [`make`] does with the programs.
pub fn minify_script(script: &str) -> Result<String, String> {
    esbuild(&["--loader=js"], script)
}

/// wasm-bindgen writes its half for people to read; esbuild, which `cargo xtask` puts in reach, writes it for browsers.
fn minify(glue: &Path) -> Result<(), String> {
    write(glue, esbuild(&["--format=esm", "--loader=js"], &read(glue)?)?.as_bytes())
}

/// Runs esbuild on a text: a script or styles, as `args` say.
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
