//! What the document says of one callback or webhook operation, without its types.

/// One operation of a callback or a webhook: what the generated code tells the runtime of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// The name that the generated method has, for messages and traces.
    pub name: &'static str,
    /// The HTTP method (RFC 9110 section 9).
    pub method: &'static str,
    /// Where the consumer's [`Router`](crate::Router) expects it: a path with `{name}` for each path parameter.
    pub path: &'static str,
    /// The redirects that the document declares and that keep method and body: 307, 308 or both.
    pub redirects: &'static [u16],
}

impl Operation {
    /// An operation; called by generated code.
    pub const fn new(name: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            redirects: &[],
        }
    }

    /// Tells which redirects are declared; called by generated code.
    #[must_use]
    pub const fn with_redirects(mut self, statuses: &'static [u16]) -> Self {
        self.redirects = statuses;
        self
    }
}
