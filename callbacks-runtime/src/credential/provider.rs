//! Where a client's credentials come from.

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

/// What a provider is asked for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Asked<'a> {
    /// The security scheme.
    pub scheme: &'static Scheme,
    /// The scopes that a token must have, or what else the document lists with the scheme.
    pub scopes: &'static [&'static str],
    /// To whom the credential would be sent.
    pub origin: &'a Origin,
}

/// Gives credentials when they are needed: tokens that expire, or one for each consumer.
///
/// It is asked for each attempt to send a request, so it should keep what it has until that expires.
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
///         // Strangers get none.
///         let is_partner = asked.origin.host().ends_with(".partner.example");
///         Ok(is_partner.then(|| Bearer::new("a token of the partner's authorization server")))
///     }
/// }
/// ```
pub trait CredentialProvider<C>: Send + Sync {
    /// Why there may be no credential that there should be. It must hold no secret: it is logged.
    type Error: Into<Box<dyn std::error::Error + Send + Sync>>;

    /// The credential; `None` where there is none for this origin.
    ///
    /// # Errors
    ///
    /// When there should be one, but it could not be had. Nothing is sent then.
    fn credential(
        &self,
        asked: Asked<'_>,
    ) -> impl Future<Output = Result<Option<C>, Self::Error>> + Send;
}

/// A credential together with those to whom it may go.
#[derive(Clone, Debug)]
pub struct Granted<C> {
    credential: C,
    to: Audience,
}

#[derive(Clone, Debug)]
enum Audience {
    /// `None` where the target has no origin: then it goes to nobody.
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

/// A provider whose type of credentials is forgotten.
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
    /// Adds one, which is asked before all others.
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

    /// The credential for what is asked for, if there is one for the origin. Schemes are the same if they are the same
    /// static: those of two documents may have one name.
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

/// The names of the schemes alone.
impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|entry| entry.scheme.name());
        formatter.debug_list().entries(names).finish()
    }
}
