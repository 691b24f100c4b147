//! Which optional parts the crate of the generated code has.

/// The optional parts of the `callbacks` crate that generated code may need. All of them are on unless you say otherwise.
///
/// The attribute knows what its crate was built with. A build script has to say what its `Cargo.toml` leaves out: a document
/// that needs a part that is off is then reported, and does not become code that rustc refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Features {
    /// `receiver`: routers and handlers. Without it the consumer's side is not generated.
    pub receiver: bool,
    /// `xml`: bodies in XML.
    pub xml: bool,
    /// `multipart`: bodies of several parts.
    pub multipart: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            receiver: true,
            xml: true,
            multipart: true,
        }
    }
}

impl Features {
    /// Says whether there is `receiver`.
    #[must_use]
    pub fn with_receiver(mut self, receiver: bool) -> Self {
        self.receiver = receiver;
        self
    }

    /// Says whether there is `xml`.
    #[must_use]
    pub fn with_xml(mut self, xml: bool) -> Self {
        self.xml = xml;
        self
    }

    /// Says whether there is `multipart`.
    #[must_use]
    pub fn with_multipart(mut self, multipart: bool) -> Self {
        self.multipart = multipart;
        self
    }
}
