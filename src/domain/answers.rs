//! The answers of a record, keyed by field id.
//!
//! Answers stay the JSON that was stored. A value of an unexpected shape (from a damaged or a newer record) reads as
//! "not answered", and is preserved until the person answers that question anew.

use serde_json::{Map, Value};

/// Answers by field id. Unknown ids and unknown shapes survive a round trip.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Answers(pub Map<String, Value>);

/// A row of a list field.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row {
    pub text: String,
    /// The optional rating, 0 to 10.
    pub rate: Option<u8>,
}

const PICKED: &str = "picked";
const OWN: &str = "own";
const RATES: &str = "rates";
const TEXT: &str = "text";
const RATE: &str = "rate";
const EDITED: &str = "edited";

impl Answers {
    /// Whether there is no answer.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids with an answer of any shape.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The answer as it is stored.
    pub fn raw(&self, id: &str) -> Option<&Value> {
        self.0.get(id)
    }

    /// Stores an answer as JSON. An empty array removes the answer.
    pub fn set_value(&mut self, id: &str, value: Value) {
        if value.as_array().is_some_and(Vec::is_empty) {
            self.0.remove(id);
        } else {
            self.0.insert(id.into(), value);
        }
    }

    /// The text of a line, text, letter, date or composed sentence; empty if there is none.
    pub fn text(&self, id: &str) -> &str {
        match self.0.get(id) {
            Some(Value::String(text)) => text,
            Some(Value::Object(map)) => map.get(TEXT).and_then(Value::as_str).unwrap_or_default(),
            _ => "",
        }
    }

    /// Stores a text. An empty text removes the answer.
    pub fn set_text(&mut self, id: &str, text: &str) {
        if text.is_empty() {
            self.0.remove(id);
        } else {
            self.0.insert(id.into(), text.into());
        }
    }

    /// The ids of the picked options: at most one for a choice, any number for choices.
    pub fn picked(&self, id: &str) -> Vec<&str> {
        match self.0.get(id) {
            Some(Value::String(option)) => vec![option],
            Some(Value::Object(map)) => map
                .get(PICKED)
                .and_then(Value::as_array)
                .map(|list| list.iter().filter_map(Value::as_str).collect())
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    pub fn has_picked(&self, id: &str, option: &str) -> bool {
        self.picked(id).contains(&option)
    }

    /// Picks the option of a choice, or unpicks it if it is the picked one.
    pub fn choose(&mut self, id: &str, option: &str) {
        let text = if self.text(id) == option { "" } else { option };
        self.set_text(id, text);
    }

    /// Picks an option of choices, or unpicks it and removes its rating.
    pub fn toggle(&mut self, id: &str, option: &str) {
        let mut picked: Vec<String> = self.picked(id).into_iter().map(String::from).collect();
        if let Some(at) = picked.iter().position(|p| p == option) {
            picked.remove(at);
            self.rate(id, option, None);
        } else {
            picked.push(option.into());
        }
        self.edit(id, PICKED, (!picked.is_empty()).then(|| picked.into()));
    }

    /// The person's own text beside the options of choices; empty if there is none.
    pub fn own(&self, id: &str) -> &str {
        self.part(id, OWN).and_then(Value::as_str).unwrap_or_default()
    }

    /// Stores the person's own text beside the options of choices.
    pub fn set_own(&mut self, id: &str, text: &str) {
        self.edit(id, OWN, (!text.is_empty()).then(|| text.into()));
    }

    /// The rating of a picked option, 0 to 10.
    pub fn rate_of(&self, id: &str, option: &str) -> Option<u8> {
        tenth(self.part(id, RATES)?.get(option)?)
    }

    /// Stores or removes the rating (0 to 10) of a picked option.
    pub fn rate(&mut self, id: &str, option: &str, rate: Option<u8>) {
        let mut rates = match self.part(id, RATES) {
            Some(Value::Object(map)) => map.clone(),
            _ => Map::new(),
        };
        match rate {
            Some(rate) => rates.insert(option.into(), rate.into()),
            None => rates.remove(option),
        };
        self.edit(id, RATES, (!rates.is_empty()).then_some(Value::Object(rates)));
    }

    /// The value of a scale, 0 to 10.
    pub fn scale(&self, id: &str) -> Option<u8> {
        tenth(self.0.get(id)?)
    }

    /// Stores or removes the value of a scale, 0 to 10.
    pub fn set_scale(&mut self, id: &str, value: Option<u8>) {
        match value {
            Some(value) => self.0.insert(id.into(), value.into()),
            None => self.0.remove(id),
        };
    }

    /// The text of one column; empty if there is none.
    pub fn column(&self, id: &str, column: &str) -> &str {
        self.part(id, column).and_then(Value::as_str).unwrap_or_default()
    }

    /// Stores the text of one column.
    pub fn set_column(&mut self, id: &str, column: &str, text: &str) {
        self.edit(id, column, (!text.is_empty()).then(|| text.into()));
    }

    /// The rows of a list.
    pub fn rows(&self, id: &str) -> Vec<Row> {
        let Some(Value::Array(rows)) = self.0.get(id) else {
            return Vec::new();
        };
        rows.iter()
            .map(|row| Row {
                text: row.get(TEXT).and_then(Value::as_str).unwrap_or_default().into(),
                rate: row.get(RATE).and_then(tenth),
            })
            .collect()
    }

    /// Stores the rows of a list. An empty slice removes the answer.
    pub fn set_rows(&mut self, id: &str, rows: &[Row]) {
        if rows.is_empty() {
            self.0.remove(id);
            return;
        }
        let rows = rows.iter().map(|row| {
            let mut map = Map::new();
            map.insert(TEXT.into(), row.text.as_str().into());
            if let Some(rate) = row.rate {
                map.insert(RATE.into(), rate.into());
            }
            Value::Object(map)
        });
        self.0.insert(id.into(), rows.collect());
    }

    /// Whether the person has reworded a composed sentence. The composer then leaves it alone.
    pub fn is_edited(&self, id: &str) -> bool {
        self.part(id, EDITED).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Stores a composed sentence. `edited` is true if the wording is the person's, false if it is the composer's.
    pub fn set_script(&mut self, id: &str, text: &str, edited: bool) {
        self.edit(id, TEXT, (!text.is_empty() || edited).then(|| text.into()));
        self.edit(id, EDITED, edited.then_some(Value::Bool(true)));
    }

    /// Removes an answer of any shape.
    pub fn clear(&mut self, id: &str) {
        self.0.remove(id);
    }

    fn part(&self, id: &str, part: &str) -> Option<&Value> {
        self.0.get(id)?.as_object()?.get(part)
    }

    fn edit(&mut self, id: &str, part: &str, value: Option<Value>) {
        let mut map = match self.0.remove(id) {
            Some(Value::Object(map)) => map,
            _ => Map::new(),
        };
        match value {
            Some(value) => map.insert(part.into(), value),
            None => map.remove(part),
        };
        if !map.is_empty() {
            self.0.insert(id.into(), Value::Object(map));
        }
    }
}

fn tenth(value: &Value) -> Option<u8> {
    value.as_u64().filter(|v| *v <= 10).map(|v| v as u8)
}
