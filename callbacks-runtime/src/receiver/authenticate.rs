//! Who calls: the credentials of requests, judged by functions of the user's.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::StatusCode;
use http::request::Parts;

use super::handler_error::HandlerError;
use super::router::Router;
use crate::credential::{Credential, Demand, Scheme, SchemeKind, Security, SecurityScheme};

impl Router {
    /// Judges the credentials of a security scheme of the document: whether they are someone's who may call. An error is
    /// answered with its status.
    ///
    /// With a function for any scheme, only those requests reach the handler that have the credentials their operation asks
    /// for, in one of its alternatives: also operations whose schemes have no function are refused then, unless only the
    /// document asks for these, of its whole API. An operation that may be called without (`{}`) may have none, but no
    /// wrong ones. All that fails gets the same answer, 401 with the challenges of the operation's schemes (RFC 9110 section
    /// 11.6.1), before its body is read; [`on_failure`](Self::on_failure) is told why.
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
    #[must_use]
    pub fn authenticate<C, F, R>(mut self, scheme: &'static SecurityScheme<C>, judge: F) -> Self
    where
        C: Credential,
        F: Fn(C) -> R + Send + Sync + 'static,
        R: Future<Output = Result<bool, HandlerError>> + Send + 'static,
    {
        self.authenticators().add(scheme, judge);
        self
    }
}

type Judgement = Pin<Box<dyn Future<Output = Result<bool, HandlerError>> + Send>>;

/// Finds a credential in a request and judges it; `None` where there is none.
type Judge = dyn Fn(&Parts) -> Option<Judgement> + Send + Sync;

/// The functions that judge credentials, by security scheme.
#[derive(Clone, Default)]
pub(super) struct Authenticators(Arc<Vec<Entry>>);

#[derive(Clone)]
struct Entry {
    scheme: &'static Scheme,
    judge: Arc<Judge>,
}

/// What became of the credentials of one alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Right,
    Wrong,
    Absent,
}

impl Authenticators {
    /// Whether nothing is judged.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Judges the credentials of a scheme.
    pub(super) fn add<C, F, R>(&mut self, scheme: &'static SecurityScheme<C>, judge: F)
    where
        C: Credential,
        F: Fn(C) -> R + Send + Sync + 'static,
        R: Future<Output = Result<bool, HandlerError>> + Send + 'static,
    {
        let scheme = scheme.scheme();
        let judge = move |parts: &Parts| -> Option<Judgement> {
            let credential = C::read(scheme, parts)?;
            Some(Box::pin(judge(credential)))
        };
        Arc::make_mut(&mut self.0).push(Entry {
            scheme,
            judge: Arc::new(judge),
        });
    }

    /// Whether a request may go on: it has the credentials of one alternative, or needs none. Who judges nothing lets all
    /// through. Who judges refuses what he cannot judge, but not for what only the document asks of its whole API.
    ///
    /// # Errors
    ///
    /// Of status 401, or what a function of the user's says.
    pub(super) async fn admit(
        &self,
        security: &Security,
        parts: &Parts,
    ) -> Result<(), HandlerError> {
        let alternatives = security.alternatives().iter();
        let asking = alternatives.filter(|demands| !demands.is_empty());
        if self.0.is_empty() || asking.clone().next().is_none() {
            return Ok(());
        }
        let mut demands = asking.clone().flat_map(|demands| demands.iter());
        if security.is_inherited() && !demands.any(|demand| self.find(demand).is_some()) {
            return Ok(());
        }
        let mut is_absent = true;
        for demands in asking {
            match self.judge_all(demands, parts).await? {
                Found::Right => return Ok(()),
                Found::Wrong => is_absent = false,
                Found::Absent => {}
            }
        }
        match (is_absent, security.allows_none()) {
            (true, true) => Ok(()),
            (true, false) => Err(unauthorized("the request has no credential that it needs")),
            (false, _) => Err(unauthorized("the credential of the request was refused")),
        }
    }

    async fn judge_all(&self, demands: &[Demand], parts: &Parts) -> Result<Found, HandlerError> {
        let mut all = Found::Right;
        for demand in demands {
            let judgement = self.find(demand).and_then(|entry| (entry.judge)(parts));
            let Some(judgement) = judgement else {
                if all == Found::Right {
                    all = Found::Absent;
                }
                continue;
            };
            if !judgement.await? {
                all = Found::Wrong;
            }
        }
        Ok(all)
    }

    fn find(&self, demand: &Demand) -> Option<&Entry> {
        let mut entries = self.0.iter().rev();
        entries.find(|entry| std::ptr::eq(entry.scheme, demand.scheme()))
    }

    /// The challenges for an operation (RFC 9110 section 11.6.1): the same whatever was wrong.
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

/// Schemes that are none of HTTP's are named all the same: an answer 401 has a challenge (RFC 9110 section 15.5.2).
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

/// The names of the schemes alone.
impl fmt::Debug for Authenticators {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|entry| entry.scheme.name());
        formatter.debug_list().entries(names).finish()
    }
}
