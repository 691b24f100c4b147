//! A sequence of HTTP clients, each with its own connection pool.

use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::{redirect, retry, tls};

use super::TransportError;
use super::name_service::{AnyNameService, Vetted};
use super::proxy::Proxy;
use super::trust::Trust;
use crate::policy::TargetPolicy;

/// More headers than an answer to a callback needs. The HTTP library reads at most 100 over HTTP/1.1. A lower limit
/// there would cost an allocation for each answer.
pub(super) const MOST_HEADERS: usize = 64;

/// The maximum size of their names and values. The HTTP library alone would accept six times as much.
pub(super) const MOST_HEADER_BYTES: usize = 64 * 1024;

/// The same limit as HTTP/2 counts: with 32 more bytes for each header (RFC 9113 section 6.5.2).
const MOST_HEADER_LIST: u32 = 66 * 1024;

/// How much of an answer a consumer may send before it is read. More than the limit of an answer is useless.
const STREAM_WINDOW: u32 = 64 * 1024;

/// The same for all answers on one connection.
const CONNECTION_WINDOW: u32 = 512 * 1024;

/// A connection with running requests is pinged, and closed without a reply. Otherwise each request would wait for its
/// timeout.
const PING: Duration = Duration::from_secs(5);

/// How long the reply may take.
const PONG: Duration = Duration::from_secs(5);

/// How long an idle connection is pooled.
const IDLE: Duration = Duration::from_secs(30);

/// How connections are made and pooled.
pub(super) struct Connecting {
    pub(super) names: AnyNameService,
    pub(super) policy: Arc<TargetPolicy>,
    pub(super) lookup_timeout: Duration,
    pub(super) connect_timeout: Duration,
    pub(super) user_agent: String,
    pub(super) idle_per_origin: usize,
    pub(super) addresses: Arc<[(String, SocketAddr)]>,
    pub(super) trust: Trust,
    pub(super) proxy: Proxy,
    /// The host that the policy does not check.
    pub(super) proxy_host: Option<String>,
}

/// A client pools connections for any number of origins, and untrusted peers choose them. So each client serves a
/// limited number. The next origin gets a new client, and the old one ends with its connections when its requests have
/// ended.
pub(super) struct Pool {
    connecting: Connecting,
    most_origins: usize,
    hashing: RandomState,
    current: Mutex<Current>,
}

struct Current {
    client: reqwest::Client,
    /// Hashes of the origins. Two with one hash count as one.
    origins: HashSet<u64>,
}

impl Pool {
    pub(super) fn new(connecting: Connecting, most_origins: usize) -> Result<Self, TransportError> {
        connecting.trust.check().map_err(TransportError::settings)?;
        let client = connecting.client().map_err(TransportError::settings)?;
        let origins = HashSet::new();
        Ok(Self {
            connecting,
            most_origins: most_origins.max(1),
            hashing: RandomState::new(),
            current: Mutex::new(Current { client, origins }),
        })
    }

    /// The client for an origin.
    pub(super) fn client(&self, origin: &str) -> reqwest::Client {
        let hash = self.hashing.hash_one(origin);
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if !current.origins.contains(&hash) && current.origins.len() >= self.most_origins {
            // What was built once can be built again. If not, the old client still works.
            if let Ok(client) = self.connecting.client() {
                current.client = client;
                current.origins.clear();
            }
        }
        current.origins.insert(hash);
        current.client.clone()
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pool")
            .field("most_origins", &self.most_origins)
            .finish_non_exhaustive()
    }
}

impl Connecting {
    fn client(&self) -> reqwest::Result<reqwest::Client> {
        let mut builder = reqwest::Client::builder()
            .dns_resolver(Vetted {
                names: self.names.clone(),
                policy: Arc::clone(&self.policy),
                proxy_host: self.proxy_host.clone(),
                // Slightly shorter than the timeout for connecting, so the two can be distinguished.
                timeout: self.lookup_timeout.min(self.connect_timeout / 10 * 9),
                answers: Arc::default(),
            })
            .http2_max_header_list_size(MOST_HEADER_LIST)
            .http2_initial_stream_window_size(STREAM_WINDOW)
            .http2_initial_connection_window_size(CONNECTION_WINDOW)
            .http2_keep_alive_interval(PING)
            .http2_keep_alive_timeout(PONG)
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(self.idle_per_origin)
            .tls_version_min(tls::Version::TLS_1_2)
            .connect_timeout(self.connect_timeout)
            .redirect(redirect::Policy::none())
            // Our retries are counted, signed and reported. The library would resend silently.
            .retry(retry::never())
            .user_agent(&self.user_agent)
            .referer(false)
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd();
        for (host, address) in self.addresses.iter() {
            builder = builder.resolve(host, *address);
        }
        self.trust.apply(self.proxy.apply(builder)?).build()
    }
}
