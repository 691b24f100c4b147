//! Parameters whose types say all that their schemas do: these need no check.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    Integer, Operation, SchemaRequest, Struct, Type, TypeDefinition, TypeKind, UnknownMembers,
};

/// How deep within a schema it is read.
const MAX_DEPTH: usize = 8;

/// The schemas of the generated module, and for each request the place of its own.
pub(super) struct Exported {
    pub(super) schemas: Vec<(String, String)>,
    pub(super) requested: Vec<usize>,
}

impl Exported {
    /// Takes the schemas from parameters and headers that do not need them, and leaves out those that nothing else needs.
    pub(super) fn leave_out(
        mut self,
        operations: &mut [Operation],
        types: &[TypeDefinition],
    ) -> Self {
        let rules = Rules::new(&self.schemas, types);
        let mut dropped = HashSet::new();
        let parameters = operations.iter_mut().flat_map(|operation| {
            let answers = operation.responses.iter_mut();
            let headers = answers.flat_map(|response| &mut response.headers);
            operation.parameters.iter_mut().chain(headers)
        });
        for parameter in parameters {
            let enforced = |request: &SchemaRequest| {
                let (_, text) = &self.schemas[self.requested[request.0]];
                rules.are_enforced(text, &parameter.ty, MAX_DEPTH)
            };
            if let Some(request) = parameter.schema.take_if(|request| enforced(request)) {
                dropped.insert(request.0);
            }
        }
        if !dropped.is_empty() {
            self.keep(&self.reached(&dropped));
        }
        self
    }

    /// The schemas that other requests than these lead to.
    fn reached(&self, dropped: &HashSet<usize>) -> HashSet<usize> {
        let names = self.schemas.iter().enumerate();
        let by_name: HashMap<_, _> = names
            .map(|(index, (name, _))| (name.as_str(), index))
            .collect();
        let requests = self.requested.iter().enumerate();
        let requests = requests.filter(|(request, _)| !dropped.contains(request));
        let mut open: Vec<usize> = requests.map(|(_, index)| *index).collect();
        let mut found = HashSet::new();
        while let Some(index) = open.pop() {
            if found.insert(index) {
                let texts = self.schemas[index].1.split("\"$ref\":\"").skip(1);
                let names = texts.filter_map(|text| text.split('"').next());
                open.extend(names.filter_map(|name| by_name.get(name)));
            }
        }
        found
    }

    fn keep(&mut self, kept: &HashSet<usize>) {
        let mut places = Vec::with_capacity(self.schemas.len());
        let mut next = 0;
        for index in 0..self.schemas.len() {
            places.push(next);
            next += usize::from(kept.contains(&index));
        }
        let mut index = 0..;
        self.schemas
            .retain(|_| index.next().is_some_and(|index| kept.contains(&index)));
        for place in &mut self.requested {
            *place = places[*place];
        }
    }
}

struct Rules<'a> {
    texts: HashMap<&'a str, &'a str>,
    types: &'a [TypeDefinition],
}

impl<'a> Rules<'a> {
    fn new(schemas: &'a [(String, String)], types: &'a [TypeDefinition]) -> Self {
        let texts = schemas
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        Self {
            texts: texts.collect(),
            types,
        }
    }

    /// Whether every value of the type is as the schema says. What lies deeper within is checked in any case: it may
    /// contain itself.
    fn are_enforced(&self, text: &str, ty: &Type, depth: usize) -> bool {
        let of = |(key, value)| depth > 0 && self.is_enforced(key, value, ty, depth - 1);
        text == "true" || members(text).is_some_and(|members| members.into_iter().all(of))
    }

    fn is_enforced(&self, key: &str, value: &str, ty: &Type, depth: usize) -> bool {
        let kind = match ty {
            Type::Nullable(inner) => return self.is_enforced(key, value, inner, depth),
            Type::Named(id) => Some(&self.types[id.0].kind),
            _ => None,
        };
        match (key, ty, kind) {
            (_, Type::Own(_), _) => false,
            // A name of another schema is an identifier.
            ("$ref", ..) => {
                let text = self.texts.get(value.trim_matches('"'));
                text.is_some_and(|text| self.are_enforced(text, ty, depth))
            }
            ("type", ..) => true,
            ("format", Type::Integer(Integer::I32), _) => value == r#""int32""#,
            ("format", Type::Integer(Integer::I64), _) => value == r#""int64""#,
            ("minimum", Type::Integer(Integer::U32 | Integer::U64), _) => value == "0",
            ("enum", _, Some(TypeKind::Enum(enumeration))) => enumeration.other.is_none(),
            ("items", Type::List(inner), _) | ("additionalProperties", Type::Map(inner), _) => {
                self.are_enforced(value, inner, depth)
            }
            (_, _, Some(TypeKind::Struct(object))) => {
                self.is_member_enforced(key, value, object, depth)
            }
            _ => false,
        }
    }

    fn is_member_enforced(&self, key: &str, value: &str, object: &Struct, depth: usize) -> bool {
        match key {
            // What one side does not own is optional in the type.
            "required" => !object
                .fields
                .iter()
                .any(|each| each.read_only || each.write_only),
            "additionalProperties" => {
                value == "false" && matches!(object.unknown, UnknownMembers::Refuse)
            }
            "properties" => members(value).is_some_and(|members| {
                members.into_iter().all(|(name, text)| {
                    let mut fields = object.fields.iter();
                    let field = fields.find(|field| field.json_name == name);
                    field.is_some_and(|field| self.are_enforced(text, &field.ty, depth))
                })
            }),
            _ => false,
        }
    }
}

/// The members of a compact JSON object, each with the text of its value; `None` when it is no object.
fn members(text: &str) -> Option<Vec<(&str, &str)>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut members = Vec::new();
    for member in split(inner, b',') {
        let [name, value] = split(member, b':').try_into().ok()?;
        members.push((name.strip_prefix('"')?.strip_suffix('"')?, value));
    }
    Some(members)
}

/// The parts of a JSON text between separators that stand in no string, array or object of it.
fn split(text: &str, separator: u8) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    let (mut in_string, mut is_escaped) = (false, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ if byte == separator && depth == 0 => {
                parts.push(&text[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    if !text.is_empty() {
        parts.push(&text[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::members;

    #[test]
    fn members_are_told_apart_by_the_commas_between_them() {
        let text = r#"{"enum":["a,b","\"]"],"properties":{"x:y":{"type":"string"}},"maximum":1}"#;
        let expected = [
            ("enum", r#"["a,b","\"]"]"#),
            ("properties", r#"{"x:y":{"type":"string"}}"#),
            ("maximum", "1"),
        ];
        assert_eq!(members(text).as_deref(), Some(expected.as_slice()));
        assert_eq!(members("{}"), Some(Vec::new()));
        assert_eq!(members("false"), None);
    }
}
