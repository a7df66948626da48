//! The rows of the table, and printing them.

use super::stats::{Series, ratios, sides};
use std::fmt::Write;

pub struct Row {
    what: String,
    found: String,
    spread: String,
    behind: String,
    target: String,
    met: Option<bool>,
}

impl Row {
    /// A ratio of pairs that may be at most `most`. `unit` is the unit of both sides.
    pub fn ratio(what: &str, pairs: &[[f64; 2]], most: f64, unit: &str) -> Self {
        let (ratio, [a, b]) = (ratios(pairs), sides(pairs));
        let behind = format!("{} ÷ {} {unit}", short(a.median()), short(b.median()));
        let row = Self::of(what, &ratio, &format!("≤ {most}"), behind);
        Self { found: format!("{:.2}", ratio.median()), met: Some(round(ratio.median()) <= most), ..row }
    }

    /// The ratio of a thing to itself, which shows the noise of the machine. A run with a value outside 0.95 to 1.05
    /// says little.
    pub fn itself(what: &str, pairs: &[[f64; 2]]) -> Self {
        let row = Self::ratio(what, pairs, 1.05, "ms");
        let quiet = (0.95..=1.05).contains(&round(ratios(pairs).median()));
        Self { target: "0.95 to 1.05".into(), met: Some(quiet), ..row }
    }

    /// A value whose median may be at most `most`.
    pub fn most(what: &str, values: impl IntoIterator<Item = f64>, most: f64, unit: &str) -> Self {
        let values = Series::of(values);
        let row =
            Self::of(what, &values, &format!("≤ {most} {unit}"), format!("at most {}", short(values.most())));
        Self {
            found: format!("{} {unit}", short(values.median())),
            met: Some(values.median() <= most),
            ..row
        }
    }

    /// A value that has to be exactly `wanted`.
    pub fn exactly(what: &str, value: f64, wanted: f64, behind: &str) -> Self {
        Self {
            what: what.into(),
            found: format!("{}", round(value)),
            spread: String::new(),
            behind: behind.into(),
            target: format!("{wanted}"),
            met: Some(value == wanted),
        }
    }

    /// A row that could not be measured, and the reason.
    pub fn without(what: &str, why: &str, target: &str) -> Self {
        Self {
            what: what.into(),
            found: "–".into(),
            spread: String::new(),
            behind: why.into(),
            target: target.into(),
            met: None,
        }
    }

    fn of(what: &str, series: &Series, target: &str, behind: String) -> Self {
        let (from, to) = series.middle_half();
        Self {
            what: what.into(),
            found: String::new(),
            spread: format!("{} to {}", short(from), short(to)),
            behind,
            target: target.into(),
            met: None,
        }
    }
}

/// Prints the table to standard output.
#[expect(clippy::print_stdout, reason = "the table is what this program is for")]
pub fn print(rows: &[Row], pairs: u32) {
    let mut table = format!(
        "{pairs} pairs for each ratio.\n\n| what | found | middle half | medians | target | |\n| --- | ---: | --- | --- | --- | --- |\n"
    );
    for Row { what, found, spread, behind, target, met } in rows {
        let met = met.map_or("", |met| if met { "met" } else { "**not met**" });
        writeln!(table, "| {what} | {found} | {spread} | {behind} | {target} | {met} |")
            .expect("it is a text");
    }
    print!("{table}");
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn short(value: f64) -> String {
    match value.abs() {
        0.0 => "0".into(),
        size if size >= 1000.0 => format!("{value:.0}"),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
