//! The ids of the content that the program knows by name: the worksheets, questions and options that its rules read.
//!
//! Everything else about the content is data. The content compiler checks that all of [`EXPECTED`] exists, so an id that
//! is misspelt or removed stops the build. Ids are stored in records and are never changed or reused.

/// The forgiveness worksheet.
pub const FORGIVENESS: &str = "forgiveness";
/// The worksheet for writing a boundary.
pub const BOUNDARIES: &str = "boundaries";
/// The records of practising a boundary, which are part of it.
pub const PRACTICE: &str = "practice";
/// The standing records, which are part of a forgiveness entry.
pub const STANDING: &str = "standing";
/// The check-in, which is no worksheet.
pub const CHECK_IN: &str = "check-in";
/// The session, which is no worksheet.
pub const SESSION: &str = "session";

/// Who is to be forgiven.
pub const WHOM: &str = "whom";
/// How long ago it happened.
pub const HOW_NEW: &str = "how-new";
/// Whether it still happens.
pub const STILL_HAPPENING: &str = "still-happening";
/// Whether somebody puts pressure on the person to forgive.
pub const PRESSURE: &str = "pressure";
/// The stage that the person is at.
pub const STAGE: &str = "where-i-am";
/// How the person means to act.
pub const INTEND: &str = "intend";
/// What the person feels.
pub const FEEL: &str = "feel-today";

/// How often a sign was noticed.
pub const OFTEN: &str = "often";
/// How much a sign gets in the way.
pub const IN_THE_WAY: &str = "in-the-way";
/// What else was going on.
pub const CONTEXT: &str = "context";
/// Whether it has lasted for more than a month.
pub const LASTING: &str = "lasting";
/// What else is hard.
pub const ALSO: &str = "also";
/// Whether the person wants support.
pub const WANT_SUPPORT: &str = "want-support";

/// What was agreed in a session.
pub const AGREED: &str = "agreed";
/// What the person would try until the next session, as it was asked until November 2026.
pub const TRY: &str = "try";
/// One small step until the next session.
pub const SMALL_STEP: &str = "small-step";
/// What a handout is headed with.
pub const INITIALS: &str = "initials";

pub const YES: &str = "yes";
pub const NO: &str = "no";
pub const NOT_SURE: &str = "not-sure";
/// The option of [`WHOM`] for people who blame themselves for what was done to them.
pub const BLAME: &str = "blame-i-carry";
/// The option of [`HOW_NEW`] for a few days.
pub const DAYS: &str = "days";
/// The options of [`OFTEN`] in ascending order.
pub const FREQUENCIES: [&str; 5] = ["not-lately", "now-and-then", "half", "a-lot", "almost-all"];
/// The two highest options of [`IN_THE_WAY`].
pub const MUCH: [&str; 2] = ["quite-a-bit", "a-great-deal"];
/// The option of [`CONTEXT`] for contact with the other person.
pub const CONTACT: &str = "contact";
/// The option of [`ALSO`] for nothing.
pub const NONE: &str = "none";

/// Each question the program reads: the worksheet that asks it, its id, and the options that the program knows.
pub const EXPECTED: &[(&str, &str, &[&str])] = &[
    (FORGIVENESS, WHOM, &[BLAME]),
    (FORGIVENESS, HOW_NEW, &[DAYS]),
    (FORGIVENESS, STILL_HAPPENING, &[YES, NOT_SURE]),
    (FORGIVENESS, PRESSURE, &[YES, NOT_SURE]),
    (FORGIVENESS, STAGE, &[]),
    (FORGIVENESS, INTEND, &[]),
    (FORGIVENESS, FEEL, &[]),
    (STANDING, STAGE, &[]),
    (STANDING, INTEND, &[]),
    (STANDING, FEEL, &[]),
    (CHECK_IN, OFTEN, &FREQUENCIES),
    (CHECK_IN, IN_THE_WAY, &MUCH),
    (CHECK_IN, CONTEXT, &[CONTACT]),
    (CHECK_IN, LASTING, &[YES]),
    (CHECK_IN, ALSO, &[NONE]),
    (CHECK_IN, WANT_SUPPORT, &[YES]),
    (SESSION, AGREED, &[]),
    (SESSION, TRY, &[]),
    (SESSION, SMALL_STEP, &[]),
    (SESSION, INITIALS, &[]),
];
