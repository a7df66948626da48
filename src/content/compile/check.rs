//! Checks across files: every link target and picture exists, every placeholder of the composer comes from a field, no
//! two worksheets have the same URL, and no text contains HTML.

use super::super::catalog::{Catalog, Tools};
use super::source::{Folder, Problem, Problems, html};
use crate::domain::SharedStr;
use crate::domain::article::{Block, Inline};
use crate::domain::help::SETTLE_PARTS;
use crate::domain::known_ids::{CHECK_IN, EXPECTED, SESSION, YES};
use crate::domain::route::{Route, SCREENS, UrlMap};
use crate::domain::worksheet::{Field, FieldKind, StepItem};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Checks a whole catalogue.
pub fn whole(folder: &Folder, catalog: &Catalog, problems: &mut Problems) {
    let lang = &catalog.lang.code;
    let tools = catalog.tools();
    let mut add = |file: String, at: &dyn Fn(&str) -> bool, message: String| {
        problems.0.push(Problem { line: line_of(folder, &file, at), file: folder.dir.join(file), message });
    };
    for (file, target) in targets(catalog) {
        if !leads_somewhere(catalog, &target) {
            let (quoted, linked) = (format!("\"{target}\""), format!("({target})"));
            let at = |line: &str| line.contains(&quoted) || line.contains(&linked);
            add(file, &at, format!("the link `{target}` leads nowhere"));
        }
    }
    let mut paths = BTreeSet::new();
    for sheet in &tools.worksheets {
        if !paths.insert(&*sheet.path) || SCREENS.iter().any(|(name, _)| *name == &*sheet.path) {
            add(
                format!("worksheets/{}.toml", sheet.id),
                &|line| line.starts_with("path"),
                format!("the address `{}` is taken", sheet.path),
            );
        }
        let ids: BTreeSet<_> = sheet.fields().map(|field| &*field.id).collect();
        for field in sheet.fields() {
            let FieldKind::Script(slots) = &field.kind else { continue };
            for (gap, from) in &slots.from {
                if !ids.contains(&**from) {
                    let message = format!("`{gap}` is to come from `{from}`, which is no field");
                    let quoted = format!("\"{from}\"");
                    add(format!("worksheets/{}.toml", sheet.id), &|line| line.contains(&quoted), message);
                }
            }
        }
    }
    for (kind, question, options) in EXPECTED {
        let file = match *kind {
            CHECK_IN => "signs.toml".into(),
            SESSION => "session.toml".into(),
            sheet => format!("worksheets/{sheet}.toml"),
        };
        let Some(field) = question_of(&tools, kind, question) else {
            let message = format!("the program reads the answer to `{question}`, which is not asked");
            add(file, &|line| line.starts_with("id"), message);
            continue;
        };
        for option in options.iter().filter(|option| !has_option(field, option)) {
            let asked = format!("\"{question}\"");
            let message =
                format!("the program knows the option `{option}` of `{question}`, which is not offered");
            add(file.clone(), &|line| line.contains(&asked), message);
        }
    }
    let pictures = folder.list("pictures", ".svg");
    for section in &catalog.article.sections {
        for block in &section.blocks {
            if let Block::Picture(name, _) = block
                && !pictures.contains(&format!("{name}.svg"))
            {
                let named = format!("picture:{name}");
                let message = format!("there is no picture `{name}`");
                add(format!("{lang}/article.md"), &|line| line.contains(&named), message);
            }
        }
    }
    // Other files are checked text by text when they are read; these are parsed as a whole.
    for (file, json) in [
        ("composer.toml", serde_json::to_string(&tools.composer)),
        ("help.toml", serde_json::to_string(&tools.help)),
        ("article.md", serde_json::to_string(&catalog.article)),
    ] {
        if json.is_ok_and(|json| html(&json)) {
            add(format!("{lang}/{file}"), &html, "a text holds HTML; plain words only".into());
        }
    }
}

/// The question of a worksheet, of the check-in or of the session.
fn question_of<'a>(tools: &'a Tools, kind: &str, question: &str) -> Option<&'a Rc<Field>> {
    let is_it = |field: &&Rc<Field>| *field.id == *question;
    match kind {
        CHECK_IN => tools.signs.ask.iter().chain(&tools.signs.after).find(is_it),
        SESSION => {
            let session = &tools.session;
            let asked = session.before.iter().chain(&session.together).chain(&session.paper);
            asked.chain(&session.retired).find(is_it)
        }
        sheet => tools.worksheet(sheet)?.fields().find(is_it),
    }
}

fn has_option(field: &Field, option: &str) -> bool {
    match &field.kind {
        FieldKind::Choice(options) => options.iter().any(|one| *one.id == *option),
        FieldKind::Choices(choices) => choices.options.iter().any(|one| *one.id == *option),
        FieldKind::Toggle => option == YES,
        _ => false,
    }
}

/// The number of the first matching line of a file, from 1; 0 if there is none.
fn line_of(folder: &Folder, file: &str, at: &dyn Fn(&str) -> bool) -> usize {
    let source = folder.read(file, &mut Problems::default());
    let found = source.and_then(|source| source.text.lines().position(at));
    found.map_or(0, |line| line + 1)
}

fn targets(catalog: &Catalog) -> Vec<(String, SharedStr)> {
    let tools = catalog.tools();
    let lang = &catalog.lang.code;
    let mut targets = Vec::new();
    for sheet in &tools.worksheets {
        for item in sheet.steps.iter().flat_map(|step| &step.items) {
            if let StepItem::Notice(notice) = item {
                let file = format!("worksheets/{}.toml", sheet.id);
                targets.extend(notice.links.iter().map(|(to, _)| (file.clone(), to.clone())));
            }
        }
    }
    for sheet in &tools.worksheets {
        let file = format!("worksheets/{}.toml", sheet.id);
        let ends = std::iter::once(&sheet.end).chain(sheet.short.iter().map(|short| &short.end));
        targets.extend(ends.flat_map(|end| &end.links).map(|link| (file.clone(), link.to.clone())));
    }
    targets.extend(tools.signs.tools.iter().map(|t| ("signs.toml".into(), t.target.clone())));
    let help = &tools.help.words;
    let links = help.doors.iter().chain(&help.after.links);
    targets.extend(links.map(|link| (format!("{lang}/help.toml"), link.to.clone())));
    let mut inline = |run: &Vec<Inline>| {
        for part in run {
            if let Inline::Link(target, _) = part {
                targets.push((format!("{lang}/article.md"), target.clone()));
            }
        }
    };
    let blocks = || catalog.article.sections.iter().flat_map(|section| &section.blocks);
    for block in blocks() {
        match block {
            Block::Paragraph(run) => inline(run),
            Block::List(_, items) => items.iter().for_each(&mut inline),
            _ => {}
        }
    }
    for block in blocks() {
        if let Block::Offer(target, _) = block {
            targets.push((format!("{lang}/article.md"), target.clone()));
        }
    }
    targets
}

fn leads_somewhere(catalog: &Catalog, target: &str) -> bool {
    if target.starts_with("https://") {
        return true;
    }
    let map = UrlMap {
        base: "/".into(),
        langs: vec![catalog.lang.code.clone()],
        worksheets: catalog.paths.clone(),
    };
    let (route, fragment) = map.target(target);
    match (route, fragment.as_deref()) {
        (Route::NotFound, _) => false,
        (_, None) => true,
        (Route::Read, Some(id)) => catalog.article.sections.iter().any(|section| {
            *section.id == *id
                || section.blocks.iter().any(|b| matches!(b, Block::Heading(h, _) if **h == *id))
        }),
        (Route::Settle, Some(id)) => SETTLE_PARTS.contains(&id),
        (Route::Help, Some(id)) => {
            ["numbers", "talk", "finding", "grounding", "breathing", "leaving"].contains(&id)
        }
        _ => false,
    }
}
