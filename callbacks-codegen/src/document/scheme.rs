//! Security schemes: how a caller is authenticated.

use std::collections::HashMap;

use super::Texts;
use super::style::In;
use crate::source::{NodeId, View};

/// A Security Scheme Object, with its name.
#[derive(Clone, Debug)]
pub(crate) struct SecurityScheme<'s> {
    pub(crate) name: &'s str,
    pub(crate) id: NodeId,
    pub(crate) texts: Texts<'s>,
    pub(crate) kind: SchemeKind<'s>,
}

/// How a caller is authenticated (OpenAPI "Security Scheme Object").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind<'s> {
    Basic,
    /// With `bearerFormat`.
    Bearer(Option<&'s str>),
    /// Another scheme of HTTP's registry (RFC 9110 section 16.4.1).
    Http(&'s str),
    ApiKey(In, &'s str),
    /// With the URL where a program gets tokens.
    OAuth2(Option<&'s str>),
    OpenIdConnect(&'s str),
    MutualTls,
}

/// The schemes that were read. Faults of each are reported once.
#[derive(Debug, Default)]
pub(crate) struct Schemes<'s> {
    pub(super) root: Option<View<'s>>,
    pub(super) known: HashMap<NodeId, Option<SchemeKind<'s>>>,
}

impl<'s> Schemes<'s> {
    /// Schemes are looked up in the root document first.
    pub(super) fn look_in(&mut self, root: View<'s>) {
        self.root = Some(root);
    }
}
