//! What OpenAPI adds to JSON Schema by the Discriminator Object, written in JSON Schema.
//!
//! The value of one property names a schema, by the mapping or else by the schema's own name, and that schema alone counts:
//! `oneOf` over the constants of that property says the same. The choices are the branches of `oneOf` or `anyOf`, or else all
//! schemas that inherit from the one that has the discriminator by `allOf`, in any file that is read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::bundle::{Builder, Role, Unowned};
use super::tree::{Place, Trees};

/// References and levels of `allOf` that are followed from one schema.
const DEPTH: usize = 16;

/// Which schemas with a name inherit from which: the base, and those whose `allOf` refers to it.
#[derive(Debug, Default)]
pub(crate) struct Heirs {
    by_base: BTreeMap<Place, BTreeSet<Place>>,
    /// The names of components that are nothing but references into files of other schemas.
    names: BTreeMap<Place, String>,
}

impl Heirs {
    /// Of all files that are read by now.
    pub(crate) fn find(trees: &mut Trees) -> Self {
        let mut heirs = Self::default();
        loop {
            let count = trees.count();
            heirs.find_aliases(trees);
            // An alias may lead to a file that was not read.
            if trees.count() == count {
                break;
            }
        }
        for holder in trees.named_schemas() {
            for base in bases(trees, &holder) {
                heirs
                    .by_base
                    .entry(base)
                    .or_default()
                    .insert(holder.clone());
            }
        }
        heirs
    }

    fn find_aliases(&mut self, trees: &mut Trees) {
        for holder in trees.named_schemas() {
            if !holder.pointer.starts_with("/components/schemas/") {
                continue;
            }
            let target = trees.target(&holder);
            let is_component = target.pointer.starts_with("/components/schemas/");
            if target.file != holder.file && !is_component {
                self.names
                    .extend(last_token(&holder).map(|name| (target, name)));
            }
        }
    }

    /// The name of a schema: of the component that it is, or else of its place.
    fn name(&self, place: &Place) -> Option<String> {
        self.names.get(place).cloned().or_else(|| last_token(place))
    }

    /// Takes the names from choices that others have, and leaves out those without a name: one that inherits from another and
    /// says the same of the property. `None` where a name could mean two choices.
    fn settle(&self, choices: Vec<Choice>, mapping: &[(String, Place)]) -> Option<Vec<Choice>> {
        let is_mapped = |name: &String| mapping.iter().any(|(mapped, _)| mapped == name);
        let inherits = |one: &Place, other: &Place| self.of(other).contains(one);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        order.sort_by_cached_key(|index| {
            let choice = &choices[*index];
            let ancestors = choices
                .iter()
                .filter(|each| inherits(&choice.place, &each.place));
            let is_free = !choice.names.iter().any(is_mapped);
            (is_free, choice.names.len(), ancestors.count())
        });
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut kept: Vec<Vec<String>> = vec![Vec::new(); choices.len()];
        for index in order {
            let place = &choices[index].place;
            for name in &choices[index].names {
                match taken.get(name) {
                    None => {
                        taken.insert(name.clone(), index);
                        kept[index].push(name.clone());
                    }
                    Some(other) => {
                        let other = &choices[*other].place;
                        let is_related = inherits(place, other) || inherits(other, place);
                        (is_mapped(name) || is_related).then_some(())?;
                    }
                }
            }
        }
        let choices = choices.into_iter().zip(kept);
        let choices = choices.map(|(choice, names)| Choice { names, ..choice });
        Some(choices.filter(|choice| !choice.names.is_empty()).collect())
    }

    /// The schemas that inherit from a base, directly or not, in the order of their places.
    fn of(&self, base: &Place) -> BTreeSet<Place> {
        let mut found = BTreeSet::new();
        let mut open = vec![base];
        while let Some(place) = open.pop() {
            for heir in self.by_base.get(place).into_iter().flatten() {
                if heir != base && found.insert(heir.clone()) {
                    open.push(heir);
                }
            }
        }
        found
    }

    /// Whether a schema with a name, or a branch of its `allOf`, inherits from a base.
    pub(super) fn inherits(&self, holder: &Place, base: &Place) -> bool {
        let mut pointer = holder.pointer.as_str();
        loop {
            let place = Place {
                file: holder.file.clone(),
                pointer: pointer.to_owned(),
            };
            if self
                .by_base
                .get(base)
                .is_some_and(|heirs| heirs.contains(&place))
            {
                return true;
            }
            let Some(outer) = without_branch(pointer) else {
                return false;
            };
            pointer = outer;
        }
    }
}

/// `/a/allOf/0` without the last two tokens.
fn without_branch(pointer: &str) -> Option<&str> {
    let (holder, index) = pointer.rsplit_once('/')?;
    let is_index = index.bytes().all(|byte| byte.is_ascii_digit());
    holder.strip_suffix("/allOf").filter(|_| is_index)
}

/// What the `allOf` of a schema refers to, also within branches of its own.
fn bases(trees: &mut Trees, holder: &Place) -> Vec<Place> {
    let (mut found, mut open) = (Vec::new(), vec![holder.clone()]);
    while let Some(place) = open.pop() {
        let Some(node) = trees.get(&place) else {
            continue;
        };
        let branches = node.get("allOf").and_then(Value::as_array);
        for (index, branch) in branches.into_iter().flatten().enumerate() {
            match branch.get("$ref").and_then(Value::as_str) {
                Some(reference) => found.extend(trees.follow_within(&place, reference)),
                None => open.push(place.child("allOf").child(&index.to_string())),
            }
        }
    }
    found
}

/// A schema that may be chosen.
struct Choice {
    /// The schema as it is translated.
    schema: Value,
    /// Its place, behind its reference.
    place: Place,
    names: Vec<String>,
}

impl Builder<'_> {
    /// Puts the choice that a discriminator makes into a schema that has one, or whose branches inherit one.
    pub(super) fn discriminate(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        unowned: &Unowned,
        out: &mut Map<String, Value>,
    ) {
        let keyword = ["oneOf", "anyOf"]
            .into_iter()
            .find(|keyword| map.get(*keyword).is_some_and(Value::is_array));
        let own = map
            .get("discriminator")
            .map(|own| (own.clone(), place.clone()));
        match keyword {
            Some(keyword) => {
                let branches = map.get(keyword).and_then(Value::as_array);
                let branches = branches.cloned().unwrap_or_default();
                let at = place.child(keyword);
                if let Some((discriminator, from)) = own.or_else(|| self.inherited(&branches, &at))
                {
                    // The discriminator distinguishes them, not what they require.
                    let list = Value::Array(branches.clone());
                    let translated = self.list(&list, &at, unowned);
                    let union = Union {
                        branches,
                        translated: translated.as_array().cloned().unwrap_or_default(),
                        at,
                        from,
                    };
                    match self.union(&discriminator, union, unowned) {
                        Some(chosen) => {
                            out.remove(keyword);
                            out.insert("oneOf".to_owned(), chosen);
                        }
                        None => self.note(place, "discriminator that does not name every branch"),
                    }
                }
            }
            None => {
                if let Some((discriminator, _)) = own
                    && let Some(chosen) = self.base(&discriminator, map, place, unowned)
                {
                    let bare = std::mem::take(out);
                    out.insert("allOf".to_owned(), json!([bare, { "oneOf": chosen }]));
                }
            }
        }
    }

    /// The discriminator of a base that all branches which are objects have in common.
    fn inherited(&mut self, branches: &[Value], at: &Place) -> Option<(Value, Place)> {
        let mut common: Option<(Value, Place)> = None;
        for (index, branch) in branches.iter().enumerate() {
            if !self.may_be_object(branch, &at.child(&index.to_string()), 0) {
                continue;
            }
            let reference = branch.get("$ref").and_then(Value::as_str)?;
            let target = self.trees.follow(at, reference)?;
            let bases = bases(self.trees, &target);
            let found = bases.into_iter().find_map(|base| {
                let node = self.trees.get(&base)?;
                let is_base = node.get("oneOf").or(node.get("anyOf")).is_none();
                Some((node.get("discriminator").filter(|_| is_base)?.clone(), base))
            })?;
            match &common {
                Some((_, base)) if *base != found.1 => return None,
                Some(_) => {}
                None => common = Some(found),
            }
        }
        common
    }

    /// The choice between the branches of `oneOf` or `anyOf`; none where a branch has no name.
    fn union(&mut self, discriminator: &Value, union: Union, unowned: &Unowned) -> Option<Value> {
        let property = discriminator.get("propertyName")?.as_str()?;
        let mapping = self.mapping(discriminator, &union.from);
        let (mut choices, mut open) = (Vec::new(), Vec::new());
        let branches = union.branches.iter().zip(union.translated);
        for (index, (branch, schema)) in branches.enumerate() {
            let at = union.at.child(&index.to_string());
            if !self.may_be_object(branch, &at, 0) {
                open.push(schema);
                continue;
            }
            let reference = branch.get("$ref").and_then(Value::as_str);
            let target = reference.and_then(|reference| self.trees.follow(&at, reference));
            let is_named = target.is_some();
            let place = target.unwrap_or(at);
            let implicit = is_named.then(|| self.trees.heirs().name(&place)).flatten();
            let names = self.names(&mapping, &place, implicit, property)?;
            choices.push(Choice {
                schema,
                place,
                names,
            });
        }
        // What inherits from a branch may be mapped as well.
        let heirs = self.trees.heirs();
        for (name, target) in &mapping {
            let is_branch = choices.iter().any(|choice| choice.place == *target);
            let is_heir = |choice: &Choice| heirs.of(&choice.place).contains(target);
            if !is_branch && choices.iter().any(is_heir) {
                let schema = json!({"$ref": self.refer(target.clone(), unowned, Role::Whole)});
                choices.push(Choice {
                    schema,
                    place: target.clone(),
                    names: vec![name.clone()],
                });
            }
        }
        let default = self.default(discriminator, &union.from, unowned);
        let count = choices.len();
        let choices = heirs.settle(choices, &mapping)?;
        let is_whole = choices.len() == count;
        is_whole.then(|| choose(property, choices, open, default))?
    }

    /// The choice between the schemas that inherit from a base; none where there are none.
    fn base(
        &mut self,
        discriminator: &Value,
        map: &Map<String, Value>,
        place: &Place,
        unowned: &Unowned,
    ) -> Option<Value> {
        let property = discriminator.get("propertyName")?.as_str()?;
        let mapping = self.mapping(discriminator, place);
        let heirs = self.trees.heirs();
        let mut targets = heirs.of(place);
        targets.extend(mapping.iter().map(|(_, target)| target.clone()));
        targets.remove(place);
        if targets.is_empty() {
            return None;
        }
        let mut choices = Vec::new();
        for target in targets {
            let names = self.names(&mapping, &target, heirs.name(&target), property)?;
            let schema = json!({"$ref": self.refer(target.clone(), unowned, Role::Whole)});
            choices.push(Choice {
                schema,
                place: target,
                names,
            });
        }
        let mut choices = heirs.settle(choices, &mapping)?;
        // The base is a schema with a name as well, unless a mapping says which names there are.
        let taken = |name: &String| choices.iter().any(|choice| choice.names.contains(name));
        let is_own = |target: &Place| *target == *place;
        let own = match mapping.is_empty() || mapping.iter().any(|(_, target)| is_own(target)) {
            true => self.names(&mapping, place, heirs.name(place), property)?,
            false => Vec::new(),
        };
        let own: Vec<String> = own.into_iter().filter(|name| !taken(name)).collect();
        if !own.is_empty() {
            choices.push(Choice {
                schema: json!({}),
                place: place.clone(),
                names: own,
            });
        }
        let is_nullable = map.get("type").is_some_and(Value::is_array);
        let open = is_nullable.then(|| json!({"not": {"type": "object"}}));
        let default = self.default(discriminator, place, unowned);
        choose(property, choices, open.into_iter().collect(), default)
    }

    /// OpenAPI 3.2: the schema of a value whose property is missing, or names none.
    fn default(&mut self, discriminator: &Value, from: &Place, unowned: &Unowned) -> Option<Value> {
        let text = discriminator.get("defaultMapping")?.as_str()?;
        let target = self.mapped(text, from)?;
        let role = match target == *from {
            true => Role::Bare,
            false => Role::Whole,
        };
        Some(json!({"$ref": self.refer(target, unowned, role)}))
    }

    fn mapping(&mut self, discriminator: &Value, from: &Place) -> Vec<(String, Place)> {
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let mapping = mapping.into_iter().flatten();
        mapping
            .filter_map(|(name, target)| Some((name.clone(), self.mapped(target.as_str()?, from)?)))
            .collect()
    }

    /// A schema by its name or by a reference.
    fn mapped(&mut self, text: &str, from: &Place) -> Option<Place> {
        let named = Place::new(&from.file, "#/components/schemas").child(text);
        if self.trees.get(&named).is_some() {
            return Some(named);
        }
        self.trees.follow(from, text)
    }

    /// The names that lead to a schema: those of the mapping, or else the values that it declares for the property, for many
    /// documents leave the mapping out for that, or else its own.
    fn names(
        &mut self,
        mapping: &[(String, Place)],
        target: &Place,
        implicit: Option<String>,
        property: &str,
    ) -> Option<Vec<String>> {
        let resolved = self.trees.target(target);
        let mapped = mapping
            .iter()
            .filter(|(_, place)| place == target || *place == resolved);
        let mapped: Vec<String> = mapped.map(|(name, _)| name.clone()).collect();
        if !mapped.is_empty() {
            return Some(mapped);
        }
        let declared = self.declared(target, property, 0);
        match (declared, implicit) {
            (Some(declared), Some(name)) if declared.contains(&name) => Some(vec![name]),
            (Some(declared), _) => Some(declared),
            (None, implicit) => implicit.map(|name| vec![name]),
        }
    }

    /// The strings to which a schema restricts a property.
    fn declared(&mut self, place: &Place, property: &str, depth: usize) -> Option<Vec<String>> {
        let node = self.trees.get(place).filter(|_| depth < DEPTH)?;
        let map = node.as_object()?;
        if let Some(schema) = map.get("properties").and_then(|map| map.get(property)) {
            let at = place.child("properties").child(property);
            if let Some(strings) = self.strings(schema, &at, depth) {
                return Some(strings);
            }
        }
        let conjuncts = self.conjuncts(map, place);
        conjuncts
            .into_iter()
            .find_map(|(_, place)| self.declared(&place, property, depth + 1))
    }

    fn strings(&mut self, schema: &Value, place: &Place, depth: usize) -> Option<Vec<String>> {
        let one = schema.get("const").map(std::slice::from_ref);
        let list = schema
            .get("enum")
            .and_then(Value::as_array)
            .map(Vec::as_slice);
        if let Some(values) = one.or(list) {
            let strings = values.iter().map(|value| value.as_str().map(str::to_owned));
            return strings.collect();
        }
        let map = schema.as_object().filter(|_| depth < DEPTH)?;
        let conjuncts = self.conjuncts(map, place);
        conjuncts
            .into_iter()
            .find_map(|(node, place)| self.strings(&node, &place, depth + 1))
    }

    /// Whether a branch may hold an object: `null` beside objects has no property that identifies it.
    fn may_be_object(&mut self, node: &Value, place: &Place, depth: usize) -> bool {
        let Some(map) = node.as_object() else {
            return node == &Value::Bool(true);
        };
        let is_object = match map.get("type") {
            Some(Value::String(name)) => name == "object",
            Some(Value::Array(names)) => names.iter().any(|name| name == "object"),
            _ => match map
                .get("const")
                .or(map.get("enum").and_then(|list| list.get(0)))
            {
                Some(value) => value.is_object(),
                None => true,
            },
        };
        is_object
            && (depth >= DEPTH
                || self
                    .conjuncts(map, place)
                    .iter()
                    .all(|(node, place)| self.may_be_object(node, place, depth + 1)))
    }
}

/// The branches of `oneOf` or `anyOf`.
struct Union {
    branches: Vec<Value>,
    translated: Vec<Value>,
    at: Place,
    /// The place of the discriminator.
    from: Place,
}

fn last_token(place: &Place) -> Option<String> {
    let token = place.pointer.rsplit('/').next()?;
    match token {
        "" => Some(place.file.file_stem()?.to_str()?.to_owned()),
        token => Some(token.replace("~1", "/").replace("~0", "~")),
    }
}

/// None where two choices have a name in common.
fn choose(
    property: &str,
    choices: Vec<Choice>,
    open: Vec<Value>,
    default: Option<Value>,
) -> Option<Value> {
    let mut known = BTreeSet::new();
    let names = choices.iter().flat_map(|choice| &choice.names);
    if !names.into_iter().all(|name| known.insert(name.clone())) {
        return None;
    }
    let told = |names: &[String]| json!({"type": "object", "properties": {property: {"enum": names}}, "required": [property]});
    let mut branches: Vec<Value> = choices
        .into_iter()
        .map(|choice| json!({"allOf": [told(&choice.names), choice.schema]}))
        .collect();
    if let Some(default) = default {
        let known: Vec<String> = known.into_iter().collect();
        branches.push(json!({"allOf": [{"type": "object", "not": told(&known)}, default]}));
    }
    branches.extend(open);
    Some(Value::Array(branches))
}

#[cfg(test)]
mod tests {
    use super::super::bundle::{Reading, bundle};
    use super::super::oracle::Oracle;
    use super::*;
    use std::path::Path;

    const READING: Reading = Reading {
        is_30: false,
        by_provider: true,
        discriminators: true,
        nullable_as_meant: false,
    };

    fn oracle(files: &[(&str, Value)], pointer: &str, reading: Reading) -> Oracle {
        let mut trees = Trees::default();
        for (name, tree) in files {
            trees = trees.with(name, tree.clone());
        }
        let place = Place::new(Path::new(files[0].0), pointer);
        Oracle::new(&bundle(&mut trees, &place, reading).schema).unwrap()
    }

    #[track_caller]
    fn check(oracle: &Oracle, valid: &[Value], invalid: &[Value]) {
        for instance in valid {
            assert!(
                oracle.is_valid(instance),
                "{instance}: {:?}",
                oracle.judge(instance)
            );
        }
        for instance in invalid {
            assert!(!oracle.is_valid(instance), "{instance}");
        }
    }

    fn union(discriminator: &Value) -> Value {
        let animal = |name: &str| {
            json!({"type": "object", "required": ["kind", name],
                "properties": {"kind": {"type": "string"}, name: {"type": "string"}}})
        };
        json!({"components": {"schemas": {
            "Animal": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}, {"type": "null"}],
                "discriminator": discriminator},
            "Cat": animal("mew"), "Dog": animal("bark"),
        }}})
    }

    const ANIMAL: &str = "#/components/schemas/Animal";

    #[test]
    fn the_tag_decides_between_open_branches() {
        let tree = union(
            &json!({"propertyName": "kind", "mapping": {"hound": "#/components/schemas/Dog"}}),
        );
        let oracle = oracle(&[("a.json", tree)], ANIMAL, READING);
        check(
            &oracle,
            &[
                json!({"kind": "Cat", "mew": "x"}),
                json!({"kind": "hound", "bark": "x"}),
                // Both branches would hold: `oneOf` alone refuses it.
                json!({"kind": "hound", "bark": "x", "mew": "x"}),
                json!(null),
            ],
            &[
                json!({"kind": "Dog", "bark": "x"}),
                json!({"kind": "Cat", "bark": "x"}),
                json!({"kind": "Bee", "mew": "x"}),
                json!({"mew": "x"}),
                json!(1),
            ],
        );
    }

    #[test]
    fn without_discriminators_it_is_plain_json_schema() {
        let tree = union(&json!({"propertyName": "kind"}));
        let reading = Reading {
            discriminators: false,
            ..READING
        };
        let oracle = oracle(&[("a.json", tree)], ANIMAL, reading);
        check(
            &oracle,
            &[json!({"kind": "Bee", "mew": "x"})],
            &[json!({"kind": "Cat", "mew": "x", "bark": "x"})],
        );
    }

    #[test]
    fn a_default_takes_what_names_none() {
        let tree = union(&json!({"propertyName": "kind", "defaultMapping": "Dog"}));
        let oracle = oracle(&[("a.json", tree)], ANIMAL, READING);
        check(
            &oracle,
            &[
                json!({"kind": "Bee", "bark": "x"}),
                json!({"kind": "Cat", "mew": "x"}),
            ],
            &[json!({"kind": "Cat", "bark": "x"}), json!({"bark": "x"})],
        );
    }

    #[test]
    fn declared_values_are_names() {
        let branch = |value: &str| json!({"type": "object", "required": ["t"], "properties": {"t": {"const": value}, value: {"type": "integer"}}});
        let tree = json!({"u": {"anyOf": [branch("a"), branch("b")], "discriminator": {"propertyName": "t"}}});
        let oracle = oracle(&[("a.json", tree)], "#/u", READING);
        check(
            &oracle,
            &[json!({"t": "a", "a": 1, "b": "x"})],
            &[json!({"t": "a", "a": "x"}), json!({"t": "c"})],
        );
    }

    #[test]
    fn a_branch_without_a_name_leaves_json_schema_alone() {
        let tree = json!({"u": {"oneOf": [{"type": "object", "required": ["a"]}, {"type": "object", "required": ["b"]}],
            "discriminator": {"propertyName": "t"}}});
        let oracle = oracle(&[("a.json", tree)], "#/u", READING);
        check(&oracle, &[json!({"a": 1})], &[json!({"a": 1, "b": 1})]);
    }

    #[test]
    fn subtypes_of_all_files_are_choices_of_the_base() {
        let main = json!({
            "components": {"schemas": {
                "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
                    "discriminator": {"propertyName": "kind", "mapping": {"dog": "Dog"}}},
                "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "required": ["bark"]}]},
                "Puppy": {"allOf": [{"$ref": "#/components/schemas/Dog"}, {"type": "object", "required": ["small"]}]},
            }},
            "body": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
        });
        let more = json!({"components": {"schemas": {
            "Cat": {"allOf": [{"$ref": "a.json#/components/schemas/Pet"}, {"type": "object", "required": ["mew"]}]},
        }}});
        let oracle = oracle(&[("a.json", main), ("b.json", more)], "#/body", READING);
        check(
            &oracle,
            &[
                json!([{"kind": "dog", "bark": 1}]),
                json!([{"kind": "Puppy", "bark": 1, "small": 1}]),
                json!([{"kind": "Cat", "mew": 1}]),
            ],
            &[
                json!([{"kind": "Pet"}]),
                json!([{"kind": "dog"}]),
                json!([{"kind": "Dog", "bark": 1}]),
                json!([{"kind": "Cat"}]),
                json!([{"kind": "Puppy", "small": 1}]),
                json!([{"kind": "Bee"}]),
            ],
        );
    }

    #[test]
    fn a_base_without_a_mapping_may_be_meant_itself() {
        let tree = json!({"components": {"schemas": {
            "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
                "discriminator": {"propertyName": "kind"}},
            "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "required": ["bark"]}]},
        }}});
        let oracle = oracle(&[("a.json", tree)], "#/components/schemas/Pet", READING);
        check(
            &oracle,
            &[json!({"kind": "Pet"}), json!({"kind": "Dog", "bark": 1})],
            &[json!({"kind": "Dog"}), json!({"kind": "Cat"})],
        );
    }

    #[test]
    fn branches_may_inherit_their_discriminator() {
        let tree = json!({
            "Shape": {"type": "object", "required": ["shape"], "properties": {"shape": {"type": "string"}},
                "discriminator": {"propertyName": "shape", "mapping": {"POINT": "#/Point", "ARC": "#/Arc"}}},
            "Point": {"allOf": [{"$ref": "#/Shape"}, {"type": "object", "required": ["x"]}]},
            "Arc": {"allOf": [{"$ref": "#/Shape"}, {"type": "object", "required": ["r"]}]},
            "Area": {"anyOf": [{"$ref": "#/Point"}, {"$ref": "#/Arc"}]},
        });
        let oracle = oracle(&[("a.json", tree)], "#/Area", READING);
        check(
            &oracle,
            &[json!({"shape": "POINT", "x": 1})],
            &[
                json!({"shape": "POINT", "r": 1}),
                json!({"shape": "BOX", "x": 1, "r": 1}),
            ],
        );
    }
}
