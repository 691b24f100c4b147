//! How a router reads bodies and knows messages.

use std::future::Future;
use std::io::Read;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::Router;
use crate::clock::Clock;
#[cfg(feature = "cloudevents")]
use crate::cloud_events::AllowedOrigins;
use crate::receiver::body::{Coding, Deadline};
use crate::receiver::idempotency::Idempotency;

impl Router {
    /// How long a sender may take for a body, by a clock; then the answer is 408. Without, a body may take for ever.
    ///
    /// A router knows no runtime, and so no time. `axum::Router::from` sets ten seconds of tokio's time where nothing was
    /// set; with hyper alone that is for the user to do.
    ///
    /// ```
    /// # #[cfg(feature = "client")]
    /// # {
    /// # let router = callbacks_runtime::Router::default();
    /// use std::time::Duration;
    /// use callbacks_runtime::retry::TokioClock;
    ///
    /// let router = router.upload_deadline(Duration::from_secs(10), TokioClock::default());
    /// # }
    /// ```
    #[must_use]
    pub fn upload_deadline(mut self, after: Duration, clock: impl Clock + 'static) -> Self {
        let clock = Arc::new(clock);
        Arc::make_mut(&mut self.shared).reading.deadline = Some(Deadline { after, clock });
        self
    }

    /// Reads bodies of a content coding too, such as `gzip`, by a decoder; without one, they are answered with 415.
    ///
    /// What is decoded is bounded as the body is. Signatures are over the body as it was sent, so it is verified before it
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

    /// How much work each byte of a request may cause; 128 units unless set. A request that causes more is answered with 422.
    ///
    /// A schema may ask for the same part of a body again and again: branches within branches, patterns that step back, items
    /// that are compared with each other. Selection of the event, decoding and validation share the budget of the request. A
    /// unit is about the work of reading one byte of JSON, and each request has 1,048,576 units beside those of its bytes.
    /// Real messages need few: set more where a schema of your own does not.
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

    /// Reads JSON that calls itself `text/plain`, as Amazon SNS sends it. An operation that declares `text/plain` itself is
    /// still read as text.
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

    /// Leaves what was received out of problem details: they give the place and the keyword of each violation, and no value.
    /// Use it where answers are logged or shown, and requests may hold secrets. The names of members are still part of the
    /// places.
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

    /// Handles each message once, as the [module](crate::idempotency) tells: by a store, or by [`Idempotency`] with more to
    /// say. A dropped request no longer cancels the handler of such a message.
    #[must_use]
    pub fn idempotent(mut self, messages: impl Into<Idempotency>) -> Self {
        Arc::make_mut(&mut self.shared).idempotency = Some(messages.into());
        self
    }

    /// Says where the work on a message goes on when its request is dropped: for routers that are
    /// [`idempotent`](Self::idempotent), whose messages belong to the router from when they are claimed.
    ///
    /// Without it, the work is spawned in the tokio runtime that is running (features `axum` and `client`). Where there is
    /// none, and where the function drops what it is given, the next requests to the router complete it.
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

    /// Agrees to events of some origins, when they ask by `OPTIONS` (CloudEvents, HTTP web hooks, section 4). To all others
    /// the router answers as if it knew nothing of that. The [module](crate::cloud_events) says more.
    #[cfg(feature = "cloudevents")]
    #[must_use]
    pub fn consent_to(mut self, origins: AllowedOrigins) -> Self {
        Arc::make_mut(&mut self.shared).origins = Some(origins);
        self
    }

    /// Understands events in binary mode as well: attributes in `ce-` headers and data in the body become the event in
    /// structured mode that an operation of `application/cloudevents+json` declares. For routers all of whose operations
    /// declare that: what a document says of data alone would no longer fit.
    ///
    /// All attributes become texts. JSON becomes `data`, and so does what is text; anything else `data_base64`.
    #[cfg(feature = "cloudevents")]
    #[must_use]
    pub fn binary_cloud_events(mut self) -> Self {
        Arc::make_mut(&mut self.shared).is_binary_understood = true;
        self
    }
}
