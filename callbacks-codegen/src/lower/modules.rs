//! The modules of operations and callbacks.

use std::collections::HashMap;

use crate::document;
use crate::ir::{Callback, Origin};
use crate::names::{self, Scope};
use crate::source::Location;

/// An operation of the document with what its name is made of.
pub(super) struct Named<'d, 's> {
    pub(super) location: Location,
    pub(super) operation: &'d document::Operation<'s>,
    pub(super) origin: Origin,
    pub(super) name: String,
    /// Stands before the name where two operations would have the same.
    pub(super) context: String,
}

/// The modules of the operations. Those of equal name all get the name of what they belong to before theirs, so that
/// none depends on which comes first.
pub(super) fn module_names(
    named: &[Named<'_, '_>],
    callbacks: &mut [Callback],
    scope: &mut Scope,
) -> Vec<String> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for each in named {
        *count.entry(names::snake(&each.name)).or_default() += 1;
    }
    let mut modules = Vec::new();
    for each in named {
        let short = names::snake(&each.name);
        let long = names::snake(&format!("{} {}", each.context, each.name));
        let is_unique = count.get(&short) == Some(&1);
        modules.push(if is_unique {
            scope.take([short, long])
        } else {
            scope.take([long])
        });
    }
    name_callbacks(named, &modules, callbacks, scope);
    modules
}

/// A key with one operation shares its module; one with several has a module of its own, unless an operation of its own
/// has that name already.
fn name_callbacks(
    named: &[Named<'_, '_>],
    modules: &[String],
    callbacks: &mut [Callback],
    scope: &mut Scope,
) {
    let mut by_callback = vec![Vec::new(); callbacks.len()];
    for (each, module) in named.iter().zip(modules) {
        if let Origin::Callback(of) = each.origin {
            by_callback[of].push(module);
        }
    }
    for (callback, own) in callbacks.iter_mut().zip(by_callback) {
        callback.module = match own.as_slice() {
            [only] => (*only).clone(),
            _ if own.contains(&&callback.module) => callback.module.clone(),
            _ => scope.take([
                callback.module.clone(),
                format!("{}_callback", callback.module),
            ]),
        };
    }
}
