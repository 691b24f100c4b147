//! What holds of the expansion of every document, however wrong it is. The fuzz target `document` asks the same.

use std::cell::Cell;
use std::collections::HashSet;
use std::io;

use callbacks_codegen::{Expansion, Settings, expand_with};
use unicode_normalization::UnicodeNormalization;

/// A document that names file after file is stopped there, so that a bad one costs no more than a good one.
const FILES: usize = 8;

/// Expansions with fewer types and operations are printed as well.
const PRINTED: usize = 100;

/// Expands a document, which is also the content of every file that it refers to, and checks what comes out.
///
/// # Panics
///
/// If the tokens are not Rust, two items have one name, or a diagnostic has no place.
pub(crate) fn expand(document: &[u8], strict: bool) -> Expansion {
    let left = Cell::new(FILES);
    let read = |_: &std::path::Path| {
        left.set(left.get().saturating_sub(1));
        match left.get() {
            0 => Err(io::ErrorKind::NotFound.into()),
            _ => Ok(document.to_vec()),
        }
    };
    let expansion = expand_with(&Settings::new("document").with_strict(strict), read);
    check(&expansion);
    expansion
}

fn check(expansion: &Expansion) {
    let file: syn::File = syn::parse2(expansion.tokens()).expect("tokens are Rust items");
    check_items(&file.items);
    // Names and comments are printed as in build scripts, and parsed again. With hundreds of them that takes longer
    // than everything else, and shows nothing new.
    if expansion.types + expansion.operations < PRINTED {
        syn::parse_file(&expansion.to_source()).expect("printed tokens are Rust");
    }
    for report in &expansion.diagnostics {
        let place = report.text.lines().find_map(|line| {
            let mut parts = line.trim_start().strip_prefix("--> ")?.rsplit(':');
            let (column, line) = (parts.next()?, parts.next()?);
            Some(column.parse::<u32>().is_ok() && line.parse::<u32>().is_ok())
        });
        assert_eq!(place, Some(true), "no place: {}", report.text);
        let strange = |each: char| each.is_control() && each != '\n' || is_bidi_control(each);
        assert!(!report.text.contains(strange), "{:?}", report.text);
    }
}

/// Characters that show text in another order than it is in, which rustc refuses in comments.
fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn check_items(items: &[syn::Item]) {
    let mut types = HashSet::new();
    let mut once = |name: &syn::Ident| assert!(types.insert(normal(name)), "two `{name}`");
    for item in items {
        match item {
            syn::Item::Struct(item) => {
                once(&item.ident);
                differ(item.fields.iter().filter_map(|field| field.ident.as_ref()));
            }
            syn::Item::Enum(item) => {
                once(&item.ident);
                differ(item.variants.iter().map(|variant| &variant.ident));
            }
            syn::Item::Mod(item) => {
                once(&item.ident);
                check_items(item.content.as_ref().map_or(&[], |(_, items)| items));
            }
            syn::Item::Trait(item) => {
                once(&item.ident);
                differ(item.items.iter().filter_map(|member| match member {
                    syn::TraitItem::Fn(function) => Some(&function.sig.ident),
                    _ => None,
                }));
            }
            syn::Item::Type(item) => once(&item.ident),
            _ => {}
        }
        check_comment(item);
    }
}

fn differ<'a>(names: impl Iterator<Item = &'a syn::Ident>) {
    let mut known = HashSet::new();
    for name in names {
        assert!(known.insert(normal(name)), "two `{name}`");
    }
}

/// A name as rustc compares it.
fn normal(name: &syn::Ident) -> String {
    name.to_string().nfc().collect()
}

/// rustc refuses a comment that has a carriage return or changes the direction of text.
fn check_comment(item: &syn::Item) {
    let attributes = match item {
        syn::Item::Struct(item) => {
            for field in &item.fields {
                check_attributes(&field.attrs);
            }
            &item.attrs
        }
        syn::Item::Enum(item) => {
            for variant in &item.variants {
                check_attributes(&variant.attrs);
            }
            &item.attrs
        }
        syn::Item::Mod(item) => &item.attrs,
        _ => return,
    };
    check_attributes(attributes);
}

fn check_attributes(attributes: &[syn::Attribute]) {
    for attribute in attributes {
        let syn::Meta::NameValue(syn::MetaNameValue {
            value: syn::Expr::Lit(value),
            ..
        }) = &attribute.meta
        else {
            continue;
        };
        if let syn::Lit::Str(text) = &value.lit {
            let strange = |each: char| matches!(each, '\r' | '\n') || is_bidi_control(each);
            assert!(!text.value().contains(strange), "{:?}", text.value());
        }
    }
}
