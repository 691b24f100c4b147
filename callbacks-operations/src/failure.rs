//! Why a request is not answered as wanted.

use callbacks_delivery::{Error, StoreError};
use http::StatusCode;

#[derive(Debug)]
pub(crate) enum Failure {
    /// Access is denied, or only looking is allowed.
    Forbidden(&'static str),
    /// It is not there, or belongs to another tenant: the answer is the same.
    NotFound(&'static str),
    /// What was sent is not valid.
    Invalid(String),
    /// The store failed. The text is for the log.
    Store(String),
}

impl Failure {
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Forbidden(why) => (*why).to_owned(),
            Self::NotFound(what) => format!("there is no such {what}"),
            Self::Invalid(problem) => problem.clone(),
            Self::Store(_) => "the store does not answer: try again in a moment".to_owned(),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error.is_refused() {
            true => Self::Invalid("the store cannot keep a character of this".to_owned()),
            false => Self::Store(error.to_string()),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error.as_store() {
            Some(store) if !store.is_refused() => Self::Store(store.to_string()),
            _ => Self::Invalid(error.to_string()),
        }
    }
}
