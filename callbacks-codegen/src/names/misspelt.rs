//! Whether a name is another one with a slip of the keyboard in it.

/// Longer names are nobody's slip.
const LONGEST: usize = 40;

/// The known name that a text is, but for its case, or for one letter that is missing, too many, wrong or swapped with the
/// next. Long names may have two such slips, and short ones only keep their length. `None` for a known name.
pub(crate) fn misspelt<'n>(
    text: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Option<&'n str> {
    if !text.is_ascii() || text.len() > LONGEST || known.clone().any(|name| name == text) {
        return None;
    }
    known
        .clone()
        .find(|name| name.eq_ignore_ascii_case(text))
        .or_else(|| {
            let mut near = known.filter(|name| is_near(text, name));
            near.next()
        })
}

fn is_near(text: &str, name: &str) -> bool {
    let most = match name.len() {
        0..=4 if text.len() != name.len() || name.len() < 4 => return false,
        0..=7 => 1,
        _ => 2,
    };
    text.len().abs_diff(name.len()) <= most && distance(text.as_bytes(), name.as_bytes()) <= most
}

/// How many letters are to be changed, where two neighbours may be swapped at once.
fn distance(left: &[u8], right: &[u8]) -> usize {
    let width = right.len() + 1;
    let mut rows = vec![0; (left.len() + 1) * width];
    for i in 0..=left.len() {
        for j in 0..width {
            let at = |i: usize, j: usize| rows[i * width + j];
            let value = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = usize::from(!left[i - 1].eq_ignore_ascii_case(&right[j - 1]));
                let mut best = (at(i - 1, j) + 1)
                    .min(at(i, j - 1) + 1)
                    .min(at(i - 1, j - 1) + changed);
                let is_swapped =
                    i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                if is_swapped {
                    best = best.min(at(i - 2, j - 2) + 1);
                }
                best
            };
            rows[i * width + j] = value;
        }
    }
    rows[left.len() * width + right.len()]
}

#[cfg(test)]
mod tests {
    use super::misspelt;

    #[test]
    fn slips_are_found_and_other_names_left() {
        let known = [
            "type",
            "enum",
            "not",
            "if",
            "items",
            "required",
            "maxLength",
            "additionalProperties",
            "minimum",
        ];
        let find = |text| misspelt(text, known.iter().copied());
        for (text, meant) in [
            ("requierd", "required"),
            ("require", "required"),
            ("Required", "required"),
            ("maxLenght", "maxLength"),
            ("maxlength", "maxLength"),
            ("additionalPropertys", "additionalProperties"),
            ("tpye", "type"),
            ("item", "items"),
            ("mininum", "minimum"),
        ] {
            assert_eq!(find(text), Some(meant), "{text}");
        }
        for other in [
            "required",
            "types",
            "note",
            "id",
            "label",
            "unit",
            "enumerations",
            "typ",
            "größe",
            "pattern",
        ] {
            assert_eq!(find(other), None, "{other}");
        }
    }
}
