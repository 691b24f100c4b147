//! In what a reader of bodies goes further than documents do.

/// What is read although the document does not declare it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leniency {
    /// JSON that calls itself `text/plain`.
    pub(crate) json_as_text: bool,
}
