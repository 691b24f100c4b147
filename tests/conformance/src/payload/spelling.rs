//! An instance as a text: one value can be written in many ways.

use serde_json::Value;

use super::random::Random;

/// Integers up to here can be written with a fraction without losing digits in a double.
const EXACT_DOUBLE: u64 = 1 << 53;

/// Writes a value, now and then with its members in another order and its integers as `1.0` or `10e-1`.
pub(crate) fn write(value: &Value, random: &mut Random) -> String {
    if random.percent(60) {
        return value.to_string();
    }
    let mut out = String::new();
    spell(value, random, &mut out);
    out
}

fn spell(value: &Value, random: &mut Random, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            random.shuffle(&mut members);
            separated(out, ['{', '}'], members, |out, (name, value)| {
                *out += &Value::from(name.as_str()).to_string();
                out.push(':');
                spell(value, random, out);
            });
        }
        Value::Array(items) => {
            separated(out, ['[', ']'], items, |out, item| spell(item, random, out))
        }
        Value::Number(number) => {
            *out += &number.to_string();
            let is_integer = number
                .as_i64()
                .is_some_and(|number| number.unsigned_abs() < EXACT_DOUBLE);
            match random.below(12) {
                0 if is_integer => *out += ".0",
                1 if is_integer => *out += "e0",
                2 if is_integer && number.as_i64() != Some(0) => *out += "0e-1",
                _ => {}
            }
        }
        other => *out += &other.to_string(),
    }
}

fn separated<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use super::super::exact::Exact;
    use super::*;
    use serde_json::json;

    #[test]
    fn every_spelling_is_the_same_value() {
        let value = json!({"a": [1, -20, 0, 1.5, u64::MAX, null], "b\n": {"c": true}, "": "😀"});
        let mut random = Random::seeded(&["spelling"]);
        let texts: Vec<_> = (0..50).map(|_| write(&value, &mut random)).collect();
        for text in &texts {
            assert_eq!(
                Exact::parse(text),
                Exact::parse(&value.to_string()),
                "{text}"
            );
        }
        assert!(texts.iter().any(|text| text.contains("0e-1")));
    }
}
