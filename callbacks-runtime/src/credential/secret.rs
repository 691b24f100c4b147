//! A text that nobody may see.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// A text that is never printed, and wiped when dropped.
///
/// ```
/// use callbacks_runtime::credential::Secret;
///
/// let secret = Secret::new("s3cret");
/// assert_eq!(format!("{secret:?}"), "..");
/// assert!(secret.is("s3cret") && !secret.is("s3cre"));
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The secret of this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The text itself: never for logs.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether it is this text, in a time that does not depend on where they differ.
    pub fn is(&self, text: &str) -> bool {
        let (own, other) = (self.expose().as_bytes(), text.as_bytes());
        let pairs = own.iter().zip(other);
        let differing = pairs.fold(0, |differing, (own, other)| {
            std::hint::black_box(differing | (own ^ other))
        });
        differing == 0 && own.len() == other.len()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("..")
    }
}
