//! Who may see and do what.

/// What a request may do. Your function decides for each request.
///
/// ```
/// use callbacks_operations::{Access, Scope};
///
/// let own_portal = Access::Operate { scope: Scope::tenant("blue"), actor: "ann@blue.example".into() };
/// # let _ = own_portal;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Denied,
    /// Looking, with payloads and secrets masked.
    Read {
        /// At what.
        scope: Scope,
    },
    /// Looking and changing, and seeing payloads and secrets on request.
    Operate {
        /// With what.
        scope: Scope,
        /// Who it is: the audit log names this person.
        actor: String,
    },
}

/// What a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Everything,
    /// The endpoints and messages of one tenant: this customer's own portal.
    Tenant(String),
}

impl Scope {
    /// One tenant.
    pub fn tenant(name: impl Into<String>) -> Self {
        Self::Tenant(name.into())
    }

    /// The tenant; `None` for everything.
    pub(crate) fn limit(&self) -> Option<String> {
        match self {
            Self::Everything => None,
            Self::Tenant(tenant) => Some(tenant.clone()),
        }
    }
}
