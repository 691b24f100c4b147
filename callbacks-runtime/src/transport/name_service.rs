//! Finds the addresses of hosts, and lets none out that may not be called.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::time::timeout;

use crate::policy::{Refusal, TargetPolicy};

/// No host needs more; connecting tries one after the other.
const MOST_ADDRESSES: usize = 16;

/// Finds the addresses of a host: by default the operating system does.
///
/// Whatever it finds is judged by the [`TargetPolicy`] before anything connects to it.
///
/// ```
/// use std::{io, net::IpAddr};
/// use callbacks_runtime::{HttpTransport, NameService};
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
/// # Ok::<(), callbacks_runtime::TransportError>(())
/// ```
pub trait NameService: Send + Sync + 'static {
    /// The addresses of a host.
    ///
    /// # Errors
    ///
    /// When it has none, or they cannot be found out.
    fn addresses(&self, host: &str) -> impl Future<Output = io::Result<Vec<IpAddr>>> + Send;
}

/// The operating system's.
struct System;

impl NameService for System {
    async fn addresses(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        let found = tokio::net::lookup_host((host, 0)).await?;
        Ok(found.map(|address| address.ip()).collect())
    }
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

/// A name service of whatever type.
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

/// The name service as the HTTP client asks it, once for each connection: it connects to what comes from here and to
/// nothing else. Literal addresses never come here.
pub(super) struct Vetted {
    pub(super) names: AnyNameService,
    pub(super) policy: Arc<TargetPolicy>,
    pub(super) deadline: Duration,
}

impl Resolve for Vetted {
    fn resolve(&self, name: Name) -> Resolving {
        let (names, policy) = (self.names.clone(), Arc::clone(&self.policy));
        let deadline = self.deadline;
        Box::pin(async move {
            let host = name.as_str();
            let found = timeout(deadline, names.0.find(host)).await;
            let found = found.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
            // One that is not allowed spoils the rest: no honest host has it.
            if !found.iter().all(|found| policy.allows(Some(host), *found)) {
                return Err(Refusal::host().into());
            }
            let found = found.into_iter().take(MOST_ADDRESSES);
            let addresses: Addrs = Box::new(found.map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}
