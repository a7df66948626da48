//! Nobody else gets in: where things are kept, the lock, and what is left on the device.

mod asking;
