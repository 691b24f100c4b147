//! The answer to a request whose handler has ended, or did not run.

use std::collections::HashSet;

use bytes::Bytes;
use http::header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{Response, StatusCode};
use http_body_util::Full;

use super::Shared;
use super::refuse::Refusing;
use super::watch::Watch;
use crate::receiver::context::Context;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::problem::{problem, problem_of};
use crate::receiver::route::{Outcome, Route, UNKNOWN};

impl Shared {
    /// The same answer for every fault, with the challenges that RFC 9110 section 15.5.2 requires.
    pub(super) fn unauthorized(&self, route: &Route, error: &HandlerError) -> Refusing {
        self.hooks.failed(route.name(), error);
        let mut response = answer_to(error);
        if response.status() == StatusCode::UNAUTHORIZED {
            let securities = route.securities().iter();
            let mut challenges: Vec<_> = securities
                .flat_map(|security| self.authenticators.challenges(security))
                .chain(self.verifier.as_ref().map(|_| "Signature"))
                .collect();
            let mut seen = HashSet::new();
            challenges.retain(|challenge| seen.insert(*challenge));
            let challenges = HeaderValue::from_str(&challenges.join(", "))
                .expect("the generator only emits schemes that are HTTP tokens");
            response.headers_mut().insert(WWW_AUTHENTICATE, challenges);
        }
        Refusing::finally(response, error.to_string()).of(route.only_operation())
    }

    /// The answer to a failure. Logs it.
    pub(super) fn failed(&self, name: &'static str, error: &HandlerError) -> Response<Full<Bytes>> {
        self.report(name, error);
        answer_to(error)
    }

    pub(super) fn report(&self, name: &'static str, error: &HandlerError) {
        Watch::failed(name, error);
        self.hooks.failed(name, error);
    }

    pub(super) async fn respond(
        &self,
        index: usize,
        operation: Option<&'static str>,
        outcome: Outcome,
        context: Context,
        watch: &Watch,
    ) -> Response<Full<Bytes>> {
        let name = operation.unwrap_or(UNKNOWN);
        let refusing = match outcome {
            Outcome::Answer(answer) => return answer.into_response(),
            Outcome::Rejected(rejection) => Refusing::rejected(rejection),
            Outcome::Unauthorized(error) => self.unauthorized(&self.routes[index], &error),
            Outcome::Failed(error) => match error.refusal() {
                Some(refusal) => {
                    self.hooks.failed(name, &error);
                    let detail = if self.settings.shows_values {
                        refusal.with_values.as_str()
                    } else {
                        refusal.without_values
                    };
                    let response = with_retry_after(problem_of(error.status(), detail), &error);
                    Refusing::readable(response, error.to_string())
                }
                None => return self.failed(name, &self.hooks.mapped(error)),
            },
            Outcome::Panicked => {
                return self.failed(name, &HandlerError::new("the handler panicked"));
            }
        };
        Box::pin(self.refuse(refusing.of(operation), context, watch)).await
    }
}

pub(super) fn answer_to(error: &HandlerError) -> Response<Full<Bytes>> {
    with_retry_after(problem(error.status()), error)
}

fn with_retry_after(
    mut response: Response<Full<Bytes>>,
    error: &HandlerError,
) -> Response<Full<Bytes>> {
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}
