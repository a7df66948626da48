//! Traces in the program's own memory, as the browser's developer tools would show them.

use js_sys::{Function, Uint8Array};
use std::rc::Rc;
use stillwater::vault::{Header, KdfParams, NewVault, Vault};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Counts the occurrences of a byte sequence in a memory.
const SEARCH: &str = "
    const all = new Uint8Array(memory.buffer);
    let found = 0;
    for (let at = all.indexOf(row[0]); at >= 0; at = all.indexOf(row[0], at + 1)) {
        if (row.every((byte, i) => all[at + i] === byte)) found++;
    }
    return found;";

/// The number of occurrences of each key in this program's memory.
fn found(keys: &[Uint8Array]) -> Vec<f64> {
    let search = Function::new_with_args("memory, row", SEARCH);
    let count = |key: &Uint8Array| search.call2(&JsValue::NULL, &wasm_bindgen::memory(), key).unwrap();
    keys.iter().map(|key| count(key).as_f64().unwrap()).collect()
}

/// A newly opened vault, and all random values of a key's length that were drawn for it, stored outside the program's
/// memory.
fn opened() -> (Rc<Vault>, Vec<Uint8Array>) {
    let drawn = js_sys::Array::new();
    let all = drawn.clone();
    let draw = Function::new_with_args(
        "all, length",
        "const some = crypto.getRandomValues(new Uint8Array(length)); all.push(some); return some",
    );
    let rng = move |bytes: &mut [u8]| {
        let some = draw.call2(&JsValue::NULL, &all, &JsValue::from(bytes.len() as u32)).unwrap();
        Uint8Array::new(&some).copy_to(bytes);
    };
    let NewVault { header, vault, code } = Header::make([3; 16], KdfParams::DEFAULT, &[5; 32], &rng).unwrap();
    let keys: Vec<Uint8Array> =
        drawn.iter().map(|some| Uint8Array::new(&some)).filter(|some| some.length() == 32).collect();
    assert!(!keys.is_empty(), "a data key was drawn");
    vault.zeroize_keys();
    drop(vault);
    (Rc::new(header.open_with_code(&code).unwrap()), keys)
}

#[wasm_bindgen_test]
fn keys_are_wiped_where_they_stand_whoever_still_holds_the_vault() {
    for _ in 0..3 {
        let (vault, keys) = opened();
        let rng = |bytes: &mut [u8]| bytes.fill(1);
        let name = vault.name("record-1").unwrap();
        let sealed = vault.seal("record-1", 1, "a heron", &rng).unwrap();
        assert_eq!(vault.open_name(&name).as_deref(), Some("record-1"));
        assert_eq!(vault.open("record-1", &sealed).as_deref(), Ok("a heron"));
        assert!(found(&keys).iter().sum::<f64>() > 0.0, "while it is open, the search finds the key");
        let holds = vault.clone();
        vault.zeroize_keys();
        assert_eq!(found(&keys).iter().sum::<f64>(), 0.0, "the key is still there");
        assert!(!holds.is_open() && holds.name("record-1").is_none());
    }
}
