//! Parameters whose types guarantee their schemas need no check.

use std::collections::HashSet;

use super::conformity::Analysis;
use crate::assertion::Entry;
use crate::ir::{Conformity, Operation, SchemaRequest, TypeDefinition, TypeKind};

/// The schemas of the generated module, and the index of the schema of each request.
pub(super) struct Exported<'s> {
    pub(super) schemas: Vec<Entry<'s>>,
    pub(super) requested: Vec<usize>,
}

impl Exported<'_> {
    /// Stores with each type what its schema requires beyond it.
    pub(super) fn enforce(&mut self, operations: &mut [Operation], types: &mut [TypeDefinition]) {
        let conformities = self.leave_out(operations, types);
        for (definition, conformity) in types.iter_mut().zip(conformities) {
            if let TypeKind::Struct(object) = &mut definition.kind {
                object.conformity = conformity;
            }
        }
    }

    /// Removes the schemas of parameters and headers that do not need them, and schemas that nothing else needs.
    /// Computes what schemas require beyond types on the way.
    fn leave_out(
        &mut self,
        operations: &mut [Operation],
        types: &[TypeDefinition],
    ) -> Vec<Option<Conformity>> {
        let analysis = Analysis::new(&self.schemas, &self.requested, types);
        let mut dropped = HashSet::new();
        let parameters = operations.iter_mut().flat_map(|operation| {
            let answers = operation.responses.iter_mut();
            let headers = answers.flat_map(|response| &mut response.headers);
            operation.parameters.iter_mut().chain(headers)
        });
        for parameter in parameters {
            let enforced = |request: &SchemaRequest| {
                analysis.is_enforced(self.requested[request.0], &parameter.ty)
            };
            if let Some(request) = parameter.schema.take_if(|request| enforced(request)) {
                dropped.insert(request.0);
            }
        }
        let mut conformities = analysis.of_types();
        if !dropped.is_empty() {
            let places = self.keep(&self.reached(&dropped));
            let known = conformities.iter_mut().flatten();
            known.for_each(|each| each.each_schema(&mut |schema| *schema = places[*schema]));
        }
        conformities
    }

    /// The schemas that other requests lead to.
    fn reached(&self, dropped: &HashSet<usize>) -> HashSet<usize> {
        let requests = self.requested.iter().enumerate();
        let requests = requests.filter(|(request, _)| !dropped.contains(request));
        let mut open: Vec<usize> = requests.map(|(_, index)| *index).collect();
        let mut found = HashSet::new();
        while let Some(index) = open.pop() {
            if found.insert(index) {
                let schema = &self.schemas[index].assertion;
                schema.references(&mut |entry| open.push(entry.0));
            }
        }
        found
    }

    /// Removes all other schemas. Returns the new index of each.
    fn keep(&mut self, kept: &HashSet<usize>) -> Vec<usize> {
        let mut places = Vec::with_capacity(self.schemas.len());
        let mut next = 0;
        for index in 0..self.schemas.len() {
            places.push(next);
            next += usize::from(kept.contains(&index));
        }
        let mut index = 0..;
        self.schemas
            .retain(|_| index.next().is_some_and(|index| kept.contains(&index)));
        for place in &mut self.requested {
            *place = places[*place];
        }
        places
    }
}
