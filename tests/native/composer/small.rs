//! Small variations in typing: punctuation, apostrophes, capitals and subordinate clauses.

use super::*;

fn action(written: &str) -> Composed {
    said(&only("limit", "short", json!({ "what-i-do": written })))
}

fn table(field: &str, kind: &str, rows: &[(&str, &str)]) {
    for (written, right) in rows {
        let answers = only(kind, "short", json!({ field: written, "feelings": { "picked": ["hurt"] } }));
        let text = said(&answers).text;
        assert!(text.contains(right), "{written:?}\n  gave  {text}\n  right {right}");
    }
}

#[test]
fn marks_at_the_end_of_an_answer_give_way_to_ours() {
    for end in [
        "?",
        "!",
        ".",
        "…",
        "...",
        ",",
        ";",
        ":",
        "?!",
        "??",
        " ?",
        "\u{a0}!",
        "？",
        "！",
        "。",
        "؟",
        "،",
        "؛",
        "۔",
        "‽",
        "।",
        "։",
        "\u{37e}",
        " -",
        "–",
        " —",
        "\"",
        "”",
        "’",
        "?\"",
        "\".",
        "”?",
        "\u{200b}",
        ".\u{200f}",
        " :)",
        "»",
        "、",
    ] {
        let answers =
            only("request", "short", json!({ "ask": format!("put your phone away at dinner{end}") }));
        assert_eq!(said(&answers).text, "Would you be willing to put your phone away at dinner?", "{end:?}");
        let answers = only(
            "limit",
            "short",
            json!({ "what-i-do": format!("leave{end}"), "what-happens": format!("you shout{end}"), "feelings": { "own": format!("left out{end}") } }),
        );
        assert_eq!(
            said(&answers).text,
            "When you shout, I feel left out. If it happens again, I will leave.",
            "{end:?}"
        );
    }
}

#[test]
fn marks_around_an_answer_go_and_quotations_in_it_stay() {
    table(
        "ask",
        "request",
        &[
            ("\"put your phone away?\"", "willing to put your phone away?"),
            ("“put your phone away.”", "willing to put your phone away?"),
            ("„put it away!“", "willing to put it away?"),
            ("¿put it away?", "willing to put it away?"),
            ("- put it away", "willing to put it away?"),
            ("«Put it away»", "willing to put it away?"),
            ("'don't shout'", "Don't shout."),
            ("say “please”.", "willing to say “please”?"),
            ("say \"stop!\"", "willing to say \"stop\"?"),
            ("knock (twice)!", "willing to knock (twice)?"),
            ("stay at my parents'", "willing to stay at my parents'?"),
            ("put it away? It bothers me!", "willing to put it away? It bothers me!"),
            ("call Dr. Smith", "willing to call Dr. Smith?"),
            ("call R. on Sunday", "willing to call R. on Sunday?"),
        ],
    );
}

#[test]
fn apostrophes_of_every_keyboard_read_alike() {
    for sign in ["'", "’", "‘", "´", "`", "ʼ", "′", "＇", "ʹ", ""] {
        for (written, right) in [
            ("I'll leave the room", "If it happens again, I will leave the room."),
            ("i'm going to leave the room", "If it happens again, I will leave the room."),
            ("You'll sleep on the sofa", ""),
            ("you won't go", ""),
            ("stay if you don't stop", ""),
            ("don't shout at me", ""),
        ] {
            let composed = action(&written.replace('\'', sign));
            assert_eq!(
                composed.text,
                format!("I feel hurt about this. {right}").replace("I feel hurt about this. ", ""),
                "{sign} {written}"
            );
            assert_eq!(composed.action_note.is_some(), right.is_empty(), "{sign} {written}");
        }
        let whispered =
            only("limit", "short", json!({ "feelings": { "own": "I'm hurt".replace('\'', sign) } }));
        assert_eq!(said(&whispered).text, "I feel hurt about this.");
    }
}

#[test]
fn a_clause_of_ones_own_is_not_put_behind_i_will() {
    table(
        "what-i-do",
        "limit",
        &[
            ("I am going home", "If it happens again, I am going home."),
            ("I'm going home", "If it happens again, I'm going home."),
            ("im going home", "If it happens again, Im going home."),
            ("i need to leave", "If it happens again, I need to leave."),
            ("I want to be alone.", "If it happens again, I want to be alone."),
            ("I 'll leave", "If it happens again, I will leave."),
            ("won't answer", "about this. Won't answer."),
            ("Yes, I'll leave", "If it happens again, I will leave."),
            ("my phone stays with me", "about this. My phone stays with me."),
            ("I have to leave!", "If it happens again, I have to leave."),
            ("I won't answer", "If it happens again, I won't answer."),
            ("If it happens again, I am going home", "If it happens again, I am going home."),
            ("When you shout I will leave", "hurt about this. When you shout I will leave."),
            ("Leave the room", "If it happens again, I will leave the room."),
            ("Well, I'll leave. Then I come back", "If it happens again, I will leave. Then I come back."),
            ("I will I will leave", "If it happens again, I will leave."),
            ("Unfriend her", "If it happens again, I will unfriend her."),
        ],
    );
    table(
        "private-limit",
        "private",
        &[
            ("I am keeping my phone", "From now on, I am keeping my phone."),
            ("From now on, I'll keep it", "From now on I will keep it."),
        ],
    );
    table(
        "ask",
        "request",
        &[
            ("I'd like us to talk more", "Would you be willing to talk more?"),
            ("I'd like a quiet evening", "I'd like a quiet evening."),
            ("Anna to leave", "Anna to leave."),
            ("How about dinner?", "How about dinner?"),
            ("Could you knock?", "Would you be willing to knock?"),
            ("If you could knock", "If you could knock."),
        ],
    );
    table(
        "no-to",
        "no",
        &[
            ("I can't lend you money", "No, that does not work for me. I can't lend you money."),
            ("Lend you money", "No, I'm not going to lend you money."),
        ],
    );
    table(
        "what-happens",
        "limit",
        &[
            ("You shouted. I cried!", "When you shouted, I feel hurt. I cried!"),
            ("Why do you shout?", "Why do you shout? I feel hurt about this."),
        ],
    );
    table("reason", "no", &[("because I'm tired!!", "I'm tired."), ("why not?", "Why not?")]);
    table("agree-what", "agreement", &[("could we each call?", "Could we each call?")]);
    table(
        "back-at",
        "pause",
        &[
            ("I don't know yet", "I don't know yet."),
            ("When I'm calm", "I'll come back to it when I'm calm."),
            ("Monday", "I'll come back to it Monday."),
        ],
    );
}

#[test]
fn what_another_does_is_not_ones_own_act() {
    for written in [
        "R. will sleep on the sofa",
        "R will sleep on the sofa",
        "r. will sleep",
        "R. sleeps on the sofa",
        "Anna will sleep on the sofa",
        "anna will leave",
        "Anna sleeps on the sofa",
        "Anna and Tom will leave",
        "Aunt Mary will come",
        "Tom and I leave",
        "my husband leaves",
        "My older brother moves out",
        "the kids stay with you",
        "mum leaves",
        "Mum leaves",
        "Anna'll leave",
        "everyone goes home",
        "u will stop",
        "I need you to stop",
        "Tom must go",
        "Ben has to leave",
        "the other woman goes",
        "Anna's leaving",
        "R.’s leaving",
        "Mr. Smith leaves",
        "Anna Smith comes",
    ] {
        let composed = action(written);
        assert!(composed.action_note.is_some(), "{written}: {}", composed.text);
        assert_eq!(composed.text, "", "{written}");
    }
    for written in [
        "Leave things as they are",
        "call Will and talk",
        "go where nobody is",
        "Say what must be said",
        "ask Anna for help",
        "Wait and see",
        "Pack and leave",
    ] {
        assert_eq!(action(written).action_note, None, "{written}");
    }
}

#[test]
fn names_keep_their_capital() {
    table(
        "what-happens",
        "limit",
        &[
            ("Anna reads my mail", "When Anna reads my mail, I"),
            ("When Anna reads my mail", "When Anna reads my mail, I"),
            ("R. reads my mail", "When R. reads my mail, I"),
            ("You read my mail", "When you read my mail, I"),
            ("You're late", "When you're late, I"),
            ("The door is slammed", "When the door is slammed, I"),
            ("A door is slammed", "When a door is slammed, I"),
            ("Someone shouts", "When someone shouts, I"),
            ("i am alone", "When I am alone, I"),
            ("Will shouts", "When Will shouts, I"),
            ("I'm alone", "When I'm alone, I"),
            ("Anna's friend calls", "When Anna's friend calls, I"),
            ("Maman crie", "When Maman crie, I"),
        ],
    );
    table(
        "topic",
        "topic",
        &[("Christmas", "discussing Christmas today"), ("The divorce", "discussing the divorce today")],
    );
}

#[test]
fn words_about_dying_bring_support_in_every_answer() {
    let care = &tools().composer.action.support[0].text;
    let fields = [
        "what-happens",
        "what-i-do",
        "private-limit",
        "ask",
        "no-to",
        "reason",
        "agree-what",
        "review-date",
        "back-at",
        "topic",
        "other-topic",
    ];
    let kinds = [
        ("limit", "what-i-do"),
        ("private", "private-limit"),
        ("request", "ask"),
        ("no", "no-to"),
        ("no", "reason"),
        ("agreement", "agree-what"),
        ("agreement", "review-date"),
        ("pause", "back-at"),
        ("topic", "topic"),
        ("topic", "other-topic"),
        ("no", "what-happens"),
    ];
    assert_eq!(fields.len(), kinds.len());
    for (kind, field) in kinds {
        for written in [
            "I want to die",
            "i wanna die",
            "kill my self",
            "killmyself",
            "Kill myslef",
            "end my life",
            "hurt my self",
            "suicidal",
            "sucidal",
            "I don´t want to live",
        ] {
            let support = said(&only(kind, "short", json!({ field: written }))).support;
            assert!(support.contains(care), "{kind} {field}: {written}");
        }
    }
    for felt in ["suicidal", "I want to die", "like I want to kill my self"] {
        assert!(
            said(&only("limit", "warm", json!({ "feelings": { "own": felt } }))).support.contains(care),
            "{felt}"
        );
        assert!(
            said(&only("", "", json!({ "feelings": { "own": felt } }))).support.contains(care),
            "{felt}, before a kind is chosen"
        );
    }
    assert_eq!(
        stillwater::domain::compose::support(&tools().composer, "I will kill my self."),
        std::slice::from_ref(care)
    );
}

#[test]
fn plain_uses_of_such_words_bring_none() {
    for written in [
        "let my phone be dead",
        "I'm dead tired",
        "I'm dying to go",
        "stop killing time",
        "my battery died",
        "take my life back",
        "cut myself some slack",
        "jump off the call",
        "not wake up the kids",
        "I am dying of laughter",
        "drop dead lines",
        "meet a deadline",
        "eat to live",
    ] {
        for field in ["what-i-do", "what-happens"] {
            let support = said(&only("limit", "short", json!({ field: written }))).support;
            assert!(support.is_empty(), "{field}: {written}");
        }
    }
    let told = only("limit", "short", json!({ "what-happens": "you hit me and smash plates" }));
    assert!(said(&told).support.is_empty(), "what the other does is no plan of one's own");
}

#[test]
fn notices_about_support_are_short() {
    for group in &tools().composer.action.support {
        assert!(group.text.split_whitespace().count() <= 35, "{}", group.text);
    }
}

#[test]
fn a_needless_apology_is_remarked() {
    let composer = tools().composer.clone();
    let flag = composer.flags.iter().find(|flag| *flag.id == *"apologies").expect("the group");
    let remarked = |text: &str| stillwater::domain::compose::remarks(&composer, text).contains(&flag.text);
    for text in [
        "Sorry, but I will leave.",
        "I know I'm being difficult.",
        "I´ll go, if thats okay.",
        "It's probably nothing.",
    ] {
        assert!(remarked(text), "{text}");
    }
    for text in ["When you say sorry, I feel hurt.", "You'll be sorry.", "I feel sad."] {
        assert!(!remarked(text), "{text}");
    }
}

mod any {
    use super::*;
    use proptest::prelude::*;

    const ENDS: [&str; 14] =
        ["", "?", "!", ".", "…", "?!", " ;", "\"", "”.", "؟", "。", "...", "\u{200b}", "’"];
    const WORDS: [&str; 34] = [
        "you",
        "You'll",
        "I",
        "I will",
        "i´ll",
        "Ill",
        "I'm",
        "im",
        "will",
        "Anna",
        "anna",
        "R.",
        "my husband",
        "leave",
        "Leave",
        "the room",
        "if",
        "When",
        "sleeps",
        "to",
        "and",
        "don`t",
        "shout",
        "home",
        "not",
        "until",
        "“no”",
        "(once)",
        "🙂",
        "é",
        "ß",
        "going to",
        "need",
        "please",
    ];
    const ANOTHERS: [&str; 8] = [
        "You'll stop",
        "youll stop",
        "R. will stop",
        "Anna will stop",
        "my husband stops",
        "Anna stops",
        "they stop",
        "you won´t go",
    ];

    fn answer() -> impl Strategy<Value = String> {
        let words = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..6);
        (words, proptest::sample::select(&ENDS[..])).prop_map(|(words, end)| words.join(" ") + end)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        #[test]
        fn an_answer_makes_a_sentence_one_can_say(
            texts in proptest::collection::vec(answer(), 13),
            kind in proptest::sample::select(&SPOKEN[..]),
            tone in proptest::sample::select(&TONES[..]),
        ) {
            let mut answers = only(kind, tone, json!({}));
            let fields: Vec<_> = ordinary().ids().map(String::from).collect();
            for (field, text) in fields.iter().zip(&texts) {
                match field.as_str() {
                    "feelings" | "needs" => answers.set_own(field, text),
                    _ => answers.set_text(field, text),
                }
            }
            let text = said(&answers).text;
            let marks: Vec<char> = text.chars().collect();
            for two in marks.windows(2) {
                let ends = |c: char| "?!.…,;:؟。".contains(c);
                prop_assert!(!(ends(two[0]) && ends(two[1])), "{text}");
            }
            let doubled = |text: &str| {
                let text = text.to_lowercase() + " ";
                ["i ", "i´ll ", "i'm ", "im ", "ill "].iter().any(|again| text.contains(&format!("i will {again}")))
            };
            // Words that are doubled in an answer itself stay as they were written.
            let written = |text: &String| {
                let mark = |c: char| !c.is_alphanumeric();
                let words = text.split_whitespace().map(|word| word.trim_matches(mark));
                doubled(&words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
            };
            prop_assert!(!doubled(&text) || texts.iter().any(written), "{text}");
            // "Anna the room": before an object, an unknown word is taken for a verb ("Unfriend her").
            let is_verb = |text: &String| {
                ["anna", "Anna you", "Anna the", "Anna my"].iter().any(|verb| text.contains(verb))
            };
            prop_assert!(!text.contains("anna") || texts.iter().any(is_verb), "{text}");
        }

        #[test]
        fn anothers_act_stays_out(act in proptest::sample::select(&ANOTHERS[..]), end in proptest::sample::select(&ENDS[..]), tone in proptest::sample::select(&TONES[..])) {
            let composed = said(&only("limit", tone, json!({ "what-i-do": format!("{act}{end}") })));
            prop_assert!(composed.action_note.is_some());
            prop_assert!(!composed.text.contains("stop"), "{}", composed.text);
        }

        #[test]
        fn any_text_at_all_is_taken(text in "\\PC{0,40}", kind in proptest::sample::select(&SPOKEN[..])) {
            let fields: Vec<_> = ordinary().ids().map(String::from).collect();
            let mut answers = only(kind, "warm", json!({}));
            fields.iter().for_each(|field| answers.set_text(field, &text));
            said(&answers);
        }
    }
}
