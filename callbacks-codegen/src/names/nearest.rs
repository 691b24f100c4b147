//! What a wrong name may have meant.

/// No one mistypes a longer name, and comparing two takes time by the product of their lengths.
const LONGEST: usize = 100;

/// The name nearest to a wrong one, if any is near enough to be what was meant; of equally near ones the first.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<_> = wanted.to_lowercase().chars().collect();
    if letters.len() > LONGEST {
        return None;
    }
    // Names further away than the nearest so far need not be compared to the end.
    let mut limit = 1 + letters.len() / 3;
    let mut nearest = None;
    for name in names.filter(|name| may_be_near(wanted, name, 1 + letters.len() / 3)) {
        let distance = distance(&letters, name, limit);
        if distance == 0 {
            return Some(name);
        }
        if distance <= limit {
            nearest = Some(name);
            limit = distance - 1;
        }
    }
    nearest
}

/// A cheap lower bound: each letter that only one of the names has is a change. Names beyond ASCII have no bound.
fn may_be_near(left: &str, right: &str, limit: usize) -> bool {
    if !left.is_ascii() || !right.is_ascii() {
        return true;
    }
    let is_near = |changes: u32| changes as usize <= limit;
    left.len().abs_diff(right.len()) <= limit && {
        let (left, right) = (letters(left), letters(right));
        is_near((left & !right).count_ones()) && is_near((right & !left).count_ones())
    }
}

/// The set of letters, ignoring case; some characters share a bit.
fn letters(text: &str) -> u64 {
    let bits = text
        .bytes()
        .map(|byte| 1 << (byte.to_ascii_lowercase() % 64));
    bits.fold(0, |set, bit: u64| set | bit)
}

/// The number of characters to insert, remove or replace, ignoring case; anything above the limit is as good as infinite.
fn distance(left: &[char], right: &str, limit: usize) -> usize {
    // Bytes are no fewer than characters, and a character has four at most.
    if right.len() > 4 * (left.len() + limit) {
        return limit + 1;
    }
    let right: Vec<_> = right.to_lowercase().chars().collect();
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
        // Rows do not become smaller.
        if row.iter().all(|distance| *distance > limit) {
            return limit + 1;
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_only_if_near() {
        let names = || ["callbackUrl", "id", "quantity"].into_iter();
        assert_eq!(nearest("callbackURI", names()), Some("callbackUrl"));
        assert_eq!(nearest("notification", names()), None);
        // Of several the nearest, of equally near ones the first; also where letters are no ASCII.
        assert_eq!(
            nearest("quantty", ["quantities", "QUANTITY"].into_iter()),
            Some("QUANTITY")
        );
        assert_eq!(nearest("ab", ["aa", "bb"].into_iter()), Some("aa"));
        assert_eq!(
            nearest("grösse", ["größe", "id"].into_iter()),
            Some("größe")
        );
    }
}
