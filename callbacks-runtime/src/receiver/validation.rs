//! How to treat requests that depart from the document.

/// What a receiver does with a request that does not match its schemas.
///
/// In any case, a request must be valid for its media type, and the generated types must be able to hold it.
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
    /// Refuse it with 422.
    #[default]
    Enforced,
    /// Run the handler if the types can hold the values. [`Context::violations`](crate::Context::violations) lists what
    /// is wrong, and so do [`Router::on_request`](crate::Router::on_request) and the log. The handler's answers are not
    /// validated.
    Reported,
    /// Validate neither requests nor the handler's answers. They only have to fit the types.
    Off,
}
