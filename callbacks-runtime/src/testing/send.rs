//! Sends requests as a provider does, for a consumer's tests.

use crate::answer::Answer;
use crate::client::Client;
use crate::client::call::Call;
use crate::error::Error;
use crate::operation::Operation;
use crate::receiver::registration_url;
use crate::target::Target;
use crate::transport::Transport;

/// The `Request` of a generated handler, which tests can send (feature `samples`). It does not depend on the sender's
/// side being generated.
pub trait EncodeRequest {
    /// The operation.
    const OPERATION: &'static Operation;

    /// Builds the request for a client. [`send`] calls it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match its schema, and the client validates it.
    #[doc(hidden)]
    fn encode<T>(&self, client: &Client<T>) -> Result<Call, Error>;
}

/// Sends a request to a router at this public address, and returns the answer.
///
/// The client can do everything that a provider's can: it signs, adds credentials and message ids, and over
/// [`InMemory`](crate::client::InMemory) calls your service. The requests are those that handlers receive:
///
/// ```
/// # use callbacks_runtime::{Error, Operation, Router};
/// # use callbacks_runtime::__private::Call;
/// # mod orders { pub mod order_paid { pub struct Request { pub amount: u32 } impl Request { pub fn sample() -> Self { Self { amount: 0 } } } } }
/// # static OPERATION: Operation = Operation::new("orderPaid", "POST", "/order-paid");
/// # impl testing::EncodeRequest for orders::order_paid::Request {
/// #     const OPERATION: &'static Operation = &OPERATION;
/// #     fn encode<T>(&self, client: &Client<T>) -> Result<Call, Error> { Ok(Call::of(client, &OPERATION)) }
/// # }
/// use callbacks_runtime::signature::{StandardKey, StandardWebhooks};
/// use callbacks_runtime::{Client, testing};
/// use callbacks_runtime::client::InMemory;
///
/// async fn refuses_nothing(app: Router, key: StandardKey) -> Result<(), Error> {
///     let provider = Client::over(InMemory::new(app)).with_signer(StandardWebhooks::new(key));
///     let mut request = orders::order_paid::Request::sample();
///     request.amount = 5;
///     let answer = testing::send(&provider, "https://shop.example/hooks", &request).await?;
///     assert!(answer.status().is_success());
///     Ok(())
/// }
/// ```
///
/// A client without credentials sends none, even if the document requires them. A client
/// [`without_validation`](Client::without_validation) also sends invalid requests. To test something other than a
/// service, such as the generated `unwrap`, send over a [`Recording`](super::Recording) and take the request from
/// there.
///
/// # Errors
///
/// Returns an error if the request does not match the document, cannot be signed, or there is no answer.
pub async fn send<T: Transport, Q: EncodeRequest>(
    client: &Client<T>,
    public_address: &str,
    request: &Q,
) -> Result<Answer, Error> {
    let path = with_known_segments(Q::OPERATION.path);
    let url = registration_url(public_address, &path);
    send_to(client, &Target::parse(&url)?, request).await
}

/// Sends a request to a URL, for services that are not at the path of the generated router, such as an endpoint for all
/// webhooks.
///
/// # Errors
///
/// The same as those of [`send`].
pub async fn send_to<T: Transport, Q: EncodeRequest>(
    client: &Client<T>,
    target: &Target,
    request: &Q,
) -> Result<Answer, Error> {
    let call = request.encode(client)?.without_missing_credentials(client);
    call.send(client, target).await
}

/// Replaces path segments that come from an expression. Any text is valid there.
fn with_known_segments(path: &str) -> String {
    let segments = path.split('/');
    let known = segments.map(|segment| match segment.starts_with("{$") {
        true => "sample",
        false => segment,
    });
    known.collect::<Vec<_>>().join("/")
}
