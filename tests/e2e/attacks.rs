//! What somebody does who wants to read or change what a person wrote, or sits down at the device: each succeeded once, or nearly.

mod disk;
mod history;
mod leaving;
mod memory;
mod scripts;
