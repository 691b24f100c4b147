//! Which constants the requests of an operation have, and where.

use std::collections::{HashSet, VecDeque};

use crate::document::In;
use crate::ir::{
    Codec, Enumeration, Operation, Struct, Subtype, Type, TypeDefinition, TypeKind, Union,
};
use crate::settings::Discriminator;

/// Members below this are not looked at: what says which event a request is stands near the top.
const DEEPEST: usize = 3;

/// Members that are looked at in one body.
const MOST_MEMBERS: usize = 1_000;

/// The constants of requests, by the types of their parts.
pub(super) struct Constants<'t> {
    types: &'t [TypeDefinition],
}

/// What a request has in one place.
pub(super) enum Found {
    /// The document names nothing there.
    Nothing,
    /// Any value.
    Anything,
    /// One of these.
    Values(Vec<String>),
}

impl<'t> Constants<'t> {
    pub(super) fn new(types: &'t [TypeDefinition]) -> Self {
        Self { types }
    }

    /// Every place of an operation's requests that has constants, headers first, then the body's members from the top.
    pub(super) fn of(&self, operation: &Operation) -> Vec<(Discriminator, Vec<String>)> {
        let headers = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == In::Header);
        let headers = headers.filter_map(|parameter| {
            let values = self.values(&parameter.ty)?;
            Some((Discriminator::Header(parameter.name.clone()), values))
        });
        let mut found: Vec<_> = headers.collect();
        if let Some(body) = json(operation) {
            let members = self.members(body).into_iter();
            found
                .extend(members.map(|(pointer, values)| (Discriminator::Pointer(pointer), values)));
        }
        found
    }

    /// What an operation's requests have in one place.
    pub(super) fn at(&self, operation: &Operation, discriminator: &Discriminator) -> Found {
        match discriminator {
            Discriminator::Header(name) => {
                let mut parameters = operation.parameters.iter();
                let parameter = parameters.find(|parameter| {
                    parameter.place == In::Header && parameter.name.eq_ignore_ascii_case(name)
                });
                match parameter {
                    None => Found::Nothing,
                    Some(parameter) => self.found(&parameter.ty),
                }
            }
            Discriminator::Pointer(pointer) => {
                let tokens: Vec<_> = pointer.split('/').skip(1).collect();
                match json(operation) {
                    None => Found::Nothing,
                    Some(body) => self.below(body, &tokens),
                }
            }
        }
    }

    fn found(&self, ty: &Type) -> Found {
        self.values(ty).map_or(Found::Anything, Found::Values)
    }

    /// What stands where the tokens of a pointer lead.
    fn below(&self, ty: &Type, tokens: &[&str]) -> Found {
        let Some((token, rest)) = tokens.split_first() else {
            return self.found(ty);
        };
        match ty {
            Type::Nullable(inner) => self.below(inner, tokens),
            Type::List(item) if token.parse::<usize>().is_ok() => self.below(item, rest),
            Type::Tuple(items) => match token.parse::<usize>().ok().and_then(|at| items.get(at)) {
                Some(item) => self.below(item, rest),
                None => Found::Nothing,
            },
            Type::Map(value) => self.below(value, rest),
            Type::Value | Type::Own(_) => Found::Anything,
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Struct(object) => self.below_object(object, token, rest),
                TypeKind::Union(union) => self.below_union(union, tokens),
                TypeKind::Wrapper(inner) => self.below(inner, tokens),
                TypeKind::Enum(_) => Found::Nothing,
            },
            _ => Found::Nothing,
        }
    }

    fn below_object(&self, object: &Struct, token: &str, rest: &[&str]) -> Found {
        let name = token.replace("~1", "/").replace("~0", "~");
        if let Some(subtype) = subtype(object, &name).filter(|_| rest.is_empty()) {
            return Found::Values(subtype.texts.clone());
        }
        if let Some(constant) = object.constants.iter().find(|each| each.json_name == name) {
            return if rest.is_empty() {
                Found::Values(vec![constant.value.to_string()])
            } else {
                Found::Nothing
            };
        }
        match object.fields.iter().find(|field| field.json_name == name) {
            Some(field) => self.below(&field.ty, rest),
            None => Found::Nothing,
        }
    }

    /// The values of all branches, if each has some.
    fn below_union(&self, union: &Union, tokens: &[&str]) -> Found {
        let mut all = Vec::new();
        let mut is_anywhere = false;
        let mut is_known = true;
        for variant in &union.variants {
            let tag = union
                .tag
                .as_ref()
                .filter(|tag| [tag.property.as_str()] == *tokens);
            let found = match tag {
                Some(_) if !variant.texts.is_empty() => Found::Values(variant.texts.clone()),
                _ => self.below(&variant.ty, tokens),
            };
            match found {
                Found::Values(values) => all.extend(values),
                Found::Anything => is_known = false,
                Found::Nothing => {
                    is_known = false;
                    continue;
                }
            }
            is_anywhere = true;
        }
        match (is_anywhere, is_known) {
            (false, _) => Found::Nothing,
            (true, false) => Found::Anything,
            (true, true) => Found::Values(once(all)),
        }
    }

    /// The members of a value that have constants, nearest to the top first.
    fn members(&self, body: &Type) -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        let mut waiting = VecDeque::from([(String::new(), body, 0)]);
        let mut seen = 0;
        while let Some((path, ty, depth)) = waiting.pop_front() {
            if let Some(object) = self.object(ty) {
                let its_subtype = |name: &str| subtype(object, name).map(|each| each.texts.clone());
                for constant in &object.constants {
                    let values = its_subtype(&constant.json_name);
                    let values = values.unwrap_or_else(|| vec![constant.value.to_string()]);
                    let pointer = below(&path, &constant.json_name);
                    found.push((pointer, values));
                }
                for field in &object.fields {
                    seen += 1;
                    if seen > MOST_MEMBERS {
                        return found;
                    }
                    let pointer = below(&path, &field.json_name);
                    let values = its_subtype(&field.json_name);
                    if let Some(values) = values.or_else(|| self.values(&field.ty)) {
                        found.push((pointer, values));
                    } else if depth + 1 < DEEPEST {
                        waiting.push_back((pointer, &field.ty, depth + 1));
                    }
                }
            } else if let Some(union) = self.union(ty) {
                found.extend(self.members_of_union(&path, union));
            }
        }
        found
    }

    /// The tag of a choice, and the members that all branches have constants for.
    fn members_of_union(&self, path: &str, union: &Union) -> Vec<(String, Vec<String>)> {
        let first = union
            .variants
            .first()
            .and_then(|first| self.object(&first.ty));
        let members = first.into_iter().flat_map(|object| {
            let constants = object.constants.iter().map(|each| &each.json_name);
            constants.chain(object.fields.iter().map(|field| &field.json_name))
        });
        let tag = union.tag.iter().map(|tag| &tag.property);
        let mut names: Vec<_> = tag.chain(members).collect();
        names.dedup();
        let mut found = Vec::new();
        for name in names {
            let token = name.replace('~', "~0").replace('/', "~1");
            if let Found::Values(values) = self.below_union(union, &[&token]) {
                found.push((below(path, name), values));
            }
        }
        found
    }

    fn object(&self, ty: &Type) -> Option<&'t Struct> {
        match ty {
            Type::Nullable(inner) => self.object(inner),
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Struct(object) => Some(object),
                _ => None,
            },
            _ => None,
        }
    }

    fn union(&self, ty: &Type) -> Option<&'t Union> {
        match ty {
            Type::Nullable(inner) => self.union(inner),
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Union(union) => Some(union),
                _ => None,
            },
            _ => None,
        }
    }

    /// The texts that a value of a type may have, when they are few and known.
    fn values(&self, ty: &Type) -> Option<Vec<String>> {
        match ty {
            Type::Nullable(inner) => self.values(inner),
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Enum(Enumeration {
                    variants,
                    other: None,
                }) => {
                    let texts = variants.iter().map(|variant| variant.value.to_string());
                    Some(texts.collect())
                }
                // A choice between enumerations.
                TypeKind::Union(union) => {
                    let each = union.variants.iter().map(|each| self.values(&each.ty));
                    Some(once(each.collect::<Option<Vec<_>>>()?.concat()))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// What the discriminator of a base says of an object by one of its members.
fn subtype<'t>(object: &'t Struct, name: &str) -> Option<&'t Subtype> {
    let mut subtypes = object.subtypes.iter();
    let subtype = subtypes.find(|subtype| subtype.property == name)?;
    let constants = object.constants.iter().map(|each| &each.json_name);
    let mut members = constants.chain(object.fields.iter().map(|field| &field.json_name));
    members.any(|member| member == name).then_some(subtype)
}

/// Branches may allow the same values.
fn once(mut values: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    values.retain(|value| seen.insert(value.clone()));
    values
}

/// The type of the JSON that an operation's requests hold.
fn json(operation: &Operation) -> Option<&Type> {
    let contents = &operation.body.as_ref()?.contents;
    let json = contents
        .all
        .iter()
        .find(|content| matches!(content.codec, Codec::Json))?;
    Some(&json.ty)
}

fn below(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}
