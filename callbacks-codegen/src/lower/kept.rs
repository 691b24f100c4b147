//! Members that only another branch of a choice names.
//!
//! A value may be of several branches of an `anyOf` at once, and becomes the type of one. Members that only the others name
//! must not be lost there, so that type keeps them as members without a name. The same is due in a `oneOf` where such a
//! member is all that tells a value from one of another branch: without it, the value would be of both.
//!
//! Where a tag tells the branches apart, no value is of two.

use std::collections::HashSet;

use crate::ir::{Struct, Type, TypeDefinition, TypeKind, Union, UnknownMembers};
use crate::names::Scope;

/// Lets the types of branches keep what other branches name.
pub(super) fn keep(types: &mut [TypeDefinition]) {
    let mut search = Search {
        types,
        open: Vec::new(),
        known: HashSet::new(),
        found: HashSet::new(),
    };
    let unions = types
        .iter()
        .filter_map(|definition| match &definition.kind {
            TypeKind::Union(union) if union.tag.is_none() => Some(union),
            _ => None,
        });
    for union in unions {
        search.compare_branches(union);
    }
    for index in search.found {
        if let TypeKind::Struct(object) = &mut types[index].kind {
            let names = object.fields.iter().map(|field| field.name.clone());
            let mut scope = Scope::with_taken(names);
            object.unknown = UnknownMembers::Keep {
                field: scope.take(["additional_properties".to_owned()]),
                ty: Type::Value,
            };
        }
    }
}

struct Search<'t> {
    types: &'t [TypeDefinition],
    /// Types that are yet to be compared: chains of them may be long.
    open: Vec<(&'t Type, &'t Type)>,
    /// The pairs of structs that were compared, and whether as branches of which a value is one only.
    known: HashSet<(usize, usize, bool)>,
    /// The structs that have to keep members.
    found: HashSet<usize>,
}

impl<'t> Search<'t> {
    fn compare_branches(&mut self, union: &'t Union) {
        for (index, one) in union.variants.iter().enumerate() {
            let others = union.variants.iter().enumerate();
            let others = others.filter(|(other, _)| *other != index);
            self.open
                .extend(others.map(|(_, other)| (&one.ty, &other.ty)));
        }
        while let Some((one, other)) = self.open.pop() {
            self.compare(one, other, union.is_exclusive);
        }
    }

    /// What is lost of a value of the other type that is read as one of this type.
    fn compare(&mut self, one: &'t Type, other: &'t Type, is_exclusive: bool) {
        match (one, other) {
            (Type::Nullable(one), _) => self.open.push((one, other)),
            (_, Type::Nullable(other)) => self.open.push((one, other)),
            (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
                self.open.push((one, other));
            }
            (Type::Tuple(ones), Type::Tuple(others)) => self.open.extend(ones.iter().zip(others)),
            (Type::Named(one), Type::Named(other)) => {
                for one in self.structs(one.0) {
                    for other in self.structs(other.0) {
                        self.compare_structs(one, other, is_exclusive);
                    }
                }
            }
            _ => {}
        }
    }

    fn compare_structs(&mut self, one: usize, other: usize, is_exclusive: bool) {
        let is_new = self.known.insert((one, other, is_exclusive));
        let (Some(object), Some(rival)) = (self.object(one), self.object(other)) else {
            return;
        };
        if one == other || !is_new {
            return;
        }
        let named: HashSet<_> = names(object).collect();
        if is_exclusive && !required(rival).all(|name| named.contains(name)) {
            // What is read has not all that the other branch asks for, so it still is of one only.
            return;
        }
        let is_open = matches!(object.unknown, UnknownMembers::Skip);
        if is_open && names(rival).any(|name| !named.contains(name)) {
            self.found.insert(one);
        }
        for field in &object.fields {
            let same = rival.fields.iter();
            let same = same.filter(|other| other.json_name == field.json_name);
            self.open.extend(same.map(|other| (&field.ty, &other.ty)));
        }
    }

    fn object(&self, index: usize) -> Option<&'t Struct> {
        match &self.types[index].kind {
            TypeKind::Struct(object) => Some(object),
            _ => None,
        }
    }

    /// The structs that a type is, or is a choice of.
    fn structs(&self, index: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut known = HashSet::new();
        let mut open = vec![index];
        while let Some(index) = open.pop() {
            if !known.insert(index) {
                continue;
            }
            match &self.types[index].kind {
                TypeKind::Struct(_) => found.push(index),
                TypeKind::Union(union) => {
                    let variants = union.variants.iter();
                    open.extend(variants.filter_map(|variant| match &variant.ty {
                        Type::Named(id) => Some(id.0),
                        _ => None,
                    }));
                }
                TypeKind::Enum(_) | TypeKind::Wrapper(_) => {}
            }
        }
        found
    }
}

fn names(object: &Struct) -> impl Iterator<Item = &str> {
    let fields = object.fields.iter().map(|field| field.json_name.as_str());
    let constants = object.constants.iter();
    fields.chain(constants.map(|constant| constant.json_name.as_str()))
}

fn required(object: &Struct) -> impl Iterator<Item = &str> {
    let fields = object.fields.iter();
    let fields = fields.filter(|field| field.presence.required);
    let constants = object.constants.iter();
    fields
        .map(|field| field.json_name.as_str())
        .chain(constants.map(|constant| constant.json_name.as_str()))
}
