//! The content of the help screen (help lines by country) and of the screen for settling (breathing, grounding and
//! other ways).

use super::SharedStr;
use super::from_json::{read_enum, read_struct};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The ids of the parts of the screen for settling, in their order. They are fragments of its URL.
pub const SETTLE_PARTS: [&str; 4] = ["breathing", "grounding", "ways", "next-hour"];

/// Help and settling in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Help {
    pub words: HelpWords,
    /// The countries with help lines.
    pub countries: Vec<Rc<Country>>,
    /// Directories of help lines, for every country that is not listed.
    pub finders: Vec<Finder>,
}

/// A country and its help lines: emergency first, then crisis, then abuse.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Country {
    /// The ISO 3166 code.
    pub code: SharedStr,
    /// The name in the language of the page.
    pub name: SharedStr,
    pub lines: Vec<Line>,
}

/// The purpose of a help line.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Immediate danger.
    Emergency,
    /// Thoughts of suicide, or feeling overwhelmed.
    Crisis,
    /// Being hurt by somebody, or afraid of somebody.
    Abuse,
    /// Both crisis and abuse.
    Both,
}

/// A help line.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Line {
    /// The id, unique among all lines.
    pub id: SharedStr,
    pub purpose: Purpose,
    /// The name the service uses for itself.
    pub name: SharedStr,
    /// The part of the country that the line serves; empty for the whole country.
    #[serde(default)]
    pub region: SharedStr,
    /// The language of the name if it differs from the language of the page; otherwise empty.
    #[serde(default)]
    pub lang: SharedStr,
    /// Numbers to call.
    #[serde(default)]
    pub call: Vec<Number>,
    /// Numbers to text.
    #[serde(default)]
    pub text: Vec<Number>,
    /// WhatsApp numbers.
    #[serde(default)]
    pub whatsapp: Vec<Number>,
    /// The URL of the official page; may be empty.
    #[serde(default)]
    pub page: SharedStr,
    /// The date on which `page` was last read, as `2026-11-22`.
    pub seen: SharedStr,
    /// The date on which a person confirmed the entry; empty if nobody has.
    #[serde(default)]
    pub confirmed: SharedStr,
    /// The opening hours.
    pub hours: SharedStr,
    /// The languages in which the line answers.
    pub languages: SharedStr,
    /// The people and concerns that the line is for.
    #[serde(rename = "for")]
    pub audience: SharedStr,
    /// Anything a caller may want to know beforehand; may be empty.
    #[serde(default)]
    pub notes: SharedStr,
}

/// A telephone number in its printed and its dialled form.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The printed form.
    pub show: SharedStr,
    /// The dialled form: digits, `+` and `*`.
    pub dial: SharedStr,
    /// The message to send to a line that is reached by text; may be empty.
    #[serde(default)]
    pub body: SharedStr,
}

/// A directory of help lines for the rest of the world.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Finder {
    /// The id, unique among the finders.
    pub id: SharedStr,
    /// The name the directory uses for itself.
    pub name: SharedStr,
    /// The URL.
    pub page: SharedStr,
    /// The date on which `page` was last read, as `2026-11-22`.
    pub seen: SharedStr,
    /// The date on which a person confirmed the entry; empty if nobody has.
    #[serde(default)]
    pub confirmed: SharedStr,
    /// A description of what the directory offers.
    pub text: SharedStr,
}

/// A heading and its text.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "a heading and its text")]
pub struct HelpSection {
    pub title: SharedStr,
    pub text: SharedStr,
}

/// The texts of the help screen and of the screen for settling.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct HelpWords {
    pub title: SharedStr,
    pub intro: SharedStr,
    pub doors_title: SharedStr,
    pub doors: Vec<Leads>,
    pub country_label: SharedStr,
    pub emergency_title: SharedStr,
    pub crisis_title: SharedStr,
    pub abuse_title: SharedStr,
    pub finders_title: SharedStr,
    pub finders_text: SharedStr,
    pub checked_note: SharedStr,
    pub before_title: SharedStr,
    pub before_text: SharedStr,
    pub finding: HelpSection,
    pub settle: Settle,
    pub grounding: Exercise,
    pub ways: Exercise,
    pub breathing: Breathing,
    pub leaving: HelpSection,
    pub after: HelpAfter,
}

/// The section about what may help in the next hour.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct HelpAfter {
    pub title: SharedStr,
    pub text: SharedStr,
    pub links: Vec<Leads>,
}

/// A link: its target in the site, and its text.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "where to, and what it says")]
pub struct Leads {
    pub to: SharedStr,
    pub label: SharedStr,
}

/// Settling with several short steps, one at a time: the five senses, or feet, hands and cold water.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct Exercise {
    pub title: SharedStr,
    pub intro: SharedStr,
    #[serde(rename = "step")]
    pub steps: Vec<HelpSection>,
}

/// The texts of the screen for settling that belong to none of its parts.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct Settle {
    pub title: SharedStr,
    pub another: SharedStr,
    pub enough: SharedStr,
}

/// Paced breathing at about six breaths a minute (Shao, Man & Lee 2024). The other ways to settle are its
/// alternatives.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct Breathing {
    pub title: SharedStr,
    pub intro: SharedStr,
    pub note: SharedStr,
    #[serde(rename = "in")]
    pub inhale: SharedStr,
    #[serde(rename = "out")]
    pub exhale: SharedStr,
    pub start: SharedStr,
    pub stop: SharedStr,
    pub follow: SharedStr,
    pub about: SharedStr,
    pub say: SharedStr,
    pub pace_label: SharedStr,
    pub pace: Vec<Pace>,
}

/// A breathing pace.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// Seconds of breathing in, 2 to 10.
    #[serde(rename = "in")]
    pub inhale: u8,
    /// Seconds of breathing out, 2 to 10.
    #[serde(rename = "out")]
    pub exhale: u8,
    /// The option's text.
    pub label: SharedStr,
}

read_struct!(Help { words = "words", countries = "countries", finders = "finders" });
read_struct!(Country { code = "code", name = "name", lines = "lines" });
read_struct!(Line { id = "id", purpose = "purpose", name = "name", region = "region", lang = "lang", call = "call", text = "text", whatsapp = "whatsapp", page = "page", seen = "seen", confirmed = "confirmed", hours = "hours", languages = "languages", audience = "for", notes = "notes" });
read_struct!(Number { show = "show", dial = "dial", body = "body" });
read_struct!(Finder { id = "id", name = "name", page = "page", seen = "seen", confirmed = "confirmed", text = "text" });
read_struct!(HelpSection { title = "title", text = "text" });
read_struct!(HelpWords { title = "title", intro = "intro", doors_title = "doors_title", doors = "doors", country_label = "country_label", emergency_title = "emergency_title", crisis_title = "crisis_title", abuse_title = "abuse_title", finders_title = "finders_title", finders_text = "finders_text", checked_note = "checked_note", before_title = "before_title", before_text = "before_text", finding = "finding", settle = "settle", grounding = "grounding", ways = "ways", breathing = "breathing", leaving = "leaving", after = "after" });
read_struct!(HelpAfter { title = "title", text = "text", links = "links" });
read_struct!(Leads { to = "to", label = "label" });
read_struct!(Settle { title = "title", another = "another", enough = "enough" });
read_struct!(Exercise { title = "title", intro = "intro", steps = "step" });
read_struct!(Breathing { title = "title", intro = "intro", note = "note", inhale = "in", exhale = "out", start = "start", stop = "stop", follow = "follow", about = "about", say = "say", pace_label = "pace_label", pace = "pace" });
read_struct!(Pace { inhale = "in", exhale = "out", label = "label" });
read_enum!(Purpose, alone { Emergency = "emergency", Crisis = "crisis", Abuse = "abuse", Both = "both" }, one {  }, two {  });
