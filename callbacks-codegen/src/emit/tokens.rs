//! Generated code as text, which becomes tokens once, at the end.
//!
//! A compiler reads text much faster than it takes tokens one by one from a macro, above all because cargo builds macros
//! without optimization. Names and templates are those of the crates `proc_macro2` and `quote`.

use std::fmt::{self, Display, Formatter};

use super::literal;

/// Code whose tokens are separated by spaces.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenStream {
    text: String,
}

impl TokenStream {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The code that a user wrote in an argument. `None` if it is not made of tokens.
    pub(super) fn of_user(text: &str) -> Option<Self> {
        let tokens: proc_macro2::TokenStream = text.parse().ok()?;
        let mut code = Self::new();
        code.push(&tokens.to_string());
        code.push(" ");
        Some(code)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends tokens. A space must follow the last one. Templates call it thousands of times, so it must not be inlined.
    #[inline(never)]
    pub(super) fn push(&mut self, text: &str) {
        if self.text.capacity() == 0 {
            // Most fragments have this length. Growing to it in steps would be slower.
            self.text.reserve(text.len().max(128));
        }
        self.text.push_str(text);
    }

    /// Each reference gets the lifetime `'a`. It is for types, where `&` is nothing else.
    pub(super) fn with_lifetime(&self) -> Self {
        Self {
            text: self.text.replace('&', "&'a "),
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

impl Display for TokenStream {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.trim_end())
    }
}

impl Extend<TokenStream> for TokenStream {
    fn extend<I: IntoIterator<Item = TokenStream>>(&mut self, all: I) {
        for each in all {
            if self.is_empty() {
                *self = each;
            } else {
                self.push(&each.text);
            }
        }
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenStream>>(all: I) -> Self {
        let mut code = Self::new();
        code.extend(all);
        code
    }
}

/// A name. See [`ident`](super::ident::ident).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ident(pub(super) Box<str>);

impl Display for Ident {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A string or a number.
#[derive(Clone, Debug)]
pub(super) struct Literal(pub(super) String);

impl Literal {
    pub(super) fn u16_unsuffixed(value: u16) -> Self {
        Self(value.to_string())
    }

    pub(super) fn u64_unsuffixed(value: u64) -> Self {
        Self(value.to_string())
    }

    pub(super) fn usize_unsuffixed(value: usize) -> Self {
        Self(value.to_string())
    }

    pub(super) fn i128_unsuffixed(value: i128) -> Self {
        Self(value.to_string())
    }

    /// The number must be finite.
    pub(super) fn f64_unsuffixed(value: f64) -> Self {
        Self(proc_macro2::Literal::f64_unsuffixed(value).to_string())
    }
}

/// What templates interpolate.
pub(super) trait ToTokens {
    /// Appends its code.
    fn to_tokens(&self, code: &mut TokenStream);

    fn to_token_stream(&self) -> TokenStream {
        let mut code = TokenStream::new();
        self.to_tokens(&mut code);
        code
    }

    fn into_token_stream(self) -> TokenStream
    where
        Self: Sized,
    {
        self.to_token_stream()
    }
}

impl<T: ToTokens + ?Sized> ToTokens for &T {
    fn to_tokens(&self, code: &mut TokenStream) {
        (**self).to_tokens(code);
    }
}

impl<T: ToTokens> ToTokens for Option<T> {
    fn to_tokens(&self, code: &mut TokenStream) {
        if let Some(some) = self {
            some.to_tokens(code);
        }
    }
}

impl ToTokens for TokenStream {
    fn to_tokens(&self, code: &mut TokenStream) {
        code.push(&self.text);
    }

    fn into_token_stream(self) -> TokenStream {
        self
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, code: &mut TokenStream) {
        code.push(&self.0);
        code.push(" ");
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, code: &mut TokenStream) {
        code.push(&self.0);
        code.push(" ");
    }
}

impl ToTokens for bool {
    fn to_tokens(&self, code: &mut TokenStream) {
        code.push(if *self { "true " } else { "false " });
    }
}

/// As a literal.
impl ToTokens for str {
    fn to_tokens(&self, code: &mut TokenStream) {
        literal::write_string(self, &mut code.text);
        code.push(" ");
    }
}

/// As a literal.
impl ToTokens for String {
    fn to_tokens(&self, code: &mut TokenStream) {
        self.as_str().to_tokens(code);
    }
}
