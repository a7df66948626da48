//! The backup service, without its worker.

use super::*;
use std::cell::RefCell;
use stillwater::backup::service::{BackupService, Request, Response};
use stillwater::backup::{BackupError, MAX_BYTES};

fn json_of(texts: &Entries) -> String {
    json!(texts).to_string()
}

fn office() -> BackupService<impl Fn() -> f64> {
    BackupService::new(|| 0.0)
}

fn open_job(bytes: Option<Vec<u8>>, passphrase: Option<&str>) -> Request {
    let passphrases = passphrase.into_iter().map(|words| words.to_string().into()).collect();
    Request::Open { bytes, passphrases, here: "{}".into() }
}

fn plan_job() -> Request {
    Request::Plan {
        how: RestoreMode::Merge,
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
    let job = Request::Save {
        entries: json_of(&kept),
        passphrase: Some("p".to_string().into()),
        made: MADE.into(),
    };
    let Response::Saved(file) = office.work(job, &say) else { panic!("saved") };
    assert_eq!(*said.borrow(), [Response::Estimate(0.0)]);
    assert_eq!(office.work(open_job(Some(file), None), &say), Response::Locked);
    assert_eq!(office.work(plan_job(), &say), Response::Refused(BackupError::Confused), "nothing is open");
    assert_eq!(office.work(open_job(None, Some("q")), &say), Response::Refused(BackupError::Passphrase));
    assert!(matches!(office.work(open_job(None, Some("p")), &say), Response::Opened(_)));
    assert_eq!(
        office.work(open_job(None, Some("p")), &say),
        Response::Refused(BackupError::Confused),
        "nothing waits"
    );
}

#[test]
fn each_way_to_write_a_passphrase_is_tried_and_only_a_passphrase_is_tried_again() {
    let sealed_with = |passphrase: &str| {
        stillwater::backup::sealed::seal_at(
            2,
            write(&Entries::new(), MADE).as_bytes(),
            passphrase.to_string().into(),
        )
        .expect("sealed")
    };
    let open_with = |bytes: Vec<u8>, passphrases: &[&str]| {
        let passphrases = passphrases.iter().map(|words| words.to_string().into()).collect();
        office().work(Request::Open { bytes: Some(bytes), passphrases, here: "{}".into() }, &|_| ())
    };
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}");
    for passphrase in [composed, decomposed] {
        let file = sealed_with(passphrase);
        assert!(matches!(open_with(file, &[composed, decomposed]), Response::Opened(_)), "{passphrase:?}");
    }
    assert_eq!(
        open_with(sealed_with("cafe"), &[composed, decomposed]),
        Response::Refused(BackupError::Passphrase)
    );
    let mut damaged = sealed_with(composed);
    let end = damaged.len() - 60;
    damaged[end] ^= 1;
    assert_eq!(open_with(damaged, &[composed, decomposed]), Response::Refused(BackupError::Damaged));
}

#[test]
fn plans_follow_the_copy_that_was_opened_last() {
    let kept = texts(&[(&name(ID), &record(ID, 1, "x"))]);
    let mut office = office();
    let file = write(&kept, MADE).into_bytes();
    assert!(matches!(office.work(open_job(Some(file), None), &|_| ()), Response::Opened(_)));
    let Response::Plan(change, 0) = office.work(plan_job(), &|_| ()) else { panic!("planned") };
    assert_eq!(carry_out(&Entries::new(), &Batch::read(&change).unwrap()), kept);
    assert_eq!(
        office.work(open_job(Some(b"x".to_vec()), None), &|_| ()),
        Response::Refused(BackupError::Foreign)
    );
    assert_eq!(
        office.work(plan_job(), &|_| ()),
        Response::Refused(BackupError::Confused),
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
        let job = Request::Save { entries: entries.into(), passphrase: None, made: MADE.into() };
        assert_eq!(office().work(job, &|_| ()), Response::Refused(BackupError::Confused), "{entries}");
    }
    let large = open_job(Some(vec![0; MAX_BYTES + 1]), None);
    assert_eq!(office().work(large, &|_| ()), Response::Refused(BackupError::Large));
}
