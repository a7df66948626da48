//! Compiles the content folder to catalogues, and reports mistakes with file and line.
//!
//! Host only. `build.rs` includes this module by path (which requires a `mod.rs`), so a mistake in a text is a build
//! error; the prerenderer and the tests use it too.

mod article;
mod check;
mod conditions;
mod ending;
mod field;
mod groups;
mod help;
mod ids;
mod ladder;
mod session;
mod short_way;
mod signs;
mod small_step;
mod source;
mod step;
mod times;
mod ui;
mod words;
mod worksheet;

use super::catalog::{Catalog, Tools};
use crate::domain::lang::Lang;
use crate::domain::worksheet::{FieldKind, Worksheet};
use serde::Deserialize;
pub use source::Problems;
use std::path::Path;
use std::rc::Rc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Languages {
    language: Vec<Lang>,
}

/// Compiles every language of the folder `dir`. Files in `overlay` replace those in `dir`, and may add worksheets.
///
/// # Errors
/// All mistakes, with their files and lines.
pub fn compile(dir: &Path, overlay: Option<&Path>) -> Result<Vec<Catalog>, Problems> {
    let mut problems = Problems::default();
    let folder = source::Folder { dir, overlay };
    let languages: Languages = folder.parse("languages.toml", &mut problems).ok_or(problems)?;
    let mut problems = Problems::default();
    let mut catalogs = Vec::new();
    for lang in &languages.language {
        match language(&folder, lang, &languages.language) {
            Ok(catalog) => catalogs.push(catalog),
            Err(more) => problems.extend(more),
        }
    }
    problems.or(catalogs)
}

fn language(folder: &source::Folder, lang: &Lang, langs: &[Lang]) -> Result<Catalog, Problems> {
    let mut problems = Problems::default();
    let p = &mut problems;
    let mut sources: article::Sources = folder.parse("sources.toml", p).unwrap_or_default();
    let groups = groups::compile(folder, &lang.code, p).unwrap_or_default();
    let mut worksheets = worksheet::all(folder, &lang.code, &groups, &mut sources, p);
    let article = article::compile(folder, &lang.code, sources, p);
    let signs = signs::compile(folder, &lang.code, p);
    let mut session = session::compile(folder, &lang.code, p);
    small_step::put_words(folder, &lang.code, &mut worksheets, session.as_mut(), p);
    let help = help::compile(folder, &lang.code, p);
    let composer = folder.parse(&format!("{}/composer.toml", lang.code), p);
    let first = langs.first().map_or(&lang.code, |first| &first.code);
    let ui = ui::compile(folder, first, &lang.code, p);
    let (Some(article), Some(signs), Some(session), Some(help), Some(composer), Some((keys, ui))) =
        (article, signs, session, help, composer, ui)
    else {
        return Err(problems);
    };
    let catalog = Catalog {
        keys,
        lang: lang.clone(),
        langs: langs.to_vec(),
        ui,
        paths: worksheets.iter().map(|sheet| sheet.path.clone()).collect(),
        titles: worksheets.iter().map(|sheet| (sheet.id.clone(), sheet.title.clone())).collect(),
        article: Rc::new(article),
        partial: false,
        tools: Some(Rc::new(Tools {
            groups,
            worksheets: worksheets.into_iter().map(Rc::new).collect(),
            signs: Rc::new(signs),
            session: Rc::new(session),
            help: Rc::new(help),
            composer: Rc::new(composer),
        })),
    };
    check::whole(folder, &catalog, &mut problems);
    problems.or(catalog)
}

/// The Rust constants for the texts of `ui.toml`, from the first language.
///
/// # Errors
/// The mistakes in the file.
pub fn constants(dir: &Path) -> Result<String, Problems> {
    let mut problems = Problems::default();
    let folder = source::Folder { dir, overlay: None };
    let languages: Option<Languages> = folder.parse("languages.toml", &mut problems);
    let first = languages.and_then(|languages| languages.language.into_iter().next());
    let code = first.and_then(|lang| ui::constants(&folder, &lang.code, &mut problems));
    problems.or(code.unwrap_or_default())
}

/// The part of a catalogue that the article needs: no tools, and only the texts that are shown with it.
///
/// # Errors
/// The mistakes in the list of texts.
pub fn for_reading(dir: &Path, catalog: &Catalog) -> Result<Catalog, Problems> {
    let mut problems = Problems::default();
    let folder = source::Folder { dir, overlay: None };
    let first = catalog.langs.first().map_or(&catalog.lang.code, |first| &first.code);
    let names = ui::names(&folder, first, &mut problems).unwrap_or_default();
    let mut reading = Catalog { ui: ui::for_reading(&names, &catalog.ui), tools: None, ..catalog.clone() };
    // The page itself lists all exit URLs; the program renders a link to the first.
    reading.langs.iter_mut().chain([&mut reading.lang]).for_each(|lang| lang.leave_to.truncate(1));
    problems.or(reading)
}

/// The texts that the page of a worksheet needs to start: its own, those of its parts or of the worksheet that it is a
/// part of, and what is small. `None` if there is no worksheet with this path.
pub fn for_worksheet(catalog: &Catalog, path: &str) -> Option<Catalog> {
    let tools = catalog.tools();
    let of = |sheet: &Worksheet| match sheet.is_part() {
        true => sheet.part_of.clone(),
        false => sheet.id.clone(),
    };
    let family = of(tools.worksheet_at(path)?);
    let worksheets: Vec<_> = tools.worksheets.iter().filter(|sheet| of(sheet) == family).cloned().collect();
    let composes = worksheets.iter().flat_map(|sheet| sheet.fields());
    let composes = { composes }.any(|field| matches!(field.kind, FieldKind::Script(_)));
    let composer = if composes { tools.composer.clone() } else { Rc::default() };
    let needed = Tools { worksheets, composer, ..(*tools).clone() };
    Some(Catalog { article: Rc::default(), partial: true, tools: Some(Rc::new(needed)), ..catalog.clone() })
}
