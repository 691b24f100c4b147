//! Schemas with a name of their own (JSON Schema 2020-12, section 8.2.2): `$anchor` and `$dynamicAnchor`.

use std::collections::HashMap;

use crate::source::file::SourceFile;
use crate::source::pointer::push_escaped;
use crate::source::view::View;

impl SourceFile {
    /// The schema that has an anchor of this name.
    pub(crate) fn anchored(&self, name: &str) -> Option<View<'_>> {
        let root = self.root()?;
        let anchors = self.anchors.get_or_init(|| collect(root));
        root.pointer(anchors.get(name)?)
    }
}

/// The pointers of all nodes of a file that have an anchor. Where a name is given twice, the first is meant.
fn collect(root: View<'_>) -> HashMap<String, String> {
    let mut found = HashMap::new();
    walk(root, &mut String::new(), &mut found);
    found
}

fn walk(node: View<'_>, pointer: &mut String, found: &mut HashMap<String, String>) {
    let length = pointer.len();
    for (key, value) in node.entries() {
        if let Some(name) = anchor(key.text, value) {
            found
                .entry(name.to_owned())
                .or_insert_with(|| pointer.clone());
        }
        pointer.push('/');
        push_escaped(key.text, pointer);
        walk(value, pointer, found);
        pointer.truncate(length);
    }
    for (index, item) in node.items().enumerate() {
        pointer.push('/');
        pointer.push_str(&index.to_string());
        walk(item, pointer, found);
        pointer.truncate(length);
    }
}

/// The name that a member gives to its object. Up to draft 7 a fragment as `$id` was one.
fn anchor<'s>(key: &str, value: View<'s>) -> Option<&'s str> {
    match key {
        "$anchor" | "$dynamicAnchor" => value.as_text(),
        "$id" => value
            .as_text()?
            .strip_prefix('#')
            .filter(|name| !name.is_empty()),
        _ => None,
    }
}
