//! How far readers of bodies go beyond the document.

/// Bodies that are read although the document does not declare them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leniency {
    /// JSON with the content type `text/plain`.
    pub(crate) json_as_text: bool,
}
