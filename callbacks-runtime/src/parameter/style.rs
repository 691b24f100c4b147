//! The styles of OpenAPI's "Style Values".

/// How a parameter's value becomes text: one of OpenAPI's styles, not exploded unless it says so, or JSON for a
/// parameter that has `content` instead of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) kind: Kind,
    pub(super) explode: bool,
    pub(super) allow_reserved: bool,
    pub(super) allow_empty: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    Cookie,
    Json,
}

impl Style {
    /// `;color=blue,black`, in a path.
    pub const MATRIX: Self = Self::of(Kind::Matrix);
    /// `.blue,black`, in a path.
    pub const LABEL: Self = Self::of(Kind::Label);
    /// `blue,black`, in a path or a header.
    pub const SIMPLE: Self = Self::of(Kind::Simple);
    /// `color=blue,black`, in a query or a cookie.
    pub const FORM: Self = Self::of(Kind::Form);
    /// `color=blue%20black`, in a query.
    pub const SPACE_DELIMITED: Self = Self::of(Kind::SpaceDelimited);
    /// `color=blue%7Cblack`, in a query.
    pub const PIPE_DELIMITED: Self = Self::of(Kind::PipeDelimited);
    /// `color%5BR%5D=100`, in a query.
    pub const DEEP_OBJECT: Self = Self::of(Kind::DeepObject);
    /// `color=blue,black`, in a cookie and never percent-encoded.
    pub const COOKIE: Self = Self::of(Kind::Cookie);
    /// JSON text. `null` is an absent parameter, here as everywhere.
    pub const JSON: Self = Self::of(Kind::Json);

    const fn of(kind: Kind) -> Self {
        Self {
            kind,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
        }
    }

    /// With `explode`: every item of a list and every member of an object stands for itself.
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// With `allowReserved`: reserved characters (RFC 3986 section 2.2) that delimit nothing stay as they are, and so
    /// do percent-encoded triplets, which the reader therefore takes for the characters that they encode.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// With `allowEmptyValue`: a parameter that is there without a value is read as one that is not there.
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// What stands around and between the texts of a value.
    pub(super) const fn syntax(self, is_cookie: bool) -> Syntax {
        let (first, between, within) = match self.kind {
            Kind::Matrix => (";", ";", ","),
            Kind::Label => (".", ".", ","),
            Kind::Simple => ("", ",", ","),
            Kind::SpaceDelimited => ("", "&", " "),
            Kind::PipeDelimited => ("", "&", "|"),
            _ if is_cookie => ("", "; ", ","),
            _ => ("", "&", ","),
        };
        Syntax {
            first,
            between,
            within,
        }
    }
}

/// The columns of RFC 6570's table of operators (appendix A), for OpenAPI's styles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Syntax {
    /// Stands before everything.
    pub(super) first: &'static str,
    /// Stands between exploded parts.
    pub(super) between: &'static str,
    /// Stands between the parts of one text, decoded.
    pub(super) within: &'static str,
}
