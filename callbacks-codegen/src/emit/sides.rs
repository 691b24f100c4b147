//! Which sides are generated, and what these receive.

use std::collections::HashSet;

use crate::document::Side;
use crate::ir::{Api, TypeDefinition};
use crate::settings::Settings;

/// The sides that are generated.
pub(super) struct Sides {
    /// The provider's.
    sender: bool,
    /// The consumer's.
    receiver: bool,
    /// Whether anything can be received at all.
    has_receiver: bool,
    /// The names of the types of which values are received on a side that is generated.
    read: HashSet<String>,
}

impl Sides {
    pub(super) fn new(api: &Api, settings: &Settings) -> Self {
        Self {
            sender: settings.sender,
            receiver: settings.receiver,
            has_receiver: settings.features.receiver,
            read: read_types(api, settings),
        }
    }

    /// Whether the side that sends an operation is generated.
    pub(super) fn is_sent(&self, by: Side) -> bool {
        match by {
            Side::Provider => self.sender,
            Side::Consumer => self.receiver,
        }
    }

    /// Whether the side that receives an operation is generated.
    pub(super) fn is_received(&self, by: Side) -> bool {
        let is_generated = match by {
            Side::Provider => self.receiver,
            Side::Consumer => self.sender,
        };
        is_generated && self.has_receiver
    }

    /// Whether values of a type are received.
    pub(super) fn is_read(&self, definition: &TypeDefinition) -> bool {
        self.read.contains(&definition.name)
    }
}

/// The names of the types that are reached from what a generated side receives.
fn read_types(api: &Api, settings: &Settings) -> HashSet<String> {
    let is_generated = |side| match side {
        Side::Provider => settings.sender,
        Side::Consumer => settings.receiver,
    };
    let mut open = Vec::new();
    for operation in &api.operations {
        if settings.features.receiver && is_generated(operation.sent_by.other()) {
            let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
            let bodies = operation.body.iter();
            let bodies = bodies.flat_map(|body| body.contents.types());
            parameters
                .chain(bodies)
                .for_each(|ty| ty.named(&mut |id| open.push(id)));
        }
        if is_generated(operation.sent_by) {
            let answers = operation.responses.iter();
            answers
                .flat_map(|response| response.types())
                .for_each(|ty| ty.named(&mut |id| open.push(id)));
        }
    }
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        let definition = &api.types[id.0];
        if found.insert(definition.name.clone()) {
            definition.parts(&mut |ty| ty.named(&mut |id| open.push(id)));
        }
    }
    found
}
