//! Writes the software bill of materials: the crates compiled into the programs for the browser, in CycloneDX 1.5.
//!
//! It leaves out crates that are only used to compile (build scripts, procedural macros) or to test. It contains no
//! timestamp and no random serial number, so the same `Cargo.lock` gives the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    paths::Paths,
    run,
    tools::{lockfile, versions},
};

/// The features of all programs together.
const FEATURES: &str = "browser,judge,keeper,stretch";
/// The only registry a crate may come from, as cargo names it.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Writes the bill of materials. Returns its path.
pub fn write(paths: &Paths) -> Result<PathBuf> {
    let mut cargo = run::command("cargo");
    cargo
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(["--no-default-features", "--features", FEATURES])
        .args(["--filter-platform", versions::WASM_TARGET])
        .current_dir(&paths.root);
    let answer = run::stdout_of(&mut cargo).context(
        "cargo does not say what the programs are made of.\nFetch the crates first: `cargo fetch --locked`.",
    )?;
    let sbom = of(&serde_json::from_str(&answer)?, &fs::read_to_string(paths.root.join("Cargo.lock"))?)?;
    let path = paths.work.join("sbom.cdx.json");
    fs::create_dir_all(&paths.work)?;
    fs::write(&path, format!("{sbom:#}\n"))?;
    Ok(path)
}

/// Makes the bill of materials from the output of `cargo metadata` and the checksums in `Cargo.lock`.
fn of(metadata: &Value, lock: &str) -> Result<Value> {
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let root = metadata["resolve"]["root"].as_str().context("cargo names no root package")?;
    let mut needs: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut ahead = vec![root];
    while let Some(id) = ahead.pop() {
        if needs.contains_key(id) {
            continue;
        }
        let inside: Vec<&str> = compiled_in(nodes.get(id).copied().unwrap_or(&Value::Null))
            .filter(|id| packages.get(id).is_some_and(|package| !is_macro(package)))
            .collect();
        let names = inside.iter().filter_map(|id| packages.get(id)).map(|package| purl(package)).collect();
        needs.insert(id, names);
        ahead.extend(inside);
    }
    let package = |id: &str| packages.get(id).copied().context("cargo names a package it does not describe");
    let mut components = BTreeMap::new();
    for id in needs.keys().filter(|id| **id != root) {
        let package = package(id)?;
        components.insert(purl(package), component(package, lock)?);
    }
    let mut graph = BTreeMap::new();
    for (id, needs) in &needs {
        let purl = purl(package(id)?);
        graph.insert(purl.clone(), json!({ "ref": purl, "dependsOn": needs }));
    }
    let whole = package(root)?;
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": described("application", whole) },
        "components": components.into_values().collect::<Vec<_>>(),
        "dependencies": graph.into_values().collect::<Vec<_>>(),
    }))
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    list.as_array().into_iter().flatten().filter_map(|one| Some((one["id"].as_str()?, one))).collect()
}

/// The dependencies that are compiled into the program, without those of build scripts and tests.
fn compiled_in(node: &Value) -> impl Iterator<Item = &str> {
    let is_normal =
        |dep: &&Value| dep["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"].is_null());
    node["deps"].as_array().into_iter().flatten().filter(is_normal).filter_map(|dep| dep["pkg"].as_str())
}

/// Whether this is a procedural macro, which runs at compile time. Only its output becomes part of the program.
fn is_macro(package: &Value) -> bool {
    let kinds = package["targets"].as_array().into_iter().flatten().map(|target| &target["kind"]);
    kinds.filter_map(Value::as_array).flatten().any(|kind| kind == "proc-macro")
}

fn text<'a>(package: &'a Value, name: &str) -> &'a str {
    package[name].as_str().unwrap_or_default()
}

fn purl(package: &Value) -> String {
    // A package URL percent-encodes `+`.
    format!("pkg:cargo/{}@{}", text(package, "name"), text(package, "version").replace('+', "%2B"))
}

fn described(kind: &str, package: &Value) -> Value {
    let purl = purl(package);
    // Older crates separate alternatives with `/`. An SPDX expression has `OR`.
    let licence = text(package, "license").split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
    json!({
        "type": kind,
        "bom-ref": purl,
        "name": text(package, "name"),
        "version": text(package, "version"),
        "licenses": [{ "expression": licence }],
        "purl": purl,
    })
}

fn component(package: &Value, lock: &str) -> Result<Value> {
    let (name, version) = (text(package, "name"), text(package, "version"));
    if text(package, "source") != CRATES_IO || text(package, "license").is_empty() {
        bail!("{name} {version} does not come from crates.io, or says no licence.");
    }
    let sum = lockfile::checksum_in(lock, name, version)
        .with_context(|| format!("Cargo.lock has no checksum of {name} {version}."))?;
    let mut described = described("library", package);
    described["scope"] = json!("required");
    described["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    Ok(described)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"in\"\nversion = \"1.0.0\"\nsource = \"x\"\nchecksum = \"ab\"\n\n\
                        [[package]]\nname = \"deeper\"\nversion = \"2.0.0+b\"\nsource = \"x\"\nchecksum = \"cd\"\n";

    fn metadata(source: &str) -> Value {
        let package = |name: &str, version: &str, kind: &str| {
            json!({ "id": name, "name": name, "version": version, "license": "MIT / Apache-2.0",
                    "source": source, "targets": [{ "kind": [kind] }] })
        };
        let dep = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        json!({
            "packages": [package("ours", "0.1.0", "lib"), package("in", "1.0.0", "lib"),
                         package("deeper", "2.0.0+b", "lib"), package("macro", "1.0.0", "proc-macro"),
                         package("under-macro", "1.0.0", "lib"), package("builds", "1.0.0", "lib"),
                         package("tests", "1.0.0", "lib")],
            "resolve": { "root": "ours", "nodes": [
                { "id": "ours", "deps": [dep("in", Value::Null), dep("macro", Value::Null),
                                         dep("builds", json!("build")), dep("tests", json!("dev"))] },
                { "id": "in", "deps": [dep("deeper", Value::Null)] },
                { "id": "macro", "deps": [dep("under-macro", Value::Null)] } ] },
        })
    }

    #[test]
    fn what_is_compiled_in_is_in_it_and_nothing_else() -> Result<()> {
        let sbom = of(&metadata(CRATES_IO), LOCK)?;
        assert_eq!((&sbom["bomFormat"], &sbom["specVersion"]), (&json!("CycloneDX"), &json!("1.5")));
        assert_eq!(sbom["metadata"]["component"]["name"], "ours");
        let components = sbom["components"].as_array().map(Vec::as_slice).unwrap_or_default();
        let refs: Vec<_> = components.iter().map(|component| &component["bom-ref"]).collect();
        assert_eq!(refs, ["pkg:cargo/deeper@2.0.0%2Bb", "pkg:cargo/in@1.0.0"]);
        assert_eq!(components[1]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(components[1]["hashes"], json!([{ "alg": "SHA-256", "content": "ab" }]));
        assert_eq!(sbom["dependencies"][2]["dependsOn"], json!(["pkg:cargo/in@1.0.0"]));
        Ok(())
    }

    #[test]
    fn a_crate_from_elsewhere_or_without_a_checksum_is_refused() {
        assert!(of(&metadata("registry+https://elsewhere.example"), LOCK).is_err());
        assert!(of(&metadata(CRATES_IO), "").is_err());
    }

    #[test]
    fn the_programs_of_the_template_are_all_in_it() {
        let template = include_str!("../../../index.html");
        let named =
            template.split("data-cargo-features=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let named: BTreeSet<&str> = named.flat_map(|features| features.split(',')).collect();
        assert_eq!(named.into_iter().collect::<Vec<_>>().join(","), FEATURES);
    }
}
