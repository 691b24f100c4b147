//! Facts about types.

use std::collections::{HashMap, HashSet};

use super::{Enumeration, TypeId};

/// Facts about types, found when all of them are known.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The types that the document deprecates.
    pub(crate) deprecated: HashSet<TypeId>,
    /// The enumerations with a value that is a default.
    pub(crate) enumerations: HashMap<TypeId, Enumeration>,
    /// The choices: the names of the types among their variants.
    pub(crate) choices: HashMap<TypeId, HashSet<String>>,
}
