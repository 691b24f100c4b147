//! The provider's side: a client that every generated `CallbackSender` trait is implemented for.

mod attachments;
mod authorizing;
mod call;
mod deliver;
mod deliver_loop;
mod exchanged;
mod fault;
#[cfg(not(feature = "client"))]
mod missing;
mod observe;
#[cfg(feature = "client")]
mod redirect;
mod signing;

use std::sync::Arc;
use std::time::SystemTime;

use http::HeaderMap;

use crate::answer::Answer;
use crate::credential::{Credential, CredentialProvider, Credentials, SecurityScheme};
use crate::header::{self, InvalidHeader};
use crate::outgoing::Outgoing;
use crate::signature::{MessageId, Signer};
use crate::transport::{Transport, TransportError};

#[cfg(test)]
pub(crate) use attachments::Attachments;
#[cfg(test)]
pub(crate) use authorizing::{Authorizing, authorize, strip};
pub use call::Call;
pub use deliver::{Delivery, Retrying};
pub use exchanged::Exchanged;
#[cfg(not(feature = "client"))]
pub use missing::{Enabled, FeatureClient};
#[cfg(feature = "cloudevents")]
pub(crate) use observe::Observing;
pub(crate) use observe::exchange;

/// Sends a request, also to where it is redirected if that is asked for.
#[cfg_attr(
    not(feature = "client"),
    expect(unused_variables, reason = "without a client nothing is followed")
)]
async fn send<T: Transport>(
    transport: &T,
    request: Outgoing,
    time_of_day: impl Fn() -> SystemTime + Send + Sync,
) -> Result<Answer, TransportError> {
    #[cfg(feature = "client")]
    if attachments::Attachments::of(&request).is_some_and(|attached| attached.redirects.is_some()) {
        // Apart, since it takes room that most requests do not need.
        return Box::pin(redirect::follow(transport, request, time_of_day)).await;
    }
    exchange(transport, request).await
}

#[cfg(feature = "client")]
type DefaultTransport = crate::transport::HttpTransport;
#[cfg(not(feature = "client"))]
type DefaultTransport = std::convert::Infallible;

/// Sends callbacks: it implements the `CallbackSender` trait of every generated module.
///
/// One client serves a whole process: it pools its connections, and a clone shares them. What stands between it and the
/// network is a [`Transport`](crate::Transport): HTTP by default, [`InMemory`](crate::InMemory) in tests.
///
/// ```
/// # #[cfg(feature = "client")]
/// let client = callbacks_runtime::Client::new();
/// ```
#[derive(Clone, Debug)]
pub struct Client<T = DefaultTransport> {
    transport: T,
    is_checked: bool,
    signing: signing::Signing,
    /// What the user adds to every request.
    headers: HeaderMap,
    /// The operations whose redirects are followed.
    #[cfg(feature = "client")]
    following: Vec<&'static crate::operation::Operation>,
    credentials: Credentials,
    /// Whom the user wants to be told of exchanges.
    hook: exchanged::Hook,
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
        Self {
            transport,
            is_checked: true,
            signing: signing::Signing::default(),
            headers: HeaderMap::new(),
            #[cfg(feature = "client")]
            following: Vec::new(),
            credentials: Credentials::default(),
            hook: exchanged::Hook::default(),
        }
    }

    /// Sends requests and takes answers that their schemas refuse: nothing is checked beyond what the types hold.
    ///
    /// That is for a consumer who departs from the document, and for those who check on their own
    /// ([`Validate`](crate::Validate)). Which branch of a choice (`oneOf`, `anyOf`) an answer is still depends on what
    /// the branches ask for.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, InMemory, Router};
    /// let client = Client::over(InMemory::new(Router::default())).without_validation();
    /// ```
    #[must_use]
    pub fn without_validation(mut self) -> Self {
        self.is_checked = false;
        self
    }

    /// Signs every request, over the bytes that are sent and at the time when they are. What the signer sets replaces what
    /// anybody else would send under the same name, parameters of the document included.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, InMemory, Router};
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

    /// Sends a header with every request: a tenant, a version, an id for tracing. A clone is cheap, so one call may have
    /// headers of its own.
    ///
    /// What the operation declares goes before, and so do credentials and signatures. The value is handled as a secret: it is
    /// in no error and no `Debug`, and never sent to another origin that a consumer redirects to.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, InMemory, Router};
    /// # let client = Client::over(InMemory::new(Router::default()));
    /// let client = client.with_header("X-Tenant", "blue")?;
    /// let of_this_call = client.clone().with_header("X-Request-Id", "7f3a")?;
    /// assert!(client.with_header("Content-Length", "0").is_err());
    /// # Ok::<(), callbacks_runtime::InvalidHeader>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the name is none or is not an application's to set (`Host`, `Content-Length`, `Transfer-Encoding`,
    /// `Connection`, `Keep-Alive`, `TE`, `Trailer`, `Upgrade`, `Expect`, `Proxy-*`, and with a signer `webhook-id`,
    /// `webhook-timestamp` and `webhook-signature`), or the value has other characters than visible ASCII, spaces and tabs,
    /// or more than 8 KiB.
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self, InvalidHeader> {
        let (name, mut value) = header::check(name, value)?;
        if self.signing.signer.is_some() && header::is_of_signature(&name) {
            return Err(header::signers_own(&name));
        }
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(self)
    }

    /// Gives credentials to the operations that ask for a security scheme, and to whom they may go. The
    /// [module of credentials](crate::credential) has what holds of them. Of several for one scheme the last is asked first.
    ///
    /// A clone shares connections and all else: one with the credential of one consumer costs next to nothing.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, InMemory, Router, Target};
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

    /// The client for one message: whatever it sends has this id, so that a consumer knows a second attempt. Without,
    /// each call is a message with an id of its own.
    ///
    /// ```
    /// # use callbacks_runtime::{Client, InMemory, Router};
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

    /// Adds the user's headers to what the operation declares.
    pub(crate) fn add_headers(&self, request: &mut Outgoing) {
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
