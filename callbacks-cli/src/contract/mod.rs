//! The dynamic operation.
