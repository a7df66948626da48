//! Shortens the names by which a WebAssembly module and its script know each other.
//!
//! wasm-bindgen names each import and export after what it is, with 16 hexadecimal digits that do not compress, and
//! writes the name into both files.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Imports, Parser};

/// The new names of a program.
#[derive(Default)]
struct ShortNames {
    /// The new name of each import and export that wasm-bindgen has named.
    names: BTreeMap<String, String>,
    /// The name under which the module imports what the script defines, before and after.
    module: (String, String),
}

impl ShortNames {
    fn short(&mut self, name: &str) -> String {
        // `memory` and `main` are short, and named by whoever looks at the module from outside.
        if !name.starts_with("__") && !name.starts_with("wasm_bindgen__") {
            return name.into();
        }
        let next = letters(self.names.len());
        self.names.entry(name.into()).or_insert(next).clone()
    }
}

/// A number as letters: a, b, … z, aa, ba, …
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters;
        }
        number -= 1;
    }
}

impl Reencode for ShortNames {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), Error<Infallible>> {
        // wasm-bindgen writes each import by itself.
        let Imports::Single(_, import) = imports else { return utils::parse_imports(self, section, imports) };
        let kind = self.entity_type(import.ty)?;
        self.module.0 = import.module.into();
        section.import(&self.module.1.clone(), &self.short(import.name), kind);
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        let kind = self.export_kind(export.kind)?;
        let index = self.external_index(export.kind, export.index)?;
        exports.export(&self.short(export.name), kind, index);
        Ok(())
    }
}

/// Shortens the names in a module and in its script. The name under which the module imports what the script defines is
/// made of the module: a module and a script of different versions do not fit together, although their names are alike.
///
/// # Errors
/// The module cannot be read.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String), String> {
    let hash: String = Sha256::digest(module).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let mut short = ShortNames { names: BTreeMap::new(), module: (String::new(), hash) };
    let mut out = Module::new();
    short.parse_core_module(&mut out, Parser::new(0), module).map_err(|error| format!("{error:?}"))?;
    let (before, after) = &short.module;
    let script = script.replace(&format!("\"{before}\""), &format!("\"{after}\""));
    Ok((out.finish(), with_names(&script, &short.names)))
}

/// Replaces identifiers of a script.
fn with_names(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(begin) = rest.find(is_part) {
        let end = rest[begin..].find(|c| !is_part(c)).map_or(rest.len(), |length| begin + length);
        let word = &rest[begin..end];
        out.push_str(&rest[..begin]);
        out.push_str(names.get(word).map_or(word, |short| short));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_by_letters() {
        assert_eq!([0, 25, 26, 27, 26 * 27].map(letters), ["a", "z", "aa", "ba", "aaa"]);
    }

    #[test]
    fn only_whole_identifiers_are_replaced() {
        let names = BTreeMap::from([("__wbg_get_1".into(), "a".into())]);
        let script = "o.__wbg_get_1(x);__wbg_get_12:1,my__wbg_get_1,\"__wbg_get_1\"";
        assert_eq!(with_names(script, &names), "o.a(x);__wbg_get_12:1,my__wbg_get_1,\"a\"");
    }
}
