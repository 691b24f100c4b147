//! The files of a document as plain JSON values.
//!
//! The check must not depend on the code that it checks: references are followed by this module's own
//! means. Only YAML is parsed by the generator's loader, whose rules for plain scalars are the project's own.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use callbacks_codegen::source::{Scope, SourceMap, Texts, View};
use serde_json::{Map, Value};

use super::discriminator::Heirs;
use super::resource::Resources;

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
    resources: BTreeMap<PathBuf, Rc<Resources>>,
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
        let is_here = file.is_empty() || self.identified(from, file).is_some();
        let is_read = is_here || {
            let file = normalise(&from.file.parent()?.join(percent_decode(file)));
            self.files.contains_key(&file)
        };
        is_read.then(|| self.follow(from, reference))?
    }

    /// Where the reference at a place leads.
    pub(crate) fn follow(&mut self, from: &Place, reference: &str) -> Option<Place> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let around = match file {
            "" => self.resource(from)?,
            _ => match self.identified(from, file) {
                Some(resource) => resource,
                None if file.contains("://") => return None,
                None => Place::new(&from.file.parent()?.join(percent_decode(file)), ""),
            },
        };
        let tree = self.file(&around.file)?;
        let fragment = percent_decode(fragment);
        let at = |pointer: &str| Place {
            file: around.file.clone(),
            pointer: pointer.to_owned(),
        };
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let resources = self.resources(&around.file)?;
            let own = resources.around(&around.pointer)?.anchor(&fragment);
            return own.or(resources.anchor(&fragment)).map(at);
        }
        let place = at(&format!("{}{fragment}", around.pointer));
        if tree.pointer(&place.pointer).is_some() {
            return Some(place);
        }
        // Authors of OpenAPI documents give schemas an `$id` and still mean the document by `#/components`.
        let is_of_file = file.is_empty() && tree.pointer(&fragment).is_some();
        is_of_file.then(|| at(&fragment))
    }

    /// The resource that a place is in.
    pub(super) fn resource(&mut self, place: &Place) -> Option<Place> {
        let resources = self.resources(&place.file)?;
        let pointer = resources.around(&place.pointer)?.pointer.clone();
        Some(Place {
            file: place.file.clone(),
            pointer,
        })
    }

    /// The schema that has an `$id` in a file that is read by now.
    fn identified(&mut self, from: &Place, reference: &str) -> Option<Place> {
        let uri = self.resources(&from.file)?;
        let uri = uri.around(&from.pointer)?.join(reference)?;
        let mut files: Vec<PathBuf> = self.files.keys().cloned().collect();
        files.sort();
        files.into_iter().find_map(|file| {
            let resources = self.resources(&file)?;
            let pointer = resources.identified(&uri)?.pointer.clone();
            Some(Place { file, pointer })
        })
    }

    /// The dynamic anchors of the resource that a place is in, of names that several resources have.
    pub(super) fn dynamic_anchors(&mut self, place: &Place) -> Vec<(String, Place)> {
        let Some(resources) = self.resources(&place.file) else {
            return Vec::new();
        };
        let own = resources.around(&place.pointer).into_iter();
        let own: Vec<_> = own.flat_map(|resource| resource.dynamic()).collect();
        if own.is_empty() {
            return Vec::new();
        }
        let files: Vec<PathBuf> = self.files.keys().cloned().collect();
        let all: Vec<_> = files
            .iter()
            .filter_map(|file| self.resources(file))
            .collect();
        let is_set_anew = |name: &str| all.iter().map(|file| file.count(name)).sum::<usize>() > 1;
        let anchors = own.into_iter().filter(|(name, _)| is_set_anew(name));
        let anchors = anchors.map(|(name, pointer)| {
            let place = Place {
                file: place.file.clone(),
                pointer: pointer.to_owned(),
            };
            (name.to_owned(), place)
        });
        anchors.collect()
    }

    fn resources(&mut self, file: &Path) -> Option<Rc<Resources>> {
        let file = normalise(file);
        if let Some(known) = self.resources.get(&file) {
            return Some(Rc::clone(known));
        }
        let resources = Rc::new(Resources::find(&*self.file(&file)?));
        self.resources.insert(file, Rc::clone(&resources));
        Some(resources)
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

    #[test]
    fn references_to_an_id_are_followed() {
        let tree = json!({"components": {"schemas": {
            "Animal": {"$id": "/v1/animal", "properties": {"kind": {"$ref": "kind"}}, "$defs": {"own": {"$anchor": "here"}}},
            "Kind": {"$id": "/v1/kind", "type": "string"},
        }}});
        let mut trees = Trees::default().with("api.json", tree);
        let from = Place::new(
            Path::new("api.json"),
            "#/components/schemas/Animal/properties/kind",
        );
        let outer = Place::new(Path::new("api.json"), "#/webhooks");
        let mut lead = |from: &Place, reference: &str| {
            let found = trees.follow(from, reference);
            found.map(|place| place.pointer.replace("/components/schemas", ""))
        };
        for (reference, pointer) in [
            ("kind", "/Kind"),
            ("#/$defs/own", "/Animal/$defs/own"),
            ("#here", "/Animal/$defs/own"),
            ("#/components/schemas/Kind", "/Kind"),
        ] {
            assert_eq!(lead(&from, reference).as_deref(), Some(pointer));
        }
        assert_eq!(
            lead(&outer, "v1/animal#/$defs/own").as_deref(),
            Some("/Animal/$defs/own")
        );
        assert_eq!(lead(&outer, "kind"), None);
    }
}
