//! The schemas of a file that have an `$id`, and their anchors (JSON Schema core, section 8.2).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use url::Url;

/// What a file is relative to that does not say where it is from.
const NOWHERE: &str = "http://document.invalid/";

/// Keywords whose values are no schemas.
const DATA: [&str; 5] = ["enum", "const", "default", "example", "examples"];

/// The resources of a file. The first is the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Resources(Vec<Resource>);

#[derive(Clone, Debug)]
pub(super) struct Resource {
    pub(super) pointer: String,
    /// `None` if there is no such URI.
    uri: Option<Url>,
    /// The pointers of the schemas with an `$anchor` or a `$dynamicAnchor`.
    anchors: BTreeMap<String, String>,
    /// The names of the dynamic ones.
    dynamic: BTreeSet<String>,
}

impl Resources {
    pub(super) fn find(tree: &Value) -> Self {
        let own = tree.get("$self").and_then(Value::as_str);
        let nowhere = Url::parse(NOWHERE).ok();
        let uri = nowhere.and_then(|nowhere| nowhere.join(own.unwrap_or_default()).ok());
        let mut resources = Self(vec![Resource::new("", uri)]);
        resources.walk(tree, "", 0);
        resources
    }

    /// The innermost resource that a node is in.
    pub(super) fn around(&self, pointer: &str) -> Option<&Resource> {
        let contains = |resource: &&Resource| {
            let rest = pointer.strip_prefix(&resource.pointer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let around = self.0.iter().filter(contains);
        around.max_by_key(|resource| resource.pointer.len())
    }

    /// The resource that has a URI.
    pub(super) fn identified(&self, uri: &Url) -> Option<&Resource> {
        let mut all = self.0.iter().skip(1);
        all.find(|resource| resource.uri.as_ref() == Some(uri))
    }

    /// How many resources have a dynamic anchor of a name.
    pub(super) fn count(&self, name: &str) -> usize {
        let all = self.0.iter();
        all.filter(|resource| resource.dynamic.contains(name))
            .count()
    }

    /// The pointer of the first schema that has an anchor of a name in any resource.
    pub(super) fn anchor(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|resource| resource.anchor(name))
    }

    fn walk(&mut self, node: &Value, pointer: &str, around: usize) {
        let mut resource = around;
        match node {
            Value::Object(map) => {
                let text = |keyword: &str| map.get(keyword).and_then(Value::as_str);
                if let Some(id) = text("$id") {
                    let outer = self.0[around].uri.as_ref();
                    let uri = outer.and_then(|outer| outer.join(id.trim_end_matches('#')).ok());
                    // The file itself may have one.
                    match pointer.is_empty() {
                        true => self.0[0].uri = uri.clone(),
                        false => resource = self.0.len(),
                    }
                    self.0.push(Resource::new(pointer, uri));
                }
                for keyword in ["$anchor", "$dynamicAnchor"] {
                    let Some(name) = text(keyword) else { continue };
                    let resource = &mut self.0[resource];
                    let anchors = &mut resource.anchors;
                    anchors
                        .entry(name.to_owned())
                        .or_insert_with(|| pointer.to_owned());
                    if keyword == "$dynamicAnchor" {
                        resource.dynamic.insert(name.to_owned());
                    }
                }
                for (name, child) in map {
                    if !DATA.contains(&name.as_str()) {
                        let token = name.replace('~', "~0").replace('/', "~1");
                        self.walk(child, &format!("{pointer}/{token}"), resource);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(item, &format!("{pointer}/{index}"), resource);
                }
            }
            _ => {}
        }
    }
}

impl Resource {
    fn new(pointer: &str, uri: Option<Url>) -> Self {
        Self {
            pointer: pointer.to_owned(),
            uri,
            anchors: BTreeMap::new(),
            dynamic: BTreeSet::new(),
        }
    }

    /// The URI of a reference within it.
    pub(super) fn join(&self, reference: &str) -> Option<Url> {
        self.uri.as_ref()?.join(reference).ok()
    }

    pub(super) fn anchor(&self, name: &str) -> Option<&str> {
        self.anchors.get(name).map(String::as_str)
    }

    /// The names of its dynamic anchors, and their pointers.
    pub(super) fn dynamic(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.dynamic.iter();
        names.filter_map(|name| Some((name.as_str(), self.anchor(name)?)))
    }
}
