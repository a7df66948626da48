//! A worksheet that consists of TOML files only, added to the real content, works like every other.

use crate::common::project;
use crate::html::Page;
use std::rc::Rc;
use stillwater::content::{Catalog, compile};
use stillwater::domain::route::Route;
use stillwater::domain::worksheet::Worksheet;
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
