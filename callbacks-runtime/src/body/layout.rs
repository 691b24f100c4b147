//! What a schema says about the structure of its values, for media types whose strings do not show it.
//!
//! `42` is a number in JSON, but in a form it may be a string. So generated code contains the schema of such a body as
//! JSON Schema. There, a `$ref` is the name of another entry. A layout only says which kinds of values are possible
//! where. The resulting JSON is validated afterwards.

mod chosen;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::node::Node;
use chosen::Chosen;

/// The schemas by name.
type Entries = HashMap<String, Node>;

/// The schemas of one body, by name. The body's own schema has an empty name.
#[derive(Debug)]
pub(super) struct Layout {
    text: &'static str,
    entries: OnceLock<Entries>,
}

impl Layout {
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            entries: OnceLock::new(),
        }
    }

    /// The body's own schema.
    pub(super) fn root(&self) -> Shape<'_> {
        let entries = self
            .entries
            .get_or_init(|| serde_json::from_str(self.text).unwrap_or_default());
        Shape::of(entries, entries.get(""), None)
    }
}

/// A schema, together with everything it refers to, including branches.
#[derive(Clone, Debug)]
pub(super) struct Shape<'l> {
    entries: &'l Entries,
    parts: Vec<&'l Node>,
    /// The addresses of the parts, if there are many.
    known: HashSet<usize>,
    /// The parts that determine names in XML: its own, and those that apply beside it, but not its branches.
    xml: Vec<&'l Node>,
    /// The schemas that it was made of.
    roots: Vec<&'l Node>,
}

/// The strings of an object's members, as far as they are known.
pub(super) type Texts<'t, 's> = &'t dyn Fn(&str) -> Option<Cow<'s, str>>;

/// The kinds of values that a schema allows. A schema without keywords allows strings, lists of them and objects of
/// them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    pub(super) null: bool,
    pub(super) boolean: bool,
    pub(super) number: bool,
    pub(super) string: bool,
    pub(super) array: bool,
    pub(super) object: bool,
}

impl<'l> Shape<'l> {
    fn of(
        entries: &'l Entries,
        schemas: impl IntoIterator<Item = &'l Node>,
        texts: Option<Texts<'_, '_>>,
    ) -> Self {
        let mut shape = Shape {
            entries,
            parts: Vec::new(),
            known: HashSet::new(),
            xml: Vec::new(),
            roots: Vec::new(),
        };
        for schema in schemas {
            shape.roots.push(schema);
            shape.add(schema, texts);
        }
        shape
    }

    /// The same for an object whose strings are known, without the branches that its tags exclude: their members may
    /// have the same names and other types. `None` if it has no tags.
    pub(super) fn chosen(&self, texts: Texts<'_, '_>) -> Option<Self> {
        let has_tags = self.all("tag").next().is_some();
        has_tags.then(|| Self::of(self.entries, self.roots.iter().copied(), Some(texts)))
    }

    /// Adds a schema and its parts. A schema that contains itself is added once.
    fn add(&mut self, schema: &'l Node, texts: Option<Texts<'_, '_>>) {
        let mut open = vec![(schema, false)];
        while let Some((schema, is_branch)) = open.pop() {
            if !matches!(schema, Node::Object(_)) || !self.push(schema) {
                continue;
            }
            self.xml.extend(schema.get("xml").filter(|_| !is_branch));
            for keyword in ["else", "then"] {
                open.extend(schema.get(keyword).map(|inner| (inner, true)));
            }
            for keyword in ["anyOf", "oneOf", "allOf"] {
                let branches = schema.get(keyword).map_or(&[][..], Node::items);
                let is_branch = is_branch || keyword != "allOf";
                let chosen = texts.and_then(|texts| Chosen::of(schema, keyword, texts));
                let branches = branches.iter().enumerate().rev();
                let branches = branches.filter(|(place, _)| match &chosen {
                    Some(chosen) => chosen.includes(*place),
                    None => true,
                });
                open.extend(branches.map(|(_, inner)| (inner, is_branch)));
            }
            let reference = schema.get("$ref").and_then(Node::text);
            let target = reference.and_then(|name| self.entries.get(name));
            open.extend(target.map(|target| (target, is_branch)));
        }
    }

    /// Adds a part. `false` if it was already added: references may be circular or repeated.
    fn push(&mut self, schema: &'l Node) -> bool {
        /// Up to this number, parts are compared one by one. Most schemas have one or two.
        const MANY: usize = 16;
        let place = |part: &Node| std::ptr::from_ref(part).addr();
        let is_known = match self.parts.len() < MANY {
            true => self.parts.iter().any(|known| std::ptr::eq(*known, schema)),
            false => self.known.contains(&place(schema)),
        };
        if is_known {
            return false;
        }
        self.parts.push(schema);
        match self.parts.len() {
            MANY => self.known = self.parts.iter().map(|part| place(part)).collect(),
            count if count > MANY => {
                self.known.insert(place(schema));
            }
            _ => {}
        }
        true
    }

    /// A string in the `xml` object.
    pub(super) fn xml_text(&self, field: &'static str) -> Option<&'l str> {
        let mut said = self.xml.iter().filter_map(|xml| xml.get(field)?.text());
        said.next()
    }

    /// A boolean in the `xml` object.
    pub(super) fn xml_flag(&self, field: &'static str) -> bool {
        let mut said = self.xml.iter().filter_map(|xml| xml.get(field));
        said.next().is_some_and(Node::is_true)
    }

    fn within(&self, schemas: impl Iterator<Item = &'l Node>) -> Self {
        Shape::of(self.entries, schemas, None)
    }

    fn all(&self, keyword: &'static str) -> impl Iterator<Item = &'l Node> {
        self.parts.iter().filter_map(move |part| part.get(keyword))
    }

    /// Whether it has no keywords. What it refers to is a part of its own.
    pub(super) fn is_empty(&self) -> bool {
        let mut members = self.parts.iter().flat_map(|part| part.members());
        members.all(|(name, _)| name == "$ref")
    }

    pub(super) fn kinds(&self) -> Kinds {
        let mut kinds = Kinds::default();
        for part in &self.parts {
            match (part.get("type"), part.get("const"), part.get("enum")) {
                (Some(Node::Text(name)), ..) => kinds.add_type(name),
                (Some(names), ..) => {
                    let names = names.items().iter().filter_map(Node::text);
                    names.for_each(|name| kinds.add_type(name));
                }
                (None, Some(value), _) => kinds.add_value(value),
                (None, None, Some(values)) => {
                    values
                        .items()
                        .iter()
                        .for_each(|value| kinds.add_value(value));
                }
                (None, None, None) => {
                    kinds.object |= part.get("properties").is_some();
                    kinds.array |= part.get("items").or(part.get("prefixItems")).is_some();
                }
            }
        }
        if kinds == Kinds::default() {
            kinds.string = true;
        }
        kinds
    }

    /// The names of the members, in document order.
    pub(super) fn members(&self) -> Vec<&'l str> {
        let mut known = HashSet::new();
        let names = self.all("properties").flat_map(Node::members);
        names
            .map(|(name, _)| name)
            .filter(|name| known.insert(*name))
            .collect()
    }

    /// The names of the required members.
    pub(super) fn required(&self) -> impl Iterator<Item = &'l str> {
        let lists = self.all("required").flat_map(Node::items);
        lists.filter_map(Node::text)
    }

    /// Whether the schema allows members that it does not name.
    pub(super) fn takes_others(&self) -> bool {
        let mut others = self.all("additionalProperties");
        others.any(|schema| !matches!(schema, Node::Boolean(false)))
    }

    /// Whether the schema names this member.
    pub(super) fn names(&self, member: &str) -> bool {
        let mut maps = self.all("properties");
        maps.any(|map| map.get(member).is_some())
    }

    /// Identifies it among the schemas of its layout.
    pub(super) fn identity(&self) -> Vec<usize> {
        let parts = self.parts.iter();
        parts.map(|part| std::ptr::from_ref(*part).addr()).collect()
    }

    /// The schema of a member.
    pub(super) fn member(&self, name: &str) -> Self {
        let named = self.within(self.all("properties").filter_map(|map| map.get(name)));
        if named.parts.is_empty() {
            self.within(self.all("additionalProperties"))
        } else {
            named
        }
    }

    /// The schema of an item.
    pub(super) fn item(&self, index: usize) -> Self {
        let prefix = self
            .all("prefixItems")
            .filter_map(|list| list.items().get(index));
        let prefix = self.within(prefix);
        if prefix.parts.is_empty() {
            self.within(self.all("items"))
        } else {
            prefix
        }
    }

    /// Whether an empty string means that the member is absent: it is optional, and an empty string is no value of it.
    /// Browsers send every field of a form, also those left empty.
    pub(super) fn may_be_left_open(&self, name: &str) -> bool {
        let kinds = self.member(name).kinds();
        let is_scalar = kinds.number || kinds.boolean;
        let takes_empty = kinds.string || kinds.null || kinds.array || kinds.object;
        is_scalar && !takes_empty && !self.required().any(|required| required == name)
    }

    /// Adds a string as the kind of JSON value that the schema expects.
    pub(super) fn push_scalar(&self, out: &mut String, text: &str) {
        let kinds = self.kinds();
        let boolean = ["true", "false"]
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(text));
        let boolean = boolean.filter(|_| kinds.boolean);
        if let Some(boolean) = boolean.filter(|exact| *exact == text || !kinds.string) {
            // Python writes `False`.
            out.push_str(boolean);
        } else if kinds.number && is_number(text) {
            out.push_str(text);
        } else if text.is_empty() && kinds.null && !kinds.string {
            out.push_str("null");
        } else {
            push_string(out, text);
        }
    }
}

impl Kinds {
    fn add_type(&mut self, name: &str) {
        match name {
            "null" => self.null = true,
            "boolean" => self.boolean = true,
            "number" | "integer" => self.number = true,
            "array" => self.array = true,
            "object" => self.object = true,
            _ => self.string = true,
        }
    }

    fn add_value(&mut self, value: &Node) {
        match value {
            Node::Null => self.null = true,
            Node::Boolean(_) => self.boolean = true,
            Node::Number => self.number = true,
            Node::Text(_) => self.string = true,
            Node::List(_) => self.array = true,
            Node::Object(_) => self.object = true,
        }
    }

    /// Whether it allows no scalar.
    pub(super) fn is_compound(self) -> bool {
        (self.array || self.object) && !(self.boolean || self.number || self.string)
    }
}

/// Adds a JSON string.
pub(super) fn push_string(out: &mut String, text: &str) {
    match serde_json::to_string(text) {
        Ok(quoted) => out.push_str(&quoted),
        Err(_) => unreachable!("every text is a JSON string"),
    }
}

/// Adds a JSON list. The function adds each item.
pub(super) fn push_list<T, E>(
    out: &mut String,
    items: impl IntoIterator<Item = T>,
    mut push: impl FnMut(&mut String, usize, T) -> Result<(), E>,
) -> Result<(), E> {
    out.push('[');
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, index, item)?;
    }
    out.push(']');
    Ok(())
}

/// Adds the name of a member, and a comma after the member before.
pub(super) fn push_name(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push(',');
    }
    push_string(out, name);
    out.push(':');
}

/// Whether a string is a JSON number (RFC 8259 section 6). Rust also parses `+1`, `01`, `inf` and `NaN`.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| {
        text.trim_start_matches(|char: char| char.is_ascii_digit())
            .len()
    };
    let text = text.strip_prefix('-').unwrap_or(text);
    let rest = &text[text.len() - digits(text)..];
    let integer = &text[..text.len() - rest.len()];
    if integer.is_empty() || integer.len() > 1 && integer.starts_with('0') {
        return false;
    }
    let rest = match rest.strip_prefix('.') {
        Some(fraction) if digits(fraction) < fraction.len() => {
            &fraction[fraction.len() - digits(fraction)..]
        }
        Some(_) => return false,
        None => rest,
    };
    match rest.strip_prefix(['e', 'E']) {
        Some(exponent) => {
            let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            !exponent.is_empty() && digits(exponent) == 0
        }
        None => rest.is_empty(),
    }
}
