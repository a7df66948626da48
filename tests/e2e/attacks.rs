//! Attacks that once succeeded: each is made here again, and fails.

mod leaving;
