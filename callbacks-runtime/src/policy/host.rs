//! Host names.

use std::fmt;
use std::str::FromStr;

use super::permission::InvalidPermission;

/// Names of private networks, which never lead to the public one.
const LOCAL: [&str; 14] = [
    // RFC 6761, 6762, 7686, 8375, 9476; ICANN on `internal`.
    "localhost",
    "local",
    "internal",
    "home.arpa",
    "onion",
    "alt",
    "test",
    // Names that private networks use, and that no registry delegates: RFC 6762 appendix G.
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "localdomain",
    // Kubernetes, "DNS for Services and Pods": a cluster completes `db.prod.svc`.
    "svc",
];

/// Public DNS names of metadata services. Their addresses are refused too, but a proxy resolves names itself, so there
/// only the name can be refused.
const METADATA: [&str; 5] = [
    "api.metadata.cloud.ibm.com", // IBM, "Endpoints available", section "Instance metadata endpoints"
    "metadata.goog",              // Google
    "metadata.packet.net",        // Equinix Metal
    "metadata.platformequinix.com", // Equinix Metal, "Metadata"
    "metadata.tencentyun.com",    // Tencent, "Instance metadata"
];

/// Whether resolvers accept a name, given as the URL parser returns it, without a trailing dot. Labels consist of
/// letters, digits and hyphens, and neither begin nor end with a hyphen. A label has at most 63 characters, and a name
/// 253 (RFC 1035 section 2.3.4, RFC 1123 section 2.1).
///
/// By these rules an underscore is not allowed. But resolvers accept it, and servers are reachable under such names,
/// often with wildcards in DNS and certificates. So it is allowed here.
pub(super) fn is_well_formed(name: &str) -> bool {
    let is_label = |label: &str| {
        matches!(label.len(), 1..=63)
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    name.len() <= 253 && name.split('.').all(is_label) && !ends_in_number(name)
}

/// Whether the last label is a number in a form that some resolver reads as an address. There are no such top-level
/// domains (RFC 3696 section 2).
fn ends_in_number(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    last.bytes().all(|byte| byte.is_ascii_digit())
        || hexadecimal.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a name belongs to the public DNS.
pub(super) fn is_public(name: &str) -> bool {
    name.contains('.') && !LOCAL.iter().any(|local| is_at_or_below(name, local))
}

/// Whether a name belongs to a metadata service.
pub(super) fn is_metadata(name: &str) -> bool {
    METADATA.iter().any(|known| is_at_or_below(name, known))
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

/// A host, or all names below one.
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

    /// Whether it is a single name, rather than all names below one.
    pub(super) fn is_single(&self) -> bool {
        !self.is_parent
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
