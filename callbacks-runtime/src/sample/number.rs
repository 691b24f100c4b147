//! Numbers.

use serde_json::{Number, Value};

use super::says::Says;

/// The number nearest to 1 that the bounds allow, a multiple where one is asked for.
pub(super) fn sample(says: &Says<'_>) -> Value {
    let numbers = |keyword| says.each(keyword).filter_map(Value::as_f64);
    let is_integer = says.each("type").any(|kind| kind == "integer");
    let step = numbers("multipleOf").fold(0.0, f64::max);
    let grain = if step > 0.0 {
        step
    } else if is_integer {
        1.0
    } else {
        0.5
    };
    let low = numbers("minimum").chain(numbers("exclusiveMinimum").map(|bound| bound + grain));
    let low = low.fold(f64::NEG_INFINITY, f64::max);
    let high = numbers("maximum").chain(numbers("exclusiveMaximum").map(|bound| bound - grain));
    let high = high.fold(f64::INFINITY, f64::min);
    let mut value = 1.0_f64.max(low).min(high);
    if step > 0.0 {
        let count = (value / step).ceil();
        // A product is nearer to the multiple than a sum is; what is just above a bound goes one down.
        value = if count * step > high {
            (count - 1.0) * step
        } else {
            count * step
        };
    } else if is_integer {
        value = value.ceil();
    }
    if is_integer {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it saturates, and is tried"
        )]
        return Value::from(value as i64);
    }
    Number::from_f64(value).map_or(Value::from(1), Value::Number)
}
