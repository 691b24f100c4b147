//! The proof that a reservation is one's own.

use std::fmt;

use super::store::StoreError;

/// The proof that a reservation is one's own. The router draws one at random for each reservation.
///
/// If a reservation expires and the message is reserved again, both holders know the same key, but not the same token.
/// So a store can refuse a late commit of the first holder.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token(u64);

impl Token {
    /// A new token.
    ///
    /// # Errors
    ///
    /// Returns an error if the operating system has no random numbers.
    pub fn random() -> Result<Self, StoreError> {
        getrandom::u64().map(Self).map_err(StoreError::new)
    }

    /// A token as a store keeps it.
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// The number that a store keeps.
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Token({:016x})", self.0)
    }
}
