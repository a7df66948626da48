//! Paper. The handout: picked answers are on it exactly as written, and nothing else is. An empty worksheet: each branch has
//! its own questions and no others.

use crate::common::{answers, thousand, tools, worksheet};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::json;
use stillwater::domain::answers::Answers;
use stillwater::domain::branch::Branches;
use stillwater::domain::gates::Gates;
use stillwater::domain::handout::{Handout, HandoutEntry, LABEL, Names, pickable};
use stillwater::domain::layout::{self, LayoutRow, LayoutSection};
use stillwater::domain::record::Record;
use stillwater::domain::session::{SessionItem, SessionList, items, put};
use stillwater::domain::worksheet::{StepItem, Worksheet};

const NAMES: Names = Names { label: "My name for it", own_sign: "A sign of my own" };

fn forgiveness() -> Record {
    let of = json!({ "one-event": "the kitchen", "whom": "someone-else", "my-words": "enough",
        "letter": "Dear nobody\n\nthis is not sent" });
    Record { id: "0ma00000000001".into(), label: "With M.".into(), answers: answers(of), ..Record::default() }
}

fn check_in() -> Record {
    let of = json!({ "trust.often": "half", "trust.note": "the stairs", "helped-most": "walking",
        "own-signs": [{ "id": "own-a", "text": "I check the door" }, { "id": "own-b", "text": "I count" }],
        "own-a.often": "a-lot" });
    Record { id: "0ma00000000002".into(), answers: answers(of), ..Record::default() }
}

fn entries() -> Vec<HandoutEntry> {
    let (first, second) = (forgiveness(), check_in());
    let laid = layout::of_worksheet(&worksheet("forgiveness"), &first.answers);
    let marked = layout::of_check_in(&tools().signs, &second.answers);
    vec![
        HandoutEntry {
            record: first.id.clone(),
            heading: "Forgiveness · 22 November 2026".into(),
            parts: pickable(&first, laid, NAMES),
            ..HandoutEntry::default()
        },
        HandoutEntry {
            record: second.id.clone(),
            heading: "Check-in · 21 November 2026".into(),
            parts: pickable(&second, marked, NAMES),
            ..HandoutEntry::default()
        },
    ]
}

fn paper(picks: &[SessionItem]) -> Handout {
    Handout::new("Notes for a session", "23 November 2026 · M.K.", &entries(), picks)
}

fn keys(paper: &Handout) -> Vec<&str> {
    paper.entries.iter().flat_map(|entry| entry.rows()).map(|row| &*row.key).collect()
}

#[test]
fn nothing_is_on_it_that_was_not_picked() {
    assert!(paper(&[]).is_empty());
    for entry in entries() {
        assert!(entry.rows().count() >= 4, "{entry:?}");
        for row in entry.rows() {
            let paper = paper(&[entry.item(row)]);
            assert_eq!(keys(&paper), [&row.key]);
            for other in entries().iter().flat_map(|entry| entry.rows()).filter(|other| other.key != row.key)
            {
                for text in [paper.as_text(), paper.as_markdown()] {
                    assert!(!text.contains(&other.lines[0]), "{} beside {}:\n{text}", other.key, row.key);
                }
            }
        }
    }
}

#[test]
fn the_name_of_an_entry_is_on_it_only_if_it_was_picked() {
    let all: Vec<SessionItem> =
        entries().iter().flat_map(|e| e.rows().map(|row| e.item(row)).collect::<Vec<_>>()).collect();
    let (labels, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|item| item.key.as_deref() == Some(LABEL));
    assert_eq!(labels.len(), 1, "an entry without a name has none to pick");
    assert!(!paper(&others).as_text().contains("With M."));
    assert!(paper(&labels).as_text().contains("My name for it\nWith M."));
}

#[test]
fn it_is_in_the_order_of_the_entries_and_their_questions_whatever_was_picked_first() {
    let [first, second] = ["0ma00000000001", "0ma00000000002"];
    let picks = [
        SessionItem::of(second, "trust.note"),
        SessionItem::of(first, "one-event"),
        SessionItem::of(first, LABEL),
    ];
    let text = paper(&picks).as_text();
    let event = &entries()[0].rows().find(|row| row.key == "one-event").unwrap().label.clone();
    let title = entries()[0]
        .parts
        .iter()
        .find(|part| part.rows.iter().any(|row| row.key == "one-event"))
        .map(|p| p.title.clone());
    let trust = tools().signs.signs.iter().find(|sign| &*sign.id == "trust").unwrap().title.clone();
    let note = &entries()[1].rows().find(|row| row.key == "trust.note").unwrap().label.clone();
    let title = title.unwrap_or_default();
    assert_eq!(
        text,
        format!(
            "Notes for a session\n23 November 2026 · M.K.\n\nForgiveness · 22 November 2026\n\nMy name for it\nWith M.\n\n\
             {title}\n\n{event}\nthe kitchen\n\nCheck-in · 21 November 2026\n\n{trust}\n\n{note}\nthe stairs\n"
        )
    );
}

#[test]
fn what_was_deleted_or_emptied_is_not_on_it() {
    let gone = [
        SessionItem::of("0ma00000000009", "one-event"),
        SessionItem::of("0ma00000000001", "cost"),
        SessionItem::of("0ma00000000002", LABEL),
    ];
    assert!(paper(&gone).is_empty());
    let mut blank = forgiveness();
    blank.answers.set_text("one-event", " \n ");
    let laid = layout::of_worksheet(&worksheet("forgiveness"), &blank.answers);
    assert!(
        !pickable(&blank, laid, NAMES).iter().flat_map(|part| &part.rows).any(|row| row.key == "one-event")
    );
}

#[test]
fn a_whole_record_picks_nothing() {
    assert!(paper(&[SessionItem::whole("0ma00000000001")]).is_empty());
}

#[test]
fn a_sign_of_ones_own_goes_with_what_is_marked_beside_it_and_can_be_picked_alone() {
    let text = paper(&[SessionItem::of("0ma00000000002", "own-a.often")]).as_text();
    assert!(text.contains("I check the door") && !text.contains("I count"), "{text}");
    let text = paper(&[SessionItem::of("0ma00000000002", "~own-b")]).as_text();
    assert!(text.contains("A sign of my own\nI count") && !text.contains("I check"), "{text}");
}

#[test]
fn picks_are_kept_in_the_session() {
    let mut session = Answers::default();
    let item = SessionItem::of("0ma00000000001", LABEL);
    put(&mut session, SessionList::Paper, &item, true);
    assert_eq!(items(&session, SessionList::Paper), [item]);
}

/// The headings, questions and answers as a Markdown parser reads them.
fn shown(markdown: &str, options: Options) -> Vec<String> {
    let mut blocks = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => blocks.push(String::new()),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {}
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => {}
            Event::Text(text) => blocks.last_mut().expect("a text is in a block").push_str(&text),
            Event::HardBreak => blocks.last_mut().expect("a break is in a block").push('\n'),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    blocks
}

fn comes_out(label: &str, title: &str, lines: &[String]) {
    let row = LayoutRow { key: "a".into(), label: label.into(), lines: lines.to_vec() };
    let parts = vec![LayoutSection { title: title.into(), rows: vec![row] }];
    let entry = HandoutEntry {
        record: "r".into(),
        heading: "Forgiveness · 22".into(),
        parts,
        ..HandoutEntry::default()
    };
    let paper = Handout::new("Notes", "*23*", &[entry], &[SessionItem::of("r", "a")]);
    let markdown = paper.as_markdown();
    let wanted = ["Notes", "*23*", "Forgiveness · 22", title, label, &lines.join("\n")];
    let wanted: Vec<_> = wanted.into_iter().filter(|block| !block.is_empty()).collect();
    let all = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for options in [Options::empty(), all, Options::all() - all] {
        // This extension alone is left out, because it changes quotation marks.
        if options != Options::ENABLE_SMART_PUNCTUATION {
            assert_eq!(shown(&markdown, options), wanted, "{markdown}");
        }
    }
}

#[test]
fn what_looks_like_markdown_comes_out_as_it_was_written() {
    let lines = [
        "# no heading",
        "- no list",
        "+ none",
        "1. none",
        "12) none",
        "> no quote",
        "--- ",
        "===",
        "***",
        "```rust",
        "    no code",
        "\tno code",
        "<b>bold</b> & &amp; &#65;",
        "[a](https://example.org) ![b](c)",
        "*a* _b_ ~~c~~ `d`",
        "| a | b |",
        "| --- | --- |",
        "",
        "",
        "a\\",
        "\\",
        ": x",
        "[^1]: y",
        "$x$ ^a^ {#id}",
        "ends  ",
        "https://example.org",
        "- [ ] x",
        "مرحبا",
        "😔",
        "&#32;",
    ];
    let lines = lines.map(String::from);
    comes_out("# Why? *", "- own **sign** #", &lines);
    for line in &lines {
        if !line.is_empty() {
            comes_out("Why?", "", std::slice::from_ref(line));
        }
    }
}

/// A line with more Markdown syntax than a person would write.
fn line() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        proptest::sample::select(
            "\\`*_[]<>#&~|$^{}=-+:.)(!\"' \t0123ab/;\u{a0}é\u{2028}".chars().collect::<Vec<_>>()
        ),
        any::<char>().prop_filter("is no line's end", |c| !['\n', '\0'].contains(c)),
    ];
    proptest::collection::vec(sign, 0..24).prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn any_text_comes_out_of_the_markdown_as_it_was_written(
        mut lines in proptest::collection::vec(line(), 1..6),
        title in line(),
        label in line(),
        last in "[a-z*_#-]{1,4}",
    ) {
        lines.push(last);
        let line = |text: String| text.replace(['\r', '\n'], "");
        let filled = |text: String| if text.trim().is_empty() { String::new() } else { text };
        let lines: Vec<_> = lines.into_iter().map(line).collect();
        comes_out(line(label).trim(), &filled(line(title)), &lines);
    }
}

#[test]
fn what_came_out_is_on_top_and_only_if_it_was_picked() {
    let mut entries = entries();
    entries[0].first = vec!["my-words".into(), "letter".into()];
    let first = &entries[0].record;
    let pick = |keys: &[&str]| -> Handout {
        let picks: Vec<_> = keys.iter().map(|key| SessionItem::of(first, key)).collect();
        Handout::new("Notes", "", &entries, &picks)
    };
    let paper = pick(&["one-event", LABEL, "letter"]);
    assert_eq!(keys(&paper), ["letter", LABEL, "one-event"], "each answer is there once");
    assert_eq!(paper.entries[0].parts[0].title, "", "it stands right below the name of the entry");
    let large: Vec<_> = paper.entries[0].rows().filter(|row| paper.entries[0].came_out(row)).collect();
    assert_eq!(large.len(), 1);
    assert_eq!(keys(&pick(&["one-event", LABEL])), [LABEL, "one-event"]);
    assert!(paper.as_text().find("this is not sent") < paper.as_text().find("the kitchen"));
}

/// The ids of what an empty worksheet asks, and of its steps.
fn asked(sheet: &Worksheet) -> (Vec<&str>, Vec<&str>) {
    let steps: Vec<_> = sheet.steps.iter().filter(|step| !step.retired && !step.care).collect();
    let fields = steps.iter().flat_map(|step| step.fields()).map(|field| &*field.id).collect();
    (steps.iter().map(|step| &*step.id).collect(), fields)
}

#[test]
fn an_empty_worksheet_asks_first_for_the_branch_and_never_for_safety() {
    let question =
        |sheet: &str| Branches::of(&worksheet(sheet)).map(|branches| branches.field.id.to_string());
    assert_eq!(question("forgiveness").as_deref(), Some("whom"));
    assert_eq!(question("boundaries"), None, "its steps depend on the safety questions only");
    for sheet in &tools().worksheets {
        let Some(branches) = Branches::of(sheet) else { continue };
        assert!(Gates::of(sheet).at(&branches.field.id).is_none(), "{}", sheet.id);
        assert!(branches.options.len() > 1, "{}", sheet.id);
    }
}

#[test]
fn a_branch_leaves_out_what_its_answer_rules_out_and_nothing_else() {
    let sheet = worksheet("forgiveness");
    let branches = Branches::of(&sheet).unwrap();
    for option in &branches.options {
        let only = branches.only(&sheet, &option.id);
        let (steps, fields) = asked(&only);
        assert!(!fields.contains(&"whom"), "it is answered");
        let of = answers(json!({ "whom": &*option.id }));
        // Nothing else is answered, so no safety question hides anything.
        let wanted: Vec<_> = sheet
            .steps
            .iter()
            .filter(|step| !step.retired && !step.care && step.shown.holds(&of))
            .flat_map(|step| step.fields())
            .filter(|field| *field.id != *"whom" && field.shown.holds(&of))
            .map(|field| &*field.id)
            .collect();
        assert_eq!(fields, wanted, "{}", option.id);
        assert!(!steps.is_empty());
        let (before, after) = (Gates::of(&sheet), Gates::of(&only));
        let ids = |gates: &Gates| gates.gates.iter().map(|gate| gate.field.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&before), ids(&after), "every gate is on every branch");
        assert_eq!(after.marks("writing", None), [after.at("pressure").unwrap().mark.unwrap()]);
    }
    let only = |option: &str| branches.only(&sheet, option);
    assert!(!asked(&only("someone-else")).0.iter().any(|step| ["blame", "my-part"].contains(step)));
    assert!(!asked(&only("blame-i-carry")).0.contains(&"where"));
    let notices = |sheet: &Worksheet| {
        let items = sheet.steps.iter().filter(|step| !step.care).flat_map(|step| &step.items);
        items
            .filter_map(|item| match item {
                StepItem::Notice(notice) if notice.shown.is_always() => Some(notice.id.to_string()),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert!(notices(&only("blame-i-carry")).contains(&"nothing-to-forgive".into()));
    assert!(!notices(&only("someone-else")).contains(&"nothing-to-forgive".into()));
    assert_eq!(*branches.label("blame-i-carry"), *"Myself: blame I carry");
}
