//! `discriminator` (OpenAPI, "Discriminator Object"): one member of an object selects its schema.

use super::Checker;
use crate::validation::compile::{Node, TaggedRules};
use crate::validation::instance::{AsInstance, Instance, Members};
use crate::validation::message::quote_text;
use crate::validation::path::Path;

/// How many known strings a message lists.
const LISTED: usize = 16;

/// The value of the member.
enum Tag {
    /// The index of a branch.
    Branch(usize),
    Unknown(String),
    Missing,
    NoText,
}

impl Checker<'_> {
    pub(super) fn tagged(
        &mut self,
        rules: &'static TaggedRules,
        instance: Instance<'_>,
        path: &Path<'_>,
    ) -> bool {
        let Instance::Object(members) = instance else {
            return self.apply(&rules.otherwise, instance, path);
        };
        let property = &rules.property;
        let place = path.member(property);
        match rules.tag(members) {
            Tag::Branch(index) => match rules.branches.get(index) {
                Some(branch) => self.apply(branch, instance, path),
                None => true,
            },
            Tag::Unknown(text) => self.fail(&place, "discriminator", || {
                let known = list(&rules.texts);
                let text = quote_text(&text);
                format!("unknown value {text} of `{property}`, expected {known}")
            }),
            Tag::Missing => self.fail(path, "discriminator", || {
                let known = list(&rules.texts);
                format!("missing member `{property}`, which says what the value is: {known}")
            }),
            Tag::NoText => self.fail(&place, "discriminator", || {
                format!("the member `{property}` is not a string, and says what the value is")
            }),
        }
    }
}

impl TaggedRules {
    /// The branch for an object.
    pub(super) fn branch(&'static self, members: Members<'_>) -> Option<&'static Node> {
        match self.tag(members) {
            Tag::Branch(index) => self.branches.get(index),
            _ => None,
        }
    }

    fn tag(&self, members: Members<'_>) -> Tag {
        let member = members.get(&self.property);
        match member {
            Instance::String(text) => self.known(text),
            Instance::Absent => self.default.map_or(Tag::Missing, Tag::Branch),
            // A user type is seen as its JSON.
            Instance::Foreign(value) => match value.to_json() {
                Ok(json) => match json.as_instance() {
                    Instance::String(text) => self.known(text),
                    _ => Tag::NoText,
                },
                Err(_) => Tag::NoText,
            },
            _ => Tag::NoText,
        }
    }

    fn known(&self, text: &str) -> Tag {
        let index = self.by_text.get(text).copied().or(self.default);
        index.map_or_else(|| Tag::Unknown(text.to_owned()), Tag::Branch)
    }
}

/// The known strings.
fn list(texts: &[Box<str>]) -> String {
    let shown = texts.iter().take(LISTED);
    let shown: Vec<_> = shown.map(|text| quote_text(text)).collect();
    let start = match texts {
        [_] => String::new(),
        _ => "one of ".to_owned(),
    };
    match texts.len() - shown.len() {
        0 => format!("{start}{}", shown.join(", ")),
        more => format!("{start}{} or {more} others", shown.join(", ")),
    }
}
