//! Conditions with "or" and with names: what they mean when the worksheet is compiled.

use super::*;
use stillwater::content::compile;

/// Compiles a small worksheet with these conditions on its notice.
fn notice(definitions: &str, conditions: &str) -> Visibility {
    let dir = std::env::temp_dir().join(format!("stillwater-conditions-{}", std::process::id()));
    let (structure, words) = ("worksheets/small.toml", "en/worksheets/small.toml");
    for folder in ["worksheets", "en/worksheets"] {
        std::fs::create_dir_all(dir.join(folder)).unwrap();
    }
    let text = format!(
        "id = \"small\"\npath = \"small\"\ngroup = \"few-minutes\"\norder = 9\n{definitions}\n[[step]]\nid = \"one\"\nminutes = 1\n\
         [[step.field]]\nid = \"a\"\nkind = \"choice\"\noptions = [\"yes\", \"no\"]\n\
         [[step.field]]\nid = \"b\"\nkind = \"choice\"\noptions = [\"yes\", \"no\"]\n\
         [[step.field]]\nid = \"c\"\nkind = \"toggle\"\n\
         [[step.notice]]\nid = \"said\"\ntone = \"note\"\n{conditions}\n"
    );
    std::fs::write(dir.join(structure), text).unwrap();
    let option = "option.yes = \"Yes\"\noption.no = \"No\"\n";
    let text = format!(
        "title = \"t\"\nsummary = \"s\"\nintro = \"i\"\nabout = \"a\"\n[step.one]\ntitle = \"t\"\n[end]\ntitle = \"t\"\n\
         text = \"t\"\n[notice.said]\ntext = \"t\"\n[field.a]\nlabel = \"a\"\n{option}[field.b]\nlabel = \"b\"\n{option}\
         [field.c]\nlabel = \"c\"\n"
    );
    std::fs::write(dir.join(words), text).unwrap();
    let compiled = compile::compile(&crate::common::project("src/content"), Some(&dir));
    std::fs::remove_dir_all(&dir).unwrap();
    let tools = compiled.unwrap_or_else(|problems| panic!("{problems}")).swap_remove(0).tools();
    let sheet = tools.worksheet("small").unwrap();
    let json = serde_json::to_string(&**sheet).unwrap();
    let value: Value = serde_json::from_str(&json).unwrap();
    let read: Worksheet = stillwater::domain::from_json::FromJson::read(&value).unwrap();
    assert_eq!(read, **sheet, "what was written is read back");
    let mut notices = read.steps[0].items.iter().filter_map(|item| match item {
        StepItem::Notice(notice) => Some(notice.shown.clone()),
        StepItem::Field(_) => None,
    });
    notices.next().unwrap()
}

const A: &str = "{ field = \"a\", any = [\"yes\"] }";
const B: &str = "{ field = \"b\", any = [\"yes\"] }";
const C: &str = "{ field = \"c\", any = [\"yes\"] }";

/// All combinations of the three answers.
fn all(wanted: impl Fn(bool, bool, bool) -> bool, definitions: &str, conditions: &str) {
    let shown = notice(definitions, conditions);
    for bits in 0..8 {
        let [a, b, c] = [1, 2, 4].map(|bit| bits & bit != 0);
        let said = |on: bool| if on { "yes" } else { "" };
        let mut of = unanswered();
        of.set_text("a", said(a));
        of.set_text("b", said(b));
        of.set_text("c", said(c));
        assert_eq!(shown.holds(&of), wanted(a, b, c), "{conditions} with {of:?}");
    }
}

#[test]
fn every_way_to_say_it_means_what_it_says() {
    all(|a, b, c| (a || b) && c, "", &format!("show_if = [ {{ or = [ {A}, {B} ] }}, {C} ]"));
    all(|a, b, c| c && !(a || b), "", &format!("show_if = [ {C} ]\nhide_if = [ {{ or = [ {A}, {B} ] }} ]"));
    let either = format!("[[condition]]\nid = \"either\"\nany = [ {A}, {B} ]");
    all(|a, b, _| a || b, &either, "show_if = [\"either\"]");
    all(|a, b, _| a || b, &either, "show_if = [ { or = [\"either\"] } ]");
    all(|a, b, _| !(a || b), &either, "hide_if = [\"either\"]");
    all(|a, b, c| (a || b) && c, &either, &format!("show_if = [\"either\", {{ or = [ {C} ] }} ]"));
    let both = format!("[[condition]]\nid = \"both\"\nall = [ {A}, {B} ]");
    all(|a, b, _| a && b, &both, "show_if = [\"both\"]");
    all(|a, b, c| (a && b) || c, &both, &format!("show_if = [ {{ or = [\"both\", {C} ] }} ]"));
    all(|a, b, _| !(a && b), &both, "hide_if = [\"both\"]");
    let neither = format!("[[condition]]\nid = \"neither\"\nnone = [ {A}, {B} ]");
    all(|a, b, _| !(a || b), &neither, "show_if = [\"neither\"]");
    all(|a, b, _| a || b, &neither, "hide_if = [\"neither\"]");
    let mixed = format!("{either}\n[[condition]]\nid = \"mixed\"\nall = [\"either\"]\nnone = [ {C} ]");
    all(|a, b, c| (a || b) && !c, &mixed, "show_if = [\"mixed\"]");
    all(|a, b, c| !((a || b) && !c), &mixed, "hide_if = [\"mixed\"]");
}
