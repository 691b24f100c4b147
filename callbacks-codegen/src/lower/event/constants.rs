//! Which constants the requests of an operation have, and where.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::In;
use crate::ir::{
    Callback, Codec, Operation, Origin, Struct, Subtype, Type, TypeDefinition, TypeId, TypeKind,
    Union,
};
use crate::settings::Discriminator;

/// Deeper members are ignored. The member that names the event is near the top.
const DEEPEST: usize = 3;

/// How many members of a body are considered.
const MOST_MEMBERS: usize = 1_000;

/// How many values of a member are considered. With more of them it does not name an event.
const MOST_VALUES: usize = 1_000;

/// The constants of requests, by the types of their parts.
pub(super) struct Constants<'t> {
    types: &'t [TypeDefinition],
    callbacks: &'t [Callback],
    /// The results for choices between enumerations. `None` for a choice that is being analyzed, because it may contain
    /// itself.
    choices: RefCell<FxHashMap<TypeId, Option<Vec<String>>>>,
}

/// The results below named types, by the number of remaining tokens. `None` for those that are being analyzed.
type Below = FxHashMap<(TypeId, usize), Option<Found>>;

/// The possible values at one place of a request.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// The document has nothing there.
    Nothing,
    /// Any value.
    Anything,
    /// One of these.
    Values(Vec<String>),
}

impl<'t> Constants<'t> {
    pub(super) fn new(types: &'t [TypeDefinition], callbacks: &'t [Callback]) -> Self {
        Self {
            types,
            callbacks,
            choices: RefCell::default(),
        }
    }

    /// Every place of an operation's requests with constants: first the query of its key, then headers, then the
    /// members of the body from the top.
    pub(super) fn of(&self, operation: &Operation) -> Vec<(Discriminator, Vec<String>)> {
        let query = self.query(operation).iter();
        let query =
            query.map(|(name, value)| (Discriminator::Query(name.clone()), vec![value.clone()]));
        let headers = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == In::Header);
        let headers = headers.filter_map(|parameter| {
            let values = self.values(&parameter.ty)?;
            Some((Discriminator::Header(parameter.name.clone()), values))
        });
        let mut found: Vec<_> = query.chain(headers).collect();
        if let Some(body) = json(operation) {
            let members = self.members(body).into_iter();
            found
                .extend(members.map(|(pointer, values)| (Discriminator::Pointer(pointer), values)));
        }
        found
    }

    /// The query of a callback's key. A repeated name is ignored.
    fn query(&self, operation: &Operation) -> &'t [(String, String)] {
        match operation.origin {
            Origin::Callback(index) => &self.callbacks[index].query,
            Origin::Webhook(_) => &[],
        }
    }

    /// The possible values at a place of an operation's requests.
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
            Discriminator::Query(name) => {
                let mut query = self.query(operation).iter();
                match query.find(|(known, _)| known == name) {
                    None => Found::Nothing,
                    Some((_, value)) => Found::Values(vec![value.clone()]),
                }
            }
            Discriminator::Pointer(pointer) => {
                let tokens: Vec<_> = pointer.split('/').skip(1).collect();
                match json(operation) {
                    None => Found::Nothing,
                    Some(body) => self.below(body, &tokens, &mut Below::default()),
                }
            }
        }
    }

    fn found(&self, ty: &Type) -> Found {
        self.values(ty).map_or(Found::Anything, Found::Values)
    }

    /// The possible values at the end of a pointer.
    fn below(&self, ty: &Type, tokens: &[&str], known: &mut Below) -> Found {
        let Some((token, rest)) = tokens.split_first() else {
            return self.found(ty);
        };
        match ty {
            Type::Nullable(inner) => self.below(inner, tokens, known),
            Type::List(item) if token.parse::<usize>().is_ok() => self.below(item, rest, known),
            Type::Tuple(items) => match token.parse::<usize>().ok().and_then(|at| items.get(at)) {
                Some(item) => self.below(item, rest, known),
                None => Found::Nothing,
            },
            Type::Map(value) => self.below(value, rest, known),
            Type::Value | Type::Own(_) => Found::Anything,
            Type::Named(id) => self.below_named(*id, token, rest, known),
            _ => Found::Nothing,
        }
    }

    /// The same for a named type, computed once.
    fn below_named(&self, id: TypeId, token: &str, rest: &[&str], known: &mut Below) -> Found {
        let place = (id, rest.len());
        match known.get(&place) {
            Some(Some(found)) => return found.clone(),
            // A choice that contains itself allows nothing more by that.
            Some(None) => return Found::Values(Vec::new()),
            None => known.insert(place, None),
        };
        let tokens: Vec<_> = [token].into_iter().chain(rest.iter().copied()).collect();
        let found = match &self.types[id.0].kind {
            TypeKind::Struct(object) => self.below_object(object, token, rest, known),
            TypeKind::Union(union) => self.below_union(union, &tokens, known),
            TypeKind::Wrapper(inner) => self.below(inner, &tokens, known),
            TypeKind::Enum(_) => Found::Nothing,
        };
        known.insert(place, Some(found.clone()));
        found
    }

    fn below_object(
        &self,
        object: &Struct,
        token: &str,
        rest: &[&str],
        known: &mut Below,
    ) -> Found {
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
            Some(field) => self.below(&field.ty, rest, known),
            None => Found::Nothing,
        }
    }

    /// The values of all branches, if each has some.
    fn below_union(&self, union: &Union, tokens: &[&str], known: &mut Below) -> Found {
        let mut all = Vec::new();
        let mut is_anywhere = false;
        let mut is_known = true;
        for variant in union.known() {
            let tag = union
                .tag
                .as_ref()
                .filter(|tag| [tag.property.as_str()] == *tokens);
            let found = match tag {
                Some(_) if !variant.texts.is_empty() => Found::Values(variant.texts.clone()),
                _ => self.below(&variant.ty, tokens, known),
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
            (true, true) => match few(once(all)) {
                Some(values) => Found::Values(values),
                None => Found::Anything,
            },
        }
    }

    /// The members of a value that have constants, those near the top first.
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
                    let pointer = || below(&path, &field.json_name);
                    let values = its_subtype(&field.json_name);
                    if let Some(values) = values.or_else(|| self.values(&field.ty)) {
                        found.push((pointer(), values));
                    } else if depth + 1 < DEEPEST && self.has_members(&field.ty) {
                        waiting.push_back((pointer(), &field.ty, depth + 1));
                    }
                }
            } else if let Some(union) = self.union(ty) {
                found.extend(self.members_of_union(&path, union));
            }
        }
        found
    }

    /// The tag of a choice, and the members with constants in all branches.
    fn members_of_union(&self, path: &str, union: &Union) -> Vec<(String, Vec<String>)> {
        let mut variants = union.known();
        let first = variants.next().and_then(|first| self.object(&first.ty));
        let mut members: Vec<_> = first.into_iter().flat_map(names).collect();
        for other in variants.filter_map(|variant| self.object(&variant.ty)) {
            let names: FxHashSet<_> = names(other).collect();
            members.retain(|name| names.contains(name));
        }
        let tag = union.tag.iter().map(|tag| &tag.property);
        let mut names: Vec<_> = tag.chain(members).collect();
        names.dedup();
        names.truncate(MOST_MEMBERS);
        let mut found = Vec::new();
        for name in names {
            let token = name.replace('~', "~0").replace('/', "~1");
            let values = self.below_union(union, &[&token], &mut Below::default());
            if let Found::Values(values) = values {
                found.push((below(path, name), values));
            }
        }
        found
    }

    fn has_members(&self, ty: &Type) -> bool {
        self.object(ty).is_some() || self.union(ty).is_some()
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

    /// The strings of a type, if they are few and known.
    fn values(&self, ty: &Type) -> Option<Vec<String>> {
        match ty {
            Type::Nullable(inner) => self.values(inner),
            Type::Named(id) => match &self.types[id.0].kind {
                TypeKind::Enum(values) if values.is_closed() => {
                    let variants = values.variants.iter().take(MOST_VALUES + 1);
                    let texts = variants.map(|variant| variant.value.to_string());
                    few(texts.collect())
                }
                TypeKind::Union(union) => self.values_of_choice(*id, union),
                _ => None,
            },
            _ => None,
        }
    }

    /// The strings of a choice between enumerations. A choice that contains itself has none.
    fn values_of_choice(&self, id: TypeId, union: &Union) -> Option<Vec<String>> {
        if let Some(known) = self.choices.borrow().get(&id) {
            return known.clone();
        }
        self.choices.borrow_mut().insert(id, None);
        let mut all = Vec::new();
        let mut variants = union.known();
        let is_known = variants.all(|variant| {
            let values = self.values(&variant.ty);
            let is_known = values.is_some() && all.len() <= MOST_VALUES;
            all.extend(values.into_iter().flatten());
            is_known
        });
        let values = few(once(all)).filter(|_| is_known);
        self.choices.borrow_mut().insert(id, values.clone());
        values
    }
}

/// The names of the members of an object.
fn names(object: &Struct) -> impl Iterator<Item = &String> {
    let constants = object.constants.iter().map(|each| &each.json_name);
    constants.chain(object.fields.iter().map(|field| &field.json_name))
}

/// The values, if there are not too many.
fn few(values: Vec<String>) -> Option<Vec<String>> {
    (values.len() <= MOST_VALUES).then_some(values)
}

/// The subtype of an object that the discriminator of a base determines by one of its members.
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

/// The type of the JSON in an operation's requests.
fn json(operation: &Operation) -> Option<&Type> {
    let contents = &operation.body.as_ref()?.contents;
    let json = contents
        .all
        .iter()
        .find(|content| matches!(content.codec, Codec::Json))?;
    Some(&json.ty)
}

fn below(path: &str, name: &str) -> String {
    if name.contains(['~', '/']) {
        let token = name.replace('~', "~0").replace('/', "~1");
        [path, "/", &token].concat()
    } else {
        [path, "/", name].concat()
    }
}
