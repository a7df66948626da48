//! Recognising copies: ours or not, complete or not, newer or not.

use super::*;
use stillwater::backup::BackupError;

fn refused(file: impl AsRef<[u8]>) -> BackupError {
    open(file.as_ref()).expect_err("refused")
}

#[test]
fn other_files_are_foreign() {
    for file in [
        "",
        " ",
        "null",
        "[]",
        "{}",
        "7",
        "\"text\"",
        "{\"v\":1}",
        "{\"kept\":{}}",
        "{\"a\":",
        "%PDF-1.7",
        "{\"v\":1,\"kept\":{}}",
    ] {
        let why = refused(file);
        assert_eq!(why, BackupError::Foreign, "{file}");
    }
    assert_eq!(refused("{\"stillwater\":\"settings\",\"v\":1,\"kept\":{}}"), BackupError::Foreign);
    assert_eq!(refused("{\"stillwater\":7,\"v\":1,\"kept\":{}}"), BackupError::Foreign);
}

#[test]
fn ours_without_entries_or_with_entries_of_another_shape_is_damaged() {
    for kept in
        ["", ",\"kept\":7", ",\"kept\":[]", ",\"kept\":null", ",\"kept\":{\"a\":7}", ",\"kept\":{\"a\":[]}"]
    {
        let file = format!("{{\"stillwater\":\"copy\",\"v\":1,\"made\":\"\"{kept}}}");
        assert_eq!(refused(&file), BackupError::Damaged, "{file}");
    }
    let file = "{\"stillwater\":\"copy\",\"v\":1,\"kept\":{}} trailing";
    assert_eq!(refused(file), BackupError::Damaged);
}

#[test]
fn an_empty_copy_is_a_copy() {
    let read = open(b"{\"stillwater\":\"copy\",\"v\":1,\"made\":\"yesterday\",\"kept\":{}}").unwrap();
    assert_eq!(read, ParsedBackup::default());
}

#[test]
fn of_settings_only_those_that_can_be_read_or_are_newer_come_along() {
    for (settings, counts) in [("{\"v\":1}", true), ("{\"v\":7}", true), ("{}", false), ("x", false)] {
        let read = opened(&texts(&[("stillwater/settings", settings)]));
        assert_eq!((read.entries.len() == 1, read.left_out == 0), (counts, counts), "{settings}");
    }
}
