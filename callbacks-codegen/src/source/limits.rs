//! How much of an untrusted document is accepted.
//!
//! The largest public documents are some 13 MB with half a million nodes, nested less than 60
//! levels deep and spread over 40 files: each bound leaves ample room above that.

/// Files read in one expansion.
pub(super) const MAX_FILES: usize = 1024;

/// Bytes of one file.
pub(super) const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;

/// Bytes of all files together.
pub(super) const MAX_TOTAL_BYTES: usize = 256 * 1024 * 1024;

/// Levels of mappings and sequences within one another, counted after aliases are expanded.
///
/// It also bounds the recursion of everything that walks a tree, down to dropping it.
pub(crate) const MAX_DEPTH: usize = 512;

/// Nodes of one file, counted after aliases are expanded.
pub(crate) const MAX_NODES: usize = 4_000_000;
