//! Mistakes in the content: each is found, with its file and line.

use crate::common::project;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use stillwater::content::compile;

/// A copy of the content in which something is broken.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

impl Copy {
    fn make() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("stillwater-content-{}-{number}", std::process::id()));
        copy(&project("src/content"), &dir);
        Self(dir)
    }

    /// Puts `new` in the place of the first `old` of a file.
    fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} has no `{old}`");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
        self
    }

    /// The line of the first `needle`, counted from 1.
    fn line(&self, file: &str, needle: &str) -> usize {
        let text = fs::read_to_string(self.0.join(file)).unwrap();
        let at = text.find(needle).unwrap_or_else(|| panic!("{file} has no `{needle}`"));
        text[..at].matches('\n').count() + 1
    }

    /// That the file is found faulty at the line of `needle` (none: no line is to blame), and what is said.
    fn fails(self, file: &str, needle: Option<&str>, said: &str) {
        let line = needle.map_or(0, |needle| self.line(file, needle));
        self.fails_at(file, line, said);
    }

    fn fails_at(self, file: &str, line: usize, said: &str) {
        let problems = compile::compile(&self.0, None).expect_err("a problem");
        let here = |path: &Path| path == self.0.join(file);
        let found = problems.0.iter().any(|p| here(&p.file) && p.line == line && p.message.contains(said));
        assert!(found, "{file}:{line}: {said}; but:\n{problems}");
        let shown = problems.to_string();
        assert!(shown.contains(&format!("{file}:{line}: ")), "{shown}");
    }
}

const SHEET: &str = "worksheets/boundaries.toml";
const WORDS: &str = "en/worksheets/boundaries.toml";
const ARTICLE: &str = "en/article.md";

#[test]
fn the_copy_itself_is_fine() {
    let copy = Copy::make();
    assert!(compile::compile(&copy.0, None).is_ok());
}

#[test]
fn a_missing_text() {
    Copy::make().replace(WORDS, "[step.where]\ntitle =", "[step.where]\nhelp_of_old =").fails_at(
        WORDS,
        1,
        "the text `step.where.title` is missing",
    );
    Copy::make().replace("en/help.toml", "title =", "titel =").fails(
        "en/help.toml",
        Some("titel"),
        "unknown field",
    );
}

#[test]
fn a_text_too_many() {
    let copy = Copy::make().replace(WORDS, "[step.what]", "[step.what]\nextra = \"too much\"");
    copy.fails(WORDS, Some("extra ="), "nothing is called `step.what.extra`");
}

#[test]
fn an_empty_text() {
    for empty in ["\"\"", "\"  \\n \""] {
        let copy =
            Copy::make().replace(WORDS, "[step.what]\ntitle = ", &format!("[step.what]\ntitle = {empty} #"));
        let line = copy.line(WORDS, "[step.what]") + 1;
        copy.fails_at(WORDS, line, "the text `step.what.title` is empty");
    }
}

#[test]
fn a_text_that_is_no_text() {
    let copy = Copy::make().replace(WORDS, "[step.what]\ntitle = ", "[step.what]\ntitle = 7 #");
    let line = copy.line(WORDS, "[step.what]") + 1;
    copy.fails_at(WORDS, line, "has to be a text");
}

#[test]
fn html_in_a_text() {
    for html in ["<b>bold</b>", "</p>", "<!-- hidden -->", "a <script>"] {
        let text = format!("[step.what]\ntitle = \"{html}\" #");
        let copy = Copy::make().replace(WORDS, "[step.what]\ntitle = ", &text);
        let line = copy.line(WORDS, "[step.what]") + 1;
        copy.fails_at(WORDS, line, "holds HTML");
    }
}

#[test]
fn a_smaller_sign_is_no_html() {
    let copy = Copy::make().replace(WORDS, "[step.what]\ntitle = ", "[step.what]\ntitle = \"a < b <3\" #");
    assert!(compile::compile(&copy.0, None).is_ok());
}

#[test]
fn html_in_the_texts_of_the_composer_and_the_help_screen() {
    let html = "title = \"<i>x</i>\" #";
    Copy::make().replace("en/help.toml", "title =", html).fails("en/help.toml", None, "holds HTML");
    Copy::make().replace("en/composer.toml", "and = ", "and = \"<b>and</b>\" #").fails(
        "en/composer.toml",
        None,
        "holds HTML",
    );
}

#[test]
fn html_in_the_article() {
    Copy::make().replace(ARTICLE, "Betrayal has many forms.", "<div>\n\nBetrayal has many forms.").fails(
        ARTICLE,
        Some("<div>"),
        "no raw HTML",
    );
    Copy::make().replace(ARTICLE, "Betrayal has many forms.", "Betrayal has <b>many</b> forms.").fails(
        ARTICLE,
        Some("<b>many"),
        "no raw HTML",
    );
}

#[test]
fn an_id_that_is_there_twice() {
    let twice = |old: &str, new: &str, said: &str| {
        let copy = Copy::make().replace(SHEET, old, &format!("{new} # again"));
        copy.fails(SHEET, Some("# again"), said);
    };
    twice("id = \"what\"", "id = \"where\"", "the step `where` is there twice");
    twice("id = \"with-whom\"", "id = \"area\"", "`area` is there twice");
    twice("id = \"not-offered\"", "id = \"gate-afraid\"", "the notice `gate-afraid` is there twice");
    // In another step, too.
    twice("id = \"supports\"", "id = \"area\"", "`area` is there twice");
}

#[test]
fn a_worksheet_that_is_there_twice() {
    let copy =
        Copy::make().replace("worksheets/forgiveness.toml", "id = \"forgiveness\"", "id = \"boundaries\"");
    copy.fails(
        "worksheets/forgiveness.toml",
        Some("id = \"boundaries\""),
        "the worksheet `boundaries` is there twice",
    );
}

#[test]
fn an_address_that_is_taken() {
    for taken in ["boundaries", "help", "session"] {
        let path = format!("path = \"{taken}\"");
        let copy = Copy::make().replace("worksheets/forgiveness.toml", "path = \"forgiveness\"", &path);
        let problems = compile::compile(&copy.0, None).expect_err("a problem").to_string();
        assert!(problems.contains(&format!("the address `{taken}` is taken")), "{problems}");
    }
}

#[test]
fn an_id_with_strange_letters() {
    let copy = Copy::make().replace(SHEET, "id = \"with-whom\"", "id = \"With Whom\"");
    copy.fails(SHEET, Some("With Whom"), "an id is small letters, digits and hyphens");
}

#[test]
fn a_kind_of_field_nobody_knows() {
    let copy = Copy::make().replace(SHEET, "kind = \"line\"", "kind = \"slider\"");
    copy.fails(SHEET, Some("slider"), "no kind of field called `slider`");
}

#[test]
fn a_choice_without_options() {
    let copy = Copy::make().replace(SHEET, "options = [\"porous\", \"flexible\", \"rigid\"]", "");
    copy.fails(SHEET, Some("id = \"style\""), "`style` needs `options`");
}

#[test]
fn a_condition_on_a_field_nobody_knows() {
    let wrong = "show_if = [ { field = \"afriad\", any = [\"yes\"";
    let copy = Copy::make().replace(SHEET, "show_if = [ { field = \"afraid\", any = [\"yes\"", wrong);
    copy.fails(SHEET, Some("id = \"gate-afraid\""), "no field `afriad`");
}

#[test]
fn a_condition_on_an_option_nobody_knows() {
    let copy = Copy::make().replace(SHEET, "any = [\"agreement\"]", "any = [\"agreements\"]");
    copy.fails(SHEET, Some("id = \"about-agreements\""), "`kind` has no option `agreements`");
}

#[test]
fn a_notice_after_a_field_that_is_not_in_its_step() {
    for after in ["with-whom", "nothing"] {
        let copy = Copy::make().replace(SHEET, "after = \"kind\"", &format!("after = \"{after}\""));
        copy.fails(SHEET, Some(&format!("after = \"{after}\"")), &format!("no field `{after}` in this step"));
    }
}

#[test]
fn a_gap_of_the_composer_from_no_field() {
    let copy =
        Copy::make().replace(SHEET, "observation = \"what-happens\"", "observation = \"what-happend\"");
    copy.fails(SHEET, None, "`observation` is to come from `what-happend`");
}

#[test]
fn a_word_of_the_structure_that_is_misspelt() {
    let copy = Copy::make().replace(SHEET, "collapsed = true", "colapsed = true");
    copy.fails(SHEET, Some("colapsed"), "unknown field");
}

#[test]
fn a_file_that_is_no_toml() {
    let copy = Copy::make().replace(SHEET, "minutes = 2", "minutes = two");
    copy.fails(SHEET, Some("minutes = two"), "");
    let copy = Copy::make().replace("en/ui.toml", "skip = ", "skip ");
    copy.fails("en/ui.toml", Some("skip "), "");
}

#[test]
fn a_step_without_time() {
    let copy = Copy::make().replace(SHEET, "minutes = 2", "minutes = 0");
    copy.fails(SHEET, Some("id = \"where\""), "`minutes` has to be 1 to 30");
}

#[test]
fn a_link_to_nowhere() {
    for target in
        ["(nowhere)", "(read#nowhere)", "(help#nowhere)", "(http://example.org)", "(javascript:alert)"]
    {
        let copy = Copy::make().replace(ARTICLE, "(read#healing)", target);
        let target = target.trim_matches(['(', ')']);
        copy.fails(ARTICLE, None, &format!("the link `{target}` leads nowhere"));
    }
}

#[test]
fn a_link_of_a_notice_to_nowhere() {
    let copy = Copy::make()
        .replace(SHEET, "links = [\"help\", \"help#grounding\"]", "links = [\"halp\", \"help#grounding\"]")
        .replace(WORDS, "[notice.gate-afraid.link]\nhelp =", "[notice.gate-afraid.link]\nhalp =");
    copy.fails(WORDS, None, "the link `halp` leads nowhere");
}

#[test]
fn a_picture_nobody_drew() {
    let copy = Copy::make().replace(ARTICLE, "(picture:table)", "(picture:chair)");
    copy.fails(ARTICLE, None, "there is no picture `chair`");
}

#[test]
fn a_picture_that_says_nothing() {
    let text = fs::read_to_string(project("src/content/en/article.md")).unwrap();
    let alt = text.split("![").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let copy = Copy::make().replace(ARTICLE, &format!("![{alt}]"), "![]");
    let line = copy.line(ARTICLE, "![]");
    let problems = compile::compile(&copy.0, None).expect_err("a problem");
    let found = problems.0.iter().any(|p| p.line == line && p.message.contains("says what it shows"));
    assert!(found, "{line}: {problems}");
}

#[test]
fn a_citation_of_nothing() {
    let copy = Copy::make().replace(ARTICLE, "[^johnson2001]", "[^johnson2002]");
    copy.fails(ARTICLE, Some("[^johnson2002]"), "`johnson2002` is not in sources.toml");
}

#[test]
fn a_source_nobody_cites() {
    let entry = "[[source]]\nid = \"nobody\"\nauthors = \"N\"\nyear = 2000\ntitle = \"T\"\n\n[[source]]\nid = \"apa2019\"";
    let copy = Copy::make().replace("sources.toml", "[[source]]\nid = \"apa2019\"", entry);
    let problems = compile::compile(&copy.0, None).expect_err("a problem").to_string();
    assert!(problems.contains("`nobody` of sources.toml is cited nowhere"), "{problems}");
}

#[test]
fn a_heading_without_an_address() {
    let copy = Copy::make().replace(ARTICLE, " {#what}", "");
    copy.fails(ARTICLE, Some("## What relationship trauma is"), "a heading needs an address");
}

#[test]
fn a_number_that_cannot_be_dialled() {
    for dial in ["1-800", "", "0800 FLOWERS", "911;ext=1"] {
        let copy = Copy::make().replace("helplines.toml", "dial = \"988\"", &format!("dial = \"{dial}\""));
        copy.fails("helplines.toml", Some("id = \"us-988\""), "cannot be dialled");
    }
}

#[test]
fn a_line_that_is_not_certain_enough() {
    let copy = Copy::make().replace("helplines.toml", "certainty = \"strong\"", "certainty = \"weak\"");
    copy.fails("helplines.toml", Some("certainty = \"weak\""), "");
}

#[test]
fn a_file_that_is_not_there() {
    let copy = Copy::make();
    fs::remove_file(copy.0.join("en/signs.toml")).unwrap();
    copy.fails_at("en/signs.toml", 1, "cannot be read");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let copy = Copy::make()
        .replace(SHEET, "kind = \"line\"", "kind = \"slider\"")
        .replace("helplines.toml", "dial = \"988\"", "dial = \"x\"")
        .replace(ARTICLE, "[^johnson2001]", "[^johnson2002]");
    let problems = compile::compile(&copy.0, None).expect_err("problems").to_string();
    for said in ["slider", "cannot be dialled", "johnson2002"] {
        assert!(problems.contains(said), "{said}: {problems}");
    }
}
