//! The real content compiles. The browser gets it exactly as compiled, or refuses it.

use crate::common::{catalog, catalogs};
use serde_json::Value;
use stillwater::content::Catalog;
use stillwater::content::catalog::Unusable;
use stillwater::ui::words::KEYS;

fn written() -> String {
    serde_json::to_string(&*catalog()).unwrap()
}

#[test]
fn the_real_content_compiles_for_the_keys_of_this_program() {
    for catalog in catalogs() {
        assert_eq!(catalog.keys, KEYS);
        assert_eq!(catalog.tools().worksheets.len(), catalog.paths.len());
    }
}

#[test]
fn a_catalogue_that_was_written_reads_back_the_same() {
    for catalog in catalogs() {
        let json = serde_json::to_string(&catalog).unwrap();
        assert_eq!(Catalog::from_json(&json, KEYS), Ok(catalog));
    }
}

#[test]
fn for_reading_there_is_all_but_the_tools() {
    let whole = catalog();
    let reading = Catalog { tools: None, ..(*whole).clone() };
    let small = serde_json::to_string(&reading).unwrap();
    assert_eq!(Catalog::for_reading(&small, KEYS), Ok(reading.clone()));
    assert_eq!(Catalog::for_reading(&written(), KEYS), Ok(reading));
    assert_eq!(Catalog::from_json(&small, KEYS), Err(Unusable::Damaged));
}

#[test]
fn a_catalogue_for_another_program_is_told_from_a_damaged_one() {
    let json = written();
    for read in [Catalog::from_json, Catalog::for_reading] {
        assert_eq!(read(&json, KEYS.wrapping_add(1)), Err(Unusable::OtherVersion));
        assert_eq!(read("{}", KEYS), Err(Unusable::OtherVersion));
        assert_eq!(read("{\"keys\":-1}", KEYS), Err(Unusable::OtherVersion));
    }
}

#[test]
fn what_is_no_catalogue_is_damaged() {
    let only_keys = format!("{{\"keys\":{KEYS}}}");
    let deep = "[".repeat(10_000);
    for text in ["", " ", "null", "[]", "7", "\"words\"", "<!doctype html>", "{\"keys\":", &only_keys, &deep]
    {
        for read in [Catalog::from_json, Catalog::for_reading] {
            assert_eq!(read(text, KEYS), Err(Unusable::Damaged), "{text:.40}");
        }
    }
}

#[test]
fn a_catalogue_that_was_cut_off_is_damaged() {
    let json = written();
    let cuts = (0..json.len()).step_by(json.len() / 40).chain(json.len() - 3..json.len());
    for cut in cuts.filter(|at| json.is_char_boundary(*at)) {
        for read in [Catalog::from_json, Catalog::for_reading] {
            assert_eq!(read(&json[..cut], KEYS), Err(Unusable::Damaged), "cut at {cut}");
        }
    }
}

#[test]
fn a_catalogue_with_a_part_of_another_shape_never_stops_the_program() {
    let whole: Value = serde_json::from_str(&written()).unwrap();
    let parts: Vec<String> = whole.as_object().unwrap().keys().cloned().collect();
    for part in parts.iter().filter(|part| *part != "keys") {
        for strange in [Value::Null, Value::Bool(true), 7.into(), "x".into(), Value::Array(vec![Value::Null])]
        {
            let mut broken = whole.clone();
            broken[part] = strange;
            let read = Catalog::from_json(&broken.to_string(), KEYS);
            assert_eq!(read, Err(Unusable::Damaged), "{part}");
        }
    }
}
