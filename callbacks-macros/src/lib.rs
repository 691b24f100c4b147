//! The attribute macro of the callbacks crate.
