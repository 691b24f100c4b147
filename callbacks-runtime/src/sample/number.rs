//! Numbers.

use serde_json::{Number, Value};

use super::applicable::Applicable;

/// The number nearest to 1 within the bounds, and a multiple of the divisor if there is one.
pub(super) fn sample(applicable: &Applicable<'_>) -> Value {
    let is_integer = applicable.each("type").any(|kind| kind == "integer");
    let exact = is_integer.then(|| integer(applicable)).flatten();
    exact.unwrap_or_else(|| number(applicable, is_integer))
}

/// An exact integer. `None` if a bound or divisor is not an integer of `serde_json`.
fn integer(applicable: &Applicable<'_>) -> Option<Value> {
    let all = |keyword| {
        applicable
            .each(keyword)
            .map(integer_of)
            .collect::<Option<Vec<_>>>()
    };
    let above = |bound: i128| bound + 1;
    let below = |bound: i128| bound - 1;
    let exclusive = all("exclusiveMinimum")?.into_iter().map(above);
    let low = all("minimum")?.into_iter().chain(exclusive).max();
    let exclusive = all("exclusiveMaximum")?.into_iter().map(below);
    let high = all("maximum")?.into_iter().chain(exclusive).min();
    let value = 1_i128.max(low.unwrap_or(1)).min(high.unwrap_or(i128::MAX));
    let value = match all("multipleOf")?.into_iter().max() {
        Some(step) if step > 0 => {
            let under = value.div_euclid(step) * step;
            let over = if under == value { value } else { under + step };
            // A multiple above the bound moves one step down.
            if high.is_some_and(|high| over > high) {
                under
            } else {
                over
            }
        }
        _ => value,
    };
    Number::from_i128(value).map(Value::Number)
}

fn integer_of(value: &Value) -> Option<i128> {
    let number = value.as_number()?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it has no fraction, and is small enough"
    )]
    let integral =
        |number: f64| (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i128);
    number.as_i128().or_else(|| integral(number.as_f64()?))
}

fn number(applicable: &Applicable<'_>, is_integer: bool) -> Value {
    let numbers = |keyword| applicable.each(keyword).filter_map(Value::as_f64);
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
        // A product is more exact than a sum. A multiple above the bound moves one step down.
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
