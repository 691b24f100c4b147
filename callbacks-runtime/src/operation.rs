//! The description of an operation, without its types.

use crate::credential::{Demand, Security};

/// A callback or webhook operation, as generated code describes it to the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// The name of the generated method, for messages and traces.
    pub name: &'static str,
    /// The HTTP method (RFC 9110 section 9).
    pub method: &'static str,
    /// The path at the consumer's [`Router`](crate::Router), with `{name}` for each path parameter.
    pub path: &'static str,
    /// The declared redirects that preserve method and body: 307, 308 or both.
    pub redirects: &'static [u16],
    /// How its requests are distinguished from others at the same URL.
    pub(crate) event: Option<Event>,
    /// The required security schemes.
    pub security: Security,
}

impl Operation {
    /// An operation. Generated code calls it.
    pub const fn new(name: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            redirects: &[],
            security: Security::own(&[]),
            event: None,
        }
    }

    /// Sets the declared redirects. Generated code calls it.
    #[must_use]
    pub const fn with_redirects(mut self, statuses: &'static [u16]) -> Self {
        self.redirects = statuses;
        self
    }

    /// Sets how its requests are distinguished from others at the same URL.
    #[must_use]
    pub const fn with_event(mut self, event: Event) -> Self {
        self.event = Some(event);
        self
    }

    /// Sets the alternatives of the operation's own security requirement. Generated code calls it.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_security(mut self, alternatives: &'static [&'static [Demand]]) -> Self {
        self.security = Security::own(alternatives);
        self
    }

    /// Sets the alternatives that the root of the document requires. Generated code calls it.
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

/// The place in a request that names its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Discriminator {
    /// The value of a header.
    Header(&'static str),
    /// The scalar at a JSON Pointer (RFC 6901) of the body.
    Pointer(&'static str),
    /// The value of a query parameter.
    Query(&'static str),
}

/// How the requests of an operation are distinguished from others at the same URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The name in the document. Values may spell it differently: `issues-opened`, `issues.opened`.
    pub(crate) name: &'static str,
    /// Where to look. The same for all operations at one URL.
    pub(crate) discriminators: &'static [Discriminator],
    /// For each discriminator, the values that the operation allows. `None` if its schema has no constants.
    pub(crate) values: &'static [Option<&'static [&'static str]>],
    /// Whether values are compared with the name if there are no constants. Otherwise such operations are tried in
    /// turn, if no value leads to another one.
    pub(crate) is_named: bool,
}

impl Event {
    /// An event that is distinguished by constants of its schemas.
    pub const fn new(
        name: &'static str,
        discriminators: &'static [Discriminator],
        values: &'static [Option<&'static [&'static str]>],
    ) -> Self {
        Self {
            name,
            discriminators,
            values,
            is_named: false,
        }
    }

    /// Also compares values with its name, if its schemas have no constants. For a `dispatch` of the user.
    #[must_use]
    pub const fn by_name(mut self) -> Self {
        self.is_named = true;
        self
    }
}
