//! Security schemes. Each one that an operation requires gets a name.

use std::collections::HashMap;

use super::documentation;
use crate::document;
use crate::ir::{Demand, SchemeKind, Security, SecurityScheme};
use crate::names::{self, Scope};
use crate::source::NodeId;

/// The schemes so far.
#[derive(Debug, Default)]
pub(super) struct Schemes<'s> {
    pub(super) list: Vec<SecurityScheme>,
    /// The name of their module.
    pub(super) module: String,
    known: HashMap<(NodeId, &'s str), usize>,
    scope: Scope,
}

impl<'s> Schemes<'s> {
    /// What an operation requires. `None` for nothing.
    pub(super) fn lower(&mut self, operation: &document::Operation<'s>) -> Option<Security> {
        let security = operation.security.as_ref()?;
        let asks = security.alternatives.iter().any(|each| !each.is_empty());
        asks.then(|| Security {
            is_own: security.is_own,
            alternatives: security
                .alternatives
                .iter()
                .map(|demands| self.lower_demands(demands))
                .collect(),
        })
    }

    fn lower_demands(&mut self, demands: &[document::Demand<'s>]) -> Vec<Demand> {
        let demands = demands.iter().map(|demand| Demand {
            scheme: self.lower_scheme(&demand.scheme),
            scopes: demand
                .scopes
                .iter()
                .map(|&scope| scope.to_owned())
                .collect(),
        });
        demands.collect()
    }

    fn lower_scheme(&mut self, scheme: &document::SecurityScheme<'s>) -> usize {
        let known = self.known.entry((scheme.id, scheme.name));
        *known.or_insert_with(|| {
            let constant = names::constant(scheme.name);
            self.list.push(SecurityScheme {
                constant: self.scope.take([constant]),
                name: scheme.name.to_owned(),
                kind: kind(scheme.kind),
                documentation: documentation(&scheme.texts),
            });
            self.list.len() - 1
        })
    }
}

fn kind(kind: document::SchemeKind<'_>) -> SchemeKind {
    match kind {
        document::SchemeKind::Basic => SchemeKind::Basic,
        document::SchemeKind::Bearer(format) => SchemeKind::Bearer(format.map(str::to_owned)),
        document::SchemeKind::Http(scheme) => SchemeKind::Http(scheme.to_owned()),
        document::SchemeKind::ApiKey(place, name) => SchemeKind::ApiKey(place, name.to_owned()),
        document::SchemeKind::OAuth2(url) => SchemeKind::OAuth2(url.map(str::to_owned)),
        document::SchemeKind::OpenIdConnect(url) => SchemeKind::OpenIdConnect(url.to_owned()),
        document::SchemeKind::MutualTls => SchemeKind::MutualTls,
    }
}
