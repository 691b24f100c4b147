//! Schemas without names of their own that are equal are one type.
//!
//! Which are equal is found before they are lowered ([`Equal`](crate::schema::Equal)). A schema that has a name stays apart,
//! even from one of the same name and content: see [`super::claims`].

use super::Lowering;
use crate::ir::TypeId;
use crate::schema::Gathered;

impl Lowering<'_, '_> {
    /// Notes that a type is that of another schema, too.
    pub(super) fn share(&mut self, id: TypeId, schema: &Gathered<'_>, hint: &str) {
        self.naming.used(id.0, hint);
        let Some(definition) = self.types.get_mut(id) else {
            return;
        };
        let texts = schema.texts();
        let documentation = &mut definition.documentation;
        // What one of them says alone, it says of its place.
        documentation
            .summary
            .take_if(|text| Some(text.as_str()) != texts.summary);
        documentation
            .description
            .take_if(|text| Some(text.as_str()) != texts.description);
    }
}
