//! Drivers that need a lock file of their own.
