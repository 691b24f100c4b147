//! Whether what came out is what went in.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::Value;

use super::applicable::{Applicable, named};
use super::exact::Exact;
use super::oracle::Oracle;

/// Compares values by the schemas of a bundle.
#[derive(Debug)]
pub(crate) struct Comparison<'b> {
    bundle: &'b Value,
    /// Oracles for branches, by their address. Most are never needed.
    branches: RefCell<HashMap<*const Value, Option<Oracle>>>,
}

impl<'b> Comparison<'b> {
    pub(crate) fn new(bundle: &'b Value) -> Self {
        Self {
            bundle,
            branches: RefCell::default(),
        }
    }

    /// The first difference, with its place; none when the values are equal.
    ///
    /// A member that no schema speaks of may be missing. Which branches of a choice speak is found out only where it
    /// matters.
    pub(crate) fn difference(&self, input: &str, output: &str) -> Option<String> {
        let value: Value = serde_json::from_str(input).ok()?;
        let Some(output) = Exact::parse(output) else {
            return Some("the output is no JSON".to_owned());
        };
        let input = Exact::parse(input)?;
        if input == output {
            return None;
        }
        let compare = |is_narrow| {
            let walk = Walk {
                comparison: self,
                is_narrow,
            };
            walk.compare(&value, &input, &output, Applicable::root(self.bundle), "#")
        };
        compare(false).and_then(|_| compare(true))
    }

    fn holds(&self, branch: &Value, value: &Value) -> bool {
        let mut branches = self.branches.borrow_mut();
        let oracle = branches
            .entry(std::ptr::from_ref(branch))
            .or_insert_with(|| Oracle::part(self.bundle, branch).ok());
        oracle.as_ref().is_none_or(|oracle| oracle.is_valid(value))
    }
}

struct Walk<'w, 'b> {
    comparison: &'w Comparison<'b>,
    /// Whether only the branches that hold have a say.
    is_narrow: bool,
}

impl<'b> Walk<'_, 'b> {
    fn compare(
        &self,
        value: &Value,
        input: &Exact,
        output: &Exact,
        schemas: Applicable<'b>,
        at: &str,
    ) -> Option<String> {
        if input == output {
            return None;
        }
        let schemas = match self.is_narrow {
            true => schemas.narrow(&|branch| self.comparison.holds(branch, value)),
            false => schemas,
        };
        match (value, input, output) {
            (Value::Object(values), Exact::Object(before), Exact::Object(after)) => {
                if let Some(added) = after.keys().find(|name| !before.contains_key(*name)) {
                    return Some(format!("member `{added}` was added at `{at}`"));
                }
                before
                    .iter()
                    .find_map(|(name, input)| match after.get(name) {
                        Some(output) => self.compare(
                            &values[name],
                            input,
                            output,
                            schemas.member(name),
                            &format!("{at}/{name}"),
                        ),
                        None => is_known(&schemas, name)
                            .then(|| format!("member `{name}` is missing at `{at}`")),
                    })
            }
            (Value::Array(values), Exact::Array(before), Exact::Array(after))
                if before.len() == after.len() =>
            {
                let pairs = values.iter().zip(before.iter().zip(after)).enumerate();
                pairs
                    .into_iter()
                    .find_map(|(index, (value, (input, output)))| {
                        self.compare(
                            value,
                            input,
                            output,
                            schemas.item(index),
                            &format!("{at}/{index}"),
                        )
                    })
            }
            (Value::Number(_), Exact::Number(before), Exact::Number(after))
                if before.to_double() == after.to_double() =>
            {
                let is_integer = schemas
                    .all("type")
                    .any(|name| name.to_string().contains("integer"));
                let what = if is_integer { "an integer" } else { "a number" };
                Some(format!("{what} was rounded to a double at `{at}`: {value}"))
            }
            _ => Some(format!("another value at `{at}`: {value}")),
        }
    }
}

/// Whether any schema speaks of a member, so that it must not be lost.
fn is_known(schemas: &Applicable<'_>, name: &str) -> bool {
    let keeps = |keyword| {
        schemas
            .all(keyword)
            .any(|schema| schema != &Value::Bool(false))
    };
    keeps("additionalProperties")
        || keeps("unevaluatedProperties")
        || schemas
            .schemas
            .iter()
            .any(|schema| !named(schema, name).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn difference(schema: &Value, input: &str, output: &str) -> Option<String> {
        Comparison::new(schema).difference(input, output)
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let any = json!({});
        assert_eq!(
            difference(&any, r#"{"a":1.0,"b":2}"#, r#"{"b":2.0,"a":1}"#),
            None
        );
        let lost = difference(&any, "[9007199254740993]", "[9007199254740992]").unwrap();
        assert!(lost.contains("`#/0`"), "{lost}");
        assert!(
            lost.starts_with("a number was rounded to a double"),
            "{lost}"
        );
        let integers = json!({"items": {"type": "integer"}});
        let lost = difference(&integers, "[9007199254740993]", "[9007199254740992]").unwrap();
        assert!(lost.starts_with("an integer was rounded"), "{lost}");
        assert!(
            difference(&any, "[1]", "[2]")
                .unwrap()
                .starts_with("another value")
        );
        assert!(difference(&any, "[null]", "[]").is_some());
        assert!(difference(&any, r#"{"a":null}"#, r#"{"a":{}}"#).is_some());
    }

    #[test]
    fn members_that_nothing_speaks_of_may_be_missing() {
        let schema =
            json!({"properties": {"a": {}, "sub": {"additionalProperties": {"type": "integer"}}}});
        assert_eq!(difference(&schema, r#"{"a":1,"x":2}"#, r#"{"a":1}"#), None);
        assert!(difference(&schema, r#"{"a":1}"#, "{}").is_some());
        assert!(difference(&schema, r#"{"sub":{"x":1}}"#, r#"{"sub":{}}"#).is_some());
        assert!(difference(&schema, "{}", r#"{"a":null}"#).is_some());
    }

    #[test]
    fn a_branch_that_does_not_hold_has_no_say() {
        let schema = json!({"anyOf": [
            {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            {"properties": {"kind": {"const": "b"}, "more": {}}, "required": ["kind"]},
        ]});
        assert_eq!(
            difference(&schema, r#"{"kind":"a","more":1}"#, r#"{"kind":"a"}"#),
            None
        );
        assert!(difference(&schema, r#"{"kind":"b","more":1}"#, r#"{"kind":"b"}"#).is_some());
    }
}
