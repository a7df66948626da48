//! Properties of components that are compared by their address.

use std::rc::Rc;

/// A shared value that equals its clones only. For values that cannot be compared, or should not be: secrets, functions
/// and large texts.
#[derive(Debug)]
pub struct ByAddress<T>(pub Rc<T>);

impl<T> ByAddress<T> {
    /// Shares a value.
    pub fn of(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for ByAddress<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for ByAddress<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
