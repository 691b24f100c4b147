//! One change to a valid instance that makes it invalid, most often.

use serde_json::{Map, Value, json};

use super::applicable::Applicable;
use super::random::Random;

/// A value within an instance, by the way that leads there.
type Path = Vec<Step>;

#[derive(Clone, Debug)]
enum Step {
    Member(String),
    Item(usize),
}

/// Changes an instance at one place; none when nothing of use was found.
pub(crate) fn mutate(bundle: &Value, instance: &Value, random: &mut Random) -> Option<Value> {
    let mut sites = Vec::new();
    collect(
        instance,
        Applicable::root(bundle),
        &mut Vec::new(),
        &mut sites,
    );
    for _ in 0..4 {
        let (path, applicable) = random.pick(&sites)?;
        let mut changed = instance.clone();
        let place = find(&mut changed, path)?;
        if change(place, applicable, random) && &changed != instance {
            return Some(changed);
        }
    }
    None
}

/// All places of an instance of which anything is said.
fn collect<'b>(
    value: &Value,
    applicable: Applicable<'b>,
    path: &mut Path,
    sites: &mut Vec<(Path, Applicable<'b>)>,
) {
    if sites.len() > 400 || path.len() > 12 {
        return;
    }
    let mut inner = |step: Step, value: &Value, applicable: Applicable<'b>| {
        path.push(step);
        collect(value, applicable, path, sites);
        path.pop();
    };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                inner(Step::Member(name.clone()), value, applicable.member(name));
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate().take(4) {
                inner(Step::Item(index), value, applicable.item(index));
            }
        }
        _ => {}
    }
    if !applicable.schemas.is_empty() {
        sites.push((path.clone(), applicable));
    }
}

fn find<'v>(root: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(root, |value, step| match step {
        Step::Member(name) => value.get_mut(name),
        Step::Item(index) => value.get_mut(*index),
    })
}

fn change(value: &mut Value, applicable: &Applicable<'_>, random: &mut Random) -> bool {
    if random.percent(20) {
        *value = other_type(value, random);
        return true;
    }
    match value {
        Value::Object(members) => change_object(members, applicable, random),
        Value::Array(items) => change_array(items, applicable, random),
        Value::String(text) => match change_text(text, applicable, random) {
            Some(changed) => {
                *value = changed;
                true
            }
            None => false,
        },
        Value::Number(_) => match change_number(value, applicable, random) {
            Some(changed) => {
                *value = changed;
                true
            }
            None => false,
        },
        _ => {
            *value = other_type(value, random);
            true
        }
    }
}

fn other_type(value: &Value, random: &mut Random) -> Value {
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!(1.5),
        json!("text"),
        json!([]),
        json!({}),
        json!("1"),
        json!(""),
    ];
    let different: Vec<&Value> = others.iter().filter(|other| *other != value).collect();
    random
        .pick(&different)
        .map_or(Value::Null, |other| (*other).clone())
}

fn change_object(
    members: &mut Map<String, Value>,
    applicable: &Applicable<'_>,
    random: &mut Random,
) -> bool {
    let required = applicable
        .all("required")
        .filter_map(Value::as_array)
        .flatten();
    let present: Vec<String> = required
        .filter_map(Value::as_str)
        .filter(|name| members.contains_key(*name))
        .map(str::to_owned)
        .collect();
    let names: Vec<String> = members.keys().cloned().collect();
    match random.below(6) {
        0..=2 if !present.is_empty() => random
            .pick(&present)
            .is_some_and(|name| members.remove(name).is_some()),
        3 => random
            .pick(&names)
            .is_some_and(|name| members.insert(name.clone(), Value::Null).is_some()),
        4 => random.pick(&names).is_some_and(|name| {
            let value = members.remove(name).unwrap_or_default();
            members.insert(format!("{name}_"), value).is_none()
        }),
        // A member that some branch has and this instance has not.
        5 => {
            let known = applicable
                .all("properties")
                .filter_map(Value::as_object)
                .flat_map(Map::keys);
            let absent: Vec<&String> = known.filter(|name| !members.contains_key(*name)).collect();
            random
                .pick(&absent)
                .is_some_and(|name| members.insert((*name).clone(), json!(["?"])).is_none())
        }
        _ => members
            .insert("unknownMember".to_owned(), json!(1))
            .is_none(),
    }
}

fn change_array(items: &mut Vec<Value>, applicable: &Applicable<'_>, random: &mut Random) -> bool {
    let least = counts(applicable, "minItems").max().unwrap_or(0);
    let most = counts(applicable, "maxItems")
        .min()
        .filter(|most| *most <= 300);
    match (random.below(4), most, items.first().cloned()) {
        (0, ..) if least > 0 => items.truncate(least - 1),
        (1, Some(most), Some(first)) => items.resize(most + 1, first),
        (2, _, Some(first)) => items.push(first),
        (_, _, _) => items.push(json!({"?": []})),
    }
    true
}

fn change_text(text: &str, applicable: &Applicable<'_>, random: &mut Random) -> Option<Value> {
    let least = counts(applicable, "minLength")
        .max()
        .filter(|least| *least > 0);
    let most = counts(applicable, "maxLength")
        .min()
        .filter(|most| *most < 5_000);
    let changed = match random.below(7) {
        0 => text.chars().take(least? - 1).collect(),
        1 => {
            let fill = most?.saturating_add(1).saturating_sub(text.chars().count());
            format!("{text}{}", "ü".repeat(fill))
        }
        2 => format!("{text} "),
        3 => format!("?{text}"),
        4 => swap_case(text),
        5 => return another_constant(text, applicable, random),
        _ => {
            let mut letters: Vec<char> = text.chars().collect();
            let at = random.below(letters.len());
            *letters.get_mut(at)? = *random.pick(&['~', '9', 'x', '\u{0}', '-', '😀'])?;
            letters.into_iter().collect()
        }
    };
    Some(Value::String(changed))
}

/// The tag of another branch, say.
fn another_constant(text: &str, applicable: &Applicable<'_>, random: &mut Random) -> Option<Value> {
    let lists = applicable.all("enum").filter_map(Value::as_array).flatten();
    let all: Vec<&Value> = lists
        .chain(applicable.all("const"))
        .filter(|value| *value != text)
        .collect();
    random.pick(&all).map(|value| (*value).clone())
}

fn swap_case(text: &str) -> String {
    let swapped = text
        .chars()
        .map(|letter| match letter.is_ascii_lowercase() {
            true => letter.to_ascii_uppercase(),
            false => letter.to_ascii_lowercase(),
        });
    swapped.collect()
}

fn change_number(value: &Value, applicable: &Applicable<'_>, random: &mut Random) -> Option<Value> {
    let bounds = |keywords: [&'static str; 2]| {
        let found = keywords
            .into_iter()
            .flat_map(|keyword| applicable.all(keyword));
        found.cloned().collect::<Vec<_>>()
    };
    let low = bounds(["minimum", "exclusiveMinimum"]);
    let high = bounds(["maximum", "exclusiveMaximum"]);
    match random.below(6) {
        0 | 1 => random.pick(&low).and_then(|low| step(low, -1)),
        2 | 3 => random.pick(&high).and_then(|high| step(high, 1)),
        // Beyond 2^53 a double has no halves, and its digits are not what was meant.
        4 => value
            .as_f64()
            .filter(|value| value.abs() < 1e15)
            .map(|value| json!(value.trunc() + 0.5)),
        _ => random
            .pick(&[json!(u64::MAX), json!(i64::MIN), json!(1e300), json!(-1)])
            .cloned(),
    }
}

/// One more or one less, where that can be reckoned.
fn step(bound: &Value, by: i64) -> Option<Value> {
    if let Some(bound) = bound.as_i64() {
        return bound.checked_add(by).map(Value::from);
    }
    if let Some(bound) = bound.as_u64() {
        return bound.checked_add_signed(by).map(Value::from);
    }
    Some(json!(bound.as_f64()? + by as f64))
}

fn counts(applicable: &Applicable<'_>, keyword: &'static str) -> impl Iterator<Item = usize> {
    let counts = applicable.all(keyword).filter_map(Value::as_u64);
    counts.filter_map(|count| usize::try_from(count).ok())
}

#[cfg(test)]
mod tests {
    use super::super::oracle::Oracle;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_keyword_is_broken_in_time() {
        let schema = json!({
            "type": "object",
            "required": ["name", "tags"],
            "properties": {
                "name": {"type": "string", "minLength": 2, "maxLength": 5, "pattern": "^[a-z]+$"},
                "kind": {"enum": ["cat", "dog"]},
                "at": {"type": "string", "format": "date"},
                "tags": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {"type": "integer", "minimum": 0, "maximum": 9}},
            },
            "additionalProperties": false,
        });
        let valid = json!({"name": "abc", "kind": "cat", "at": "2020-01-01", "tags": [1, 2]});
        let oracle = Oracle::new(&schema).unwrap();
        assert!(oracle.is_valid(&valid));
        let mut random = Random::seeded(&["mutation"]);
        let (mut broken, mut refused) = (BTreeSet::new(), 0);
        for _ in 0..500 {
            let changed = mutate(&schema, &valid, &mut random).unwrap();
            let verdict = oracle.judge(&changed);
            refused += usize::from(!verdict.is_valid());
            broken.extend(verdict.keywords);
        }
        let all = [
            "additionalProperties",
            "enum",
            "format",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "pattern",
            "required",
            "type",
            "uniqueItems",
        ];
        assert_eq!(broken.iter().map(String::as_str).collect::<Vec<_>>(), all);
        assert!(refused > 350, "{refused}");
    }
}
