//! Operations that arrive at one URL.

use crate::document::Side;
use crate::settings::Discriminator;

/// How the requests of an operation are distinguished from others at the same URL.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// The name that the document gives it.
    pub(crate) name: String,
    /// Where to look. The same for all operations at the URL.
    pub(crate) discriminators: Vec<Discriminator>,
    /// For each discriminator the strings that the operation's schema allows. `None` if it has no constants.
    pub(crate) values: Vec<Option<Vec<String>>>,
    /// Whether the user chose the discriminators, so that names count if there are no constants.
    pub(crate) is_named: bool,
}

/// Operations with one URL and method that nothing distinguishes. One method with an enum receives them.
#[derive(Debug)]
pub(crate) struct Group {
    /// The name of the method, and of the module with the enums.
    pub(crate) module: String,
    pub(crate) sent_by: Side,
    /// Indices in [`Api::operations`](super::Api::operations).
    pub(crate) members: Vec<usize>,
    /// A variant for each of them.
    pub(crate) variants: Vec<String>,
}

/// The endpoint of all webhooks at one URL.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// Its module.
    pub(crate) module: String,
    pub(crate) discriminators: Vec<Discriminator>,
    /// The webhooks, by their indices in [`Api::operations`](super::Api::operations).
    pub(crate) members: Vec<usize>,
    /// A variant for each of them.
    pub(crate) variants: Vec<String>,
}
