//! Why a target is refused.

use std::fmt;

/// Why a [`TargetPolicy`](crate::TargetPolicy) refuses a target. The result is final: the same target is refused again.
///
/// You can show it to the client that gave the target. It reveals nothing that the URL does not: a host looks the same
/// whether its name, its literal address or its resolved addresses are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedTarget(Reason);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Malformed,
    Scheme,
    Userinfo,
    Port,
    Host,
}

impl RefusedTarget {
    pub(super) const fn new(reason: Reason) -> Self {
        Self(reason)
    }

    /// The host, or one of its addresses, is not allowed.
    pub(crate) const fn host() -> Self {
        Self(Reason::Host)
    }

    /// The code of the refusal: `malformed-target`, `scheme-not-allowed`, `userinfo-not-allowed`, `port-not-allowed` or
    /// `host-not-allowed`.
    pub fn code(&self) -> &'static str {
        match self.0 {
            Reason::Malformed => "malformed-target",
            Reason::Scheme => "scheme-not-allowed",
            Reason::Userinfo => "userinfo-not-allowed",
            Reason::Port => "port-not-allowed",
            Reason::Host => "host-not-allowed",
        }
    }
}

impl RefusedTarget {
    /// How to permit such a target, for the provider's developers: methods of [`TargetPolicy`](crate::TargetPolicy).
    /// `None` if nothing permits it.
    ///
    /// ```
    /// use callbacks_runtime::TargetPolicy;
    ///
    /// let refusal = TargetPolicy::new().check_url("http://shop.example/").unwrap_err();
    /// assert!(refusal.help().unwrap().contains("allow_http()"));
    /// ```
    pub fn help(&self) -> Option<&'static str> {
        match self.0 {
            Reason::Scheme => Some(
                "`TargetPolicy::allow_http()` permits `http`, and `TargetPolicy::development()` permits this machine by `http`",
            ),
            Reason::Port => Some("`TargetPolicy::allow_port(..)` permits it"),
            Reason::Host => Some(
                "`TargetPolicy::development()` permits this machine, `allow_cidr(..)` and `allow_host(..)` permit private networks",
            ),
            Reason::Malformed | Reason::Userinfo => None,
        }
    }
}

impl fmt::Display for RefusedTarget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Reason::Malformed => "the target is no URL that can be called",
            Reason::Scheme => "the scheme of the target is not allowed",
            Reason::Userinfo => "the target has userinfo, which is not allowed",
            Reason::Port => "the port of the target is not allowed",
            Reason::Host => "the host of the target is not allowed",
        })
    }
}

impl std::error::Error for RefusedTarget {}
