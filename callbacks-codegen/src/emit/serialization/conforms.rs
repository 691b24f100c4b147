//! Code that checks what a type does not guarantee of its schema.

use crate::emit::template::quote;
use crate::emit::tokens::{Literal, TokenStream};
use std::collections::BTreeSet;

use crate::emit::ident::ident;
use crate::emit::literal::{Text, string};
use crate::emit::part::part;
use crate::emit::paths::Paths;
use crate::ir::{
    Condition, Conformity, Counts, Field, IsAllowed, Struct, Test, Type, UnknownMembers,
};

/// How a condition names its value.
struct Place {
    /// As the receiver of a method, or as a number.
    value: TokenStream,
    /// As an argument.
    reference: TokenStream,
}

/// `fn conforms(..)` of a struct. `None` if the schema has to be applied.
pub(super) fn conforms(
    object: &Struct,
    schema: &TokenStream,
    paths: &Paths,
) -> Option<TokenStream> {
    let conformity = object.conformity.as_ref()?;
    let fields = conformity.fields.iter();
    let tests =
        fields.map(|(index, test)| part(move || field(&object.fields[*index], test, paths)));
    let no_others = match &object.unknown {
        UnknownMembers::Keep { field, .. } if conformity.has_no_others => {
            let field = ident(field);
            Some(quote!(&& self.#field.is_empty()))
        }
        _ => None,
    };
    Some(quote! {
        fn conforms(&self, to: SchemaRef) -> bool {
            to == #schema #(&& #tests)* #no_others
        }
    })
}

/// The private items that the method needs.
pub(super) fn imports(conformity: &Conformity, names: &mut BTreeSet<&'static str>) {
    for (_, test) in &conformity.fields {
        match test {
            Test::Member(_) => {
                names.insert("AsInstance");
            }
            Test::Value(conditions) => of_conditions(conditions, names),
        }
    }
}

fn of_conditions(conditions: &[Condition], names: &mut BTreeSet<&'static str>) {
    for condition in conditions {
        match condition {
            Condition::Length(_) => {
                names.insert("has_length");
            }
            Condition::Format(_) => {
                names.insert("has_format");
            }
            Condition::Admitted(_) => {
                names.insert("AsInstance");
            }
            Condition::Each(conditions) => of_conditions(conditions, names),
            _ => {}
        }
    }
}

fn field(field: &Field, test: &Test, paths: &Paths) -> TokenStream {
    let name = ident(&field.name);
    let presence = field.presence;
    let conditions = match test {
        Test::Value(conditions) => conditions,
        Test::Member(schema) => {
            let (schema, json_name) = (paths.schema_at(*schema), Text(&field.json_name));
            let admits = |value: TokenStream| quote!(#schema.admits_member(#json_name, #value.as_instance()));
            let admitted = admits(quote!(self.#name));
            return match (presence.required, presence.nullable) {
                (true, _) => admitted,
                (false, true) => quote!((self.#name.is_absent() || #admitted)),
                (false, false) => {
                    let admitted = admits(quote!(value));
                    quote!(self.#name.as_ref().is_none_or(|value| #admitted))
                }
            };
        }
    };
    let is_number = is_number(&field.ty);
    let (optional, pattern) = match (presence.required, presence.nullable) {
        (true, false) => {
            let place = Place {
                value: quote!(self.#name),
                reference: quote!(&self.#name),
            };
            return all(conditions, inner(&field.ty), &place, paths);
        }
        (false, true) if is_number => (quote!(self.#name.value()), quote!(&value)),
        (false, true) => (quote!(self.#name.value()), quote!(value)),
        _ if is_number => (quote!(self.#name), quote!(value)),
        _ => (quote!(self.#name.as_ref()), quote!(value)),
    };
    let tests = all(conditions, inner(&field.ty), &Place::named("value"), paths);
    quote!(#optional.is_none_or(|#pattern| #tests))
}

impl Place {
    fn named(name: &str) -> Self {
        let name = ident(name);
        Self {
            value: quote!(#name),
            reference: quote!(#name),
        }
    }
}

/// The type of a present value.
fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    }
}

fn is_number(ty: &Type) -> bool {
    matches!(inner(ty), Type::Integer(_) | Type::F64)
}

fn all(conditions: &[Condition], ty: &Type, place: &Place, paths: &Paths) -> TokenStream {
    let mut tests = Vec::new();
    let mut rest = conditions;
    while let Some((first, others)) = rest.split_first() {
        let between = others.first().and_then(|other| between(first, other));
        rest = match between {
            Some(_) => &others[1..],
            None => others,
        };
        tests.push(part(move || match &between {
            Some(range) => {
                let value = &place.value;
                quote!((#range).contains(&#value))
            }
            None => condition(first, ty, place, paths),
        }));
    }
    quote!(#(#tests)&&*)
}

/// `1..=9` for two bounds.
fn between(least: &Condition, most: &Condition) -> Option<TokenStream> {
    match (least, most) {
        (Condition::AtLeast(least), Condition::AtMost(most)) => {
            let least = Literal::i128_unsuffixed(*least);
            let most = Literal::i128_unsuffixed(*most);
            Some(quote!(#least..=#most))
        }
        (Condition::Above(least, IsAllowed(true)), Condition::Below(most, is_allowed)) => {
            let least = Literal::f64_unsuffixed(*least);
            let most = Literal::f64_unsuffixed(*most);
            Some(match is_allowed {
                IsAllowed(true) => quote!(#least..=#most),
                IsAllowed(false) => quote!(#least..#most),
            })
        }
        _ => None,
    }
}

fn condition(condition: &Condition, ty: &Type, place: &Place, paths: &Paths) -> TokenStream {
    let Place { value, reference } = place;
    match condition {
        Condition::Length(counts) => {
            let range = range(*counts);
            quote!(has_length(#reference, #range))
        }
        Condition::Format(name) => {
            let name = string(name);
            quote!(has_format(#reference, #name))
        }
        Condition::Finite => quote!(#value.is_finite()),
        Condition::AtLeast(bound) => {
            let bound = Literal::i128_unsuffixed(*bound);
            quote!(#value >= #bound)
        }
        Condition::AtMost(bound) => {
            let bound = Literal::i128_unsuffixed(*bound);
            quote!(#value <= #bound)
        }
        Condition::Above(bound, IsAllowed(is_allowed)) => {
            let bound = Literal::f64_unsuffixed(*bound);
            match is_allowed {
                true => quote!(#value >= #bound),
                false => quote!(#value > #bound),
            }
        }
        Condition::Below(bound, IsAllowed(is_allowed)) => {
            let bound = Literal::f64_unsuffixed(*bound);
            match is_allowed {
                true => quote!(#value <= #bound),
                false => quote!(#value < #bound),
            }
        }
        Condition::Count(counts) => match (counts.least, counts.most) {
            (Some(1), None) => quote!(!#value.is_empty()),
            _ => {
                let range = range(*counts);
                quote!((#range).contains(&#value.len()))
            }
        },
        Condition::Each(conditions) => each(conditions, ty, value, paths),
        Condition::Conforms(schema) => {
            let schema = paths.schema_at(*schema);
            quote!(#value.conforms(#schema))
        }
        Condition::Admitted(schema) => {
            let schema = paths.schema_at(*schema);
            quote!(#schema.admits(#value.as_instance()))
        }
    }
}

fn each(conditions: &[Condition], ty: &Type, value: &TokenStream, paths: &Paths) -> TokenStream {
    let (items, item) = match ty {
        Type::Map(item) => (quote!(values), item),
        Type::List(item) => (quote!(iter), item),
        // Only lists and maps have items.
        _ => return quote!(false),
    };
    let tests = all(conditions, inner(item), &Place::named("value"), paths);
    match &**item {
        Type::Nullable(item) if is_number(item) => {
            quote!(#value.#items().all(|value| value.is_none_or(|value| #tests)))
        }
        Type::Nullable(_) => {
            quote!(#value.#items().all(|value| value.as_ref().is_none_or(|value| #tests)))
        }
        item if is_number(item) => quote!(#value.#items().all(|&value| #tests)),
        _ => quote!(#value.#items().all(|value| #tests)),
    }
}

/// `1..=64`
fn range(counts: Counts) -> TokenStream {
    let literal = |count: u64| Literal::u64_unsuffixed(count);
    let least = literal(counts.least.unwrap_or(0));
    match counts.most.map(literal) {
        Some(most) => quote!(#least..=#most),
        None => quote!(#least..),
    }
}
