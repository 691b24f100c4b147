//! What the document says of one callback or webhook operation, without its types.

use crate::credential::{Demand, Security};

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
    /// Which security schemes it asks for.
    pub security: Security,
}

impl Operation {
    /// An operation; called by generated code.
    pub const fn new(name: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            security: Security::own(&[]),
        }
    }

    /// Asks for one of these alternatives; called by generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_security(mut self, alternatives: &'static [&'static [Demand]]) -> Self {
        self.security = Security::own(alternatives);
        self
    }

    /// The same where the document asks for them of all operations; called by generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_inherited_security(
        mut self,
        alternatives: &'static [&'static [Demand]],
    ) -> Self {
        self.security = Security::inherited(alternatives);
        self
    }
}
