//! Which schemas have the same meaning.
//!
//! The meaning of a schema becomes a key. In it, subschemas are replaced by the first equal ones, and references by the
//! schemas that they lead to. The walk ends at references, so it terminates.
//!
//! Descriptions are left out, because they often describe the place rather than the schema. Everything else counts,
//! also unknown keywords.

use std::collections::HashMap;

use super::keyword::Keyword;
use super::node::{Form, Said, Schema, Within};
use super::{SchemaId, Schemas};
use crate::source::{FileId, View};

/// For schemas that were compared, the first equal one.
pub(crate) type EqualSchemas = HashMap<SchemaId, SchemaId, rustc_hash::FxBuildHasher>;

/// A part of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Token<'s> {
    Keyword(Keyword),
    Text(&'s str),
    Number(&'s str),
    Bool(bool),
    Null,
    /// A subschema, or a referenced one.
    Schema(SchemaId),
    /// The file that names refer to.
    File(FileId),
    Map,
    List,
    End,
}

/// The schemas that were compared so far.
#[derive(Debug, Default)]
pub(crate) struct Equal<'s> {
    by_key: HashMap<Vec<Token<'s>>, SchemaId, rustc_hash::FxBuildHasher>,
    first: EqualSchemas,
}

impl<'s> Equal<'s> {
    /// The first schema that is equal to this one.
    pub(crate) fn first(&mut self, schemas: &Schemas<'_, 's>, schema: SchemaId) -> SchemaId {
        if let Some(known) = self.first.get(&schema) {
            return *known;
        }
        let mut key = Vec::new();
        let first = match self.write(schemas, schemas.get(schema), &mut key) {
            Some(()) => *self.by_key.entry(key).or_insert(schema),
            None => schema,
        };
        self.first.insert(schema, first);
        first
    }

    /// The same, if the schema was compared.
    pub(crate) fn known(&self, schema: SchemaId) -> SchemaId {
        self.first.get(&schema).copied().unwrap_or(schema)
    }

    /// For each schema that was compared, the first equal one.
    pub(crate) fn into_schemas(self) -> EqualSchemas {
        self.first
    }

    /// `None` if a reference is dangling, which is reported for each schema.
    fn write(
        &mut self,
        schemas: &Schemas<'_, 's>,
        schema: &Schema<'s>,
        key: &mut Vec<Token<'s>>,
    ) -> Option<()> {
        if schema.form != Form::Keywords {
            write_data(schema.view, key);
            return Some(());
        }
        let said = schema.keywords.iter();
        let said = said.filter(|said| !said.keyword.only_describes(said.name));
        let mut said: Vec<_> = said.collect();
        said.sort_unstable_by_key(|said| (said.keyword, said.name));
        for said in said {
            key.push(match said.keyword {
                Keyword::Other => Token::Text(said.name),
                keyword => Token::Keyword(keyword),
            });
            self.write_keyword(schemas, schema, said, key)?;
        }
        Some(())
    }

    fn write_keyword(
        &mut self,
        schemas: &Schemas<'_, 's>,
        schema: &Schema<'s>,
        said: &Said<'s>,
        key: &mut Vec<Token<'s>>,
    ) -> Option<()> {
        match (&said.within, said.keyword) {
            (Within::One(inner), _) => key.push(Token::Schema(self.first(schemas, *inner))),
            (Within::List(list), keyword) => {
                key.push(Token::List);
                for inner in list {
                    key.push(Token::Schema(self.first(schemas, *inner)));
                    // Titles of branches name variants of the type.
                    if matches!(keyword, Keyword::OneOf | Keyword::AnyOf) {
                        write_titles(schemas, schemas.get(*inner), key);
                    }
                }
                key.push(Token::End);
            }
            (Within::Map(members), _) => {
                key.push(Token::Map);
                for member in members {
                    key.push(Token::Text(member.key.text));
                    key.push(Token::Schema(self.first(schemas, member.schema)));
                }
                key.push(Token::End);
            }
            (Within::Nothing, Keyword::Required) if said.value.is_sequence() => {
                let mut names: Vec<_> = schema.names(Keyword::Required).collect();
                names.sort_unstable();
                key.push(Token::List);
                key.extend(names.into_iter().map(Token::Text));
                key.push(Token::End);
            }
            (Within::Nothing, Keyword::Ref) if schema.is_reference() => {
                key.push(Token::Schema(schemas.resolve(schema.id).ok()?.schema));
            }
            (Within::Nothing, Keyword::DynamicRef) if said.value.as_str().is_some() => {
                match schemas.is_set_anew(schema) {
                    true => write_data(said.value, key),
                    false => key.push(Token::Schema(schemas.dynamic_target(schema)?)),
                }
            }
            (Within::Nothing, Keyword::Discriminator) => {
                let value = said.value;
                // A schema that inherits from one base does not inherit from another.
                if schema.is_base() && !schemas.heirs(schema.id).list.is_empty() {
                    key.push(Token::Schema(schema.id));
                }
                // Names and references in it are resolved in the file.
                if value.get("mapping").is_some() || value.get("defaultMapping").is_some() {
                    key.push(Token::File(value.file()));
                }
                write_data(value, key);
            }
            (Within::Nothing, _) => write_data(said.value, key),
        }
        Some(())
    }
}

fn write_data<'s>(data: View<'s>, key: &mut Vec<Token<'s>>) {
    if data.is_mapping() {
        key.push(Token::Map);
        for (name, value) in data.entries() {
            key.push(Token::Text(name.text));
            write_data(value, key);
        }
        key.push(Token::End);
    } else if data.is_sequence() {
        key.push(Token::List);
        data.items().for_each(|item| write_data(item, key));
        key.push(Token::End);
    } else {
        key.push(scalar(data));
    }
}

fn scalar(data: View<'_>) -> Token<'_> {
    if let Some(text) = data.as_str() {
        return Token::Text(text);
    }
    if let Some(number) = data.as_number() {
        return Token::Number(number);
    }
    match data.as_bool() {
        Some(value) => Token::Bool(value),
        None => Token::Null,
    }
}

/// The title of a branch, or one from its `allOf`.
fn write_titles<'s>(schemas: &Schemas<'_, 's>, branch: &Schema<'s>, key: &mut Vec<Token<'s>>) {
    key.extend(branch.text(Keyword::Title).map(Token::Text));
    for inner in branch.list(Keyword::AllOf) {
        write_titles(schemas, schemas.get(*inner), key);
    }
}
