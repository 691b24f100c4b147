//! Outcomes of attempts.

use std::error::Error;
use std::io;
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::retry_after;
use crate::answer::Answer;
use crate::transport::TransportError;

/// The outcome of an attempt, as policies see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The consumer answered.
    Answered {
        /// The status.
        status: StatusCode,
        /// The wait that [`retry_after`] returned.
        retry_after: Option<Duration>,
    },
    /// There was no answer.
    Failed(Failure),
}

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Failure {
    /// The timeout expired.
    Timeout,
    /// The connection failed.
    Connect,
    /// The connection broke.
    Broken,
    /// TLS failed: the certificate is not trusted, or the server does not speak TLS. Waiting does not help.
    Tls,
    /// The provider's own policy refused the target. Nothing was sent.
    Refused,
    /// The provider's own side failed: its resolver or its proxy.
    Infrastructure,
    /// Too many requests are running. Nothing was sent.
    Overloaded,
}

impl Outcome {
    /// The outcome of a transport's result. Dates in headers are compared with `now`.
    pub fn of(result: &Result<Answer, TransportError>, now: SystemTime) -> Self {
        match result {
            Ok(answer) => Self::Answered {
                status: answer.status(),
                retry_after: retry_after(answer.headers(), now),
            },
            Err(error) => Self::Failed(Failure::of(error)),
        }
    }

    /// What the outcome means by default. A policy may change it.
    pub fn class(self) -> Class {
        match self {
            Self::Answered { status, .. } => of_status(status),
            Self::Failed(Failure::Tls | Failure::Refused) => Class::Final,
            Self::Failed(Failure::Infrastructure | Failure::Overloaded) => Class::Uncharged,
            Self::Failed(_) => Class::Retry,
        }
    }

    /// Whether the whole origin seems to fail, so other messages to it would fail too. An unknown path or a rejected
    /// payload says nothing about an origin that many consumers share.
    pub fn is_ill(self) -> bool {
        match self {
            Self::Answered { status, .. } => {
                status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT
            }
            Self::Failed(failure) => {
                matches!(
                    failure,
                    Failure::Timeout | Failure::Connect | Failure::Broken
                )
            }
        }
    }
}

impl Failure {
    /// The failure as one word, for metrics and traces: `timeout`, `connect`, `broken`, `tls`, `refused`,
    /// `infrastructure` or `overloaded`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::Connect => "connect",
            Self::Broken => "broken",
            Self::Tls => "tls",
            Self::Refused => "refused",
            Self::Infrastructure => "infrastructure",
            Self::Overloaded => "overloaded",
        }
    }

    fn of(error: &TransportError) -> Self {
        if error.is_refused() {
            Self::Refused
        } else if error.is_infrastructure() {
            Self::Infrastructure
        } else if error.is_overloaded() {
            Self::Overloaded
        } else if error.is_timeout() {
            Self::Timeout
        } else if !error.is_connect() {
            Self::Broken
        } else if is_tls(error) {
            Self::Tls
        } else {
            Self::Connect
        }
    }
}

/// rustls reports errors to reqwest as I/O errors of this kind, which sockets never return while they connect.
fn is_tls(error: &TransportError) -> bool {
    let mut next = error.source();
    while let Some(error) = next {
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|error| error.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        // `source` of an I/O error skips the error inside it.
        next = match io.and_then(io::Error::get_ref) {
            Some(within) => Some(within),
            None => error.source(),
        };
    }
    false
}

/// What an outcome means for the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Class {
    /// It was delivered.
    Success,
    /// The target is gone and wants no more messages.
    Gone,
    /// Another attempt would have the same outcome.
    Final,
    /// Another attempt may succeed.
    Retry,
    /// Like [`Class::Retry`], but the target asks for fewer requests.
    Throttled,
    /// Like [`Class::Retry`], but not the target's fault: the attempt does not count.
    Uncharged,
}

fn of_status(status: StatusCode) -> Class {
    match status.as_u16() {
        200..=299 => Class::Success,
        410 => Class::Gone,
        429 | 502 | 503 | 504 => Class::Throttled,
        // Only the provider's own proxy asks for proxy credentials.
        407 => Class::Uncharged,
        // Redirects are not followed. Standard Webhooks treats all statuses but 2xx as failures.
        _ => Class::Retry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(status: u16) -> Class {
        let status = StatusCode::from_u16(status).expect("a status");
        Outcome::Answered {
            status,
            retry_after: None,
        }
        .class()
    }

    #[test]
    fn s27_every_status_has_its_class() {
        for status in 100..=999 {
            let expected = match status {
                200..=299 => Class::Success,
                407 => Class::Uncharged,
                410 => Class::Gone,
                429 | 502 | 503 | 504 => Class::Throttled,
                _ => Class::Retry,
            };
            assert_eq!(class(status), expected, "{status}");
        }
    }

    #[test]
    fn s27_the_network_is_tried_again_and_refusals_and_tls_are_final() {
        let class = |error: TransportError| Outcome::of(&Err(error), SystemTime::now()).class();
        assert_eq!(class(TransportError::timeout("slow")), Class::Retry);
        assert_eq!(class(TransportError::connect("none")), Class::Retry);
        assert_eq!(class(TransportError::other("reset")), Class::Retry);
        assert_eq!(class(TransportError::refused("private")), Class::Final);
        let tls = io::Error::new(io::ErrorKind::InvalidData, "bad certificate");
        assert_eq!(
            class(TransportError::connect(io::Error::other(tls))),
            Class::Final
        );
        let closed = io::Error::from(io::ErrorKind::ConnectionRefused);
        assert_eq!(class(TransportError::connect(closed)), Class::Retry);
    }

    /// Metrics and traces have these words, so dashboards depend on them.
    #[test]
    fn every_failure_has_its_word() {
        for (failure, word) in [
            (Failure::Timeout, "timeout"),
            (Failure::Connect, "connect"),
            (Failure::Broken, "broken"),
            (Failure::Tls, "tls"),
            (Failure::Refused, "refused"),
            (Failure::Infrastructure, "infrastructure"),
            (Failure::Overloaded, "overloaded"),
        ] {
            assert_eq!(failure.as_str(), word);
        }
    }

    #[test]
    fn s33_the_providers_own_failures_are_not_charged() {
        let own = Outcome::of(
            &Err(TransportError::infrastructure("no resolver")),
            SystemTime::now(),
        );
        assert_eq!((own.class(), own.is_ill()), (Class::Uncharged, false));
        let full = Outcome::of(&Err(TransportError::overloaded("full")), SystemTime::now());
        assert_eq!(full, Outcome::Failed(Failure::Overloaded));
        assert_eq!((full.class(), full.is_ill()), (Class::Uncharged, false));
        assert_eq!(class(407), Class::Uncharged);
    }

    #[test]
    fn s31_only_an_ill_origin_counts_for_its_breaker() {
        let is_ill = |status| {
            Outcome::Answered {
                status,
                retry_after: None,
            }
            .is_ill()
        };
        for status in [
            StatusCode::INTERNAL_SERVER_ERROR,
            StatusCode::BAD_GATEWAY,
            StatusCode::REQUEST_TIMEOUT,
        ] {
            assert!(is_ill(status), "{status}");
        }
        for status in [
            StatusCode::NOT_FOUND,
            StatusCode::GONE,
            StatusCode::TOO_MANY_REQUESTS,
            StatusCode::OK,
        ] {
            assert!(!is_ill(status), "{status}");
        }
        assert!(Outcome::Failed(Failure::Timeout).is_ill());
        assert!(!Outcome::Failed(Failure::Refused).is_ill());
    }
}
