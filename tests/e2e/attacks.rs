//! Attacks by somebody who wants to read or change what a person wrote, or who uses the device. Each one succeeded
//! once, or nearly.

mod disk;
mod history;
mod leaving;
mod memory;
mod scripts;
