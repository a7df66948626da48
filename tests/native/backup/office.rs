//! The worker's work, without a worker.

use super::*;
use std::cell::RefCell;
use stillwater::backup::office::{Answer, Job, Office};
use stillwater::backup::{MOST_BYTES, Refusal};

fn json_of(texts: &Texts) -> String {
    json!(texts).to_string()
}

fn office() -> Office<impl Fn() -> f64> {
    Office::new(|| 0.0)
}

fn open_job(bytes: Option<Vec<u8>>, passphrase: Option<&str>) -> Job {
    let passphrases = passphrase.into_iter().map(|words| words.to_string().into()).collect();
    Job::Open { bytes, passphrases, here: "{}".into() }
}

fn plan_job() -> Job {
    Job::Plan {
        how: How::Merge,
        conflicts: Conflicts::Both,
        here: "{}".into(),
        page: PAGE.into(),
        now: 1.8e12,
        random: 0.5,
    }
}

#[test]
fn a_sealed_copy_waits_for_its_passphrase_and_can_be_tried_again() {
    let kept = texts(&[(&name(ID), &record(ID, 1, "x"))]);
    let said = RefCell::new(Vec::new());
    let say = |answer| said.borrow_mut().push(answer);
    let mut office = office();
    let job =
        Job::Save { entries: json_of(&kept), passphrase: Some("p".to_string().into()), made: MADE.into() };
    let Answer::Saved(file) = office.work(job, &say) else { panic!("saved") };
    assert_eq!(*said.borrow(), [Answer::Estimate(0.0)]);
    assert_eq!(office.work(open_job(Some(file), None), &say), Answer::Locked);
    assert_eq!(office.work(plan_job(), &say), Answer::Refused(Refusal::Confused), "nothing is open");
    assert_eq!(office.work(open_job(None, Some("q")), &say), Answer::Refused(Refusal::Passphrase));
    assert!(matches!(office.work(open_job(None, Some("p")), &say), Answer::Opened(_)));
    assert_eq!(
        office.work(open_job(None, Some("p")), &say),
        Answer::Refused(Refusal::Confused),
        "nothing waits"
    );
}

#[test]
fn each_way_to_write_a_passphrase_is_tried_and_only_a_passphrase_is_tried_again() {
    let sealed_with = |passphrase: &str| {
        stillwater::backup::sealed::seal_at(
            2,
            write(&Texts::new(), MADE).as_bytes(),
            passphrase.to_string().into(),
        )
        .expect("sealed")
    };
    let open_with = |bytes: Vec<u8>, passphrases: &[&str]| {
        let passphrases = passphrases.iter().map(|words| words.to_string().into()).collect();
        office().work(Job::Open { bytes: Some(bytes), passphrases, here: "{}".into() }, &|_| ())
    };
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}");
    for passphrase in [composed, decomposed] {
        let file = sealed_with(passphrase);
        assert!(matches!(open_with(file, &[composed, decomposed]), Answer::Opened(_)), "{passphrase:?}");
    }
    assert_eq!(open_with(sealed_with("cafe"), &[composed, decomposed]), Answer::Refused(Refusal::Passphrase));
    let mut damaged = sealed_with(composed);
    let end = damaged.len() - 60;
    damaged[end] ^= 1;
    assert_eq!(open_with(damaged, &[composed, decomposed]), Answer::Refused(Refusal::Damaged));
}

#[test]
fn plans_follow_the_copy_that_was_opened_last() {
    let kept = texts(&[(&name(ID), &record(ID, 1, "x"))]);
    let mut office = office();
    let file = write(&kept, MADE).into_bytes();
    assert!(matches!(office.work(open_job(Some(file), None), &|_| ()), Answer::Opened(_)));
    let Answer::Plan(change, 0) = office.work(plan_job(), &|_| ()) else { panic!("planned") };
    assert_eq!(carry_out(&Texts::new(), &Batch::read(&change).unwrap()), kept);
    assert_eq!(office.work(open_job(Some(b"x".to_vec()), None), &|_| ()), Answer::Refused(Refusal::Foreign));
    assert_eq!(
        office.work(plan_job(), &|_| ()),
        Answer::Refused(Refusal::Confused),
        "the refused one is not open"
    );
}

#[test]
fn what_cannot_be_understood_is_refused() {
    for entries in [
        "",
        "[]",
        "{\"a\":1}",
        "{\"a\":null}",
        "{\"a\":\"\\ud800\"}",
        "{\"$serde_json::private::Number\":\"1\"}",
    ] {
        let job = Job::Save { entries: entries.into(), passphrase: None, made: MADE.into() };
        assert_eq!(office().work(job, &|_| ()), Answer::Refused(Refusal::Confused), "{entries}");
    }
    let large = open_job(Some(vec![0; MOST_BYTES + 1]), None);
    assert_eq!(office().work(large, &|_| ()), Answer::Refused(Refusal::Large));
}
