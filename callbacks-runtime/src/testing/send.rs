//! Requests as a provider sends them, for the tests of those who receive them.

use crate::answer::Answer;
use crate::client::{Call, Client};
use crate::error::Error;
use crate::operation::Operation;
use crate::receiver::registration_url;
use crate::target::Target;
use crate::transport::Transport;

/// A request of an operation that can be sent: implemented for each `Request` that a generated handler receives, whether or not
/// the side that sends it is generated (feature `samples`).
pub trait EncodeRequest {
    /// The operation.
    const OPERATION: &'static Operation;

    /// The request, put together for a client; called by [`send`].
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, if the client checks that.
    #[doc(hidden)]
    fn encode<T>(&self, client: &Client<T>) -> Result<Call, Error>;
}

/// Sends a request to where a router expects it that is mounted at a public address, and gives whatever is answered.
///
/// The client has what a provider's has: it signs, brings credentials, names messages, and over
/// [`InMemory`](crate::InMemory) leads into the consumer's service. The requests are those that handlers receive:
///
/// ```
/// # use callbacks_runtime::{Error, Operation, Router};
/// # use callbacks_runtime::__private::Call;
/// # mod orders { pub mod order_paid { pub struct Request { pub amount: u32 } pub fn sample_request() -> Request { Request { amount: 0 } } } }
/// # static OPERATION: Operation = Operation::new("orderPaid", "POST", "/order-paid");
/// # impl testing::EncodeRequest for orders::order_paid::Request {
/// #     const OPERATION: &'static Operation = &OPERATION;
/// #     fn encode<T>(&self, client: &Client<T>) -> Result<Call, Error> { Ok(Call::of(client, &OPERATION)) }
/// # }
/// use callbacks_runtime::signature::{StandardKey, StandardWebhooks};
/// use callbacks_runtime::{Client, InMemory, testing};
///
/// async fn refuses_nothing(app: Router, key: StandardKey) -> Result<(), Error> {
///     let provider = Client::over(InMemory::new(app)).with_signer(StandardWebhooks::new(key));
///     let mut request = orders::order_paid::sample_request();
///     request.amount = 5;
///     let answer = testing::send(&provider, "https://shop.example/hooks", &request).await?;
///     assert!(answer.status().is_success());
///     Ok(())
/// }
/// ```
///
/// A client that has no credentials sends none, whatever the document asks for: its router may not judge them, or refuses them. A
/// client [`without_validation`](Client::without_validation) sends what the document forbids. What is to be given to something
/// else than a service, such as `unwrap` of a generated module, is sent over a [`Recording`](super::Recording) and taken from there.
///
/// # Errors
///
/// When the request is not as the document says, cannot be signed, or nothing came back.
pub async fn send<T: Transport, Q: EncodeRequest>(
    client: &Client<T>,
    public_address: &str,
    request: &Q,
) -> Result<Answer, Error> {
    let path = with_known_segments(Q::OPERATION.path);
    let url = registration_url(public_address, &path);
    send_to(client, &Target::parse(&url)?, request).await
}

/// Sends a request to a URL: for services that are mounted elsewhere than generated routers are, as the endpoint of all webhooks
/// may be.
///
/// # Errors
///
/// As [`send`].
pub async fn send_to<T: Transport, Q: EncodeRequest>(
    client: &Client<T>,
    target: &Target,
    request: &Q,
) -> Result<Answer, Error> {
    let call = request.encode(client)?.without_missing_credentials(client);
    call.send(client, target).await
}

/// Some segments of a path are what an expression was when the consumer subscribed: any text.
fn with_known_segments(path: &str) -> String {
    let segments = path.split('/');
    let known = segments.map(|segment| match segment.starts_with("{$") {
        true => "sample",
        false => segment,
    });
    known.collect::<Vec<_>>().join("/")
}
