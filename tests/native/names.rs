//! The names of entries, and the format of dates.

use crate::common::{answers, catalog};
use serde_json::json;
use stillwater::domain::record::Record;
use stillwater::ui::components::record_view::{as_text, parts};
use stillwater::ui::site::Site;

fn record(label: &str) -> Record {
    let mut record = Record::begin("a".into(), "boundaries", "2026-11-01T10:00:00.000Z".into());
    record.label = label.into();
    record
}

#[test]
fn white_space_and_signs_nobody_sees_are_no_name() {
    let site = Site::new(catalog(), "/");
    let title = as_text(&site, &record(""));
    for blank in [
        " ",
        "\t\n",
        "\u{a0}",
        "\u{3000}",
        "\u{ad}",
        "\u{115f}",
        "\u{180e}",
        "\u{200b}",
        "\u{200d}",
        "\u{200e}\u{200f}",
        "\u{202e}",
        "\u{2060}",
        "\u{2800}",
        "\u{3164}",
        "\u{fe0f}",
        "\u{feff}",
        "\u{e0041}",
        "\0",
        " \u{200b} ",
    ] {
        assert_eq!(record(blank).name(), "", "{blank:?}");
        assert_eq!(as_text(&site, &record(blank)), title, "{blank:?}");
    }
    for name in ["a", " a", "🙂", "שלום", "—", "e\u{301}", "❤\u{fe0f}", "👩\u{200d}👧"] {
        assert_eq!(record(name).name(), name);
        assert!(as_text(&site, &record(name)).starts_with(&format!("{}: {name}", title.trim())), "{name}");
    }
}

#[test]
fn a_day_that_was_chosen_is_written_as_days_are_written_elsewhere() {
    let site = Site::new(catalog(), "/");
    for (stored, shown) in [
        ("2018-11-04", site.day("2018-11-04")),
        ("2018-11-04", "4 November 2018".into()),
        ("next week", "next week".into()),
        ("2018-99-04", "2018-99-04".into()),
    ] {
        let mut record = record("");
        record.answers =
            answers(json!({ "when": "chosen-day", "when-day": stored, "what-happens": "2018-11-04" }));
        let (_, laid) = parts(&site, &record);
        let row = |key: &str| {
            let mut rows = laid.iter().flat_map(|part| &part.rows);
            rows.find(|row| row.key == key).expect("a row").lines.clone()
        };
        assert_eq!(row("when-day"), std::slice::from_ref(&shown));
        assert_eq!(row("what-happens"), ["2018-11-04"], "what was written stays");
        assert!(as_text(&site, &record).contains(&shown));
    }
}
