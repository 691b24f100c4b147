//! Rust source as a person would lay it out: `prettyplease`, with blank lines between items.

use syn::{File, Item, parse_quote};

/// An item that becomes a blank line. No generated item has this name.
const BLANK: &str = "const __BLANK_LINE: () = ();";

/// Formats a file.
pub(crate) fn print(mut file: File) -> String {
    separate(&mut file.items);
    let mut source = String::new();
    for line in prettyplease::unparse(&file).lines() {
        if line.trim_start() != BLANK {
            source.push_str(line);
        }
        source.push('\n');
    }
    source
}

/// Puts blank lines between the items of a module, and within them. Lists of imports, statics and macros stay together.
fn separate(items: &mut Vec<Item>) {
    for item in items.iter_mut() {
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    separate(items);
                }
            }
            Item::Trait(item) => {
                let blank = parse_quote!(
                    const __BLANK_LINE: () = ();
                );
                separate_by(&mut item.items, &blank, |_, _| true);
            }
            Item::Impl(item) => {
                let blank = parse_quote!(
                    const __BLANK_LINE: () = ();
                );
                separate_by(&mut item.items, &blank, |_, _| true);
            }
            _ => {}
        }
    }
    let blank: Item = parse_quote!(
        const __BLANK_LINE: () = ();
    );
    separate_by(items, &blank, |first, second| match (first, second) {
        (Item::Use(_), Item::Use(_)) | (Item::Macro(_), Item::Macro(_)) => false,
        (Item::Static(first), Item::Static(second)) => {
            !(first.attrs.is_empty() && second.attrs.is_empty())
        }
        _ => true,
    });
}

fn separate_by<T: Clone>(items: &mut Vec<T>, blank: &T, is_apart: fn(&T, &T) -> bool) {
    let mut separated = Vec::with_capacity(items.len() * 2);
    for item in items.drain(..) {
        if separated.last().is_some_and(|last| is_apart(last, &item)) {
            separated.push(blank.clone());
        }
        separated.push(item);
    }
    *items = separated;
}
