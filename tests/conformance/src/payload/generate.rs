//! Instances of a schema: most are valid. Which are is for the oracle to say.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::facets::Facets;
use super::random::Random;
use super::{numbers, strings};

/// Below this only what is required is generated.
const DEPTH: usize = 5;
/// Below this nothing is: a schema may require itself.
const MAX_DEPTH: usize = 24;
/// Values of one instance, beyond which only what is required is generated.
const BUDGET: usize = 160;

/// Makes instances of the schemas of a bundle.
pub(crate) struct Generator<'b> {
    bundle: &'b Value,
    pub(crate) random: Random,
    spent: usize,
    /// How often an example takes the place of a generated value, of a hundred times.
    examples: usize,
}

impl<'b> Generator<'b> {
    pub(crate) fn new(bundle: &'b Value, random: Random) -> Self {
        Self {
            bundle,
            random,
            spent: 0,
            examples: 8,
        }
    }

    /// An instance that is made of the schema's examples wherever a part of it has one.
    pub(crate) fn of_examples(&mut self) -> Value {
        let usual = std::mem::replace(&mut self.examples, 100);
        let instance = self.instance();
        self.examples = usual;
        instance
    }

    pub(crate) fn instance(&mut self) -> Value {
        self.spent = 0;
        self.value(vec![self.bundle], 0)
    }

    /// A value for which all schemas hold, if that can be.
    fn value(&mut self, schemas: Vec<&'b Value>, depth: usize) -> Value {
        self.spent += 1;
        let facets = Facets::gather(self.bundle, schemas, &mut self.random);
        if depth > MAX_DEPTH {
            return Value::Null;
        }
        if let Some(values) = facets.common_constants()
            && let Some(value) = self.random.pick(&values)
        {
            return (*value).clone();
        }
        if self.random.percent(self.examples)
            && let Some(example) = self.random.pick(&facets.examples)
        {
            return (*example).clone();
        }
        match self.kind(&facets) {
            "null" => Value::Null,
            "boolean" => Value::Bool(self.random.percent(50)),
            "integer" => numbers::integer(&facets, &mut self.random),
            "number" => numbers::number(&facets, &mut self.random),
            "array" => self.array(&facets, depth),
            "object" => self.object(&facets, depth),
            _ => Value::String(strings::text(&facets, &mut self.random)),
        }
    }

    /// The type to generate: one that is allowed, or one that the keywords speak of.
    fn kind(&mut self, facets: &Facets<'b>) -> &'b str {
        if let Some(types) = &facets.types {
            let types: Vec<&str> = types.iter().copied().collect();
            let others: Vec<&str> = types
                .iter()
                .copied()
                .filter(|name| *name != "null")
                .collect();
            let from = if self.random.percent(20) || others.is_empty() {
                &types
            } else {
                &others
            };
            return self.random.pick(from).copied().unwrap_or("null");
        }
        let has_number = |keyword| facets.bound(keyword).next().is_some();
        if !facets.properties.is_empty()
            || !facets.required.is_empty()
            || !facets.additional.is_empty()
        {
            "object"
        } else if !facets.items.is_empty() || !facets.prefix.is_empty() || has_number("minItems") {
            "array"
        } else if !facets.patterns.is_empty()
            || !facets.formats.is_empty()
            || has_number("maxLength")
        {
            "string"
        } else if has_number("minimum") || has_number("maximum") {
            "number"
        } else {
            let any = [
                "string", "integer", "boolean", "null", "number", "object", "array",
            ];
            self.random.pick(&any).copied().unwrap_or("string")
        }
    }

    fn object(&mut self, facets: &Facets<'b>, depth: usize) -> Value {
        let mut names: BTreeSet<String> = facets
            .required
            .iter()
            .map(|name| (*name).to_owned())
            .collect();
        let chance = match self.random.below(5) {
            _ if depth >= DEPTH || self.spent > BUDGET => 0,
            0 => 0,
            1 => 100,
            2 => 80,
            _ => 35,
        };
        let most = facets.least("maxProperties").unwrap_or(usize::MAX);
        for name in facets.properties.keys() {
            if names.len() < most && self.random.percent(chance) {
                names.insert((*name).to_owned());
            }
        }
        for (name, others) in &facets.dependent {
            if names.contains(*name) {
                let others = others.as_array().into_iter().flatten();
                names.extend(others.filter_map(Value::as_str).map(str::to_owned));
            }
        }
        self.additional_names(facets, &mut names, depth);
        let mut members = Map::new();
        for name in names {
            let schemas = self.schemas_of(facets, &name);
            // A member that may not be there is left out, unless it must be.
            if schemas.contains(&&Value::Bool(false)) && !facets.required.contains(name.as_str()) {
                continue;
            }
            let value = self.value(schemas, depth + 1);
            members.insert(name, value);
        }
        Value::Object(members)
    }

    fn schemas_of(&self, facets: &Facets<'b>, name: &str) -> Vec<&'b Value> {
        let mut schemas = facets.properties.get(name).cloned().unwrap_or_default();
        let matching = facets.pattern_properties.iter().filter(|(pattern, _)| {
            fancy_regex::Regex::new(pattern)
                .is_ok_and(|regex| regex.is_match(name).unwrap_or(false))
        });
        schemas.extend(matching.map(|(_, schema)| *schema));
        if schemas.is_empty() {
            schemas.extend(&facets.additional);
        }
        schemas
    }

    /// Names that no property has, where there may or must be such members.
    fn additional_names(
        &mut self,
        facets: &Facets<'b>,
        names: &mut BTreeSet<String>,
        depth: usize,
    ) {
        let is_closed = facets.additional.contains(&&Value::Bool(false));
        let least = facets.greatest("minProperties").unwrap_or(0);
        let most = facets.least("maxProperties").unwrap_or(usize::MAX);
        let is_map = facets.properties.is_empty() && depth < DEPTH;
        let wish = match self.random.below(4) {
            0 => 1 + self.random.below(2),
            _ if is_map => self.random.below(3),
            _ => 0,
        };
        let wish = if self.spent > BUDGET { 0 } else { wish };
        let count = wish
            .max(least.saturating_sub(names.len()))
            .min(most.saturating_sub(names.len()))
            .min(64);
        let mut spare: Vec<&str> = facets.properties.keys().copied().collect();
        self.random.shuffle(&mut spare);
        for index in 0..count {
            let name = match self.random.pick(&facets.pattern_properties).copied() {
                Some((pattern, _)) if is_closed || self.random.percent(60) => {
                    super::pattern::text(pattern, &mut self.random)
                }
                _ if is_closed => spare.pop().map(str::to_owned),
                _ => Some(self.free_name(facets, index)),
            };
            names.extend(name);
        }
    }

    fn free_name(&mut self, facets: &Facets<'b>, index: usize) -> String {
        if !facets.names.is_empty() {
            let name = self.value(facets.names.clone(), MAX_DEPTH - 2);
            if let Value::String(name) = name {
                return name;
            }
        }
        let names = [
            "xUnknown",
            "x-extra",
            "",
            "with space",
            "änderung",
            "a/b~c",
            "type",
            "id",
            "0",
        ];
        let name = self.random.pick(&names).copied().unwrap_or_default();
        if index > 3 {
            format!("{name}{index}")
        } else {
            name.to_owned()
        }
    }

    fn array(&mut self, facets: &Facets<'b>, depth: usize) -> Value {
        let least = facets.greatest("minItems").unwrap_or(0).min(200);
        let most = facets.least("maxItems").unwrap_or(usize::MAX);
        let wish = match self.random.below(6) {
            _ if depth >= DEPTH || self.spent > BUDGET => least,
            0 => least,
            1 if most <= 12 => most,
            _ => least + self.random.below(3),
        };
        let least_contained = facets.contains.len();
        let count = wish.max(least_contained).min(most.max(least));
        let mut items: Vec<Value> = Vec::new();
        for index in 0..count {
            let schemas = self.schemas_of_item(facets, index);
            if schemas.contains(&&Value::Bool(false)) {
                break;
            }
            let mut item = self.value(schemas.clone(), depth + 1);
            for _ in 0..8 {
                if !facets.is_unique || !items.contains(&item) {
                    break;
                }
                item = self.value(schemas.clone(), depth + 1);
            }
            if facets.is_unique && items.contains(&item) && items.len() >= least {
                break;
            }
            items.push(item);
        }
        json!(items)
    }

    fn schemas_of_item(&self, facets: &Facets<'b>, index: usize) -> Vec<&'b Value> {
        let prefix = facets.prefix.iter().filter_map(|items| items.get(index));
        let mut schemas: Vec<&Value> = prefix.collect();
        if schemas.is_empty() {
            schemas.extend(&facets.items);
        }
        schemas.extend(facets.contains.get(index));
        schemas
    }
}

#[cfg(test)]
mod tests {
    use super::super::oracle::Oracle;
    use super::*;

    /// How many of a hundred instances are valid.
    fn share(schema: &Value) -> usize {
        let oracle = Oracle::new(schema).unwrap();
        let mut generator = Generator::new(schema, Random::seeded(&[&schema.to_string()]));
        (0..100)
            .filter(|_| oracle.is_valid(&generator.instance()))
            .count()
    }

    #[test]
    fn most_instances_are_valid() {
        let schema = json!({
            "type": "object",
            "required": ["id", "lines"],
            "properties": {
                "id": {"type": "string", "pattern": "^[A-Z]{2}[0-9]+$", "maxLength": 8},
                "at": {"type": ["string", "null"], "format": "date-time"},
                "amount": {"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 0},
                "lines": {"type": "array", "minItems": 1, "maxItems": 4, "uniqueItems": true, "items": {"type": "integer"}},
                "state": {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]},
            },
            "additionalProperties": false,
            "minProperties": 3,
        });
        let share = share(&schema);
        assert!(share > 80, "{share}");
    }

    #[test]
    fn maps_tuples_and_choices_are_generated() {
        let schema = json!({"allOf": [
            {"type": "object", "patternProperties": {"^x-[a-z]+$": {"type": "boolean"}}, "additionalProperties": false, "minProperties": 1},
            {"oneOf": [{"maxProperties": 1}, {"minProperties": 2}]},
        ]});
        assert!(share(&schema) > 60);
        let schema = json!({"type": "array", "prefixItems": [{"type": "string"}, {"const": 1}], "items": false, "minItems": 2});
        assert!(share(&schema) > 90);
        assert!(
            share(
                &json!({"type": "object", "propertyNames": {"pattern": "^[a-z]{2}$"}, "minProperties": 2})
            ) > 50
        );
    }

    #[test]
    fn recursion_ends() {
        let endless = json!({"$ref": "#/$defs/s0", "$defs": {"s0": {"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#/$defs/s0"}}}}});
        assert_eq!(share(&endless), 0);
        let tree = json!({"$ref": "#/$defs/s0", "$defs": {"s0": {"type": "object", "properties": {"sub": {"type": "array", "items": {"$ref": "#/$defs/s0"}}}}}});
        assert!(share(&tree) > 90);
    }
}
