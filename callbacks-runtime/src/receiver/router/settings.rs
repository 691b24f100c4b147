//! How a router reads bodies and identifies messages.

use std::future::Future;
use std::io::Read;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::Router;
use crate::clock::Clock;
#[cfg(feature = "cloudevents")]
use crate::cloud_events::AllowedOrigins;
use crate::receiver::body::{Coding, Timeout};
use crate::receiver::idempotency::Idempotency;

impl Router {
    /// Sets how long a sender may take to send a body, measured with a clock. Then the answer is 408. The default is no
    /// limit.
    ///
    /// A router does not know the runtime, so it has no clock. `axum::Router::from` sets ten seconds of tokio's time if
    /// nothing is set. With hyper alone, set it yourself.
    ///
    /// ```
    /// # #[cfg(feature = "client")]
    /// # {
    /// # let router = callbacks_runtime::Router::default();
    /// use std::time::Duration;
    /// use callbacks_runtime::retry::TokioClock;
    ///
    /// let router = router.upload_timeout(Duration::from_secs(10), TokioClock::default());
    /// # }
    /// ```
    #[must_use]
    pub fn upload_timeout(mut self, after: Duration, clock: impl Clock + 'static) -> Self {
        let clock = Arc::new(clock);
        Arc::make_mut(&mut self.shared).reading.timeout = Some(Timeout { after, clock });
        self
    }

    /// Adds a content coding, such as `gzip`, and its decoder. Other codings are answered with 415. A router
    /// with an [inbox](Self::inbox) stores them, and they become dead letters until the program knows the coding.
    ///
    /// The decoded body has the same size limit. Signatures cover the body as it was sent, so it is verified before it
    /// is decoded.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// # fn decoder(body: &[u8]) -> &[u8] { body }
    /// // With the crate flate2: `flate2::read::MultiGzDecoder::new`.
    /// let router = router.content_coding("gzip", |body| Box::new(decoder(body)));
    /// ```
    #[must_use]
    pub fn content_coding(
        mut self,
        name: &'static str,
        decoder: impl for<'a> Fn(&'a [u8]) -> Box<dyn Read + 'a> + Send + Sync + 'static,
    ) -> Self {
        let decoder = Arc::new(decoder);
        let codings = &mut Arc::make_mut(&mut self.shared).reading.codings;
        codings.add(Coding { name, decoder });
        self
    }

    /// Sets how much work each byte of a request may cause. The default is 128 units. Beyond that the answer is 422.
    ///
    /// A schema may read the same part of a body again and again: branches within branches, patterns that backtrack,
    /// items that are compared with each other. Selecting the event, decoding and validation share the budget of the
    /// request. A unit is about the work of reading one byte of JSON. Each request has 1,048,576 units in addition.
    /// Real messages need few. Set more if your own schemas need them.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.work_per_byte(1_024);
    /// ```
    #[must_use]
    pub fn work_per_byte(mut self, units: usize) -> Self {
        Arc::make_mut(&mut self.shared).settings.work_per_byte = units;
        self
    }

    /// Accepts JSON with the content type `text/plain`, as Amazon SNS sends it. If an operation declares `text/plain`,
    /// it is still read as text.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.json_as_text();
    /// ```
    #[must_use]
    pub fn json_as_text(mut self) -> Self {
        Arc::make_mut(&mut self.shared)
            .settings
            .leniency
            .json_as_text = true;
        self
    }

    /// Removes received values from problem details. They contain the place and the keyword of each violation. Use it
    /// if answers are logged or shown, and requests may contain secrets. Places still contain the names of members.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.without_values();
    /// ```
    #[must_use]
    pub fn without_values(mut self) -> Self {
        Arc::make_mut(&mut self.shared).settings.shows_values = false;
        self
    }

    /// Handles each message once, as described in the [module](crate::receiver::idempotency). Takes a store, or an
    /// [`Idempotency`] with more settings. Dropping the request then does not cancel the handler.
    #[must_use]
    pub fn idempotent(mut self, messages: impl Into<Idempotency>) -> Self {
        Arc::make_mut(&mut self.shared).idempotency = Some(messages.into());
        self
    }

    /// Sets where the work on a message continues if its request is dropped. Only for [`idempotent`](Self::idempotent)
    /// routers, which own a message once it is claimed.
    ///
    /// By default the work is spawned on the current tokio runtime (features `axum` and `client`). Without a runtime,
    /// or if the function drops the work, the router's next requests complete it.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// let runtime = tokio::runtime::Runtime::new()?;
    /// let router = router.executor(move |work| drop(runtime.spawn(work)));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn executor(
        mut self,
        spawn: impl Fn(Pin<Box<dyn Future<Output = ()> + Send>>) + Send + Sync + 'static,
    ) -> Self {
        Arc::make_mut(&mut self.shared).executor = Some(Arc::new(spawn));
        self
    }

    /// Agrees to events of some origins that ask with `OPTIONS` (CloudEvents, HTTP web hooks, section 4). All others
    /// get the usual answer. The [module](crate::cloud_events) says more.
    #[cfg(feature = "cloudevents")]
    #[must_use]
    pub fn consent_to(mut self, origins: AllowedOrigins) -> Self {
        Arc::make_mut(&mut self.shared).origins = Some(origins);
        self
    }

    /// Also accepts events in binary mode: attributes in `ce-` headers and data in the body are converted to structured
    /// mode, for operations that declare `application/cloudevents+json`. Use it if all operations of the router declare
    /// that. Operations that describe only the data would no longer match.
    ///
    /// All attributes become strings. JSON and text become `data`, everything else `data_base64`.
    #[cfg(feature = "cloudevents")]
    #[must_use]
    pub fn binary_cloud_events(mut self) -> Self {
        Arc::make_mut(&mut self.shared).is_binary_understood = true;
        self
    }
}
