//! Equal anonymous schemas share one type.
//!
//! [`Equal`](crate::schema::Equal) finds them before they are lowered. A named schema stays separate, even from one
//! with the same name and content: see [`super::claims`].

use super::Lowering;
use crate::ir::TypeId;
use crate::schema::Gathered;

impl Lowering<'_, '_> {
    /// Records that a type is also that of another schema.
    pub(super) fn share(&mut self, id: TypeId, schema: &Gathered<'_>, hint: &str) {
        self.naming.used(id.0, hint);
        let Some(definition) = self.types.get_mut(id) else {
            return;
        };
        let texts = schema.texts();
        let documentation = &mut definition.documentation;
        // Text that only one of them has describes its place.
        documentation
            .summary
            .take_if(|text| Some(text.as_str()) != texts.summary);
        documentation
            .description
            .take_if(|text| Some(text.as_str()) != texts.description);
    }
}
