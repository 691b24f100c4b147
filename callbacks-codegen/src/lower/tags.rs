//! Tags that follow from the variant.
//!
//! A value of `Payment::Card` is a card, so its member `method` must say so. If a type is only used as a branch of
//! choices, always with the same tag, the tag is a constant and not a field. If the type is also used alone, the field
//! stays, and the choice corrects it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::direction::{answer_types, request_types};
use crate::ir::{
    Constant, Field, Operation, Scalar, Struct, Type, TypeDefinition, TypeId, TypeKind, Union,
};

/// Decides which tags are fields, and marks the types that are no longer used. `listed` are types that the user names.
pub(super) fn settle(types: &mut [TypeDefinition], operations: &[Operation], listed: &[Type]) {
    let mut tags = Tags::find(types, operations);
    listed.iter().for_each(|ty| tags.add_alone(ty));
    let mut is_changed = false;
    for (id, (property, text)) in tags.fixed(types) {
        if let TypeKind::Struct(object) = &mut types[id].kind {
            fix(object, &property, text);
            is_changed = true;
        }
    }
    let corrected: Vec<_> = types.iter().map(|each| fields(each, types)).collect();
    for (definition, corrected) in types.iter_mut().zip(corrected) {
        if let TypeKind::Union(union) = &mut definition.kind {
            let variants = union.variants.iter_mut().zip(corrected);
            variants.for_each(|(variant, is_field)| variant.writes_tag |= is_field);
        }
    }
    if is_changed {
        mark_unused(types, operations, listed);
    }
}

/// The tags with which choices lead to structs.
struct Tags {
    /// The properties and strings of all choices with this struct as a branch.
    told: FxHashMap<usize, FxHashSet<(String, String)>>,
    /// The structs that are also used in another way.
    alone: FxHashSet<usize>,
}

impl Tags {
    fn find(types: &[TypeDefinition], operations: &[Operation]) -> Self {
        let mut tags = Self {
            told: FxHashMap::default(),
            alone: FxHashSet::default(),
        };
        for definition in types {
            match &definition.kind {
                TypeKind::Union(union) => tags.add_union(union),
                _ => definition.parts(&mut |ty| tags.add_alone(ty)),
            }
        }
        for operation in operations {
            request_types(operation)
                .chain(answer_types(operation))
                .for_each(|ty| tags.add_alone(ty));
        }
        tags
    }

    fn add_union(&mut self, union: &Union) {
        for (place, variant) in union.variants.iter().enumerate() {
            let only_text = match (&union.tag, variant.texts.as_slice()) {
                (Some(tag), [text]) if tag.default != Some(place) => Some((tag, text)),
                _ => None,
            };
            match (&variant.ty, only_text) {
                (Type::Named(id), Some((tag, text))) => {
                    let told = self.told.entry(id.0).or_default();
                    told.insert((tag.property.clone(), text.clone()));
                }
                (ty, _) => self.add_alone(ty),
            }
        }
    }

    fn add_alone(&mut self, ty: &Type) {
        ty.named(&mut |id| {
            self.alone.insert(id.0);
        });
    }

    /// The structs with a field that has only one string, and the name of its member.
    fn fixed(self, types: &[TypeDefinition]) -> Vec<(usize, (String, String))> {
        let Self { told, alone } = self;
        let told = told.into_iter().filter(|(id, _)| !alone.contains(id));
        let mut fixed: Vec<_> = told
            .filter_map(|(id, tags)| {
                let mut tags = tags.into_iter();
                let (Some(only), None) = (tags.next(), tags.next()) else {
                    return None;
                };
                let field = field(&types[id], &only.0)?;
                let has_direction = field.read_only || field.write_only;
                let is_fixed = !has_direction && takes(field, &only.1, types);
                is_fixed.then_some((id, only))
            })
            .collect();
        fixed.sort_unstable();
        fixed
    }
}

fn field<'t>(definition: &'t TypeDefinition, property: &str) -> Option<&'t Field> {
    let TypeKind::Struct(object) = &definition.kind else {
        return None;
    };
    let mut fields = object.fields.iter();
    fields.find(|field| field.json_name == property)
}

/// Whether a field can have this string.
fn takes(field: &Field, text: &str, types: &[TypeDefinition]) -> bool {
    match &field.ty {
        Type::String => true,
        Type::Named(id) => match &types[id.0].kind {
            TypeKind::Enum(values) => {
                let value = Scalar::String(text.to_owned());
                values.other.is_some() || values.variant(&value).is_some()
            }
            _ => false,
        },
        _ => false,
    }
}

/// Turns a field into a constant.
fn fix(object: &mut Struct, property: &str, text: String) {
    let place = object
        .fields
        .iter()
        .position(|field| field.json_name == property);
    let Some(place) = place else { return };
    let field = object.fields.remove(place);
    object.constants.push(Constant {
        name: field.name,
        json_name: field.json_name,
        value: Scalar::String(text),
    });
}

/// Which variants of a choice have a field for the tag.
fn fields(definition: &TypeDefinition, types: &[TypeDefinition]) -> Vec<bool> {
    let TypeKind::Union(union) = &definition.kind else {
        return Vec::new();
    };
    let Some(tag) = &union.tag else {
        return vec![false; union.variants.len()];
    };
    let variants = union.variants.iter().enumerate();
    variants
        .map(|(place, variant)| match &variant.ty {
            Type::Named(id) if tag.default != Some(place) => {
                field(&types[id.0], &tag.property).is_some_and(|field| !field.ty.is_foreign())
            }
            _ => false,
        })
        .collect()
}

/// Marks enumerations that only tags used.
fn mark_unused(types: &mut [TypeDefinition], operations: &[Operation], listed: &[Type]) {
    let mut used: FxHashSet<TypeId> = FxHashSet::default();
    let mut open: Vec<TypeId> = Vec::new();
    listed
        .iter()
        .for_each(|ty| ty.named(&mut |id| open.push(id)));
    for operation in operations {
        request_types(operation)
            .chain(answer_types(operation))
            .for_each(|ty| ty.named(&mut |id| open.push(id)));
    }
    let is_enum = |definition: &TypeDefinition| matches!(definition.kind, TypeKind::Enum(_));
    // All other types are written, also those of an operation that is left out because of a mistake.
    let others = types.iter().filter(|definition| !is_enum(definition));
    others.for_each(|other| other.parts(&mut |ty| ty.named(&mut |id| open.push(id))));
    used.extend(open);
    for (index, definition) in types.iter_mut().enumerate() {
        let is_enum = is_enum(definition);
        definition.is_unused = is_enum && !used.contains(&TypeId(index));
    }
}
