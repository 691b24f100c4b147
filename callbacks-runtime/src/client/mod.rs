//! The provider's side: the [`Client`], its transports, and the policy that says which targets it calls.
//!
//! A [`Client`] implements every generated `CallbackSender` trait. It sends over a [`Transport`]: [`HttpTransport`] by
//! default, [`InMemory`] in tests, [`Retrying`] around another one, or your own.

mod attachments;
mod authorizing;
pub(crate) mod call;
mod capture;
mod deliver;
mod deliver_loop;
mod fault;
#[cfg(not(feature = "client"))]
pub(crate) mod missing;
mod observe;
#[cfg(feature = "client")]
mod redirect;
mod sent_request;
mod signing;

use std::sync::Arc;
use std::time::SystemTime;

use http::HeaderMap;

use crate::answer::Answer;
use crate::credential::{Credential, CredentialProvider, Credentials, SecurityScheme};
use crate::header;
use crate::operation::Operation;
use crate::signature::{MessageId, Signer};

#[cfg(test)]
pub(crate) use attachments::Attachments;
#[cfg(test)]
pub(crate) use authorizing::{Authorizing, authorize, strip};
pub use capture::{CapturedRequest, Capturing};
pub use deliver::{Delivery, Retrying};
#[cfg(feature = "cloudevents")]
pub(crate) use observe::Observing;
pub(crate) use observe::exchange;
pub use sent_request::SentRequest;

pub use crate::header::InvalidHeader;
pub use crate::outgoing_request::OutgoingRequest;
#[cfg(feature = "client")]
pub use crate::policy::{InvalidPermission, RefusedTarget, TargetPolicy};
#[cfg(feature = "client")]
pub use crate::transport::{HttpTransport, HttpTransportBuilder, NameService, Rate};
pub use crate::transport::{InMemory, Transport, TransportError};

/// Sends a request, and follows redirects if required.
#[cfg_attr(
    not(feature = "client"),
    expect(unused_variables, reason = "without a client nothing is followed")
)]
async fn send<T: Transport>(
    transport: &T,
    request: OutgoingRequest,
    time_of_day: impl Fn() -> SystemTime + Send + Sync,
) -> Result<Answer, TransportError> {
    #[cfg(feature = "client")]
    if attachments::Attachments::of(&request).is_some_and(|attached| attached.redirects.is_some()) {
        // Boxed to keep the common future small.
        return Box::pin(redirect::follow(transport, request, time_of_day)).await;
    }
    exchange(transport, request).await
}

#[cfg(feature = "client")]
type DefaultTransport = crate::transport::HttpTransport;
#[cfg(not(feature = "client"))]
type DefaultTransport = std::convert::Infallible;

/// Sends callbacks. It implements the `CallbackSender` trait of every generated module.
///
/// One client serves a whole process. It pools connections, and clones share them. It sends over a
/// [`Transport`]: HTTP by default, [`InMemory`] in tests.
///
/// ```
/// # #[cfg(feature = "client")]
/// let client = callbacks_runtime::Client::new();
/// ```
#[derive(Clone, Debug)]
pub struct Client<T = DefaultTransport> {
    transport: T,
    is_validated: bool,
    signing: signing::Signing,
    /// The user's headers for every request.
    headers: HeaderMap,
    /// The operations whose redirects are followed.
    #[cfg(feature = "client")]
    following: Vec<&'static Operation>,
    credentials: Credentials,
    /// The user's hook for outcomes.
    hook: sent_request::Hook,
}

#[cfg(feature = "client")]
impl Client {
    /// A client over HTTP with the default limits of [`HttpTransport`].
    ///
    /// # Panics
    ///
    /// Panics if the TLS library or the operating system's root certificates cannot be loaded, like
    /// `reqwest::Client::new`. [`HttpTransport::builder`] returns an error instead.
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
    /// A client over your own transport.
    pub fn over(transport: T) -> Self {
        Self {
            transport,
            is_validated: true,
            signing: signing::Signing::default(),
            headers: HeaderMap::new(),
            #[cfg(feature = "client")]
            following: Vec::new(),
            credentials: Credentials::default(),
            hook: sent_request::Hook::default(),
        }
    }

    /// Sends requests and accepts answers without validating them against their schemas. They only have to fit the
    /// types.
    ///
    /// Use it for a consumer that departs from the document, or if you validate yourself with
    /// [`Validate`](crate::Validate). The branch of a choice (`oneOf`, `anyOf`) is still found by the schemas of the
    /// branches.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, Router};
    /// # use callbacks_runtime::client::InMemory;
    /// let client = Client::over(InMemory::new(Router::default())).without_validation();
    /// ```
    #[must_use]
    pub fn without_validation(mut self) -> Self {
        self.is_validated = false;
        self
    }

    /// Signs every request: the bytes that are sent, with the time of sending. The headers of the signer replace any
    /// others with the same names, including parameters of the document.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, Router};
    /// # use callbacks_runtime::client::InMemory;
    /// use callbacks_runtime::signature::{StandardKey, StandardWebhooks};
    ///
    /// # let client = Client::over(InMemory::new(Router::default()));
    /// let client = client.with_signer(StandardWebhooks::new(StandardKey::generate()));
    /// ```
    #[must_use]
    pub fn with_signer(mut self, signer: impl Signer + 'static) -> Self {
        self.signing.signer = Some(Arc::new(signer));
        self
    }

    /// Sends a header with every request: a tenant, a version, an id for tracing. Clones are cheap, so a single call
    /// may have its own headers.
    ///
    /// Headers of the operation, credentials and signatures take precedence. The value is treated as a secret: it is
    /// not in errors or `Debug` output, and never sent to another origin by a redirect.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, Router};
    /// # use callbacks_runtime::client::InMemory;
    /// # let client = Client::over(InMemory::new(Router::default()));
    /// let client = client.with_header("X-Tenant", "blue")?;
    /// let of_this_call = client.clone().with_header("X-Request-Id", "7f3a")?;
    /// assert!(client.with_header("Content-Length", "0").is_err());
    /// # Ok::<(), callbacks_runtime::client::InvalidHeader>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the name is invalid or reserved (`Host`, `Content-Length`, `Transfer-Encoding`,
    /// `Connection`, `Keep-Alive`, `TE`, `Trailer`, `Upgrade`, `Expect`, `Proxy-*`, and with a signer `webhook-id`,
    /// `webhook-timestamp` and `webhook-signature`). Or the value has characters other than visible ASCII, spaces and
    /// tabs, or more than 8 KiB.
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self, InvalidHeader> {
        let (name, mut value) = header::check(name, value)?;
        if self.signing.signer.is_some() && header::is_of_signature(&name) {
            return Err(header::signers_own(&name));
        }
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(self)
    }

    /// Adds credentials for the operations that require a security scheme, and for the origins that may see them. The
    /// [module of credentials](crate::credential) has the rules. The last one added for a scheme is tried first.
    ///
    /// A clone shares the connections and everything else, so a client for each consumer's credential costs next to
    /// nothing.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, Router, Target};
    /// # use callbacks_runtime::client::InMemory;
    /// # use callbacks_runtime::credential::SecurityScheme;
    /// # mod payments { pub mod security {
    /// #     use callbacks_runtime::credential::*;
    /// #     pub static API_KEY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_header("apiKey", "X-Api-Key");
    /// # } }
    /// # let client = Client::over(InMemory::new(Router::default()));
    /// use callbacks_runtime::credential::ApiKey;
    ///
    /// let target = Target::new("https://shop.example/hook")?;
    /// let key = ApiKey::new("k-123").for_origin_of(&target);
    /// let client = client.with_credential(&payments::security::API_KEY, key);
    /// # Ok::<(), callbacks_runtime::Error>(())
    /// ```
    #[must_use]
    pub fn with_credential<C: Credential>(
        mut self,
        scheme: &'static SecurityScheme<C>,
        provider: impl CredentialProvider<C> + 'static,
    ) -> Self {
        self.credentials.add(scheme, provider);
        self
    }

    /// A client for one message. All its requests have this id, so the consumer recognizes a second attempt. Otherwise
    /// each call is a message with a new id.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, Router};
    /// # use callbacks_runtime::client::InMemory;
    /// # let client = Client::over(InMemory::new(Router::default()));
    /// let attempt = client.for_message("msg_order-17-paid".parse()?);
    /// # Ok::<(), callbacks_runtime::signature::MessageIdError>(())
    /// ```
    #[must_use]
    pub fn for_message(&self, id: MessageId) -> Self
    where
        T: Clone,
    {
        let mut client = self.clone();
        client.signing.message = Some(id);
        client
    }

    /// Attaches everything that a request needs on its way, and adds the user's headers.
    fn attach(
        &self,
        request: &mut OutgoingRequest,
        operation: &'static Operation,
        authorizing: authorizing::Authorizing,
        signing: signing::Signing,
    ) {
        #[cfg(feature = "client")]
        let redirects = self.redirects(operation, &request.headers);
        // Everything that is added from here on is only for the target's own origin.
        self.add_headers(request);
        request.extensions.insert(attachments::Attachments {
            signing,
            authorizing,
            observing: Some(observe::Observing::new(operation, self.hook.clone())),
            #[cfg(feature = "client")]
            redirects,
        });
    }

    /// Adds the user's headers to those of the operation.
    pub(crate) fn add_headers(&self, request: &mut OutgoingRequest) {
        for (name, value) in &self.headers {
            if !request.headers.contains_key(name) {
                request.headers.insert(name, value.clone());
            }
        }
    }

    /// The transport.
    pub fn transport(&self) -> &T {
        &self.transport
    }
}
