//! Numbers at, near and far from their limits.

use serde_json::Value;

use super::exact::Decimal;
use super::facets::Facets;
use super::random::Random;

/// Where codecs change their mind about integers.
const EDGES: [i128; 12] = [
    0,
    1,
    -1,
    127,
    2_147_483_647,
    -2_147_483_648,
    2_147_483_648,
    9_007_199_254_740_993,
    i64::MAX as i128,
    i64::MIN as i128,
    i64::MAX as i128 + 1,
    u64::MAX as i128,
];

pub(crate) fn integer(facets: &Facets<'_>, random: &mut Random) -> Value {
    let (low, high) = bounds(facets);
    let step = facets
        .bound("multipleOf")
        .filter_map(whole)
        .max()
        .unwrap_or(1)
        .max(1);
    let least =
        low.unwrap_or(high.map_or(i64::MIN.into(), |high| high.saturating_sub(1000).min(0)));
    let most = high.unwrap_or(low.map_or(u64::MAX.into(), |low| low.max(u64::MAX.into())));
    let near = low.or(high).unwrap_or(0);
    let picked = match random.below(8) {
        0 | 1 => *random.pick(&EDGES).unwrap_or(&0),
        2 => low.unwrap_or(-1),
        3 => high.unwrap_or(1),
        4 => random.between(least, most),
        _ if high.is_none() && low.is_some() => near.saturating_add(random.between(0, 1000)),
        _ => random.between(least.max(-1000), most.min(100_000)),
    };
    let picked = picked.clamp(least, most.max(least));
    let rounded = picked.div_euclid(step).saturating_mul(step);
    let rounded = if rounded < least {
        rounded.saturating_add(step)
    } else {
        rounded
    };
    parse(&rounded.to_string())
}

pub(crate) fn number(facets: &Facets<'_>, random: &mut Random) -> Value {
    if let Some(step) = facets.bound("multipleOf").next() {
        return multiple(step, facets, random);
    }
    let low = facets
        .bound("minimum")
        .chain(facets.bound("exclusiveMinimum"));
    let low = low.filter_map(Value::as_f64).reduce(f64::max);
    let high = facets
        .bound("maximum")
        .chain(facets.bound("exclusiveMaximum"));
    let high = high.filter_map(Value::as_f64).reduce(f64::min);
    match (random.below(6), low, high) {
        (0, Some(limit), _) | (1, _, Some(limit)) => Value::from(limit),
        (0 | 1, ..) => parse(
            random
                .pick(&["1.5", "-0.25", "1e3", "1e-7", "123456.789", "0.1"])
                .unwrap_or(&"0"),
        ),
        (2, ..) => integer(facets, random),
        (_, low, high) => {
            let least = low.unwrap_or(high.map_or(0.0, |high| high - 100.0));
            let most = high.unwrap_or(least + 1000.0).min(1e15).max(least);
            let part = random.below(10_001) as f64 / 10_000.0;
            let digits = random.below(5);
            parse(&format!("{:.digits$}", least + (most - least) * part))
        }
    }
}

/// A multiple of a decimal, reckoned with decimals.
fn multiple(step: &Value, facets: &Facets<'_>, random: &mut Random) -> Value {
    let (low, high) = bounds(facets);
    let Some((digits, scale)) = Decimal::parse(&step.to_string()).and_then(|step| step.scaled())
    else {
        return Value::from(0);
    };
    let unit = 10_i128.saturating_pow(scale);
    let least = low
        .unwrap_or(0)
        .saturating_mul(unit)
        .div_euclid(digits.max(1))
        + 1;
    let most = high.map_or(least.saturating_add(10_000), |high| {
        high.saturating_mul(unit) / digits.max(1)
    });
    let product = random
        .between(least, most.max(least))
        .saturating_mul(digits);
    parse(&format!("{product}e-{scale}"))
}

/// The least and the greatest integer that all bounds allow.
fn bounds(facets: &Facets<'_>) -> (Option<i128>, Option<i128>) {
    let ceil = |value: &Value| whole(value).or_else(|| Some(value.as_f64()?.ceil() as i128));
    let floor = |value: &Value| whole(value).or_else(|| Some(value.as_f64()?.floor() as i128));
    let above = |value: &Value| whole(value).map(|whole| whole + 1).or_else(|| ceil(value));
    let below = |value: &Value| whole(value).map(|whole| whole - 1).or_else(|| floor(value));
    let low = facets
        .bound("minimum")
        .filter_map(ceil)
        .chain(facets.bound("exclusiveMinimum").filter_map(above));
    let high = facets
        .bound("maximum")
        .filter_map(floor)
        .chain(facets.bound("exclusiveMaximum").filter_map(below));
    (low.max(), high.min())
}

fn whole(value: &Value) -> Option<i128> {
    value
        .as_i64()
        .map(i128::from)
        .or_else(|| value.as_u64().map(i128::from))
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::super::oracle::Oracle;
    use super::*;
    use serde_json::json;

    fn all_valid(schema: &Value, make: impl Fn(&Facets<'_>, &mut Random) -> Value) {
        let oracle = Oracle::new(schema).unwrap();
        let mut random = Random::seeded(&["numbers"]);
        for _ in 0..200 {
            let facets = Facets::gather(schema, vec![schema], &mut random);
            let value = make(&facets, &mut random);
            assert!(oracle.is_valid(&value), "{schema}: {value}");
        }
    }

    #[test]
    fn integers_are_within_their_bounds() {
        all_valid(
            &json!({"type": "integer", "minimum": 3, "exclusiveMaximum": 9, "multipleOf": 2}),
            integer,
        );
        all_valid(
            &json!({"type": "integer", "exclusiveMinimum": -1.5}),
            integer,
        );
        all_valid(&json!({"type": "integer", "maximum": 5}), integer);
        all_valid(
            &json!({"type": "integer", "minimum": 0, "maximum": u64::MAX}),
            integer,
        );
    }

    #[test]
    fn numbers_are_within_their_bounds() {
        all_valid(
            &json!({"type": "number", "minimum": -90, "maximum": 90}),
            number,
        );
        all_valid(
            &json!({"type": "number", "multipleOf": 0.01, "minimum": 0, "maximum": 2}),
            number,
        );
    }

    #[test]
    fn the_edges_are_reached() {
        let schema = json!({"type": "integer"});
        let mut random = Random::seeded(&["edges"]);
        let facets = Facets::gather(&schema, vec![&schema], &mut random);
        let values: Vec<_> = (0..500).map(|_| integer(&facets, &mut random)).collect();
        for edge in [
            json!(i64::MIN),
            json!(u64::MAX),
            json!(9_007_199_254_740_993_i64),
        ] {
            assert!(values.contains(&edge), "{edge}");
        }
    }
}
