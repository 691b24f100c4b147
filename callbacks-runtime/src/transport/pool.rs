//! The HTTP clients, one after the other: each has a pool of connections.

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

/// More headers than an answer to a callback has. Over HTTP/1.1 the HTTP library reads 100 at most; to read fewer, it would
/// have to allocate for each answer.
pub(super) const MOST_HEADERS: usize = 64;

/// More than their names and values take together. The HTTP library alone would take six times as much.
pub(super) const MOST_HEADER_BYTES: usize = 64 * 1024;

/// The same as HTTP/2 counts it: with 32 bytes more for each header (RFC 9113 section 6.5.2).
const MOST_HEADER_LIST: u32 = 66 * 1024;

/// What a consumer may send of one answer before it is read: of more than the limit of an answer there is no use.
const STREAM_WINDOW: u32 = 64 * 1024;

/// The same for all answers that come over one connection.
const CONNECTION_WINDOW: u32 = 512 * 1024;

/// A connection that carries many requests is asked whether it still lives while it carries any, and given up when it does not
/// say so: otherwise each request would wait for its deadline.
const PING: Duration = Duration::from_secs(5);

/// How long it may take to say so.
const PONG: Duration = Duration::from_secs(5);

/// How long a connection is kept for another request.
const IDLE: Duration = Duration::from_secs(30);

/// How connections are made and kept.
pub(super) struct Connecting {
    pub(super) names: AnyNameService,
    pub(super) policy: Arc<TargetPolicy>,
    pub(super) lookup_deadline: Duration,
    pub(super) connect_deadline: Duration,
    pub(super) user_agent: String,
    pub(super) idle_per_origin: usize,
    pub(super) addresses: Arc<[(String, SocketAddr)]>,
    pub(super) trust: Trust,
    pub(super) proxy: Proxy,
    /// Whom the policy does not judge.
    pub(super) proxy_host: Option<String>,
}

/// A client pools without a bound on all origins together, and strangers choose these. So a client is for a number of them:
/// whoever comes next gets a new one, and the old one ends, with its connections, once what it is sending has ended.
pub(super) struct Pool {
    connecting: Connecting,
    most_origins: usize,
    hashing: RandomState,
    current: Mutex<Current>,
}

struct Current {
    client: reqwest::Client,
    /// By their hashes: two that share one count as one.
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
            // What could be built once can be built again; if not, the old one still sends.
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
                // A little before connecting as a whole ends, so that it can be told which of the two it was.
                deadline: self.lookup_deadline.min(self.connect_deadline / 10 * 9),
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
            .connect_timeout(self.connect_deadline)
            .redirect(redirect::Policy::none())
            // What is sent again is counted, signed anew and told of: the library would do it in silence.
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
