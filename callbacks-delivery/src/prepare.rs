//! From a typed call to a message.

use std::future::Future;

use callbacks_runtime::client::{CapturedRequest, Capturing};
use callbacks_runtime::signature::MessageId;
use callbacks_runtime::{Client, Target};

use crate::envelope::Envelope;
use crate::error::{Error, Kind};
use crate::id::{FifoKey, TargetId};
use crate::message::{Message, Trace};

/// The largest payload unless you choose another limit: 256 KiB.
pub const PAYLOAD_LIMIT: usize = 256 * 1024;

/// The host of this URL never exists (RFC 2606). An event is captured with it, and each attempt replaces it.
pub(crate) const PLACEHOLDER: &str = "https://endpoint.invalid/";

/// What accompanies a message besides the call: all of it is optional.
///
/// ```
/// use callbacks_delivery::Outline;
///
/// let outline = Outline::new()
///     .fifo("order-7")
///     .deduplicate("order-7-paid")
///     .tenant("blue")
///     .tag("orders");
/// # let _ = outline;
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Outline {
    fifo: Option<String>,
    deduplication: Option<String>,
    tenant: Option<String>,
    target: Option<String>,
    tags: Vec<String>,
    trace: Option<Trace>,
    limit: Option<usize>,
    is_unchecked: bool,
}

impl Outline {
    /// Nothing besides the call.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends messages with the same key to the same target one after the other.
    pub fn fifo(mut self, key: impl Into<String>) -> Self {
        self.fifo = Some(key.into());
        self
    }

    /// Accepts the message only if none of the same tenant had this key in the last four days.
    pub fn deduplicate(mut self, key: impl Into<String>) -> Self {
        self.deduplication = Some(key.into());
        self
    }

    /// The tenant. An event goes to the endpoints of the same tenant.
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    /// Lets messages share a queue, a rate and a circuit breaker by a name. By default, those with the same URL do.
    pub fn target(mut self, name: impl Into<String>) -> Self {
        self.target = Some(name.into());
        self
    }

    /// A word to find the message by, and to erase it by. There may be several.
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tags.push(tag.into());
        self
    }

    /// The trace that the message belongs to.
    pub fn trace(mut self, trace: Trace) -> Self {
        self.trace = Some(trace);
        self
    }

    /// The largest payload in bytes. Default: [`PAYLOAD_LIMIT`].
    pub fn limit(mut self, bytes: usize) -> Self {
        self.limit = Some(bytes);
        self
    }

    /// Accepts payloads that their schemas refuse.
    pub fn without_validation(mut self) -> Self {
        self.is_unchecked = true;
        self
    }

    fn client(&self, capturing: &Capturing) -> Client<Capturing> {
        let client = Client::over(capturing.clone());
        match self.is_unchecked {
            true => client.without_validation(),
            false => client,
        }
    }

    /// The message of the one call that was captured.
    fn message<R>(
        self,
        capturing: &Capturing,
        result: Result<R, callbacks_runtime::Error>,
    ) -> Result<(Message, CapturedRequest), Error> {
        let mut calls = capturing.take();
        let captured = match (calls.len(), result) {
            (1, _) => calls.remove(0),
            // The call was not even complete.
            (0, Err(error)) => return Err(error.into()),
            (count, _) => return Err(Error::new(Kind::Calls(count))),
        };
        let limit = self.limit.unwrap_or(PAYLOAD_LIMIT);
        let bytes = captured.body.len();
        if bytes > limit {
            return Err(Error::new(Kind::TooLarge { bytes, limit }));
        }
        let mut envelope = self.envelope(&captured)?;
        envelope.has_whole_query = captured.has_whole_query;
        Ok((Message::new(envelope, captured.body.clone()), captured))
    }

    fn envelope(self, captured: &CapturedRequest) -> Result<Envelope, Error> {
        let id = captured.id.clone().unwrap_or_else(MessageId::generate);
        let (operation, url) = (captured.operation.name, captured.url.clone());
        let mut envelope = Envelope::new(&id, operation, &captured.method, url);
        for (name, value) in &captured.headers {
            let Ok(value) = value.to_str() else {
                return Err(Error::new(Kind::Header(name.to_string())));
            };
            let header = (name.as_str().to_owned(), value.to_owned());
            envelope.headers.push(header);
        }
        envelope.fifo = self.fifo.as_deref().map(FifoKey::of_name);
        envelope.deduplication = self.deduplication;
        envelope.tenant = self.tenant;
        envelope.tags = self.tags;
        envelope.trace = self.trace;
        Ok(envelope)
    }
}

/// Makes a message of one typed call, without sending anything.
///
/// The function gets a client and calls a generated method of it. The payload is validated and serialized here, once, so
/// a message that a store accepts can be sent. Nothing is signed, and no credential is needed: the worker does both at each
/// attempt. The error that the method returns is expected, because there is no answer yet.
///
/// Headers that you add with `Client::with_header` in the function are stored. Add secrets to the worker's client instead.
///
/// # Errors
///
/// If the call is not as the document declares it, the payload is too large, or the function made no call or several.
///
/// ```no_run
/// use callbacks_delivery::{Outline, prepare};
/// # use callbacks_runtime::{Answer, Client, Error, Target};
/// # use callbacks_runtime::client::{Capturing, Transport};
/// # trait CallbackSender { async fn on_order_paid(&self, target: &Target) -> Result<Answer, Error>; }
/// # impl<T: Transport> CallbackSender for Client<T> {
/// #     async fn on_order_paid(&self, target: &Target) -> Result<Answer, Error> { std::future::pending().await }
/// # }
/// # async fn example(target: Target) -> Result<(), callbacks_delivery::Error> {
/// let outline = Outline::new().fifo("order-7");
/// let message = prepare(outline, async |client| client.on_order_paid(&target).await).await?;
/// # let _ = message;
/// # Ok(())
/// # }
/// ```
pub async fn prepare<R, F>(
    outline: Outline,
    call: impl FnOnce(Client<Capturing>) -> F,
) -> Result<Message, Error>
where
    F: Future<Output = Result<R, callbacks_runtime::Error>>,
{
    let capturing = Capturing::default();
    let result = call(outline.client(&capturing)).await;
    let name = outline.target.clone();
    let (mut message, captured) = outline.message(&capturing, result)?;
    let target = match name {
        Some(name) => TargetId::of_name(&name),
        None => TargetId::of_url(&captured.url),
    };
    message.to(target);
    Ok(message)
}

/// Makes a message of an event that goes to every endpoint that is subscribed to it when a store accepts the message.
///
/// The function also gets a placeholder for the target, which it passes to the generated method. Otherwise it is as
/// [`prepare`]. The name of the operation is the type of the event.
///
/// # Errors
///
/// As [`prepare`].
///
/// ```no_run
/// use callbacks_delivery::{Outline, prepare_event};
/// # use callbacks_runtime::{Answer, Client, Error, Target};
/// # use callbacks_runtime::client::{Capturing, Transport};
/// # trait CallbackSender { async fn order_shipped(&self, target: &Target) -> Result<Answer, Error>; }
/// # impl<T: Transport> CallbackSender for Client<T> {
/// #     async fn order_shipped(&self, target: &Target) -> Result<Answer, Error> { std::future::pending().await }
/// # }
/// # async fn example() -> Result<(), callbacks_delivery::Error> {
/// let outline = Outline::new().tenant("blue");
/// let event = prepare_event(outline, async |client, target| client.order_shipped(&target).await).await?;
/// # let _ = event;
/// # Ok(())
/// # }
/// ```
pub async fn prepare_event<R, F>(
    outline: Outline,
    call: impl FnOnce(Client<Capturing>, Target) -> F,
) -> Result<Message, Error>
where
    F: Future<Output = Result<R, callbacks_runtime::Error>>,
{
    let capturing = Capturing::default();
    let placeholder = Target::new(PLACEHOLDER)?;
    let result = call(outline.client(&capturing), placeholder).await;
    let (mut message, captured) = outline.message(&capturing, result)?;
    if !captured.url.starts_with(PLACEHOLDER) {
        let problem = "an event goes to endpoints: pass the target that the function gets";
        return Err(Error::new(Kind::Invalid(problem.to_owned())));
    }
    message.fan_out();
    Ok(message)
}
