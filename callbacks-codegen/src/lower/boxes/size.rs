//! Estimates how large values are, to decide what to box.

use std::cmp::Reverse;

use crate::ir::{
    Field, Integer, Pointer, Presence, Struct, Type, TypeDefinition, TypeKind, Union,
    UnknownMembers,
};

/// Clippy's `large_enum_variant` allows variants to differ by 200 bytes. Sizes here are estimates.
const ALLOWED_DIFFERENCE: usize = 160;

/// A word, the usual alignment.
const WORD: usize = 8;

/// Smaller values are not boxed, because the box would not be much smaller.
const SMALL: usize = 8 * WORD;

/// The maximum size of a struct or variant, before parts of it move behind a `Box`. Without a limit, ten schemas with a
/// few members each can become a type of megabytes, which no stack holds. Without optimization, the functions that read
/// a value need twenty times its size, at each level of a message. This limit leaves room for ten levels in half a
/// megabyte.
const LARGEST: usize = 1024;

/// Boxes what makes values too large: the largest fields of a struct, and the large variants of a choice whose variants
/// differ much in size. A small variant would take as much room as a large one.
///
/// If all variants have a similar size, none is boxed, because a box costs an allocation and complicates patterns.
pub(super) fn box_large(types: &mut [TypeDefinition], edges: &[Vec<usize>]) {
    let mut sizes = vec![0; types.len()];
    // Types come after those that they contain. Only a box leads back, so sizes are known when they are needed.
    for index in super::finishing_order(edges) {
        sizes[index] = match &mut types[index].kind {
            TypeKind::Struct(object) => box_fields(object, &sizes),
            TypeKind::Enum(values) if values.other.is_some() => 3 * WORD,
            TypeKind::Enum(_) => 1,
            TypeKind::Wrapper(ty) => of_type(ty, &sizes),
            TypeKind::Union(union) => box_variants(union, &sizes),
        };
    }
}

/// Boxes fields, the largest first, until the struct is small enough. Returns its size then.
fn box_fields(object: &mut Struct, sizes: &[usize]) -> usize {
    let each: Vec<_> = object
        .fields
        .iter()
        .map(|field| of_field(field, sizes))
        .collect();
    let kept = match object.unknown {
        UnknownMembers::Keep { .. } => 3 * WORD,
        _ => 0,
    };
    let mut size = each.iter().copied().fold(kept, usize::saturating_add);
    let mut order: Vec<_> = (0..each.len()).collect();
    order.sort_by_key(|index| Reverse(each[*index]));
    for index in order {
        let is_worth_it = each[index] > SMALL && holds_named(&object.fields[index].ty);
        if size <= LARGEST {
            break;
        }
        if is_worth_it {
            object.fields[index].pointer = Pointer::Box;
            size -= each[index] - WORD;
        }
    }
    size
}

fn box_variants(union: &mut Union, sizes: &[usize]) -> usize {
    let variants = union.variants.iter().map(|variant| match variant.pointer {
        Pointer::Box | Pointer::Link => WORD,
        Pointer::None => of_type(&variant.ty, sizes),
    });
    let variants: Vec<_> = variants.collect();
    let (boxed, largest) = decide(&variants);
    for (variant, boxed) in union.variants.iter_mut().zip(boxed) {
        if boxed {
            variant.pointer = Pointer::Box;
        }
    }
    largest.saturating_add(WORD)
}

/// Whether a value is a generated type, or contains one in place.
fn holds_named(ty: &Type) -> bool {
    match ty {
        Type::Named(_) => true,
        Type::Nullable(inner) => holds_named(inner),
        Type::Tuple(items) => items.iter().any(holds_named),
        _ => false,
    }
}

/// Which variants to box, and the size of the largest one then.
fn decide(sizes: &[usize]) -> (Vec<bool>, usize) {
    let largest = sizes.iter().copied().max().unwrap_or_default();
    let smallest = sizes.iter().copied().min().unwrap_or_default();
    let is_even = largest - smallest <= ALLOWED_DIFFERENCE;
    let most = if is_even { LARGEST } else { ALLOWED_DIFFERENCE };
    let boxed = sizes.iter().map(|size| *size > most).collect();
    let kept = sizes.iter().copied().filter(|size| *size <= most);
    (boxed, kept.max().unwrap_or_default().max(WORD))
}

fn of_field(field: &Field, sizes: &[usize]) -> usize {
    if field.pointer != Pointer::None {
        return WORD;
    }
    let Presence { required, nullable } = field.presence;
    let is_number = matches!(field.ty, Type::Integer(_) | Type::F64);
    let size = of_type(&field.ty, sizes);
    // The other types have spare values to represent absence.
    if is_number && (!required || nullable) {
        size + size.min(WORD)
    } else {
        size
    }
}

fn of_type(ty: &Type, sizes: &[usize]) -> usize {
    match ty {
        Type::Null => 0,
        Type::Bool => 1,
        Type::Integer(Integer::I32 | Integer::U32) => WORD / 2,
        Type::Integer(Integer::I128) => 2 * WORD,
        Type::Integer(Integer::I64 | Integer::U64) | Type::F64 => WORD,
        Type::Tuple(items) => {
            let items = items.iter().map(|item| of_type(item, sizes));
            items.fold(0, usize::saturating_add)
        }
        Type::String | Type::List(_) | Type::Map(_) => 3 * WORD,
        Type::Value | Type::Own(_) => 4 * WORD,
        Type::Binary => 13 * WORD,
        Type::Nullable(inner) => of_type(inner, sizes).saturating_add(WORD),
        Type::Named(id) => sizes[id.0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::TypeId;

    /// What is boxed keeps sizes small. Should something be left out, the sum is only large.
    #[test]
    fn sums_of_sizes_beyond_all_numbers_are_only_large() {
        let sizes = [usize::MAX - 1];
        let named = Type::Named(TypeId(0));
        let pair = Type::Tuple(vec![named.clone(), named.clone()]);
        assert_eq!(of_type(&pair, &sizes), usize::MAX);
        assert_eq!(
            of_type(&Type::Nullable(Box::new(named)), &sizes),
            usize::MAX
        );
    }
}
