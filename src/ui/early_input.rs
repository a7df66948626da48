//! Form input from before hydration. The boot script records it by the names of the controls; this module turns it into
//! answers.
//!
//! A name is a letter for the kind of control and the key of the answer: `t:one-event`. If the control holds one part
//! of an answer, the part follows: `k:whose-part:mine`.

use crate::browser::EarlyInput;
use crate::domain::answers::Answers;

/// The name of a text field.
pub fn text(key: &str) -> String {
    format!("t:{key}")
}

/// The name of a group of radio buttons.
pub fn choice(key: &str) -> String {
    format!("c:{key}")
}

/// The name of a group of checkboxes.
pub fn choices(key: &str) -> String {
    format!("m:{key}")
}

/// The name of the text field beside a group of options.
pub fn own(key: &str) -> String {
    format!("o:{key}")
}

/// The name of a scale from 0 to 10.
pub fn scale(key: &str) -> String {
    format!("s:{key}")
}

/// The name of the text field of a column.
pub fn column(key: &str, column: &str) -> String {
    format!("k:{key}:{column}")
}

/// Applies early input to the answers. Unknown names are ignored.
pub fn replay(answers: &mut Answers, touched: &[EarlyInput]) {
    for EarlyInput { name, value, checked } in touched {
        let Some((kind, key)) = name.split_once(':') else {
            continue;
        };
        match kind {
            "t" => answers.set_text(key, value),
            "c" if *checked => answers.set_text(key, value),
            "m" if *checked != answers.has_picked(key, value) => answers.toggle(key, value),
            "o" => answers.set_own(key, value),
            "s" => answers.set_scale(key, value.parse().ok().filter(|v| *v <= 10)),
            "k" => {
                if let Some((key, column)) = key.rsplit_once(':') {
                    answers.set_column(key, column, value);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched(name: String, value: &str, checked: bool) -> EarlyInput {
        EarlyInput { name, value: value.into(), checked }
    }

    #[test]
    fn every_kind_of_control_becomes_an_answer() {
        let mut answers = Answers::default();
        replay(
            &mut answers,
            &[
                touched(text("one-event"), "that evening", false),
                touched(choice("whom"), "someone-else", true),
                touched(choices("cost"), "sleep", true),
                touched(choices("cost"), "trust", false),
                touched(own("cost"), "my garden", false),
                touched(scale("how-hard"), "4", false),
                touched(column("whose-part", "mine"), "staying silent", false),
                touched("strange".into(), "x", true),
            ],
        );
        assert_eq!(answers.text("one-event"), "that evening");
        assert_eq!(answers.text("whom"), "someone-else");
        assert_eq!(answers.picked("cost"), ["sleep"]);
        assert_eq!(answers.own("cost"), "my garden");
        assert_eq!(answers.scale("how-hard"), Some(4));
        assert_eq!(answers.column("whose-part", "mine"), "staying silent");
        assert_eq!(answers.ids().count(), 5);
    }
}
