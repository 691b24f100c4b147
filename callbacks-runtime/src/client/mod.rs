//! The provider's side: a client that every generated `CallbackSender` trait is implemented for.

mod call;

use crate::answer::DecodeAnswer;
use crate::error::{Error, Kind};
use crate::target::Target;
use crate::transport::Transport;

pub use call::Call;

#[cfg(feature = "client")]
type DefaultTransport = crate::transport::HttpTransport;
#[cfg(not(feature = "client"))]
type DefaultTransport = std::convert::Infallible;

/// Sends callbacks: it implements the `CallbackSender` trait of every generated module.
///
/// One client serves a whole process: it pools its connections, and a clone shares them. What stands between it and the
/// network is a [`Transport`]: HTTP by default, [`InMemory`](crate::InMemory) in tests.
///
/// ```
/// # #[cfg(feature = "client")]
/// let client = callbacks_runtime::Client::new();
/// ```
#[derive(Clone, Debug)]
pub struct Client<T = DefaultTransport> {
    transport: T,
}

#[cfg(feature = "client")]
impl Client {
    /// A client over HTTP with the default limits of [`HttpTransport`](crate::HttpTransport).
    ///
    /// # Panics
    ///
    /// When the TLS library or the operating system's root certificates cannot be loaded, as `reqwest::Client::new`.
    /// [`HttpTransport::builder`](crate::HttpTransport::builder) returns an error instead.
    pub fn new() -> Self {
        let transport = crate::transport::HttpTransport::builder().build();
        Self::over(transport.expect("the TLS library could be set up"))
    }
}

#[cfg(feature = "client")]
impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Client<T> {
    /// A client over a transport of the user's choice.
    pub fn over(transport: T) -> Self {
        Self { transport }
    }

    /// The transport.
    pub fn transport(&self) -> &T {
        &self.transport
    }
}

impl<T: Transport> Client<T> {
    /// Sends one call and decodes its answer; called by generated code.
    ///
    /// # Errors
    ///
    /// When the target lacks a parameter, nothing came back, or the answer is not as declared.
    #[doc(hidden)]
    pub async fn call<A: DecodeAnswer>(&self, target: &Target, call: Call) -> Result<A, Error> {
        let operation = call.operation();
        let outgoing = call.into_outgoing(target)?;
        let url = outgoing.url.clone();
        let within = |error: Error| error.in_operation(operation.name).at(&url);
        let answer = self.transport.send(outgoing).await;
        let answer = answer.map_err(|error| within(Error::new(Kind::Transport(error))))?;
        A::decode(&answer).map_err(within)
    }
}
