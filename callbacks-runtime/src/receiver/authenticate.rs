//! Authenticates callers: user functions check the credentials of requests.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::StatusCode;
use http::request::Parts;

use super::handler_error::HandlerError;
use super::router::Router;
use crate::credential::{
    Credential, Demand, Principal, Scheme, SchemeKind, Security, SecurityScheme, Verdict,
};

impl Router {
    /// Checks credentials of a security scheme of the document. The function says whether their owner may call. Its
    /// errors are answered with their status.
    ///
    /// Once any scheme has a function, a request only reaches the handler with the credentials that its operation
    /// requires, in one of the alternatives. Operations whose schemes have no function are refused, unless the
    /// requirement comes from the root of the document. If credentials are optional (`{}`), they may be missing but not
    /// wrong. All failures get the same answer before the body is read: 401, with the challenges of the operation's
    /// schemes (RFC 9110 section 11.6.1). [`on_failure`](Self::on_failure) gets the reason.
    ///
    /// ```
    /// # use callbacks_runtime::credential::SecurityScheme;
    /// # mod payments { pub mod security {
    /// #     use callbacks_runtime::credential::*;
    /// #     pub static BEARER_AUTH: SecurityScheme<Bearer> = SecurityScheme::bearer("bearerAuth");
    /// # } }
    /// # let router = callbacks_runtime::Router::default();
    /// use callbacks_runtime::credential::Bearer;
    ///
    /// let router = router.authenticate(&payments::security::BEARER_AUTH, async |bearer: Bearer| {
    ///     Ok(bearer.is("the token that we gave the provider"))
    /// });
    /// ```
    ///
    /// A function that identifies the owner returns an `Option` instead of a `bool`. The handler gets the value with
    /// [`Context::principal`](crate::Context::principal):
    ///
    /// ```
    /// # use callbacks_runtime::credential::SecurityScheme;
    /// # mod payments { pub mod security {
    /// #     use callbacks_runtime::credential::*;
    /// #     pub static BASIC: SecurityScheme<Basic> = SecurityScheme::basic("basic");
    /// # } }
    /// # let router = callbacks_runtime::Router::default();
    /// use callbacks_runtime::credential::Basic;
    ///
    /// struct Tenant(String);
    ///
    /// let router = router.authenticate(&payments::security::BASIC, async |basic: Basic| {
    ///     Ok(basic.has_password("open sesame").then(|| Tenant(basic.user().to_owned())))
    /// });
    /// ```
    #[must_use]
    pub fn authenticate<C, F, R, V>(
        mut self,
        scheme: &'static SecurityScheme<C>,
        authenticator: F,
    ) -> Self
    where
        C: Credential,
        F: Fn(C) -> R + Send + Sync + 'static,
        R: Future<Output = Result<V, HandlerError>> + Send + 'static,
        V: Verdict,
    {
        self.authenticators().add(scheme, authenticator);
        self
    }
}

/// The owners of a request's credentials, by the requirement of the operation. Operations at one URL may require
/// different schemes, and an owner found by one scheme is unknown to operations that require another.
#[derive(Clone, Default)]
pub(super) struct Admitted(Arc<Vec<(Security, Vec<Principal>)>>);

impl Admitted {
    pub(super) fn add(&mut self, security: Security, found: Vec<Principal>) {
        if found.iter().any(|principal| principal.is_named()) {
            Arc::make_mut(&mut self.0).push((security, found));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first owner of this type.
    pub(super) fn principal<P: 'static>(&self, security: &Security) -> Option<&P> {
        let mut admitted = self.0.iter();
        let (_, found) = admitted.find(|(asked, _)| asked == security)?;
        found.iter().find_map(Principal::downcast_ref)
    }
}

type Verifying = Pin<Box<dyn Future<Output = Result<Option<Principal>, HandlerError>> + Send>>;

/// Finds a credential in a request and checks it. `None` if there is none.
type Authenticator = dyn Fn(&Parts) -> Option<Verifying> + Send + Sync;

/// The functions that check credentials, by security scheme.
#[derive(Clone, Default)]
pub(super) struct Authenticators(Arc<Vec<Entry>>);

#[derive(Clone)]
struct Entry {
    scheme: &'static Scheme,
    authenticator: Arc<Authenticator>,
}

/// The result for the credentials of one alternative.
enum Found {
    Right(Vec<Principal>),
    Wrong,
    Absent,
}

impl Authenticators {
    /// Whether no credentials are checked.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a function for the credentials of a scheme.
    pub(super) fn add<C, F, R, V>(&mut self, scheme: &'static SecurityScheme<C>, authenticator: F)
    where
        C: Credential,
        F: Fn(C) -> R + Send + Sync + 'static,
        R: Future<Output = Result<V, HandlerError>> + Send + 'static,
        V: Verdict,
    {
        let scheme = scheme.scheme();
        let authenticator = move |parts: &Parts| -> Option<Verifying> {
            let credential = C::read(scheme, parts)?;
            let verdict = authenticator(credential);
            Some(Box::pin(async move { Ok(verdict.await?.into_found()) }))
        };
        Arc::make_mut(&mut self.0).push(Entry {
            scheme,
            authenticator: Arc::new(authenticator),
        });
    }

    /// Whether a request may continue, and who owns its credentials. It needs the credentials of one alternative,
    /// unless they are optional. Without functions all requests continue. With any function, requirements that cannot
    /// be checked are refused, except for those of the document's root.
    ///
    /// # Errors
    ///
    /// Returns an error with status 401, or the error of the user's function.
    pub(super) async fn admit(
        &self,
        security: &Security,
        parts: &Parts,
    ) -> Result<Vec<Principal>, HandlerError> {
        let alternatives = security.alternatives().iter();
        let asking = alternatives.filter(|demands| !demands.is_empty());
        if self.0.is_empty() || asking.clone().next().is_none() {
            return Ok(Vec::new());
        }
        let mut demands = asking.clone().flat_map(|demands| demands.iter());
        if security.is_inherited() && !demands.any(|demand| self.find(demand).is_some()) {
            return Ok(Vec::new());
        }
        let mut is_absent = true;
        for demands in asking {
            match self.authenticate_all(demands, parts).await? {
                Found::Right(principals) => return Ok(principals),
                Found::Wrong => is_absent = false,
                Found::Absent => {}
            }
        }
        match (is_absent, security.allows_none()) {
            (true, true) => Ok(Vec::new()),
            (true, false) => Err(unauthorized("the request has no credential that it needs")),
            (false, _) => Err(unauthorized("the credential of the request was refused")),
        }
    }

    async fn authenticate_all(
        &self,
        demands: &[Demand],
        parts: &Parts,
    ) -> Result<Found, HandlerError> {
        let mut all = Found::Right(Vec::new());
        for demand in demands {
            let verifying = self
                .find(demand)
                .and_then(|entry| (entry.authenticator)(parts));
            let Some(verifying) = verifying else {
                if matches!(all, Found::Right(_)) {
                    all = Found::Absent;
                }
                continue;
            };
            match (verifying.await?, &mut all) {
                (Some(principal), Found::Right(principals)) => principals.push(principal),
                (Some(_), _) => {}
                (None, _) => all = Found::Wrong,
            }
        }
        Ok(all)
    }

    fn find(&self, demand: &Demand) -> Option<&Entry> {
        let mut entries = self.0.iter().rev();
        entries.find(|entry| std::ptr::eq(entry.scheme, demand.scheme()))
    }

    /// The challenges for an operation (RFC 9110 section 11.6.1). They do not depend on what was wrong.
    pub(super) fn challenges(&self, security: &Security) -> Vec<&'static str> {
        let mut challenges = Vec::new();
        if self.0.is_empty() {
            return challenges;
        }
        let demands = security.alternatives().iter().flat_map(|each| each.iter());
        for demand in demands {
            let challenge = challenge(demand.scheme().kind());
            if !challenges.contains(&challenge) {
                challenges.push(challenge);
            }
        }
        challenges
    }
}

/// Schemes that HTTP does not define get a challenge too, because a 401 must have one (RFC 9110 section 15.5.2).
fn challenge(kind: SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Basic => r#"Basic realm="callbacks", charset="UTF-8""#,
        SchemeKind::Bearer | SchemeKind::OAuth2 | SchemeKind::OpenIdConnect(_) => "Bearer",
        SchemeKind::Http(scheme) => scheme,
        SchemeKind::ApiKeyInHeader(_)
        | SchemeKind::ApiKeyInQuery(_)
        | SchemeKind::ApiKeyInCookie(_) => "ApiKey",
        SchemeKind::MutualTls => "ClientCertificate",
    }
}

fn unauthorized(reason: &'static str) -> HandlerError {
    HandlerError::new(reason).with_status(StatusCode::UNAUTHORIZED)
}

/// Shows the names of the schemes only.
impl fmt::Debug for Authenticators {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|entry| entry.scheme.name());
        formatter.debug_list().entries(names).finish()
    }
}
