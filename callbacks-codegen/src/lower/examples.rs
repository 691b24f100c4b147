//! The examples of a document, for the tests of its users.

use super::Lowering;
use crate::document::{MediaType, allowance};
use crate::ir::Example;
use crate::resolve;
use crate::schema::Keyword;
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// The examples of a media type, or else those of its schema. Operations repeat the examples that they share, so
    /// there is room for so many only. The others are left out: nothing depends on them.
    pub(super) fn examples(&mut self, media_type: &MediaType<'s>) -> Vec<Example> {
        let mut examples = self.all_examples(media_type);
        let room = allowance(self.schemas.sources.bytes());
        examples.retain(|example| {
            let length = self.repeated_examples.saturating_add(example.json.len());
            let has_room = length <= room;
            if has_room {
                self.repeated_examples = length;
            }
            has_room
        });
        examples
    }

    fn all_examples(&self, media_type: &MediaType<'s>) -> Vec<Example> {
        /// More than a user chooses from.
        const MOST: usize = 16;
        let resolved = |view: View<'s>| resolve::resolve(self.schemas.sources, view).ok();
        let named = media_type.view.get("examples").into_iter();
        let named = named
            .flat_map(|examples| examples.entries())
            .filter_map(|(key, example)| Some((Some(key.text), resolved(example)?)))
            .filter_map(|(name, example)| {
                Some((name, example.get("dataValue").or(example.get("value"))?))
            });
        let own = media_type.view.get("example").into_iter();
        let own = own.map(|example| (None, example)).chain(named);
        let schema = self.schema_of(media_type);
        let schema = schema.and_then(|schema| self.schemas.resolved(schema));
        let of_schema = schema.into_iter().flat_map(|schema| {
            let list = schema.get(Keyword::Examples).into_iter();
            let list = list.flat_map(|examples| examples.items());
            schema.get(Keyword::Example).into_iter().chain(list)
        });
        own.chain(of_schema.map(|example| (None, example)))
            .take(MOST)
            .map(|(name, example)| Example {
                name: name.map(str::to_owned),
                json: example.to_json(),
            })
            .collect()
    }
}
