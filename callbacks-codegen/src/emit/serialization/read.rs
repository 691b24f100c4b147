//! Code that reads a struct from its members.

use super::scalar;
use crate::emit::ident::ident;
use crate::emit::literal::{string, strings};
use crate::emit::part::part;
use crate::emit::template::quote;
use crate::emit::tokens::{Ident, Literal, ToTokens, TokenStream};
use crate::ir::{Field, Struct, Type, UnknownMembers};

pub(super) fn read_impl(type_name: &str, name: &Ident, object: &Struct) -> TokenStream {
    let expected = string(&format!("an object (`{type_name}`)"));
    let constants = object.constants.iter().map(|constant| &constant.json_name);
    let members = object.fields.iter().map(|field| &field.json_name);
    let members = strings(members.chain(constants));
    let unknown = match &object.unknown {
        UnknownMembers::Skip => None,
        UnknownMembers::Refuse => Some("Refuse"),
        UnknownMembers::Keep { .. } => Some("Keep"),
    };
    let unknown = unknown.map(|what| {
        part(move || {
            let what = ident(what);
            quote!(const UNKNOWN: Unknown = Unknown::#what;)
        })
    });
    let body = part(|| read_body(object));
    quote! {
        impl<'de> ReadObject<'de> for super::#name {
            const EXPECTED: &'static str = #expected;
            const MEMBERS: &'static [&'static str] = &[#(#members),*];
            #unknown
            fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
                #body
            }
        }
    }
}

/// The preserved members: the field, the variable that collects them, and the type of the values.
struct Kept<'a> {
    field: Ident,
    slot: Ident,
    ty: &'a Type,
}

/// Each member goes into a slot, then the slots become the fields. Constants are only checked.
fn read_body(object: &Struct) -> TokenStream {
    let fields: Vec<_> = object.fields.iter().map(|each| slot(&each.name)).collect();
    let constants = object.constants.iter();
    let constants: Vec<_> = constants.map(|each| slot(&each.name)).collect();
    let kept = match &object.unknown {
        UnknownMembers::Keep { field, ty } => Some(Kept {
            field: ident(field),
            slot: slot(field),
            ty,
        }),
        _ => None,
    };
    if object.is_empty() {
        return quote! {
            while members.next().is_some() {}
            Some(Self {})
        };
    }
    let walk = part(|| walk(object, &fields, &constants, kept.as_ref()));
    let declare = kept.as_ref().map(|Kept { slot, .. }| {
        part(move || quote!(let mut #slot = ::std::collections::BTreeMap::new();))
    });
    let at_once = required_at_once(object, &fields);
    let is_taken = at_once.is_some();
    let values = object.fields.iter().zip(&fields).enumerate();
    let values =
        values.map(|(index, (field, slot))| part(move || value(index, field, slot, is_taken)));
    let asked = constants.iter().enumerate().map(|(index, slot)| {
        let index = Literal::usize_unsuffixed(object.fields.len() + index);
        part(move || quote!(members.required(#index, #slot)?;))
    });
    let give = kept.as_ref().map(|Kept { field, slot, .. }| {
        part(move || match slot == field {
            true => quote!(#field),
            false => quote!(#field: #slot),
        })
    });
    quote! {
        #(let mut #fields = None;)*
        #(let mut #constants = None;)*
        #declare
        #walk
        #(#asked)*
        #at_once
        Some(Self { #(#values,)* #give })
    }
}

/// The loop that fills the slots.
fn walk(
    object: &Struct,
    fields: &[Ident],
    constants: &[Ident],
    kept: Option<&Kept<'_>>,
) -> TokenStream {
    let count = fields.len() + constants.len();
    let arm = |index: usize| part(move || arm(object, fields, constants, index));
    let keep = kept.map(|Kept { slot, ty, .. }| {
        let method = ident(if ty.is_foreign() {
            "keep_foreign"
        } else {
            "keep"
        });
        part(move || quote!(members.#method(&mut #slot)))
    });
    let only = match (count, &keep) {
        (0, Some(keep)) => Some(keep.to_token_stream()),
        (1, None) => Some(arm(0).to_token_stream()),
        _ => None,
    };
    if let Some(only) = only {
        return quote! {
            while members.next().is_some() {
                #only;
            }
        };
    }
    // The indices end with the last member, so its arm takes the rest, unless there are preserved members.
    let last = if keep.is_some() { count } else { count - 1 };
    let numbers = (0..last).map(Literal::usize_unsuffixed);
    let arms = (0..last).map(arm);
    let rest = part(|| match &keep {
        Some(keep) => keep.to_token_stream(),
        None => arm(last).to_token_stream(),
    });
    quote! {
        while let Some(member) = members.next() {
            match member {
                #(#numbers => #arms,)*
                _ => #rest,
            }
        }
    }
}

/// The arm of a member: first the fields, then the constants.
fn arm(object: &Struct, fields: &[Ident], constants: &[Ident], index: usize) -> TokenStream {
    if let Some(field) = object.fields.get(index) {
        let slot = &fields[index];
        let method = ident(if field.ty.is_foreign() {
            "fill_foreign"
        } else {
            "fill"
        });
        return quote!(members.#method(&mut #slot));
    }
    let index = index - fields.len();
    let (slot, value) = (&constants[index], &object.constants[index].value);
    let value = part(|| scalar(value));
    quote!(members.constant(&mut #slot, #value))
}

/// Few required members are taken one by one. Each of them is an exit that drops everything taken before, so a thousand
/// would cost rustc gigabytes. Many are taken at once.
fn required_at_once(object: &Struct, slots: &[Ident]) -> Option<TokenStream> {
    const FEW: usize = 32;
    let fields = object.fields.iter().enumerate();
    let required: Vec<_> = fields
        .filter(|(_, field)| field.presence.required)
        .map(|(index, _)| index)
        .collect();
    if required.len() <= FEW {
        return None;
    }
    let numbers = required
        .iter()
        .map(|index| Literal::usize_unsuffixed(*index));
    let slots: Vec<_> = required.iter().map(|index| &slots[*index]).collect();
    Some(quote! {
        let (#(Some(#slots),)*) = (#(members.required(#numbers, #slots),)*) else {
            return None;
        };
    })
}

fn value(index: usize, field: &Field, slot: &Ident, is_taken: bool) -> TokenStream {
    let (name, index) = (ident(&field.name), Literal::usize_unsuffixed(index));
    match (field.presence.required, field.presence.nullable) {
        (true, _) if is_taken && *slot == name => quote!(#name),
        (true, _) if is_taken => quote!(#name: #slot),
        (true, _) => quote!(#name: members.required(#index, #slot)?),
        (false, true) => quote!(#name: #slot.unwrap_or_default()),
        (false, false) if *slot == name => quote!(#name),
        (false, false) => quote!(#name: #slot),
    }
}

/// The local variable of a field. Two names are used by the code around it.
fn slot(field: &str) -> Ident {
    match field {
        "members" | "member" => ident(&format!("{field}_")),
        _ => ident(field),
    }
}
