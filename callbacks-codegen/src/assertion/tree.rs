//! A schema as the runtime reads it, and its JSON.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

use super::EntryId;
use crate::ir::Scalar;
use crate::schema::{Keyword, Selection, TypeName};
use crate::source::{View, write_string};

/// What a schema requires of a value.
#[derive(Clone, Debug)]
pub(crate) enum Assertion<'s> {
    /// Nothing.
    Anything,
    /// It allows no value.
    Nothing,
    /// All of these.
    All(Vec<Clause<'s>>),
}

/// A keyword with its value.
#[derive(Clone, Debug)]
pub(crate) enum Clause<'s> {
    /// `$ref`: another entry, and its name.
    Reference(EntryId, Rc<str>),
    Types(Vec<TypeName>),
    Enum(Vec<Value<'s>>),
    Const(Value<'s>),
    Count(Keyword, u64),
    /// A number as the document writes it.
    Number(Keyword, &'s str),
    Flag(Keyword),
    Text(Keyword, &'s str),
    /// A format or encoding of strings that is not asserted. Samples use it.
    Annotation(Keyword, &'s str),
    /// `pattern` for the engine of the runtime, if its syntax differs.
    Regex(String),
    Names(Keyword, Vec<&'s str>),
    NamesByName(Keyword, Vec<(&'s str, Vec<&'s str>)>),
    Schema(Keyword, Assertion<'s>),
    Schemas(Keyword, Vec<Assertion<'s>>),
    SchemasByName(Keyword, Vec<(Cow<'s, str>, Assertion<'s>)>),
    /// `discriminator`: the string of a property selects the schema.
    Tagged(Box<Tagged<'s>>),
    /// An XML Object, as in the document.
    Xml(View<'s>),
}

/// The choices of a discriminator.
#[derive(Clone, Debug)]
pub(crate) struct Tagged<'s> {
    pub(crate) selection: Rc<Selection>,
    /// The index of the branch for values with another string, or without one.
    pub(crate) default: Option<usize>,
    /// The schemas of the branches, and possibly one for all other strings.
    pub(crate) branches: Vec<Assertion<'s>>,
    /// The schema for values that are not objects.
    pub(crate) otherwise: Assertion<'s>,
}

/// A listed value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'s> {
    String(&'s str),
    Null,
    Other(View<'s>),
}

impl<'s> Assertion<'s> {
    /// The assertion of all of these clauses.
    pub(super) fn of(clauses: Vec<Clause<'s>>) -> Self {
        if clauses.is_empty() {
            Self::Anything
        } else {
            Self::All(clauses)
        }
    }

    /// The assertion of all of these parts.
    pub(super) fn all(mut parts: Vec<Self>) -> Self {
        parts.retain(|part| !part.is_anything());
        match parts.len() {
            0 => Self::Anything,
            1 => parts.remove(0),
            _ => Self::All(vec![Clause::Schemas(Keyword::AllOf, parts)]),
        }
    }

    /// The same for values of one type only.
    pub(super) fn with_type(self, name: TypeName) -> Self {
        let mut clauses = vec![Clause::Types(vec![name])];
        match self {
            Self::Nothing => return self,
            Self::Anything => {}
            Self::All(others) => clauses.extend(others),
        }
        Self::All(clauses)
    }

    pub(super) fn null() -> Self {
        Self::All(vec![Clause::Types(vec![TypeName::Null])])
    }

    pub(crate) fn is_anything(&self) -> bool {
        matches!(self, Self::Anything)
    }

    /// Visits every entry that it refers to.
    pub(crate) fn references(&self, take: &mut dyn FnMut(EntryId)) {
        let Self::All(clauses) = self else { return };
        for clause in clauses {
            match clause {
                Clause::Reference(entry, _) => take(*entry),
                Clause::Schema(_, schema) => schema.references(take),
                Clause::Schemas(_, schemas) => {
                    schemas.iter().for_each(|schema| schema.references(take));
                }
                Clause::SchemasByName(_, schemas) => {
                    schemas
                        .iter()
                        .for_each(|(_, schema)| schema.references(take));
                }
                Clause::Tagged(tagged) => {
                    let branches = tagged.branches.iter();
                    branches.for_each(|schema| schema.references(take));
                }
                _ => {}
            }
        }
    }
}

impl Assertion<'_> {
    /// Writes it as compact JSON.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Self::Anything => out.push_str("true"),
            Self::Nothing => out.push_str("false"),
            Self::All(clauses) => {
                out.push('{');
                separated(out, clauses, |out, clause| clause.write(out));
                out.push('}');
            }
        }
    }
}

impl Display for Assertion<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

impl Clause<'_> {
    fn name(&self) -> &'static str {
        match self {
            Self::Reference(..) => Keyword::Ref.name(),
            Self::Types(_) => Keyword::Type.name(),
            Self::Enum(_) => Keyword::Enum.name(),
            Self::Const(_) => Keyword::Const.name(),
            Self::Regex(_) => "regex",
            Self::Annotation(Keyword::ContentEncoding, _) => "encoding",
            Self::Annotation(..) => "annotation",
            Self::Tagged(_) => Keyword::Discriminator.name(),
            Self::Xml(_) => Keyword::Xml.name(),
            Self::Count(keyword, _)
            | Self::Number(keyword, _)
            | Self::Flag(keyword)
            | Self::Text(keyword, _)
            | Self::Names(keyword, _)
            | Self::NamesByName(keyword, _)
            | Self::Schema(keyword, _)
            | Self::Schemas(keyword, _)
            | Self::SchemasByName(keyword, _) => keyword.name(),
        }
    }

    fn write(&self, out: &mut String) {
        out.push('"');
        out.push_str(self.name());
        out.push_str("\":");
        match self {
            Self::Reference(_, name) => write_string(name, out),
            Self::Types(types) => match types.as_slice() {
                [only] => write_string(only.name(), out),
                several => list(out, several, |out, name| write_string(name.name(), out)),
            },
            Self::Enum(values) => list(out, values, |out, value| value.write(out)),
            Self::Const(value) => value.write(out),
            Self::Count(_, count) => out.push_str(&count.to_string()),
            Self::Number(_, number) => out.push_str(number),
            Self::Flag(_) => out.push_str("true"),
            Self::Text(_, text) | Self::Annotation(_, text) => write_string(text, out),
            Self::Regex(text) => write_string(text, out),
            Self::Names(_, names) => write_names(out, names),
            Self::NamesByName(_, map) => object(out, map, |out, names| write_names(out, names)),
            Self::Schema(_, schema) => schema.write(out),
            Self::Schemas(_, schemas) => list(out, schemas, |out, schema| schema.write(out)),
            Self::SchemasByName(_, map) => object(out, map, |out, schema| schema.write(out)),
            Self::Tagged(tagged) => tagged.write(out),
            Self::Xml(view) => view.write_json(out),
        }
    }
}

impl Tagged<'_> {
    /// The branches by index, because several strings may lead to one.
    fn write(&self, out: &mut String) {
        out.push_str("{\"propertyName\":");
        write_string(&self.selection.property, out);
        let branches = self.selection.branches.iter().enumerate();
        let places: Vec<_> = branches
            .flat_map(|(place, branch)| branch.texts.iter().map(move |text| (text, place)))
            .collect();
        out.push_str(",\"mapping\":");
        object(out, &places, |out, place| out.push_str(&place.to_string()));
        out.push_str(",\"branches\":");
        list(out, &self.branches, |out, branch| branch.write(out));
        if let Some(place) = self.default {
            out.push_str(",\"default\":");
            out.push_str(&place.to_string());
        }
        if !self.otherwise.is_anything() {
            out.push_str(",\"else\":");
            self.otherwise.write(out);
        }
        out.push('}');
    }
}

impl<'s> Value<'s> {
    /// A value of the document. If a string is expected, `08` and `NO` are strings.
    pub(super) fn of(value: View<'s>, is_string: bool) -> Self {
        match value.as_text().filter(|_| is_string).or(value.as_str()) {
            Some(text) => Self::String(text),
            None => Self::Other(value),
        }
    }

    /// Whether it is this scalar value of the document, with the same spelling.
    pub(crate) fn is(&self, scalar: &Scalar) -> bool {
        match (self, scalar) {
            (Self::String(text), Scalar::String(value)) => text == value,
            (Self::Other(value), Scalar::Boolean(flag)) => value.as_bool() == Some(*flag),
            (Self::Other(value), Scalar::Integer(number)) => {
                value.as_number() == Some(number.to_string().as_str())
            }
            (Self::Other(value), Scalar::Number(number)) => {
                value.as_number() == Some(number.as_str())
            }
            _ => false,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        match self {
            Self::String(_) => false,
            Self::Null => true,
            Self::Other(value) => value.is_null(),
        }
    }

    /// Writes it as JSON.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Self::String(text) => write_string(text, out),
            Self::Null => out.push_str("null"),
            Self::Other(value) => value.write_json(out),
        }
    }
}

fn write_names(out: &mut String, names: &[&str]) {
    list(out, names, |out, name| write_string(name, out));
}

fn list<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    separated(out, items, write);
    out.push(']');
}

fn object<N: AsRef<str>, T>(out: &mut String, members: &[(N, T)], write: impl Fn(&mut String, &T)) {
    out.push('{');
    separated(out, members, |out, (name, value)| {
        write_string(name.as_ref(), out);
        out.push(':');
        write(out, value);
    });
    out.push('}');
}

fn separated<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
}
