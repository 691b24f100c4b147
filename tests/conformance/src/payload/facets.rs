//! What must hold of a value at once, gathered from references, `allOf` and one branch of each choice, or sometimes two.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::applicable::conjuncts;
use super::random::Random;

/// References and branches that are followed for one value.
const MAX_SCHEMAS: usize = 64;

/// What schemas say of one value.
#[derive(Debug, Default)]
pub(crate) struct Facets<'b> {
    pub(crate) types: Option<BTreeSet<&'b str>>,
    pub(crate) constants: Vec<Vec<&'b Value>>,
    pub(crate) examples: Vec<&'b Value>,
    pub(crate) properties: BTreeMap<&'b str, Vec<&'b Value>>,
    pub(crate) required: BTreeSet<&'b str>,
    pub(crate) pattern_properties: Vec<(&'b str, &'b Value)>,
    pub(crate) additional: Vec<&'b Value>,
    pub(crate) names: Vec<&'b Value>,
    pub(crate) dependent: Vec<(&'b str, &'b Value)>,
    pub(crate) prefix: Vec<&'b Vec<Value>>,
    pub(crate) items: Vec<&'b Value>,
    pub(crate) contains: Vec<&'b Value>,
    pub(crate) is_unique: bool,
    pub(crate) patterns: Vec<&'b str>,
    pub(crate) formats: Vec<&'b str>,
    /// Bounds as they are written: keyword and number.
    pub(crate) bounds: Vec<(&'b str, &'b Value)>,
    /// `false` is among the schemas: nothing will do.
    pub(crate) is_never: bool,
}

impl<'b> Facets<'b> {
    pub(crate) fn gather(bundle: &'b Value, schemas: Vec<&'b Value>, random: &mut Random) -> Self {
        let mut facets = Self::default();
        let mut known: Vec<*const Value> = Vec::new();
        let mut open = schemas;
        open.reverse();
        while let Some(schema) = open.pop() {
            facets.is_never |= schema == &Value::Bool(false);
            let Value::Object(map) = schema else { continue };
            if known.contains(&std::ptr::from_ref(schema)) || known.len() >= MAX_SCHEMAS {
                continue;
            }
            known.push(schema);
            facets.add(map);
            open.extend(conjuncts(bundle, map));
            // A value may be of several branches of `anyOf`, and then nothing that any of them names may be lost. Of
            // `oneOf` it must not be, which is tried as well.
            for (keyword, chance) in [("anyOf", 30), ("oneOf", 10)] {
                let branches = map.get(keyword).and_then(Value::as_array);
                let Some(branches) = branches else { continue };
                open.extend(random.pick(branches));
                if random.percent(chance) {
                    open.extend(random.pick(branches));
                }
            }
            match random.percent(50) {
                true => open.extend(map.get("if").into_iter().chain(map.get("then"))),
                false => open.extend(map.get("else")),
            }
        }
        facets
    }

    fn add(&mut self, map: &'b Map<String, Value>) {
        for (keyword, value) in map {
            match (keyword.as_str(), value) {
                ("type", _) => self.narrow(value),
                ("enum", Value::Array(values)) => self.constants.push(values.iter().collect()),
                ("const", _) => self.constants.push(vec![value]),
                ("examples", Value::Array(values)) => self.examples.extend(values),
                ("properties", Value::Object(properties)) => {
                    for (name, schema) in properties {
                        self.properties.entry(name).or_default().push(schema);
                    }
                }
                ("required", Value::Array(names)) => {
                    self.required.extend(names.iter().filter_map(Value::as_str));
                }
                ("patternProperties", Value::Object(map)) => {
                    self.pattern_properties
                        .extend(map.iter().map(|(key, schema)| (key.as_str(), schema)));
                }
                ("additionalProperties" | "unevaluatedProperties", _) => {
                    self.additional.push(value)
                }
                ("propertyNames", _) => self.names.push(value),
                ("dependentRequired", Value::Object(map)) => {
                    self.dependent
                        .extend(map.iter().map(|(key, names)| (key.as_str(), names)));
                }
                ("prefixItems", Value::Array(items)) => self.prefix.push(items),
                ("items", _) => self.items.push(value),
                ("contains", _) => self.contains.push(value),
                ("uniqueItems", _) => self.is_unique |= value == &Value::Bool(true),
                ("pattern", Value::String(pattern)) => self.patterns.push(pattern),
                ("format", Value::String(format)) => self.formats.push(format),
                (keyword, Value::Number(_)) => self.bounds.push((keyword, value)),
                _ => {}
            }
        }
    }

    fn narrow(&mut self, value: &'b Value) {
        let one = value.as_str().into_iter();
        let names: BTreeSet<&str> = match value {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            _ => one.collect(),
        };
        self.types = Some(match self.types.take() {
            None => names,
            Some(before) => meet(&before, &names),
        });
    }

    /// The least of the bounds of a keyword.
    pub(crate) fn least(&self, keyword: &str) -> Option<usize> {
        self.counts(keyword).min()
    }

    /// The greatest of the bounds of a keyword.
    pub(crate) fn greatest(&self, keyword: &str) -> Option<usize> {
        self.counts(keyword).max()
    }

    fn counts(&self, keyword: &str) -> impl Iterator<Item = usize> {
        let of_keyword = self.bounds.iter().filter(move |(name, _)| *name == keyword);
        of_keyword.filter_map(|(_, value)| {
            let count = value
                .as_u64()
                .or_else(|| value.as_f64().map(|count| count as u64))?;
            usize::try_from(count).ok()
        })
    }

    pub(crate) fn bound(&self, keyword: &str) -> impl Iterator<Item = &'b Value> {
        let of_keyword = self.bounds.iter().filter(move |(name, _)| *name == keyword);
        of_keyword.map(|(_, value)| *value)
    }

    /// The values that all lists have.
    pub(crate) fn common_constants(&self) -> Option<Vec<&'b Value>> {
        let (first, others) = self.constants.split_first()?;
        let is_common = |value: &&&Value| others.iter().all(|list| list.contains(value));
        Some(first.iter().filter(is_common).copied().collect())
    }
}

/// What is of both sets of types: every integer is a number.
fn meet<'b>(left: &BTreeSet<&'b str>, right: &BTreeSet<&'b str>) -> BTreeSet<&'b str> {
    let is_in = |name: &str, set: &BTreeSet<&str>| {
        set.contains(name) || (name == "integer" && set.contains("number"))
    };
    let from_left = left.iter().filter(|name| is_in(name, right));
    let from_right = right.iter().filter(|name| is_in(name, left));
    from_left.chain(from_right).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn several_branches_of_any_of_may_be_meant_at_once() {
        let schema = json!({"anyOf": [{"properties": {"a": true}}, {"properties": {"b": {"type": "null"}}}]});
        let mut random = Random::seeded(&[]);
        let names: BTreeSet<Vec<&str>> = (0..100)
            .map(|_| Facets::gather(&schema, vec![&schema], &mut random))
            .map(|facets| facets.properties.into_keys().collect())
            .collect();
        assert_eq!(names, [vec!["a"], vec!["a", "b"], vec!["b"]].into());
    }

    #[test]
    fn all_that_must_hold_is_gathered() {
        let bundle = json!({"$ref": "#/$defs/s0", "$defs": {
            "s0": {"allOf": [{"$ref": "#/$defs/s0"}, {"type": ["number", "null"], "maximum": 9}], "maximum": 5},
        }});
        let branch = json!({"type": ["integer", "string"], "enum": [1, 2]});
        let constant = json!({"const": 2});
        let mut random = Random::seeded(&[]);
        let facets = Facets::gather(&bundle, vec![&bundle, &branch, &constant], &mut random);
        assert_eq!(facets.types, Some(["integer"].into()));
        assert_eq!(
            (facets.least("maximum"), facets.greatest("maximum")),
            (Some(5), Some(9))
        );
        assert_eq!(facets.common_constants(), Some(vec![&json!(2)]));
    }

    #[test]
    fn one_branch_of_a_choice_is_taken() {
        let choice = json!({"oneOf": [{"minimum": 1}, {"minimum": 2}]});
        let mut random = Random::seeded(&[]);
        let facets = Facets::gather(&choice, vec![&choice], &mut random);
        assert_eq!(facets.bounds.len(), 1);
    }
}
