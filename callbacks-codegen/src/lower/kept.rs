//! Members that only another branch of a choice names.
//!
//! A value may fit several branches of an `anyOf`, and becomes the type of one. Members that only the others name must
//! not be lost, so that type preserves them as additional members. The same is necessary in a `oneOf` if only such a
//! member distinguishes a value from one of another branch: without it, the value would fit both.
//!
//! If a tag distinguishes the branches, no value fits two.

mod inspected;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ir::{Struct, Type, TypeDefinition, TypeKind, Union, UnknownMembers};
use crate::names::Scope;
use crate::schema::Schemas;
use inspected::Look;

pub(super) use inspected::Inspected;

/// How many pairs of branches and member names are compared. Choices with thousands of branches have millions of pairs.
/// Beyond this number, types preserve members without a comparison.
const MAX_STEPS: usize = 200_000;

/// Lets types preserve the members that other branches name, and those that other schemas look at.
pub(super) fn keep(
    types: &mut [TypeDefinition],
    schemas: &Schemas<'_, '_>,
    inspected: &[Inspected],
) {
    let mut search = Search::new(types);
    let unions = types
        .iter()
        .filter_map(|definition| match &definition.kind {
            TypeKind::Union(union) if union.tag.is_none() => Some(union),
            _ => None,
        });
    for union in unions {
        search.compare_branches(union);
    }
    search.inspect(schemas, inspected);
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
    /// Types that are still to be compared. Chains of them may be long.
    open: Vec<(&'t Type, &'t Type)>,
    /// The pairs of named types that were compared, and whether a value can fit only one of them.
    known: FxHashSet<(usize, usize, bool)>,
    /// The structs that have to preserve members.
    found: FxHashSet<usize>,
    steps: usize,
    /// The types that preserve members without a comparison.
    kept: FxHashSet<usize>,
    /// The pairs of named types and schemas that were compared.
    inspected: FxHashSet<(usize, Look)>,
}

impl<'t> Search<'t> {
    fn new(types: &'t [TypeDefinition]) -> Self {
        Self {
            types,
            open: Vec::new(),
            known: FxHashSet::default(),
            found: FxHashSet::default(),
            steps: 0,
            kept: FxHashSet::default(),
            inspected: FxHashSet::default(),
        }
    }

    fn compare_branches(&mut self, union: &'t Union) {
        let branches = union.known().map(|variant| &variant.ty);
        let count = branches.clone().count();
        if !self.may_take(count.saturating_mul(count)) {
            return branches.for_each(|branch| self.keep_all(branch));
        }
        for (index, one) in branches.clone().enumerate() {
            let others = branches.clone().enumerate();
            let others = others.filter(|(other, _)| *other != index);
            self.open.extend(others.map(|(_, other)| (one, other)));
        }
        while let Some((one, other)) = self.open.pop() {
            self.compare(one, other, union.is_exclusive);
        }
    }

    /// Counts steps before they are taken. `false` if there are too many.
    fn may_take(&mut self, steps: usize) -> bool {
        let fits = steps <= MAX_STEPS.saturating_sub(self.steps);
        if fits {
            self.steps += steps;
        }
        fits
    }

    /// Finds what is lost if a value of the other type is read as this type.
    fn compare(&mut self, one: &'t Type, other: &'t Type, is_exclusive: bool) {
        match (one, other) {
            (Type::Nullable(one), _) => self.open.push((one, other)),
            (_, Type::Nullable(other)) => self.open.push((one, other)),
            (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
                self.open.push((one, other));
            }
            (Type::Tuple(ones), Type::Tuple(others)) => self.open.extend(ones.iter().zip(others)),
            (Type::Named(one), Type::Named(other)) => {
                self.compare_named(one.0, other.0, is_exclusive)
            }
            _ => {}
        }
    }

    /// Compares two types once.
    fn compare_named(&mut self, one: usize, other: usize, is_exclusive: bool) {
        if let (Some(_), Some(_)) = (self.object(one), self.object(other)) {
            return self.compare_structs(one, other, is_exclusive);
        }
        if !self.known.insert((one, other, is_exclusive)) {
            return;
        }
        if self.steps >= MAX_STEPS {
            return self.keep_all_in(one);
        }
        let (ones, others) = (self.structs(one), self.structs(other));
        self.steps += ones.len() + others.len();
        if !self.may_take(ones.len().saturating_mul(others.len())) {
            return self.keep_all_in(one);
        }
        for one in &ones {
            for other in &others {
                self.compare_structs(*one, *other, is_exclusive);
            }
        }
    }

    fn compare_structs(&mut self, one: usize, other: usize, is_exclusive: bool) {
        let (Some(object), Some(rival)) = (self.object(one), self.object(other)) else {
            return;
        };
        if one == other || !self.known.insert((one, other, is_exclusive)) {
            return;
        }
        if !self.may_take(names(object).count() + names(rival).count()) {
            return self.keep_all_in(one);
        }
        let fields = object.fields.iter();
        let fields = fields.map(|field| (field.json_name.as_str(), &field.ty));
        let fields: FxHashMap<_, _> = fields.collect();
        let constants = object.constants.iter();
        let constants: FxHashSet<_> = constants.map(|each| each.json_name.as_str()).collect();
        let is_named = |name: &str| fields.contains_key(name) || constants.contains(name);
        if is_exclusive && !required(rival).all(is_named) {
            // What is read lacks a member that the other branch requires, so it still fits only one.
            return;
        }
        let is_open = matches!(object.unknown, UnknownMembers::Skip);
        if is_open && !names(rival).all(is_named) {
            self.found.insert(one);
        }
        let rivals = rival.fields.iter();
        let same =
            rivals.filter_map(|field| Some((*fields.get(field.json_name.as_str())?, &field.ty)));
        self.open.extend(same);
    }

    /// Lets every open struct in a type preserve members.
    fn keep_all(&mut self, ty: &Type) {
        ty.named(&mut |id| self.keep_all_in(id.0));
    }

    fn keep_all_in(&mut self, index: usize) {
        let mut open = vec![index];
        while let Some(index) = open.pop() {
            if !self.kept.insert(index) {
                continue;
            }
            if self.is_open(index) {
                self.found.insert(index);
            }
            self.types[index].parts(&mut |part| part.named(&mut |id| open.push(id.0)));
        }
    }

    /// Whether a type is a struct that drops unknown members.
    fn is_open(&self, index: usize) -> bool {
        let object = self.object(index);
        object.is_some_and(|object| matches!(object.unknown, UnknownMembers::Skip))
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
        let mut known = FxHashSet::default();
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
