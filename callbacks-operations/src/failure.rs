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
    /// The body is too large.
    TooLarge(usize),
    /// The body is not what its type says.
    Malformed(&'static str),
    /// The body has a type that is not read here.
    Unsupported(&'static str),
    /// There is no such page, or not with this method.
    NoRoute,
    BadMethod,
    /// The store failed. The text is for the log.
    Store(String),
    /// The page itself failed. The text is for the log.
    Panicked(String),
}

impl Failure {
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Unsupported(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NoRoute => StatusCode::NOT_FOUND,
            Self::BadMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Panicked(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Forbidden(why) => (*why).to_owned(),
            Self::NotFound(what) => format!("there is no such {what}"),
            Self::Invalid(problem) => problem.clone(),
            Self::TooLarge(most) => format!("the body has more than {most} bytes"),
            Self::Malformed(problem) | Self::Unsupported(problem) => (*problem).to_owned(),
            Self::NoRoute => "there is no such page".to_owned(),
            Self::BadMethod => "this address is for another method".to_owned(),
            Self::Panicked(_) => {
                "this page failed: the log of the program says why. Nothing else is affected"
                    .to_owned()
            }
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
