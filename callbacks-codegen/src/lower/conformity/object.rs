//! Objects beside structs.

use super::{Analysis, MAX_DEPTH, text};
use crate::ir::{Conformity, Constant, Field, Scalar, Struct, Test, UnknownMembers};

impl Analysis<'_> {
    /// What the schema at a place leaves to be asked of a struct.
    pub(super) fn object(&self, schema: usize, object: &Struct) -> Option<Conformity> {
        let mut found = Conformity {
            has_no_others: matches!(object.unknown, UnknownMembers::Keep { .. }),
            ..Conformity::default()
        };
        let text = self.text(schema);
        self.says(text, Some(schema), object, &mut found, MAX_DEPTH)?;
        Some(found)
    }

    /// What a schema that stands at a place, or within another, leaves to be asked.
    fn says(
        &self,
        text: &str,
        place: Option<usize>,
        object: &Struct,
        found: &mut Conformity,
        depth: usize,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let keywords = text::members(text)?;
        for (keyword, value) in &keywords {
            match *keyword {
                "xml" => {}
                "type" => is_among("object", value).then_some(())?,
                "required" => {
                    let mut names = text::items(value)?.into_iter();
                    let all = names.all(|name| is_always_there(object, name));
                    all.then_some(())?;
                }
                // Members beside those of the struct are looked for first. A part of an `allOf` may not name all of these.
                "additionalProperties" => {
                    let is_any = *value == "true" || names_all(object, &keywords)?;
                    is_any.then_some(())?;
                }
                "properties" => {
                    for (name, schema) in text::members(value)? {
                        self.member(name, schema, place, object, found, depth)?;
                    }
                }
                "$ref" => {
                    let schema = self.referred(value)?;
                    self.says(self.text(schema), Some(schema), object, found, depth)?;
                }
                "allOf" => {
                    for part in text::items(value)? {
                        self.says(part, None, object, found, depth)?;
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn member(
        &self,
        name: &str,
        schema: &str,
        place: Option<usize>,
        object: &Struct,
        found: &mut Conformity,
        depth: usize,
    ) -> Option<()> {
        if let Some(constant) = object.constants.iter().find(|each| each.json_name == name) {
            return is_always(constant, schema).then_some(());
        }
        let fields = &object.fields;
        let Some(index) = fields.iter().position(|field| field.json_name == name) else {
            // The type has no such member.
            return Some(());
        };
        let field = &fields[index];
        if field.ty.is_foreign() {
            return None;
        }
        let test = match self.value(schema, &field.ty, is_nullable(field), depth) {
            Some(left) if left.is_empty() => return Some(()),
            Some(left) => Test::Value(left),
            None => Test::Member(place?),
        };
        if !found.fields.contains(&(index, test.clone())) {
            found.fields.push((index, test));
        }
        Some(())
    }
}

/// Whether a schema names all members of a struct.
fn names_all(object: &Struct, keywords: &[(&str, &str)]) -> Option<bool> {
    let named = keywords
        .iter()
        .find(|(keyword, _)| *keyword == "properties");
    let named = match named {
        Some((_, members)) => text::members(members)?,
        None => Vec::new(),
    };
    let is_named = |name: &String| named.iter().any(|(known, _)| known == name);
    let mut fields = object.fields.iter().map(|field| &field.json_name);
    let mut constants = object.constants.iter().map(|each| &each.json_name);
    Some(fields.all(is_named) && constants.all(is_named))
}

fn is_nullable(field: &Field) -> bool {
    field.presence.nullable
}

/// Whether a name is among those that a keyword gives.
pub(super) fn is_among(name: &str, value: &str) -> bool {
    match text::items(value) {
        Some(names) => names
            .into_iter()
            .any(|each| text::string(each) == Some(name)),
        None => text::string(value) == Some(name),
    }
}

fn is_always_there(object: &Struct, name: &str) -> bool {
    let Some(name) = text::string(name) else {
        return false;
    };
    let mut constants = object.constants.iter();
    let mut fields = object.fields.iter();
    constants.any(|each| each.json_name == name)
        || fields.any(|field| field.json_name == name && field.presence.required)
}

/// Whether a schema allows the one value of a member.
fn is_always(constant: &Constant, schema: &str) -> bool {
    let value = match &constant.value {
        Scalar::String(text) if !text.contains(['"', '\\']) => format!("\"{text}\""),
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
        Scalar::String(_) | Scalar::Number(_) => return false,
    };
    text::members(schema).is_some_and(|members| {
        members.into_iter().all(|(keyword, said)| match keyword {
            "const" => said == value,
            "enum" => text::items(said).is_some_and(|items| items.contains(&&*value)),
            "type" => match &constant.value {
                Scalar::String(_) => is_among("string", said),
                Scalar::Boolean(_) => is_among("boolean", said),
                _ => is_among("integer", said) || is_among("number", said),
            },
            _ => false,
        })
    })
}
