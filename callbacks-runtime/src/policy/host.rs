//! Host names.

use std::fmt;
use std::str::FromStr;

use super::permission::InvalidPermission;

/// Names that lead into some network of their own (RFC 6761, 6762, 7686, 8375; ICANN on `internal`).
const LOCAL: [&str; 6] = [
    "localhost",
    "local",
    "internal",
    "localdomain",
    "home.arpa",
    "onion",
];

/// Whether a name as the URL parser gives it, without a dot at its end, is one that the name service can know (RFC 1035
/// section 2.3.4). Underscores stand in names of hosts in fact.
pub(super) fn is_well_formed(name: &str) -> bool {
    let is_label = |label: &str| {
        matches!(label.len(), 1..=63)
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// Whether a name belongs to the public name service.
pub(super) fn is_public(name: &str) -> bool {
    name.contains('.') && !LOCAL.iter().any(|local| is_at_or_below(name, local))
}

pub(super) fn is_loopback(name: &str) -> bool {
    is_at_or_below(name, "localhost")
}

fn is_at_or_below(name: &str, parent: &str) -> bool {
    name == parent || is_below(name, parent)
}

fn is_below(name: &str, parent: &str) -> bool {
    name.strip_suffix(parent)
        .is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
}

/// One host, or all below a name.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct HostPattern {
    name: String,
    is_parent: bool,
}

impl HostPattern {
    pub(super) fn matches(&self, name: &str) -> bool {
        if self.is_parent {
            is_below(name, &self.name)
        } else {
            name == self.name
        }
    }
}

impl FromStr for HostPattern {
    type Err = InvalidPermission;

    fn from_str(text: &str) -> Result<Self, InvalidPermission> {
        let (name, is_parent) = match text.strip_prefix("*.") {
            Some(parent) => (parent, true),
            None => (text, false),
        };
        let fault = || {
            InvalidPermission::new(
                text,
                "a host name such as `smf.operator.internal`, or `*.` and one",
            )
        };
        let Ok(url::Host::Domain(name)) = url::Host::parse(name) else {
            return Err(fault());
        };
        let name = name.strip_suffix('.').unwrap_or(&name).to_owned();
        if !is_well_formed(&name) {
            return Err(fault());
        }
        Ok(Self { name, is_parent })
    }
}

impl fmt::Debug for HostPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = if self.is_parent { "*." } else { "" };
        write!(formatter, "{all}{}", self.name)
    }
}
