//! Resolves hosts, and removes addresses that must not be called.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::time::timeout;

use crate::policy::{RefusedTarget, TargetPolicy};

/// No host needs more. They are tried one after the other.
const MOST_ADDRESSES: usize = 16;

/// Resolves hosts. The default is the operating system's resolver.
///
/// The [`TargetPolicy`] checks all addresses before a connection is made.
///
/// ```
/// use std::{io, net::IpAddr};
/// use callbacks_runtime::client::{HttpTransport, NameService};
///
/// /// Asks nobody.
/// struct Fixed;
///
/// impl NameService for Fixed {
///     async fn addresses(&self, host: &str) -> io::Result<Vec<IpAddr>> {
///         match host {
///             "shop.example" => Ok(vec![IpAddr::from([203, 0, 113, 7])]),
///             _ => Err(io::ErrorKind::NotFound.into()),
///         }
///     }
/// }
///
/// let transport = HttpTransport::builder().name_service(Fixed).build()?;
/// # Ok::<(), callbacks_runtime::client::TransportError>(())
/// ```
pub trait NameService: Send + Sync + 'static {
    /// The addresses of a host.
    ///
    /// # Errors
    ///
    /// Returns an error if the host has no addresses, or they cannot be found. The kind says whose fault it is.
    /// `TimedOut`, `PermissionDenied`, `OutOfMemory` and kinds of a failing network, such as `ConnectionRefused` and
    /// `NetworkUnreachable`, are faults of the service itself
    /// ([`is_infrastructure`](crate::client::TransportError::is_infrastructure)) and not blamed on a target. All others, such
    /// as `NotFound`, are the host's.
    fn addresses(&self, host: &str) -> impl Future<Output = io::Result<Vec<IpAddr>>> + Send;
}

/// The operating system's resolver.
struct System;

impl NameService for System {
    async fn addresses(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        let found = tokio::net::lookup_host((host, 0)).await;
        let found = found.map_err(|error| match is_temporary(&error) {
            true => io::Error::new(io::ErrorKind::TimedOut, error),
            false => error,
        })?;
        Ok(found.map(|address| address.ip()).collect())
    }
}

/// Whether it is `EAI_AGAIN` of RFC 3493 section 6.1. The standard library only preserves the text of the C library. On
/// Windows it is `WSATRY_AGAIN`.
fn is_temporary(error: &io::Error) -> bool {
    const TEXTS: [&str; 3] = [
        "Temporary failure in name resolution",
        "Try again",
        "Name could not be resolved at this time",
    ];
    if cfg!(windows) {
        return error.raw_os_error() == Some(11_002);
    }
    let text = error.to_string();
    error.raw_os_error().is_none() && TEXTS.iter().any(|temporary| text.ends_with(temporary))
}

type Found<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send + 'a>>;

trait DynNameService: Send + Sync {
    fn find<'a>(&'a self, host: &'a str) -> Found<'a>;
}

impl<N: NameService> DynNameService for N {
    fn find<'a>(&'a self, host: &'a str) -> Found<'a> {
        Box::pin(self.addresses(host))
    }
}

/// A name service with its type erased.
#[derive(Clone)]
pub(super) struct AnyNameService(Arc<dyn DynNameService>);

impl AnyNameService {
    pub(super) fn new(names: impl NameService) -> Self {
        Self(Arc::new(names))
    }
}

impl Default for AnyNameService {
    fn default() -> Self {
        Self::new(System)
    }
}

impl fmt::Debug for AnyNameService {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NameService")
    }
}

/// The resolver of the HTTP client, asked once for each connection. The client only connects to the addresses that it
/// returns. It is not asked for literal addresses.
pub(super) struct Vetted {
    pub(super) names: AnyNameService,
    pub(super) policy: Arc<TargetPolicy>,
    /// The provider's own proxy, whose name may lead anywhere.
    pub(super) proxy_host: Option<String>,
    pub(super) timeout: Duration,
    /// How many hosts have been answered.
    pub(super) answers: Arc<AtomicU64>,
}

impl Resolve for Vetted {
    fn resolve(&self, name: Name) -> Resolving {
        let (names, policy) = (self.names.clone(), Arc::clone(&self.policy));
        let (limit, answers) = (self.timeout, Arc::clone(&self.answers));
        let is_proxy = self.proxy_host.as_deref() == Some(name.as_str());
        Box::pin(async move {
            let host = name.as_str();
            let before = answers.load(Ordering::Relaxed);
            let found = timeout(limit, names.0.find(host)).await;
            let found = found.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()));
            let found = match found {
                Err(error) if is_proxy => return Err(OwnFault(error).into()),
                // If other hosts were answered in the meantime, the service works, and this host's own servers do not.
                Err(error) if fails_here(&error) && answers.load(Ordering::Relaxed) == before => {
                    return Err(OwnFault(error).into());
                }
                Err(error) if fails_here(&error) => return Err(error.into()),
                told => {
                    answers.fetch_add(1, Ordering::Relaxed);
                    told?
                }
            };
            // One forbidden address refuses all of them: no honest host has one.
            let is_allowed = |found: &IpAddr| is_proxy || policy.allows(Some(host), *found);
            if !found.iter().all(is_allowed) {
                return Err(RefusedTarget::host().into());
            }
            let found = found.into_iter().take(MOST_ADDRESSES);
            let addresses: Addrs = Box::new(found.map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

/// The name service does not work, or not for the provider's own proxy.
#[derive(Debug)]
pub(super) struct OwnFault(io::Error);

impl fmt::Display for OwnFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name service does not answer")
    }
}

impl std::error::Error for OwnFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// Whether asking failed, as opposed to a negative answer.
fn fails_here(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::TimedOut
            | Kind::ConnectionRefused
            | Kind::ConnectionReset
            | Kind::ConnectionAborted
            | Kind::NotConnected
            | Kind::BrokenPipe
            | Kind::AddrNotAvailable
            | Kind::HostUnreachable
            | Kind::NetworkUnreachable
            | Kind::NetworkDown
            | Kind::PermissionDenied
            | Kind::OutOfMemory
            | Kind::ResourceBusy
            | Kind::UnexpectedEof
    ) || is_of_this_process(error)
}

/// Whether this process or machine is at fault, independent of the peer: it has no more sockets or ports, or no
/// network.
pub(super) fn is_of_this_process(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    /// `ENFILE` and `EMFILE`, which have no kind.
    const FILES: [i32; 2] = [23, 24];
    /// `WSAEMFILE`.
    const SOCKETS: i32 = 10_024;
    let has_no_files = error
        .raw_os_error()
        .is_some_and(|code| match cfg!(windows) {
            true => code == SOCKETS,
            false => FILES.contains(&code),
        });
    let kind = error.kind();
    has_no_files
        || matches!(
            kind,
            Kind::AddrNotAvailable
                | Kind::NetworkUnreachable
                | Kind::NetworkDown
                | Kind::OutOfMemory
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S33: what the system's resolver says of itself, and what of a host.
    #[test]
    fn s33_a_temporary_failure_is_not_an_unknown_host() {
        let failed =
            |text| io::Error::other(format!("failed to lookup address information: {text}"));
        assert!(is_temporary(&failed("Temporary failure in name resolution")) || cfg!(windows));
        assert!(is_temporary(&failed("Try again")) || cfg!(windows));
        assert!(!is_temporary(&failed("Name or service not known")));
        assert!(!is_temporary(&io::Error::from(io::ErrorKind::NotFound)));
    }

    #[cfg(unix)]
    #[test]
    fn s33_a_process_without_sockets_is_not_the_targets_fault() {
        for code in [23, 24] {
            assert!(is_of_this_process(&io::Error::from_raw_os_error(code)));
        }
        assert!(is_of_this_process(
            &io::ErrorKind::NetworkUnreachable.into()
        ));
        for kind in [
            io::ErrorKind::ConnectionRefused,
            io::ErrorKind::HostUnreachable,
        ] {
            assert!(!is_of_this_process(&kind.into()));
        }
    }
}
