//! How a document encodes one member of a form, or one part of a multipart body (OpenAPI "Encoding Object").

use crate::parameter::Style;

/// How a member is written, where this does not follow from its schema.
#[derive(Clone, Copy, Debug)]
pub struct Encoding {
    pub(super) name: &'static str,
    pub(super) content_type: Option<&'static str>,
    pub(super) style: Option<Style>,
    pub(super) is_binary: bool,
    /// Whether this is the encoding of all members that the schema does not name.
    pub(super) is_others: bool,
}

impl Encoding {
    /// The default encoding of a member.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            content_type: None,
            style: None,
            is_binary: false,
            is_others: false,
        }
    }

    /// The encoding of all members that the schema does not name.
    pub const fn others() -> Self {
        Self {
            is_others: true,
            ..Self::new("")
        }
    }

    /// Marks the member as bytes, or a list of bytes.
    #[must_use]
    pub const fn binary(mut self) -> Self {
        self.is_binary = true;
        self
    }

    /// Sets the media type, or several separated by commas.
    #[must_use]
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// Sets the style, as of a parameter.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = Some(style);
        self
    }
}

/// The encoding of a member.
pub(super) fn of<'e>(encodings: &'e [Encoding], name: &str) -> Option<&'e Encoding> {
    let mut encodings = encodings.iter();
    encodings.find(|encoding| encoding.name == name && !encoding.is_others)
}
