//! Handled messages in Redis, for idempotent routers on several machines (feature `redis`).
//!
//! ```no_run
//! use callbacks_delivery::RedisIdempotency;
//! use callbacks_runtime::Router;
//!
//! # async fn example(router: Router) -> Result<(), callbacks_delivery::StoreError> {
//! let store = RedisIdempotency::connect("redis://redis.example/").await?;
//! let router = router.idempotent(store);
//! # let _ = router;
//! # Ok(())
//! # }
//! ```
//!
//! Redis keeps no outbox and no inbox, only the keys of handled messages.
//!
//! # What it promises
//!
//! While one server answers, each message is reserved by one handler: each operation is one script, and compares the token of the
//! reservation. Redis itself forgets what has expired, by its own clock, so there is nothing to prune.
//!
//! Redis may lose what it acknowledged. Then a message that is sent again is handled again:
//!
//! - **Failover.** Replicas are asynchronous, so a replica that takes over may not know the last reservations and commits.
//! - **Crash.** With `appendfsync everysec`, up to a second is lost. Without an append-only file, everything since the last
//!   snapshot is.
//! - **Memory.** With a `maxmemory-policy` other than `noeviction`, a server without free memory removes keys early.
//!
//! If a message must not be handled twice, claim it [in the transaction of your handler](crate::inbox#what-is-promised), or use
//! [`PostgresStore`](crate::postgres) instead. Redis is the store for speed: two round trips for each message, and no disk.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The driver, in the version of this library.
pub use ::redis as driver;
use callbacks_runtime::StatusCode;
use callbacks_runtime::receiver::idempotency::{
    IdempotencyKey, IdempotencyStore, Reservation, StoreError, Token,
};
use driver::aio::{ConnectionLike, ConnectionManager, ConnectionManagerConfig};
use driver::{Client, FromRedisValue, RedisError, RedisResult, Script};

use crate::store::REMEMBERED;

/// How long it takes at most until a connection is made, or a script answers.
const TIMEOUT: Duration = Duration::from_secs(5);

const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

// A value is the token in 16 hexadecimal digits. After the message was handled, the status of the answer follows.

/// Returns the value of another reservation and its milliseconds, or an empty string.
const RESERVE: &str = "\
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[1] then
    return {known, redis.call('PTTL', KEYS[1])}
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {'', 0}";

const EXTEND: &str = "\
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
    return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])";

const COMMIT: &str = "\
local known = redis.call('GET', KEYS[1])
if known and string.sub(known, 1, 16) ~= ARGV[1] then
    return 0
end
redis.call('SET', KEYS[1], ARGV[1] .. ARGV[3], 'PX', ARGV[2])
return 1";

const RELEASE: &str = "\
local known = redis.call('GET', KEYS[1])
if known == ARGV[1] then
    redis.call('DEL', KEYS[1])
elseif known and string.sub(known, 1, 16) ~= ARGV[1] then
    return 0
end
return 1";

struct Scripts {
    reserve: Script,
    extend: Script,
    commit: Script,
    release: Script,
}

/// Handled messages in Redis 2.6 or newer, Valkey, or another server with Lua scripts. The [module](self) says what it promises.
///
/// Clones share the connection.
#[derive(Clone)]
#[must_use]
pub struct RedisIdempotency<C = ConnectionManager> {
    connection: C,
    prefix: Arc<str>,
    remembered: Duration,
    scripts: Arc<Scripts>,
}

impl RedisIdempotency {
    /// Connects to a server: `redis://user:password@host:port/database`. If the connection ends, the next operation makes a new one.
    ///
    /// For TLS, a cluster or Sentinel, make a connection with the crate [`redis`](driver) and give it to [`new`](Self::new).
    ///
    /// # Errors
    ///
    /// If the URL is invalid or the server does not answer.
    pub async fn connect(url: &str) -> Result<Self, crate::StoreError> {
        let client = Client::open(url).map_err(crate::StoreError::refused)?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(TIMEOUT))
            .set_response_timeout(Some(TIMEOUT))
            // The sender tries again, so a request does not wait for a server that is away.
            .set_number_of_retries(1)
            .set_max_delay(Duration::from_millis(100));
        let connection = ConnectionManager::new_with_config(client, config).await;
        Ok(Self::new(
            connection.map_err(crate::StoreError::unavailable)?,
        ))
    }
}

impl<C> RedisIdempotency<C> {
    /// Over a connection that reconnects by itself, such as `ConnectionManager` or `ClusterConnection`.
    pub fn new(connection: C) -> Self {
        Self {
            connection,
            prefix: "callbacks:handled:".into(),
            remembered: REMEMBERED,
            scripts: Arc::new(Scripts {
                reserve: Script::new(RESERVE),
                extend: Script::new(EXTEND),
                commit: Script::new(COMMIT),
                release: Script::new(RELEASE),
            }),
        }
    }

    /// What the keys in Redis begin with. Default: `callbacks:handled:`.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into().into();
        self
    }

    /// Sets how long a handled message is known. Default: four days. It should be at least twice the tolerance of the verifier, and
    /// as long as the provider retries.
    pub fn remember_handled(mut self, duration: Duration) -> Self {
        self.remembered = duration;
        self
    }
}

impl<C: ConnectionLike + Clone + Send + Sync> RedisIdempotency<C> {
    /// Runs a script. All scripts may be repeated, so one is tried again after its connection ended.
    async fn run<T: FromRedisValue>(
        &self,
        script: &Script,
        message: &IdempotencyKey,
        arguments: &[&str],
    ) -> Result<T, StoreError> {
        let result = self.try_run(script, message, arguments).await;
        let result = match result {
            Err(error) if is_disconnected(&error) => self.try_run(script, message, arguments).await,
            result => result,
        };
        result.map_err(StoreError::new)
    }

    async fn try_run<T: FromRedisValue>(
        &self,
        script: &Script,
        message: &IdempotencyKey,
        arguments: &[&str],
    ) -> RedisResult<T> {
        let mut invocation = script.key(format!("{}{message}", self.prefix));
        for argument in arguments {
            invocation.arg(*argument);
        }
        invocation.invoke_async(&mut self.connection.clone()).await
    }
}

fn is_disconnected(error: &RedisError) -> bool {
    error.is_connection_dropped() || error.is_unrecoverable_error()
}

fn holder(token: Token) -> String {
    format!("{:016x}", token.number())
}

/// At least one millisecond, because Redis refuses zero.
fn millis(duration: Duration) -> String {
    let millis = duration.min(CENTURY).as_millis();
    millis.max(1).to_string()
}

impl<C> IdempotencyStore for RedisIdempotency<C>
where
    C: ConnectionLike + Clone + Send + Sync + 'static,
{
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        _now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        let (holder, lease) = (holder(token), millis(lease));
        let script = &self.scripts.reserve;
        let (known, left): (String, i64) = self.run(script, key, &[&holder, &lease]).await?;
        let damaged = || StoreError::new(format!("the key of message {key} has a foreign value"));
        match known.split_at_checked(holder.len()) {
            _ if known.is_empty() => Ok(Reservation::Reserved),
            Some((_, "")) => Ok(Reservation::InProgress {
                remaining: Duration::from_millis(left.try_into().unwrap_or_default()),
            }),
            Some((_, status)) => {
                let status = status.parse::<StatusCode>().map_err(|_| damaged())?;
                Ok(Reservation::Done(status))
            }
            None => Err(damaged()),
        }
    }

    async fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        _now: SystemTime,
    ) -> Result<bool, StoreError> {
        let (holder, lease) = (holder(token), millis(lease));
        self.run(&self.scripts.extend, key, &[&holder, &lease])
            .await
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        _now: SystemTime,
    ) -> Result<bool, StoreError> {
        let (holder, known) = (holder(token), millis(self.remembered));
        let arguments = [&*holder, &*known, status.as_str()];
        self.run(&self.scripts.commit, key, &arguments).await
    }

    async fn release(&self, key: &IdempotencyKey, token: Token) -> Result<bool, StoreError> {
        self.run(&self.scripts.release, key, &[&holder(token)])
            .await
    }
}

/// A connection may show its password.
impl<C> fmt::Debug for RedisIdempotency<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RedisIdempotency")
            .field("prefix", &self.prefix)
            .field("remembered", &self.remembered)
            .finish_non_exhaustive()
    }
}
