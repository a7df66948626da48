//! The pages are complete.

use super::*;

#[test]
fn the_article_is_there_whole_with_an_address_for_every_section() {
    let catalog = catalog();
    let page = page(&catalog, &Route::Read);
    let links: Vec<_> = page.values("href").collect();
    let says = page.says();
    for section in &catalog.article.sections {
        let heading = page.id(&section.id).unwrap_or_else(|| panic!("a section {}", section.id));
        assert_eq!(heading.text, *section.title);
        assert!(links.contains(&&*format!("#{}", section.id)), "{} is in the contents", section.id);
    }
    for source in &catalog.article.sources {
        assert!(says.contains(&*source.title), "{}", source.title);
    }
}

#[test]
fn a_worksheet_that_was_not_begun_shows_every_question_that_depends_on_no_other() {
    let catalog = catalog();
    for sheet in &catalog.tools().worksheets {
        let page = page(&catalog, &Route::Worksheet(sheet.path.clone()));
        let says = page.says();
        let asked = sheet.steps.iter().filter(|step| !step.retired).flat_map(|step| step.fields());
        for field in asked.filter(|field| field.shown.is_without_answers()) {
            let label = field.label.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(says.contains(&label), "{}: {label}", sheet.id);
        }
    }
}

#[test]
fn the_help_screen_shows_every_line_of_every_country() {
    let catalog = catalog();
    let page = page(&catalog, &Route::Help);
    let hrefs: Vec<_> = page.values("href").collect();
    let help = &catalog.tools().help;
    for line in help.countries.iter().flat_map(|country| &country.lines) {
        assert!(page.says().contains(&*line.name), "{}", line.name);
        for number in &line.call {
            assert!(hrefs.contains(&&*format!("tel:{}", number.dial)), "{}", number.show);
        }
        for number in &line.text {
            assert!(
                hrefs.iter().any(|href| href.starts_with(&format!("sms:{}", number.dial))),
                "{}",
                number.show
            );
        }
    }
    for finder in &help.finders {
        assert!(hrefs.contains(&&*finder.page), "{}", finder.name);
    }
}

#[test]
fn a_worksheets_page_is_the_same_with_only_its_own_words() {
    let whole = catalog();
    for sheet in &whole.tools().worksheets {
        let own = for_worksheet(&whole, &sheet.path).expect("a worksheet");
        let json = serde_json::to_string(&own).expect("it can be written");
        let own = Rc::new(Catalog::from_json(&json, whole.keys).expect("it can be read"));
        let route = Route::Worksheet(sheet.path.clone());
        assert!(render(&own, "/", &route) == render(&whole, "/", &route), "{}", sheet.path);
        let site = Site::new(own, "/");
        assert!(site.has_words_of(&route) && site.has_words_of(&Route::Help) && !site.is_whole());
    }
}

#[test]
fn the_words_of_a_worksheet_bring_its_parts_and_nothing_of_the_others() {
    let whole = catalog();
    let of = |path: &str| {
        let own = for_worksheet(&whole, path).expect("a worksheet").tools();
        own.worksheets.iter().map(|sheet| sheet.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of("boundaries"), of("practice"));
    assert!(of("boundaries").contains(&"practice".to_owned()));
    assert!(!of("boundaries").contains(&"forgiveness".to_owned()));
    let site = Site::new(Rc::new(for_worksheet(&whole, "boundaries").expect("a worksheet")), "/");
    for route in [Route::Read, Route::Session, Route::Settings, Route::Worksheet("forgiveness".into())] {
        assert!(!site.has_words_of(&route), "{route:?}");
    }
    site.complete(&whole);
    assert!(site.map.routes().iter().all(|route| site.has_words_of(route)));
    assert_eq!(site.tools().worksheets.len(), whole.tools().worksheets.len());
    assert_eq!(site.article().title, whole.article.title);
}
