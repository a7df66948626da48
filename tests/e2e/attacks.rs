//! What an attacker does to a device, and what they find there.

mod history;
