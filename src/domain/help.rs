//! Help lines by country, grounding and breathing: what the help screen shows.

use super::SharedStr;
use super::from_json::{read_enum, read_struct};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The help screen in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Help {
    /// Its words.
    pub words: HelpWords,
    /// Countries, each with its lines.
    pub countries: Vec<Rc<Country>>,
    /// Where to look in every other country.
    pub finders: Vec<Finder>,
}

/// A country and its help lines, emergency first, then crisis, then abuse.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Country {
    /// ISO 3166 code.
    pub code: SharedStr,
    /// Its name in the person's language.
    pub name: SharedStr,
    /// The lines.
    pub lines: Vec<Line>,
}

/// What a help line is for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// In danger now.
    Emergency,
    /// Thoughts of suicide, or overwhelmed.
    Crisis,
    /// Hurt by, or afraid of, someone.
    Abuse,
    /// Crisis and abuse.
    Both,
}

/// A help line.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Line {
    /// Unique among all lines.
    pub id: SharedStr,
    /// What for.
    pub purpose: Purpose,
    /// What it calls itself.
    pub name: SharedStr,
    /// The part of the country it serves; empty for all of it.
    #[serde(default)]
    pub region: SharedStr,
    /// The language of the name, where it is not the page's; else empty.
    #[serde(default)]
    pub lang: SharedStr,
    /// Numbers to call.
    #[serde(default)]
    pub call: Vec<Number>,
    /// Numbers to text.
    #[serde(default)]
    pub text: Vec<Number>,
    /// Numbers for WhatsApp.
    #[serde(default)]
    pub whatsapp: Vec<Number>,
    /// The official page; may be empty.
    #[serde(default)]
    pub page: SharedStr,
    /// When the page was read, as `2026-11-22`.
    pub seen: SharedStr,
    /// When a person confirmed the entry; empty where nobody has.
    #[serde(default)]
    pub confirmed: SharedStr,
    /// When it answers.
    pub hours: SharedStr,
    /// In which languages.
    pub languages: SharedStr,
    /// For whom and what.
    #[serde(rename = "for")]
    pub audience: SharedStr,
    /// What one may want to know before; may be empty.
    #[serde(default)]
    pub notes: SharedStr,
}

/// A number, as it is printed and as it is dialled.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// As printed.
    pub show: SharedStr,
    /// As dialled: digits, `+` and `*`.
    pub dial: SharedStr,
    /// The word to send, for lines reached by text; may be empty.
    #[serde(default)]
    pub body: SharedStr,
}

/// A directory of help lines for the rest of the world.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Finder {
    /// Unique among the finders.
    pub id: SharedStr,
    /// What it calls itself.
    pub name: SharedStr,
    /// Its page.
    pub page: SharedStr,
    /// When the page was read.
    pub seen: SharedStr,
    /// When a person confirmed the entry; empty where nobody has.
    #[serde(default)]
    pub confirmed: SharedStr,
    /// What it offers.
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

/// The words of the help screen.
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
    pub grounding: Grounding,
    pub breathing: Breathing,
    pub leaving: HelpSection,
    pub after: HelpAfter,
}

/// What may help in the next hour.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct HelpAfter {
    pub title: SharedStr,
    pub text: SharedStr,
    pub links: Vec<Leads>,
}

/// A link: where to, and what it says.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "where to, and what it says")]
pub struct Leads {
    pub to: SharedStr,
    pub label: SharedStr,
}

/// Another way, for whom watching the breath does not suit.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "its words")]
pub struct Alternative {
    pub text: SharedStr,
}

/// Coming back to here and now by the five senses.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the text of the part it is named after")]
pub struct Grounding {
    pub title: SharedStr,
    pub intro: SharedStr,
    #[serde(rename = "step")]
    pub steps: Vec<HelpSection>,
}

/// Paced breathing (Shao, Man & Lee 2024: about six breaths a minute), always with another way.
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
    pub eyes: SharedStr,
    pub pace_label: SharedStr,
    pub pace: Vec<Pace>,
    pub alternatives_title: SharedStr,
    #[serde(rename = "alternative")]
    pub alternatives: Vec<Alternative>,
}

/// A pace of breathing, in seconds.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// Seconds in, 2 to 10.
    #[serde(rename = "in")]
    pub inhale: u8,
    /// Seconds out, 2 to 10.
    #[serde(rename = "out")]
    pub exhale: u8,
    /// What the person reads.
    pub label: SharedStr,
}

read_struct!(Help { words = "words", countries = "countries", finders = "finders" });
read_struct!(Country { code = "code", name = "name", lines = "lines" });
read_struct!(Line { id = "id", purpose = "purpose", name = "name", region = "region", lang = "lang", call = "call", text = "text", whatsapp = "whatsapp", page = "page", seen = "seen", confirmed = "confirmed", hours = "hours", languages = "languages", audience = "for", notes = "notes" });
read_struct!(Number { show = "show", dial = "dial", body = "body" });
read_struct!(Finder { id = "id", name = "name", page = "page", seen = "seen", confirmed = "confirmed", text = "text" });
read_struct!(HelpSection { title = "title", text = "text" });
read_struct!(HelpWords { title = "title", intro = "intro", doors_title = "doors_title", doors = "doors", country_label = "country_label", emergency_title = "emergency_title", crisis_title = "crisis_title", abuse_title = "abuse_title", finders_title = "finders_title", finders_text = "finders_text", checked_note = "checked_note", before_title = "before_title", before_text = "before_text", finding = "finding", grounding = "grounding", breathing = "breathing", leaving = "leaving", after = "after" });
read_struct!(HelpAfter { title = "title", text = "text", links = "links" });
read_struct!(Leads { to = "to", label = "label" });
read_struct!(Alternative { text = "text" });
read_struct!(Grounding { title = "title", intro = "intro", steps = "step" });
read_struct!(Breathing { title = "title", intro = "intro", note = "note", inhale = "in", exhale = "out", start = "start", stop = "stop", eyes = "eyes", pace_label = "pace_label", pace = "pace", alternatives_title = "alternatives_title", alternatives = "alternative" });
read_struct!(Pace { inhale = "in", exhale = "out", label = "label" });
read_enum!(Purpose, alone { Emergency = "emergency", Crisis = "crisis", Abuse = "abuse", Both = "both" }, one {  }, two {  });
