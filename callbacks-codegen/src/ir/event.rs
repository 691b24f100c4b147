//! Operations that arrive at one URL.

use crate::document::Side;
use crate::settings::Discriminator;

/// How the requests of an operation are known among others at the same URL.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// The name that the document gives it.
    pub(crate) name: String,
    /// Where to look: the same for all operations at the URL.
    pub(crate) discriminators: Vec<Discriminator>,
    /// For each of them the texts that the operation's schema allows; `None` where it does not say.
    pub(crate) values: Vec<Option<Vec<String>>>,
    /// Whether the user said where to look, so that names count where there are no constants.
    pub(crate) is_named: bool,
}

/// Operations of one URL and method that nothing tells apart: they are received by one method, which takes an enum.
#[derive(Debug)]
pub(crate) struct Group {
    /// The name of the method, and of the module with the enums.
    pub(crate) module: String,
    pub(crate) sent_by: Side,
    /// Places in [`Api::operations`](super::Api::operations).
    pub(crate) members: Vec<usize>,
    /// A variant for each of them.
    pub(crate) variants: Vec<String>,
}

/// What receives all webhooks at one URL.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// The module that holds it.
    pub(crate) module: String,
    pub(crate) discriminators: Vec<Discriminator>,
    /// The webhooks, by their places in [`Api::operations`](super::Api::operations).
    pub(crate) members: Vec<usize>,
    /// A variant for each of them.
    pub(crate) variants: Vec<String>,
}
