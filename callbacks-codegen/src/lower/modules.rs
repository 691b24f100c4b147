//! The modules of operations and callbacks.

use std::collections::HashMap;

use crate::document;
use crate::ir::{Callback, Origin};
use crate::names::{self, Scope};
use crate::source::Location;

/// An operation of the document, and the parts of its name.
pub(super) struct Named<'d, 's> {
    pub(super) location: Location,
    pub(super) operation: &'d document::Operation<'s>,
    pub(super) origin: Origin,
    pub(super) name: String,
    /// The prefix if two operations would have the same name.
    pub(super) context: String,
}

/// The modules of the operations. If several have the same name, all of them get the name of their parent as a prefix,
/// so that none depends on the order.
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

/// A key with one operation shares its module. A key with several has its own module, unless one of its operations has
/// that name already.
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
