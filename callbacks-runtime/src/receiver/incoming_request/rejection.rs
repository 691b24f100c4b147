//! Why a request is refused.

use bytes::Bytes;
use http::{Response, StatusCode};
use http_body_util::Full;

use crate::receiver::problem::{MOST, Shown, answer, problem_details};
use crate::receiver::violation::RequestViolation;

/// Why a request is refused before the handler runs.
#[derive(Clone, Debug, Default)]
pub struct Rejection {
    status: Option<StatusCode>,
    violations: Vec<RequestViolation>,
    /// How many more there are.
    more: usize,
    pub(super) shown: Shown,
}

impl Rejection {
    pub(super) fn empty(shown: Shown) -> Self {
        Self {
            shown,
            ..Self::default()
        }
    }

    /// Why a request fits none of several forms. A single form is not named.
    pub(in crate::receiver) fn of_all(mut rejections: Vec<(&'static str, Self)>) -> Self {
        if rejections.len() == 1
            && let Some((_, only)) = rejections.pop()
        {
            return only;
        }
        let shown = rejections.first().map(|(_, first)| first.shown);
        let mut all = Self::empty(shown.unwrap_or_default());
        for (name, rejection) in rejections {
            let status = rejection.status();
            all.more += rejection.more;
            for violation in rejection.violations {
                let detail = format!("as `{name}`: {}", violation.detail);
                all.note(
                    status,
                    RequestViolation {
                        detail,
                        ..violation
                    },
                );
            }
        }
        all
    }

    /// The number of faults.
    pub(in crate::receiver) fn count(&self) -> usize {
        self.violations.len() + self.more
    }

    /// The listed faults.
    pub(in crate::receiver) fn violations(&self) -> &[RequestViolation] {
        &self.violations
    }

    /// Each fault and its place, without received values, for a log.
    pub(in crate::receiver) fn places(&self) -> impl Iterator<Item = String> {
        self.violations.iter().map(RequestViolation::to_string)
    }

    /// The body of the answer.
    pub(in crate::receiver) fn to_json(&self) -> String {
        problem_details(self.status(), &self.violations, self.more, self.shown)
    }

    /// The status of the answer.
    pub(in crate::receiver) fn status(&self) -> StatusCode {
        self.status.unwrap_or(StatusCode::BAD_REQUEST)
    }

    /// The first check that fails decides the status: media type, then syntax, then schema.
    pub(in crate::receiver) fn note(
        &mut self,
        status: StatusCode,
        mut violation: RequestViolation,
    ) {
        violation.is_quoting = status == StatusCode::UNPROCESSABLE_ENTITY;
        let rank = |status| match status {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => 0,
            StatusCode::BAD_REQUEST => 1,
            _ => 2,
        };
        self.status = match self.status {
            Some(known) if rank(known) <= rank(status) => Some(known),
            _ => Some(status),
        };
        if self.violations.len() < MOST {
            self.violations.push(violation);
        } else {
            self.more += 1;
        }
    }

    pub(in crate::receiver) fn into_response(self) -> Response<Full<Bytes>> {
        answer(self.status(), self.to_json())
    }
}
