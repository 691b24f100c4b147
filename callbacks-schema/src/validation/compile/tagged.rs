//! `discriminator`, in the form that the generator writes: `propertyName`, `branches`, and `mapping` from strings to
//! indices of branches.

use super::Compiler;
use super::document::{self, Fields, Text};
use super::rules::{Node, TaggedRules};

impl Compiler<'_> {
    pub(super) fn tagged(&mut self, value: &Text) -> Option<TaggedRules> {
        let fields = Fields::of(value)?;
        let property = document::string(fields.get("propertyName")?)?.into();
        let branches = self.nodes(fields.get("branches")?)?;
        let place = |text: &Text| document::count(text).filter(|place| *place < branches.len());
        let mapping = Fields::of(fields.get("mapping")?)?.0.into_iter();
        let mapping: Vec<(Box<str>, usize)> = mapping
            .filter_map(|(text, branch)| Some((text.into(), place(branch)?)))
            .collect();
        let default = fields.get("default").and_then(place);
        let otherwise = fields.get("else").and_then(|text| self.node(text));
        Some(TaggedRules {
            property,
            texts: mapping.iter().map(|(text, _)| text.clone()).collect(),
            by_text: mapping.into_iter().collect(),
            branches,
            default,
            otherwise: otherwise.unwrap_or(Node::Anything),
        })
    }
}
