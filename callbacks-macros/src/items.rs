//! The user's own items in the module, and the names that they define.

use syn::{Item, UseTree};

/// The names of types that the items define, and whether a glob import may define more.
pub(crate) fn names(items: &[Item]) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut has_glob = false;
    for item in items {
        match item {
            Item::Struct(item) => names.push(item.ident.to_string()),
            Item::Enum(item) => names.push(item.ident.to_string()),
            Item::Union(item) => names.push(item.ident.to_string()),
            Item::Type(item) => names.push(item.ident.to_string()),
            Item::Trait(item) => names.push(item.ident.to_string()),
            Item::Mod(item) => names.push(item.ident.to_string()),
            Item::Use(item) => imported(&item.tree, &mut names, &mut has_glob),
            // A macro may define anything.
            Item::Macro(_) => has_glob = true,
            _ => {}
        }
    }
    (names, has_glob)
}

fn imported(tree: &UseTree, names: &mut Vec<String>, has_glob: &mut bool) {
    match tree {
        UseTree::Path(path) => imported(&path.tree, names, has_glob),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(rename) => names.push(rename.rename.to_string()),
        UseTree::Group(group) => {
            group
                .items
                .iter()
                .for_each(|tree| imported(tree, names, has_glob));
        }
        _ => *has_glob = true,
    }
}
