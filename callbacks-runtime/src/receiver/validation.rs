//! What becomes of requests that differ from the document.

/// What a receiver does with a request whose values are not as their schemas say.
///
/// Whatever the choice, a request must be what its media type says, and the generated types must be able to hold it.
///
/// ```
/// use callbacks_runtime::Validation;
///
/// # let router = callbacks_runtime::Router::default();
/// let router = router.validation(Validation::Reported);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Validation {
    /// It is refused with 422.
    #[default]
    Enforced,
    /// The handler runs, wherever the types can hold the values. [`Context::violations`](crate::Context::violations) lists what
    /// is wrong, and so do [`Router::on_request`](crate::Router::on_request) and the log. The handler's answers are not checked.
    Reported,
    /// Nothing is checked beyond what the types hold: neither requests nor the handler's answers.
    Off,
}
