//! The smallest document that still shows a finding.

use serde_json::Value;

/// Documents that are tried at once: compiling many costs little more than one.
const AT_ONCE: usize = 48;
/// Times that documents are tried for one finding.
const ROUNDS: usize = 30;

/// The tokens of a JSON Pointer.
type Place = Vec<String>;

/// Removes parts as long as the finding stays. `still` checks each candidate.
///
/// # Errors
///
/// Those of `still`.
pub(super) fn shrink(
    document: &Value,
    mut still: impl FnMut(&[Value]) -> Result<Vec<bool>, String>,
) -> Result<Value, String> {
    let mut smallest = document.clone();
    let mut rounds = 0;
    'again: loop {
        let mut places = Vec::new();
        collect(&smallest, &mut Vec::new(), &mut places);
        // Large parts first: what is within them need not be tried then.
        places.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let places: Vec<Place> = places.into_iter().map(|(place, _)| place).collect();
        for some in places.chunks(AT_ONCE) {
            rounds += 1;
            if rounds > ROUNDS {
                return Ok(smallest);
            }
            let candidates: Vec<Value> = some
                .iter()
                .map(|place| without(&smallest, std::slice::from_ref(place)))
                .collect();
            let kept = still(&candidates)?;
            let spare: Vec<Place> = some
                .iter()
                .zip(&kept)
                .filter(|(_, kept)| **kept)
                .map(|(place, _)| place.clone())
                .collect();
            let Some(first) = spare.first() else { continue };
            // Mostly all of them can go together.
            let halves = [spare.as_slice(), &spare[..spare.len().div_ceil(2)]];
            let together: Vec<Value> = halves
                .iter()
                .map(|places| without(&smallest, places))
                .collect();
            let kept = still(&together)?;
            let best = together.into_iter().zip(kept).find(|(_, kept)| *kept);
            smallest = match best {
                Some((document, _)) => document,
                None => without(&smallest, std::slice::from_ref(first)),
            };
            continue 'again;
        }
        return Ok(smallest);
    }
}

/// Every part that may be left out, and its size.
fn collect(value: &Value, at: &mut Place, into: &mut Vec<(Place, usize)>) {
    let mut visit = |token: String, child: &Value| {
        at.push(token);
        if !is_needed(at) {
            into.push((at.clone(), child.to_string().len()));
        }
        collect(child, at, into);
        at.pop();
    };
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, child)| visit(name.clone(), child)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, child)| visit(index.to_string(), child)),
        _ => {}
    }
}

/// Whether a document is none without a part.
fn is_needed(place: &[String]) -> bool {
    match place {
        [first] => matches!(first.as_str(), "openapi" | "info"),
        [first, second] => first == "info" && matches!(second.as_str(), "title" | "version"),
        _ => false,
    }
}

fn without(document: &Value, places: &[Place]) -> Value {
    let mut document = document.clone();
    let mut places: Vec<&Place> = places.iter().collect();
    // Later items first, so that the numbers of the others stay.
    places.sort_by(|one, other| compare(other, one));
    for place in places {
        let Some((last, holder)) = place.split_last() else {
            continue;
        };
        let holder = holder
            .iter()
            .try_fold(&mut document, |node, token| match node {
                Value::Object(members) => members.get_mut(token),
                Value::Array(items) => token
                    .parse::<usize>()
                    .ok()
                    .and_then(|index| items.get_mut(index)),
                _ => None,
            });
        match holder {
            Some(Value::Object(members)) => drop(members.remove(last)),
            Some(Value::Array(items)) => {
                if let Some(index) = last
                    .parse::<usize>()
                    .ok()
                    .filter(|index| *index < items.len())
                {
                    items.remove(index);
                }
            }
            _ => {}
        }
    }
    document
}

fn compare(one: &Place, other: &Place) -> std::cmp::Ordering {
    let tokens = one.iter().zip(other).map(|(one, other)| {
        match (one.parse::<usize>(), other.parse::<usize>()) {
            (Ok(one), Ok(other)) => one.cmp(&other),
            _ => one.cmp(other),
        }
    });
    let different = tokens.into_iter().find(|order| order.is_ne());
    different.unwrap_or_else(|| one.len().cmp(&other.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_needed_is_taken_away() {
        let document = json!({"openapi": "3.1.0", "a": {"b": [1, 2, {"c": 3, "d": "bad"}, 4], "e": {}}, "f": []});
        let mut rounds = 0;
        let smallest = shrink(&document, |candidates| {
            rounds += 1;
            Ok(candidates
                .iter()
                .map(|candidate| candidate.to_string().contains("bad"))
                .collect())
        });
        assert_eq!(
            smallest,
            Ok(json!({"openapi": "3.1.0", "a": {"b": [{"d": "bad"}]}}))
        );
        assert!(rounds < 10, "{rounds}");
    }

    #[test]
    fn a_finding_that_needs_all_stays_whole() {
        let document = json!({"a": [1, 2], "b": {"c": true}});
        let smallest = shrink(&document, |candidates| Ok(vec![false; candidates.len()]));
        assert_eq!(smallest, Ok(document));
    }
}
