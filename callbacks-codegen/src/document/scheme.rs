//! Security schemes: how a caller is known.

use std::collections::HashMap;

use super::Texts;
use super::style::In;
use crate::source::{NodeId, View};

/// A Security Scheme Object under its name.
#[derive(Clone, Debug)]
pub(crate) struct SecurityScheme<'s> {
    pub(crate) name: &'s str,
    pub(crate) id: NodeId,
    pub(crate) texts: Texts<'s>,
    pub(crate) kind: SchemeKind<'s>,
}

/// How a caller is known (OpenAPI "Security Scheme Object").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemeKind<'s> {
    Basic,
    /// With `bearerFormat`.
    Bearer(Option<&'s str>),
    /// Another scheme of HTTP's registry (RFC 9110 section 16.4.1).
    Http(&'s str),
    ApiKey(In, &'s str),
    /// With the URL from which a program gets tokens.
    OAuth2(Option<&'s str>),
    OpenIdConnect(&'s str),
    MutualTls,
}

/// The schemes that were read, so that what is wrong with one is told once.
#[derive(Debug, Default)]
pub(crate) struct Schemes<'s> {
    pub(super) root: Option<View<'s>>,
    pub(super) known: HashMap<NodeId, Option<SchemeKind<'s>>>,
}

impl<'s> Schemes<'s> {
    /// Schemes are looked up in the document itself first.
    pub(super) fn look_in(&mut self, root: View<'s>) {
        self.root = Some(root);
    }
}
