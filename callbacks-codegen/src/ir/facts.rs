//! What is known of types wherever they are named.

use std::collections::{HashMap, HashSet};

use super::{Enumeration, TypeId};

/// Facts about types, found when all of them are known.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The types that the document deprecates.
    pub(crate) deprecated: HashSet<TypeId>,
    /// The enumerations of which a value is meant where a member is absent.
    pub(crate) enumerations: HashMap<TypeId, Enumeration>,
    /// The choices: the names of the types among their variants.
    pub(crate) choices: HashMap<TypeId, HashSet<String>>,
}
