//! How large values are, near enough to know which variants to box.

use crate::ir::{Field, Integer, Presence, Type, TypeDefinition, TypeKind, UnknownMembers};

/// Clippy's `large_enum_variant` allows variants to differ by 200 bytes; sizes here are estimates.
const ALLOWED_DIFFERENCE: usize = 160;

/// A word, to which nearly everything is aligned.
const WORD: usize = 8;

/// Boxes the large variants of a choice whose variants differ much in size: a small one would take as much room.
///
/// Where all are of about one size none is boxed, since a box costs an allocation and is in the way of a pattern.
pub(super) fn box_large_variants(types: &mut [TypeDefinition]) {
    let mut sizes = vec![None; types.len()];
    for index in 0..types.len() {
        size_of(index, types, &mut sizes);
    }
}

/// The size of a type, whose variants are boxed on the way. Recursion ends since boxes are where a type contains itself.
fn size_of(index: usize, types: &mut [TypeDefinition], sizes: &mut [Option<usize>]) -> usize {
    if let Some(known) = sizes[index] {
        return known;
    }
    // Taken out while the others are looked at: a type that is not boxed is within none of them.
    let nothing = TypeKind::Wrapper(Type::Null);
    let mut kind = std::mem::replace(&mut types[index].kind, nothing);
    let size = match &mut kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter();
            let fields: usize = fields.map(|field| of_field(field, types, sizes)).sum();
            let is_kept = matches!(object.unknown, UnknownMembers::Keep { .. });
            fields + if is_kept { 3 * WORD } else { 0 }
        }
        TypeKind::Enum(values) if values.other.is_some() => 3 * WORD,
        TypeKind::Enum(_) => 1,
        TypeKind::Wrapper(_) => 3 * WORD,
        TypeKind::Union(union) => {
            let variants = union.variants.iter().map(|variant| {
                if variant.boxed {
                    WORD
                } else {
                    of_type(&variant.ty, types, sizes)
                }
            });
            let variants: Vec<_> = variants.collect();
            let (boxed, largest) = decide(&variants);
            for (variant, boxed) in union.variants.iter_mut().zip(boxed) {
                variant.boxed |= boxed;
            }
            largest + WORD
        }
    };
    types[index].kind = kind;
    sizes[index] = Some(size);
    size
}

/// Which variants to box, and how large the largest is then.
fn decide(sizes: &[usize]) -> (Vec<bool>, usize) {
    let largest = sizes.iter().copied().max().unwrap_or_default();
    let smallest = sizes.iter().copied().min().unwrap_or_default();
    if largest - smallest <= ALLOWED_DIFFERENCE {
        return (vec![false; sizes.len()], largest);
    }
    let boxed: Vec<_> = sizes
        .iter()
        .map(|size| *size > ALLOWED_DIFFERENCE)
        .collect();
    let kept = sizes
        .iter()
        .copied()
        .filter(|size| *size <= ALLOWED_DIFFERENCE);
    (boxed, kept.max().unwrap_or(WORD))
}

fn of_field(field: &Field, types: &mut [TypeDefinition], sizes: &mut [Option<usize>]) -> usize {
    if field.boxed {
        return WORD;
    }
    let Presence { required, nullable } = field.presence;
    let is_number = matches!(field.ty, Type::Integer(_) | Type::F64);
    let size = of_type(&field.ty, types, sizes);
    // The other types have values to spare for "not there".
    if is_number && (!required || nullable) {
        size + size.min(WORD)
    } else {
        size
    }
}

fn of_type(ty: &Type, types: &mut [TypeDefinition], sizes: &mut [Option<usize>]) -> usize {
    match ty {
        Type::Null => 0,
        Type::Bool => 1,
        Type::Integer(Integer::I32 | Integer::U32) => WORD / 2,
        Type::Integer(Integer::I128) => 2 * WORD,
        Type::Integer(Integer::I64 | Integer::U64) | Type::F64 => WORD,
        Type::Tuple(items) => items.iter().map(|item| of_type(item, types, sizes)).sum(),
        Type::String | Type::List(_) | Type::Map(_) => 3 * WORD,
        Type::Value | Type::Own(_) => 4 * WORD,
        Type::Binary => 13 * WORD,
        Type::Nullable(inner) => of_type(inner, types, sizes) + WORD,
        Type::Named(id) => size_of(id.0, types, sizes),
    }
}
