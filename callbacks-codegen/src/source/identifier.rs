//! Schemas that say how they are called (JSON Schema 2020-12, section 8.2): `$id`, `$anchor` and `$dynamicAnchor`.
//!
//! A schema with an `$id` is a resource: references within it are relative to it, and pointers and anchors start there.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::source::file::SourceFile;
use crate::source::pointer::push_escaped;
use crate::source::uri;
use crate::source::view::View;
use crate::span::Location;

/// What the schemas of a file say of how they are called.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// The resources, each before those within it. The first is the file.
    resources: Vec<Resource>,
    /// The places of resources by their URIs. Of several with one URI the first is meant.
    by_uri: HashMap<String, usize>,
    /// The pointers of schemas with an anchor, by their resources and names.
    anchors: HashMap<(usize, String), String>,
    /// The same by the name alone: the first of a file.
    anchors_by_name: HashMap<String, String>,
    /// The resources with a dynamic anchor of each name.
    dynamic: HashMap<String, BTreeSet<usize>>,
    /// The resources in the order of their places, each with the one around it.
    nested: Vec<Nested>,
}

/// Where a resource is.
#[derive(Debug)]
struct Nested {
    resource: usize,
    location: Location,
    /// The place in the list of the one around it.
    around: Option<usize>,
}

#[derive(Debug)]
struct Resource {
    /// Its URI, as far as the file says; empty where it does not.
    uri: String,
    pointer: String,
    location: Location,
}

impl SourceFile {
    /// The schema of this file that has an `$id` which is this URI.
    pub(crate) fn identified(&self, uri: &str) -> Option<View<'_>> {
        if !self.has_identifiers() {
            return None;
        }
        let identifiers = self.identifiers();
        let place = *identifiers.by_uri.get(uri)?;
        self.root()?.pointer(&identifiers.resources[place].pointer)
    }

    /// Whether a schema of this file has an `$id`, or the file itself a `$self` (OpenAPI 3.2).
    pub(crate) fn has_identifiers(&self) -> bool {
        let contains = || self.text.contains("$id") || self.text.contains("$self");
        *self.has_identifiers.get_or_init(contains)
    }

    /// The schemas of this file with a `$dynamicAnchor` of this name, one for each resource.
    pub(crate) fn dynamically_anchored(&self, name: &str) -> impl Iterator<Item = View<'_>> {
        let resources = self.dynamic(name).into_iter().flatten();
        resources.filter_map(|resource| self.anchored(*resource, name))
    }

    /// The resources with a `$dynamicAnchor` of this name.
    fn dynamic(&self, name: &str) -> Option<&BTreeSet<usize>> {
        let contains = || self.text.contains("$dynamicAnchor");
        if !*self.has_dynamic_anchors.get_or_init(contains) {
            return None;
        }
        self.identifiers().dynamic.get(name)
    }

    fn anchored(&self, resource: usize, name: &str) -> Option<View<'_>> {
        let key = (resource, name.to_owned());
        let pointer = self.identifiers().anchors.get(&key)?;
        self.root()?.pointer(pointer)
    }

    fn identifiers(&self) -> &Identifiers {
        self.identifiers
            .get_or_init(|| self.root().map(Identifiers::of).unwrap_or_default())
    }
}

impl<'s> View<'s> {
    /// The schema with an `$id` that this node is in, or else the root of its file.
    pub(crate) fn resource(&self) -> Option<View<'s>> {
        let file = self.source();
        if !file.has_identifiers() {
            return file.root();
        }
        let identifiers = file.identifiers();
        let resource = identifiers.resources.get(identifiers.around(*self))?;
        file.root()?.pointer(&resource.pointer)
    }

    /// What references at this node are relative to, as far as the file says.
    pub(crate) fn base_uri(&self) -> &'s str {
        let file = self.source();
        if !file.has_identifiers() {
            return "";
        }
        let identifiers = file.identifiers();
        let resource = identifiers.resources.get(identifiers.around(*self));
        resource.map_or("", |resource| resource.uri.as_str())
    }

    /// The schema with this `$dynamicAnchor` in the resource that this node is in.
    pub(crate) fn dynamically_anchored(&self, name: &str) -> Option<View<'s>> {
        let file = self.source();
        let resources = file.dynamic(name)?;
        let around = file.identifiers().around(*self);
        let is_own = resources.contains(&around);
        is_own.then(|| file.anchored(around, name))?
    }

    /// The schema with this anchor in the resource that this node is in, or else anywhere in its file.
    pub(crate) fn anchored(&self, name: &str) -> Option<View<'s>> {
        let identifiers = self.source().identifiers();
        let own = (identifiers.around(*self), name.to_owned());
        let pointer = identifiers.anchors.get(&own);
        let pointer = pointer.or_else(|| identifiers.anchors_by_name.get(name));
        self.source().root()?.pointer(pointer?)
    }
}

impl Identifiers {
    fn of(root: View<'_>) -> Self {
        let uri = root.get("$self").and_then(|uri| uri.as_text());
        let mut identifiers = Self::default();
        identifiers.add(root, uri.unwrap_or_default().to_owned(), String::new());
        let mut walk = Walk {
            identifiers,
            pointer: String::new(),
        };
        walk.node(root, 0, false);
        let mut identifiers = walk.identifiers;
        identifiers.nested = nested(&identifiers.resources);
        let mut anchors: Vec<_> = identifiers.anchors.iter().collect();
        anchors.sort_unstable_by_key(|((resource, _), _)| *resource);
        for ((_, name), pointer) in anchors {
            let by_name = &mut identifiers.anchors_by_name;
            by_name.entry(name.clone()).or_insert(pointer.clone());
        }
        identifiers
    }

    fn add(&mut self, node: View<'_>, uri: String, pointer: String) -> usize {
        let place = self.resources.len();
        if !uri.is_empty() {
            self.by_uri.entry(uri.clone()).or_insert(place);
        }
        self.resources.push(Resource {
            uri,
            pointer,
            location: node.location(),
        });
        place
    }

    /// The innermost resource that a node is in.
    fn around(&self, node: View<'_>) -> usize {
        let place = node.location();
        let starts_before = |nested: &Nested| {
            let location = nested.location;
            (location.file, location.start) <= (place.file, place.start)
        };
        let mut next = self.nested.partition_point(starts_before).checked_sub(1);
        while let Some(nested) = next.map(|next| &self.nested[next]) {
            if nested.location.contains(place) {
                return nested.resource;
            }
            next = nested.around;
        }
        0
    }
}

/// The resources by their places. Of several at one place the last is within the others.
fn nested(resources: &[Resource]) -> Vec<Nested> {
    let mut order: Vec<usize> = (0..resources.len()).collect();
    order.sort_by_key(|index| {
        let location = resources[*index].location;
        (location.file, location.start, Reverse(location.end))
    });
    let mut all: Vec<Nested> = Vec::new();
    for resource in order {
        let location = resources[resource].location;
        let mut around = all.len().checked_sub(1);
        while let Some(place) = around
            && !all[place].location.contains(location)
        {
            around = all[place].around;
        }
        all.push(Nested {
            resource,
            location,
            around,
        });
    }
    all
}

struct Walk {
    identifiers: Identifiers,
    pointer: String,
}

impl Walk {
    /// `is_map`: whether the members are schemas by names, which may be those of keywords.
    fn node(&mut self, node: View<'_>, resource: usize, is_map: bool) {
        let mut resource = resource;
        if !is_map && let Some(id) = node.get("$id").and_then(|id| id.as_str()) {
            // Up to draft 7 a fragment as `$id` was an anchor.
            match id.strip_prefix('#').filter(|name| !name.is_empty()) {
                Some(anchor) => self.anchor(resource, anchor),
                None => resource = self.resource(node, resource, id),
            }
        }
        let length = self.pointer.len();
        for (key, value) in node.entries() {
            if !is_map && let Some(name) = value.as_str() {
                match key.text {
                    "$anchor" => self.anchor(resource, name),
                    "$dynamicAnchor" => {
                        self.anchor(resource, name);
                        let dynamic = &mut self.identifiers.dynamic;
                        dynamic.entry(name.to_owned()).or_default().insert(resource);
                    }
                    _ => {}
                }
            }
            if is_map || !is_data(key.text) {
                self.pointer.push('/');
                push_escaped(key.text, &mut self.pointer);
                self.node(value, resource, !is_map && is_map_of_schemas(key.text));
                self.pointer.truncate(length);
            }
        }
        for (index, item) in node.items().enumerate() {
            self.pointer.push('/');
            self.pointer.push_str(&index.to_string());
            self.node(item, resource, false);
            self.pointer.truncate(length);
        }
    }

    fn anchor(&mut self, resource: usize, name: &str) {
        let entry = self.identifiers.anchors.entry((resource, name.to_owned()));
        entry.or_insert_with(|| self.pointer.clone());
    }

    fn resource(&mut self, node: View<'_>, around: usize, id: &str) -> usize {
        let id = id.trim_end_matches('#');
        let uri = uri::join(&self.identifiers.resources[around].uri, id);
        self.identifiers.add(node, uri, self.pointer.clone())
    }
}

/// Keywords whose values are no schemas, whatever they look like.
fn is_data(keyword: &str) -> bool {
    matches!(
        keyword,
        "enum" | "const" | "default" | "example" | "examples"
    )
}

fn is_map_of_schemas(keyword: &str) -> bool {
    matches!(
        keyword,
        "properties"
            | "patternProperties"
            | "dependentSchemas"
            | "$defs"
            | "definitions"
            | "schemas"
    )
}
