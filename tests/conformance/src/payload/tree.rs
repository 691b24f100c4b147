//! The files of a document as plain JSON values.
//!
//! The check must not depend on the code that it checks: references are followed by this module's own
//! means. Only YAML is parsed by the generator's loader, whose rules for plain scalars are the project's own.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use callbacks_codegen::source::{Scope, SourceMap, Texts, View};
use serde_json::{Map, Value};

use super::discriminator::Heirs;

/// A node of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    /// A JSON Pointer in its string form.
    pub(crate) pointer: String,
}

impl Place {
    /// From a file and the fragment of a URI.
    pub(crate) fn new(file: &Path, fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        Self {
            file: normalise(file),
            pointer: percent_decode(fragment),
        }
    }

    /// A node below this one.
    pub(crate) fn child(&self, token: &str) -> Self {
        let token = token.replace('~', "~0").replace('/', "~1");
        Self {
            file: self.file.clone(),
            pointer: format!("{}/{token}", self.pointer),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = self.file.file_name().unwrap_or_default();
        write!(formatter, "{}#{}", file.display(), self.pointer)
    }
}

/// Files, each read once.
#[derive(Debug, Default)]
pub(crate) struct Trees {
    files: HashMap<PathBuf, Option<Rc<Value>>>,
    /// What inherits from what, with the number of files in which that was found out.
    heirs: (usize, Rc<Heirs>),
}

impl Trees {
    /// The content of a file; none when it cannot be read or parsed.
    pub(crate) fn file(&mut self, file: &Path) -> Option<Rc<Value>> {
        let file = normalise(file);
        let read = || read(&file).map(Rc::new);
        self.files.entry(file.clone()).or_insert_with(read).clone()
    }

    /// How many files were asked for by now.
    pub(crate) fn count(&self) -> usize {
        self.files.len()
    }

    /// What inherits from what in the files that are read by now.
    pub(crate) fn heirs(&mut self) -> Rc<Heirs> {
        let count = self.files.len();
        if self.heirs.0 != count {
            self.heirs = (count, Rc::new(Heirs::find(self)));
        }
        Rc::clone(&self.heirs.1)
    }

    /// The places of all schemas that have a name.
    pub(crate) fn named_schemas(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for (file, tree) in &self.files {
            let Some(tree) = tree else { continue };
            let root = Place {
                file: file.clone(),
                pointer: String::new(),
            };
            let folders = [
                root.child("components").child("schemas"),
                root.child("definitions"),
                root.child("$defs"),
            ];
            // A file of nothing but schemas, or one that is a schema.
            let is_bare = tree.get("openapi").is_none();
            let folders = folders.into_iter().chain(is_bare.then(|| root.clone()));
            for folder in folders {
                let members = tree.pointer(&folder.pointer).and_then(Value::as_object);
                let names = members.into_iter().flat_map(Map::keys);
                places.extend(names.map(|name| folder.child(name)));
            }
            places.extend(is_bare.then_some(root));
        }
        places.sort();
        places
    }

    /// Puts a tree in the place of a file.
    #[cfg(test)]
    pub(crate) fn with(mut self, file: &str, tree: Value) -> Self {
        self.files.insert(file.into(), Some(Rc::new(tree)));
        self
    }

    pub(crate) fn get(&mut self, place: &Place) -> Option<Value> {
        self.file(&place.file)?.pointer(&place.pointer).cloned()
    }

    /// The place of a schema that is only a reference.
    pub(crate) fn target(&mut self, place: &Place) -> Place {
        let mut place = place.clone();
        for _ in 0..16 {
            let node = self.file(&place.file);
            let reference = node.and_then(|tree| {
                let node = tree.pointer(&place.pointer)?.as_object()?;
                let is_alone = node.len() == 1;
                Some(node.get("$ref").filter(|_| is_alone)?.as_str()?.to_owned())
            });
            match reference.and_then(|reference| self.follow(&place, &reference)) {
                Some(next) => place = next,
                None => return place,
            }
        }
        place
    }

    /// The same of a reference into a file that is read by now.
    pub(crate) fn follow_within(&mut self, from: &Place, reference: &str) -> Option<Place> {
        let (file, _) = reference.split_once('#').unwrap_or((reference, ""));
        let file = match file {
            "" => from.file.clone(),
            _ => normalise(&from.file.parent()?.join(percent_decode(file))),
        };
        match self.files.contains_key(&file) {
            true => self.follow(from, reference),
            false => None,
        }
    }

    /// Where the reference at a place leads.
    pub(crate) fn follow(&mut self, from: &Place, reference: &str) -> Option<Place> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = match file {
            "" => from.file.clone(),
            _ if file.contains("://") => return None,
            _ => from.file.parent()?.join(percent_decode(file)),
        };
        let place = Place::new(&file, fragment);
        let tree = self.file(&place.file)?;
        if place.pointer.is_empty() || place.pointer.starts_with('/') {
            return tree.pointer(&place.pointer).map(|_| place);
        }
        let pointer = anchor(&tree, &place.pointer, "")?;
        Some(Place { pointer, ..place })
    }
}

/// The pointer of the schema that has an anchor of this name.
fn anchor(node: &Value, name: &str, pointer: &str) -> Option<String> {
    let below = |token: &str, child: &Value| {
        let token = token.replace('~', "~0").replace('/', "~1");
        anchor(child, name, &format!("{pointer}/{token}"))
    };
    match node {
        Value::Object(map) => {
            let mut anchors = ["$anchor", "$dynamicAnchor"].iter();
            if anchors.any(|key| map.get(*key).and_then(Value::as_str) == Some(name)) {
                return Some(pointer.to_owned());
            }
            map.iter().find_map(|(key, child)| below(key, child))
        }
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, child)| below(&index.to_string(), child))
        }
        _ => None,
    }
}

fn read(file: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(file).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let texts = Texts::new();
    let sources = SourceMap::new(&texts, Scope::default().with(file));
    Some(convert(sources.load(file).ok()?, false))
}

/// Where a text is due, a scalar is the text that its author wrote: `NO` and `08` among the values of a string.
fn convert(node: View<'_>, is_text: bool) -> Value {
    if node.is_mapping() {
        let is_string = node.get("type").and_then(|name| name.as_text()) == Some("string");
        let entries = node.entries().map(|(key, value)| {
            let is_value = matches!(
                key.text,
                "enum" | "const" | "default" | "example" | "examples"
            );
            let is_name = key.text == "required" && value.is_sequence();
            let is_text = (is_value && is_string) || is_name;
            (key.text.to_owned(), convert(value, is_text))
        });
        return Value::Object(entries.collect::<Map<_, _>>());
    }
    if node.is_sequence() {
        return node.items().map(|item| convert(item, is_text)).collect();
    }
    if is_text && let Some(text) = node.as_text() {
        return Value::from(text);
    }
    scalar(node)
}

fn scalar(node: View<'_>) -> Value {
    if node.is_null() {
        return Value::Null;
    }
    if let Some(flag) = node.as_bool() {
        return Value::Bool(flag);
    }
    let number = node
        .as_number()
        .and_then(|text| serde_json::from_str(text).ok());
    number.unwrap_or_else(|| Value::from(node.raw_text().unwrap_or_default()))
}

/// Resolves `.` and `..` by name only.
pub(crate) fn normalise(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let hex = others
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn yaml(text: &str) -> Value {
        let texts = Texts::new();
        let text = text.to_owned();
        let sources = SourceMap::with_reader(&texts, Box::new(move |_| Ok(text.clone().into())));
        convert(sources.load(Path::new("a.yaml")).unwrap(), false)
    }

    #[test]
    fn the_values_of_a_string_are_texts() {
        let tree = yaml("type: string\nenum: [NO, 08, 1.0, NULL, null]\n");
        assert_eq!(tree["enum"], json!(["NO", "08", "1.0", "NULL", null]));
        let tree = yaml("enum: [1.0, true, NULL, 18446744073709551615]\n");
        assert_eq!(tree["enum"], json!([1.0, true, null, u64::MAX]));
        assert_eq!(
            yaml("required: [1, on]\n"),
            json!({"required": ["1", "on"]})
        );
    }

    #[test]
    fn references_are_followed() {
        let order = json!({"a/b": {"c d": 1}, "x": {"$anchor": "here"}});
        let mut trees = Trees::default().with("dir/order.json", order);
        let from = Place::new(Path::new("dir/sub/api.json"), "#/x");
        let found = trees.follow(&from, "../order.json#/a~1b/c%20d").unwrap();
        assert_eq!(trees.get(&found), Some(json!(1)));
        let found = trees.follow(&from, "../order.json#here").unwrap();
        assert_eq!(found.pointer, "/x");
        assert_eq!(trees.follow(&from, "../order.json#/gone"), None);
        assert_eq!(trees.follow(&from, "https://example.com/a#/x"), None);
    }
}
