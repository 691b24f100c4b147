//! What is told of a target that is refused.

use std::fmt;

/// Why a [`TargetPolicy`](crate::TargetPolicy) refuses a target. It is final: the same target is refused again.
///
/// It can be told to whoever gave the target. It says nothing but what the URL itself tells: whether a host is refused by
/// its name, its literal address or the addresses that it was found to have looks the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal(Reason);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Malformed,
    Scheme,
    Userinfo,
    Port,
    Host,
}

impl Refusal {
    pub(super) const fn new(reason: Reason) -> Self {
        Self(reason)
    }

    /// The host may not be called, or one of its addresses may not.
    pub(crate) const fn host() -> Self {
        Self(Reason::Host)
    }

    /// The code of what is refused: `malformed-target`, `scheme-not-allowed`, `userinfo-not-allowed`,
    /// `port-not-allowed` or `host-not-allowed`.
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

impl Refusal {
    /// How the provider permits such a target, for its own developers: methods of [`TargetPolicy`](crate::TargetPolicy). `None`
    /// where nothing permits it.
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

impl fmt::Display for Refusal {
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

impl std::error::Error for Refusal {}
