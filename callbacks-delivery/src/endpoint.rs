//! Endpoints: who gets which events, and with which secrets.

use std::time::{Duration, SystemTime};

use callbacks_runtime::Target;
use callbacks_runtime::signature::StandardKey;

use crate::error::{Error, Kind};
use crate::outbox::Outbox;
use crate::store::{Endpoint, EndpointId, Secret, Store};

/// Checks the URL of an endpoint when it is registered, so that its owner hears of a bad one early.
///
/// The client checks it again at each attempt.
pub trait Vet {
    /// Checks a target.
    ///
    /// # Errors
    ///
    /// If it may not be called.
    fn vet(&self, target: &Target) -> Result<(), callbacks_runtime::Error>;
}

/// Accepts every URL of `http` or `https`, for tests and for clients over a transport of your own.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnyTarget;

impl Vet for AnyTarget {
    fn vet(&self, _target: &Target) -> Result<(), callbacks_runtime::Error> {
        Ok(())
    }
}

#[cfg(feature = "client")]
impl Vet for callbacks_runtime::TargetPolicy {
    fn vet(&self, target: &Target) -> Result<(), callbacks_runtime::Error> {
        Ok(self.check(target)?)
    }
}

/// What a consumer registers: a URL and the events that it wants.
///
/// ```
/// use callbacks_delivery::Registration;
///
/// let registration = Registration::new("https://shop.example/hooks")
///     .events(["order.paid", "order.shipped"])
///     .tenant("blue");
/// # let _ = registration;
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Registration {
    url: String,
    events: Vec<String>,
    tenant: Option<String>,
    secret: Option<StandardKey>,
}

impl Registration {
    /// All events of no tenant, with a new secret.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            events: Vec::new(),
            tenant: None,
            secret: None,
        }
    }

    /// Only these events, by the names of their operations.
    pub fn events(mut self, events: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.events = events.into_iter().map(Into::into).collect();
        self
    }

    /// The events of this tenant.
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    /// A secret that both sides know already. By default, a new one is generated.
    pub fn secret(mut self, key: StandardKey) -> Self {
        self.secret = Some(key);
        self
    }

    fn endpoint(self) -> Endpoint {
        let mut endpoint = Endpoint::new(self.url, self.events);
        endpoint.tenant = self.tenant;
        let key = self.secret.unwrap_or_else(StandardKey::generate);
        endpoint.secrets.push(secret(&key));
        endpoint
    }
}

fn secret(key: &StandardKey) -> Secret {
    Secret {
        key: key.expose(),
        expires: None,
    }
}

/// More keys than a signature has room for.
const MAX_SECRETS: usize = 10;

impl<S: Store> Outbox<S> {
    /// Registers an endpoint. It gets the events that are accepted from now on. Show its secret to its owner.
    ///
    /// # Errors
    ///
    /// If the URL is invalid or refused, or the store fails.
    pub async fn register(
        &self,
        registration: Registration,
        vet: &impl Vet,
    ) -> Result<Endpoint, Error> {
        vet.vet(&Target::new(&registration.url)?)?;
        let endpoint = registration.endpoint();
        self.store().put_endpoint(endpoint.clone()).await?;
        Ok(endpoint)
    }

    /// Changes the URL and the events of an endpoint. Messages that wait go to the new URL.
    ///
    /// # Errors
    ///
    /// If the URL is invalid or refused, there is no such endpoint, or the store fails.
    pub async fn update_endpoint(
        &self,
        id: &EndpointId,
        url: &str,
        events: impl IntoIterator<Item = impl Into<String>>,
        vet: &impl Vet,
    ) -> Result<Endpoint, Error> {
        vet.vet(&Target::new(url)?)?;
        let mut endpoint = self.endpoint(id).await?;
        url.clone_into(&mut endpoint.url);
        endpoint.events = events.into_iter().map(Into::into).collect();
        self.store().put_endpoint(endpoint.clone()).await?;
        Ok(endpoint)
    }

    /// Gives an endpoint a new secret. Until `overlap` has passed, the old ones sign too, so its owner can change in between.
    ///
    /// # Errors
    ///
    /// If there is no such endpoint, it has ten secrets that are still valid, or the store fails.
    pub async fn rotate_secret(
        &self,
        id: &EndpointId,
        key: &StandardKey,
        overlap: Duration,
    ) -> Result<Endpoint, Error> {
        let mut endpoint = self.endpoint(id).await?;
        let now = SystemTime::now();
        endpoint
            .secrets
            .retain(|secret| secret.expires.is_none_or(|end| end > now));
        if endpoint.secrets.len() >= MAX_SECRETS {
            let problem = format!("an endpoint has at most {MAX_SECRETS} valid secrets");
            return Err(Error::new(Kind::Invalid(problem)));
        }
        for older in &mut endpoint.secrets {
            // An overlap without an end leaves them as they are.
            if let Some(end) = now.checked_add(overlap) {
                older.expires = Some(older.expires.map_or(end, |expires| expires.min(end)));
            }
        }
        endpoint.secrets.insert(0, secret(key));
        self.store().put_endpoint(endpoint.clone()).await?;
        Ok(endpoint)
    }

    /// Removes an endpoint. Messages that wait for it become dead letters. Returns whether it was there.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn remove_endpoint(&self, id: &EndpointId) -> Result<bool, Error> {
        Ok(self.store().remove_endpoint(id.clone()).await?)
    }

    /// An endpoint by its id.
    ///
    /// # Errors
    ///
    /// If there is no such endpoint, or the store fails.
    pub async fn endpoint(&self, id: &EndpointId) -> Result<Endpoint, Error> {
        let found = self.store().endpoints_of(vec![id.target()]).await?;
        let missing = || Error::new(Kind::Invalid(format!("there is no endpoint `{id}`")));
        found.into_iter().next().ok_or_else(missing)
    }
}
