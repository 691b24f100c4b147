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
    /// The redirects that the document declares and that keep method and body: 307, 308 or both.
    pub redirects: &'static [u16],
    /// How its requests are known among others that arrive at the same URL.
    pub(crate) event: Option<Event>,
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
            redirects: &[],
            security: Security::own(&[]),
            event: None,
        }
    }

    /// Tells which redirects are declared; called by generated code.
    #[must_use]
    pub const fn with_redirects(mut self, statuses: &'static [u16]) -> Self {
        self.redirects = statuses;
        self
    }

    /// Tells how its requests are known among others that arrive at the same URL.
    #[must_use]
    pub const fn with_event(mut self, event: Event) -> Self {
        self.event = Some(event);
        self
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

/// Where a request says which event it tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Discriminator {
    /// The value of a header.
    Header(&'static str),
    /// The scalar at a JSON Pointer (RFC 6901) of the body.
    Pointer(&'static str),
    /// The value of a query parameter.
    Query(&'static str),
}

/// How the requests of one operation are known among others that arrive at the same URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The name that the document gives it, which values may spell differently: `issues-opened`, `issues.opened`.
    pub(crate) name: &'static str,
    /// Where to look. All operations at one URL have the same ones.
    pub(crate) discriminators: &'static [Discriminator],
    /// For each of them the values that the operation allows; `None` where its schema does not say.
    pub(crate) values: &'static [Option<&'static [&'static str]>],
    /// Whether values without constants are held against the name. Otherwise, such operations are tried in turn where no
    /// value leads to another one.
    pub(crate) is_named: bool,
}

impl Event {
    /// An event that is told apart by constants of its schemas.
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

    /// The same where the user said how events are told apart: by its name, where its schemas have no constants.
    #[must_use]
    pub const fn by_name(mut self) -> Self {
        self.is_named = true;
        self
    }
}
