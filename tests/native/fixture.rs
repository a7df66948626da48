//! A worksheet that consists of TOML files only, added to the real content, works like every other.

use crate::common::{answers, project};
use crate::html::Page;
use serde_json::json;
use std::rc::Rc;
use stillwater::content::{Catalog, compile};
use stillwater::domain::layout::{as_text, of_end, of_worksheet};
use stillwater::domain::recall::recalled;
use stillwater::domain::route::Route;
use stillwater::domain::short_way::Times;
use stillwater::domain::worksheet::{FieldKind, Worksheet};
use stillwater::prerender::render;

fn catalog() -> Rc<Catalog> {
    let overlay = project("tests/fixtures/worksheet");
    match compile::compile(&project("src/content"), Some(&overlay)) {
        Ok(mut catalogs) => Rc::new(catalogs.swap_remove(0)),
        Err(problems) => panic!("{problems}"),
    }
}

fn sheet(catalog: &Catalog) -> Rc<Worksheet> {
    catalog.tools().worksheet("quiet-evening").expect("the worksheet of the fixture").clone()
}

fn page(catalog: &Rc<Catalog>, route: &Route) -> Page {
    Page::read(&render(catalog, "/", route).unwrap())
}

#[test]
fn it_comes_after_the_others_in_their_list() {
    let catalog = catalog();
    let listed = page(&catalog, &Route::Worksheets);
    let mut links: Vec<_> = listed
        .values("href")
        .filter(|href| catalog.paths.iter().any(|p| *href == format!("/{p}/")))
        .collect();
    // Each worksheet has two links: to itself, and to its empty version for paper at another fragment.
    links.dedup();
    assert_eq!(links.last(), Some(&"/quiet-evening/"));
    let alone = catalog.tools().worksheets.iter().filter(|sheet| !sheet.is_part()).count();
    assert_eq!(alone, links.len());
    assert!(listed.says().contains("Planning an evening that asks nothing."));
}

#[test]
fn a_group_is_in_the_list_if_a_worksheet_is_in_it() {
    let headings = |catalog: &Rc<Catalog>| -> Vec<String> {
        let listed = page(catalog, &Route::Worksheets);
        let named = |id: Option<&str>| id.is_some_and(|id| id.starts_with("group-"));
        listed.elements.iter().filter(|e| named(e.get("id"))).map(|e| e.text.clone()).collect()
    };
    assert_eq!(headings(&catalog()), ["To work through", "With someone"]);
    assert_eq!(headings(&crate::common::catalog()), ["To work through"]);
    let groups = catalog().tools().groups.iter().map(|group| group.title.to_string()).collect::<Vec<_>>();
    assert_eq!(groups, ["In a few minutes", "To work through", "With someone"]);
}

#[test]
fn its_page_shows_every_question_with_its_options() {
    let catalog = catalog();
    let sheet = sheet(&catalog);
    let page = page(&catalog, &Route::Worksheet(sheet.path.clone()));
    let says = page.says();
    for field in sheet.fields() {
        assert!(says.contains(&*field.label), "{}", field.label);
        // A list is empty at first.
        if matches!(field.kind, FieldKind::List(_)) {
            continue;
        }
        let control = |name: &str| name.split(':').nth(1) == Some(&field.id);
        assert!(page.values("name").any(control), "a control for {}", field.id);
    }
    for words in ["something warm", "something quiet", "not at all", "very", "A quiet evening"] {
        assert!(says.contains(words), "{words}");
    }
    assert_eq!(page.elements.iter().filter(|e| e.get("name") == Some("s:rest")).count(), 11);
}

#[test]
fn the_other_worksheets_stay_as_they_are() {
    let (with, without) = (catalog(), crate::common::catalog());
    for sheet in &without.tools().worksheets {
        assert_eq!(with.tools().worksheet(&sheet.id), Some(sheet));
    }
}

#[test]
fn its_short_way_its_gate_and_its_times() {
    let sheet = sheet(&catalog());
    assert_eq!(sheet.times, Times { short: 2, whole: 6 });
    let steps = |of: serde_json::Value| -> Vec<String> {
        let of = answers(of);
        sheet.steps_for(&of).map(|step| step.id.to_string()).collect()
    };
    assert_eq!(steps(json!({})), ["plan", "company", "small"]);
    assert_eq!(steps(json!({ "alone": "worried" })), ["plan", "company", "care-alone"]);
    assert_eq!(steps(json!({ "way": "short" })), ["plan", "company"]);
    assert_eq!(steps(json!({ "way": "short", "alone": "not-sure" })), ["plan", "company", "care-alone"]);
    let asked = |of: serde_json::Value, id: &str| {
        let field = sheet.fields().find(|field| *field.id == *id).unwrap();
        sheet.is_asked(field, &answers(of))
    };
    assert!(asked(json!({ "way": "short", "mood": "tired" }), "rest"));
    assert!(!asked(json!({ "way": "short", "mood": "tired", "alone": "worried" }), "rest"));
    assert!(!asked(json!({ "way": "short" }), "senses"));
    for (of, shown) in [
        (json!({}), false),
        (json!({ "mood": "well" }), true),
        (json!({ "mood": "tired", "senses": { "picked": ["quiet"] } }), true),
        (json!({ "mood": "tired" }), false),
    ] {
        assert_eq!(asked(of.clone(), "ready"), shown, "{of}");
    }
}

#[test]
fn its_last_screens_its_strengths_and_what_it_recalls() {
    let catalog = catalog();
    let sheet = sheet(&catalog);
    let of = answers(json!({
        "what": "a book", "mood": "tired", "steps": [{ "text": "tea", "rate": 3 }],
        "senses": { "picked": ["warm"], "rates": { "warm": 8 } },
    }));
    let first = |of: &_| as_text("", &[of_end(&sheet, of)]);
    assert!(first(&of).contains("a book") && first(&of).contains("tea (3/10)"));
    let mut worried = of.clone();
    worried.set_text("alone", "worried");
    assert!(first(&worried).contains("a book") && !first(&worried).contains("tea"));
    let links = |of: &_| -> Vec<String> {
        sheet
            .ending(of)
            .links
            .iter()
            .filter(|link| link.shown.holds(of))
            .map(|link| link.to.to_string())
            .collect()
    };
    assert_eq!((links(&of), links(&worried)), (vec!["boundaries".into()], vec!["help".to_string()]));
    assert_eq!(&**sheet.ending(&worried).words(&worried).0, "A kind evening to you");
    let mut short = of.clone();
    short.set_text("way", "short");
    assert_eq!(&**sheet.ending(&short).words(&short).0, "You have a small plan");
    assert!(as_text("", &of_worksheet(&sheet, &of)).contains("something warm (a lot)"));
    let field = sheet.fields().find(|field| *field.id == *"steps").unwrap();
    let recalled = recalled(&sheet, &of, &field.recall);
    let said: Vec<_> = recalled.iter().map(|one| (one.is_picked, one.lines.join(" "))).collect();
    assert_eq!(said, [(false, "a book".to_string()), (true, "tired".into())]);
}

#[test]
fn its_small_step_has_cues_and_ideas_and_the_words_of_every_step() {
    let catalog = catalog();
    let sheet = sheet(&catalog);
    let field = sheet.fields().find(|field| *field.id == *"first-step").unwrap();
    assert_eq!(field.suggestions, ["the dishes are done".into()]);
    let FieldKind::Step(words) = &field.kind else { panic!("{:?}", field.kind) };
    assert_eq!(words.ideas, ["light a candle".into()]);
    let of = answers(json!({ "first-step": { "when": "the dishes are done", "will": "light a candle" } }));
    let text = as_text("", &of_worksheet(&sheet, &of));
    assert!(
        text.contains("The first step of it\nWhen the dishes are done, I will light a candle\n"),
        "{text}"
    );
    let page = page(&catalog, &Route::Worksheet(sheet.path.clone()));
    let named: Vec<_> = page.values("name").filter(|name| name.starts_with("k:first-step:")).collect();
    assert_eq!(named, ["when", "day", "will", "else"].map(|part| format!("k:first-step:{part}")));
}

#[test]
fn its_ladder_waits_and_its_notes_belong_to_it() {
    let catalog = catalog();
    let (sheet, tools) = (sheet(&catalog), catalog.tools());
    let ladder = sheet.ladder.as_ref().expect("a ladder");
    let of = answers(
        json!({ "what": "a book", "steps": [{ "text": "read", "rate": 6 }, { "text": "tea", "rate": 1 }] }),
    );
    let rungs: Vec<_> = ladder.rungs(&of).into_iter().map(|rung| rung.text).collect();
    assert_eq!((rungs, ladder.wording(&of)), (vec!["tea".to_string(), "read".into()], vec!["a book"]));
    let why = |entry: serde_json::Value, note: serde_json::Value| {
        let note = answers(note);
        ladder.why_wait(&answers(entry), [&note].into_iter()).map(|why| why.to_string())
    };
    assert_eq!(why(json!({}), json!({})), None);
    assert_eq!(why(json!({ "alone": "worried" }), json!({})).as_deref(), Some("Being alone worries you."));
    assert_eq!(why(json!({}), json!({ "felt-safe": "no" })).as_deref(), Some("It did not feel safe."));
    let note = tools.worksheet("quiet-evening-note").unwrap();
    let asks = note.fields().find(|field| field.id == ladder.rung).expect("the question of the note");
    assert_eq!(recalled(&sheet, &of, &asks.recall_entry).len(), 1);
    let page = page(&catalog, &Route::Worksheet(sheet.path.clone()));
    assert!(
        page.says().contains("A small step is easier to begin.")
            && page.says().contains("Turn off the big light.")
    );
}
