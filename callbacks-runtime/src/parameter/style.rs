//! The styles of OpenAPI's "Style Values".

/// How the value of a parameter is written: one of OpenAPI's styles, by default not exploded. Or JSON, if the parameter
/// has `content` instead of a schema.
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
    /// `color=blue,black`, in a cookie without percent-encoding.
    pub const COOKIE: Self = Self::of(Kind::Cookie);
    /// JSON. `null` means that the parameter is absent, as in every style.
    pub const JSON: Self = Self::of(Kind::Json);

    const fn of(kind: Kind) -> Self {
        Self {
            kind,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
        }
    }

    /// `explode`: every item of a list and every member of an object is written separately.
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// `allowReserved`: reserved characters (RFC 3986 section 2.2) are not encoded, except delimiters. Percent-encoded
    /// triplets stay as they are, so the reader decodes them.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// `allowEmptyValue`: a parameter without a value is read as an absent one.
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// The delimiters around and between the strings of a value.
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

/// The columns of the operator table in RFC 6570 (appendix A), for OpenAPI's styles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Syntax {
    /// Before everything.
    pub(super) first: &'static str,
    /// Between exploded parts.
    pub(super) between: &'static str,
    /// Between the parts of one string, decoded.
    pub(super) within: &'static str,
}
