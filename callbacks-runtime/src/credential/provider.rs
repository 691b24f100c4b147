//! The sources of a client's credentials.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use super::error::Fault;
use super::kinds::{Credential, Presented};
use super::scheme::{Demand, Scheme, SecurityScheme};
use crate::origin::Origin;
use crate::target::Target;

/// What a provider gets when it is asked.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Asked<'a> {
    /// The security scheme.
    pub scheme: &'static Scheme,
    /// The scopes that a token needs, or whatever else the document lists with the scheme.
    pub scopes: &'static [&'static str],
    /// The origin that the credential would be sent to.
    pub origin: &'a Origin,
}

/// Supplies credentials when they are needed: tokens that expire, or one for each consumer.
///
/// It is asked before each attempt to send a request, so cache credentials until they expire.
///
/// ```
/// use callbacks_runtime::credential::{Asked, Bearer, CredentialProvider};
///
/// struct Tokens;
///
/// impl CredentialProvider<Bearer> for Tokens {
///     type Error = std::io::Error;
///
///     async fn credential(&self, asked: Asked<'_>) -> Result<Option<Bearer>, Self::Error> {
///         // Other origins get none.
///         let is_partner = asked.origin.host().ends_with(".partner.example");
///         Ok(is_partner.then(|| Bearer::new("a token of the partner's authorization server")))
///     }
/// }
/// ```
pub trait CredentialProvider<C>: Send + Sync {
    /// Why a credential could not be fetched. It is logged, so it must not contain a secret.
    type Error: Into<Box<dyn std::error::Error + Send + Sync>>;

    /// The credential. `None` if there is none for this origin.
    ///
    /// # Errors
    ///
    /// Returns an error if a credential should exist but could not be fetched. Nothing is sent then.
    fn credential(
        &self,
        asked: Asked<'_>,
    ) -> impl Future<Output = Result<Option<C>, Self::Error>> + Send;
}

/// A credential, and the origins that may see it.
#[derive(Clone, Debug)]
pub struct Granted<C> {
    credential: C,
    to: Audience,
}

#[derive(Clone, Debug)]
enum Audience {
    /// `None` if the target has no origin. Then the credential is sent nowhere.
    Origin(Option<Origin>),
    Any,
}

impl<C> Granted<C> {
    pub(super) fn to_origin_of(credential: C, target: &Target) -> Self {
        Self {
            credential,
            to: Audience::Origin(Origin::of(target)),
        }
    }

    pub(super) fn to_any(credential: C) -> Self {
        Self {
            credential,
            to: Audience::Any,
        }
    }
}

impl<C: Clone + Send + Sync> CredentialProvider<C> for Granted<C> {
    type Error = std::convert::Infallible;

    async fn credential(&self, asked: Asked<'_>) -> Result<Option<C>, Self::Error> {
        let is_meant = match &self.to {
            Audience::Any => true,
            Audience::Origin(origin) => origin.as_ref() == Some(asked.origin),
        };
        Ok(is_meant.then(|| self.credential.clone()))
    }
}

impl<C, P: CredentialProvider<C>> CredentialProvider<C> for Arc<P> {
    type Error = P::Error;

    fn credential(
        &self,
        asked: Asked<'_>,
    ) -> impl Future<Output = Result<Option<C>, Self::Error>> + Send {
        (**self).credential(asked)
    }
}

pub(super) type Found<'a> =
    Pin<Box<dyn Future<Output = Result<Option<Presented>, Fault>> + Send + 'a>>;

/// A provider with its credential type erased.
trait Provide: Send + Sync {
    fn present<'a>(&'a self, asked: Asked<'a>, time: SystemTime) -> Found<'a>;
}

struct Typed<C, P> {
    provider: P,
    credential: PhantomData<fn() -> C>,
}

impl<C: Credential, P: CredentialProvider<C>> Provide for Typed<C, P> {
    fn present<'a>(&'a self, asked: Asked<'a>, time: SystemTime) -> Found<'a> {
        Box::pin(async move {
            let credential = self.provider.credential(asked).await;
            match credential.map_err(|error| Fault::Provider(error.into()))? {
                Some(credential) => credential.present(asked.scheme, time).map(Some),
                None => Ok(None),
            }
        })
    }
}

/// All credentials of a client.
#[derive(Clone, Default)]
pub(crate) struct Credentials(Arc<Vec<Entry>>);

#[derive(Clone)]
struct Entry {
    scheme: &'static Scheme,
    provider: Arc<dyn Provide>,
}

impl Credentials {
    /// Adds a credential. It is tried before all others.
    pub(crate) fn add<C: Credential>(
        &mut self,
        scheme: &'static SecurityScheme<C>,
        provider: impl CredentialProvider<C> + 'static,
    ) {
        let provider = Typed {
            provider,
            credential: PhantomData,
        };
        Arc::make_mut(&mut self.0).push(Entry {
            scheme: scheme.scheme(),
            provider: Arc::new(provider),
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The credential for this scheme and origin. Schemes are compared by the address of their static, because two
    /// documents may use one name.
    pub(super) async fn find(
        &self,
        demand: &Demand,
        origin: &Origin,
        time: SystemTime,
    ) -> Result<Option<Presented>, Fault> {
        let entries = self.0.iter().rev();
        for entry in entries.filter(|entry| std::ptr::eq(entry.scheme, demand.scheme)) {
            let asked = Asked {
                scheme: demand.scheme,
                scopes: demand.scopes,
                origin,
            };
            if let Some(presented) = entry.provider.present(asked, time).await? {
                return Ok(Some(presented));
            }
        }
        Ok(None)
    }
}

/// Shows the names of the schemes only.
impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|entry| entry.scheme.name());
        formatter.debug_list().entries(names).finish()
    }
}
