//! A secret string.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// A string that is never printed, and is wiped when dropped.
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
    /// A secret with this value.
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The secret value. Never log it.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether the value is equal. The time does not depend on where it differs.
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
