//! Texts that a regular expression matches.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::random::Random;

/// Repetitions beyond the least that are tried.
const MAX_MORE: usize = 4;

/// A text that a pattern matches, most often; none when the pattern is beyond this generator (looking around, say).
pub(crate) fn text(pattern: &str, random: &mut Random) -> Option<String> {
    let parsed = ParserBuilder::new()
        .build()
        .parse(&translate(pattern))
        .ok()?;
    let mut out = String::new();
    // Patterns match anywhere in a text.
    if !starts_at_start(&parsed) && random.percent(20) {
        out.push('~');
    }
    write(&parsed, random, &mut out);
    Some(out)
}

/// A pattern with numbers for the names of groups: the oracle's translator does not know back-references by name.
pub(crate) fn with_numbers(pattern: &str) -> String {
    let names = group_names(pattern);
    if names.iter().all(Option::is_none) {
        return pattern.to_owned();
    }
    let number = |name| names.iter().position(|known| *known == Some(name));
    let mut out = String::with_capacity(pattern.len());
    let (mut rest, mut in_class) = (pattern, false);
    while let Some(letter) = rest.chars().next() {
        let mut end = letter.len_utf8();
        match letter {
            '\\' => {
                let named = rest
                    .strip_prefix("\\k<")
                    .and_then(|rest| rest.split_once('>'));
                if let Some((number, (_, behind))) =
                    named.and_then(|named| Some((number(named.0)?, named)))
                {
                    // A digit may follow.
                    out.push_str(&format!("(?:\\{})", number + 1));
                    rest = behind;
                    continue;
                }
                end += rest[1..].chars().next().map_or(0, char::len_utf8);
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                if let Some((_, behind)) = group_name(&rest[1..]) {
                    out.push('(');
                    rest = behind;
                    continue;
                }
            }
            _ => {}
        }
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

/// The name of a group that captures, and what is behind it.
fn group_name(inner: &str) -> Option<(&str, &str)> {
    let named = inner.strip_prefix("?<")?;
    let named = Some(named).filter(|rest| !rest.starts_with(['=', '!']))?;
    named.split_once('>')
}

/// The names of the groups that capture, in order; none for those that only have a number.
fn group_names(pattern: &str) -> Vec<Option<&str>> {
    let mut names = Vec::new();
    let mut in_class = false;
    let mut letters = pattern.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let inner = &pattern[at + 1..];
                match group_name(inner) {
                    Some((name, _)) => names.push(Some(name)),
                    None if !inner.starts_with('?') => names.push(None),
                    None => {}
                }
            }
            _ => {}
        }
    }
    names
}

/// What ECMA-262 writes in another way than the parser here: `\d` is ASCII, `\/` is a slash.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut letters = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('d') if in_class => out.push_str("0-9"),
                Some('d') => out.push_str("[0-9]"),
                Some('w') if in_class => out.push_str("0-9A-Za-z_"),
                Some('w') => out.push_str("[0-9A-Za-z_]"),
                Some('s') => out.push(' '),
                Some(other) if other.is_ascii_alphabetic() => out.extend(['\\', other]),
                Some(other) => out.push_str(&regex_syntax::escape(&other.to_string())),
                None => {}
            },
            '[' if in_class => out.push_str("\\["),
            '[' => {
                in_class = true;
                out.push('[');
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            other => out.push(other),
        }
    }
    out
}

fn starts_at_start(hir: &Hir) -> bool {
    hir.properties().look_set_prefix().contains(Look::Start)
}

fn write(hir: &Hir, random: &mut Random, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.extend(letter(class, random)),
        HirKind::Capture(capture) => write(&capture.sub, random, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, random, out)),
        HirKind::Alternation(branches) => {
            if let Some(branch) = random.pick(branches) {
                write(branch, random, out);
            }
        }
        HirKind::Repetition(repetition) => {
            let least = usize::try_from(repetition.min).unwrap_or(0).min(4096);
            let most = repetition.max.and_then(|most| usize::try_from(most).ok());
            let count = match most {
                // At the limit itself, now and then, unless that is far away.
                Some(most) if most <= 300 && random.percent(15) => most,
                most => most
                    .unwrap_or(usize::MAX)
                    .min(least + random.below(MAX_MORE + 1)),
            };
            (0..count).for_each(|_| write(&repetition.sub, random, out));
        }
    }
}

/// A letter of a class, preferably one that a keyboard has.
fn letter(class: &Class, random: &mut Random) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => class
            .iter()
            .map(|range| (range.start().into(), range.end().into()))
            .collect(),
        Class::Bytes(class) => class
            .iter()
            .map(|range| (range.start().into(), range.end().into()))
            .collect(),
    };
    let visible = ranges
        .iter()
        .map(|(start, end)| (*start.max(&0x20), *end.min(&0x7e)));
    let visible: Vec<_> = visible.filter(|(start, end)| start <= end).collect();
    let from = if visible.is_empty() || random.percent(4) {
        &ranges
    } else {
        &visible
    };
    let (start, end) = *random.pick(from)?;
    let code = random.between(start.into(), end.into());
    char::from_u32(u32::try_from(code).ok()?).or(char::from_u32(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_match_their_pattern() {
        let patterns = [
            r"^[A-Za-z0-9]{3,5}$",
            r"^(\d{5,15}|nai-[^@]+@[^@]+)$",
            r"^\+[1-9][0-9]{4,14}$",
            r"^(http|https):\/\/.+$",
            r"^[\w.-]*\/x[[]$",
            "abc",
            r"^([a-f0-9]{8}-){2}$",
        ];
        let mut random = Random::seeded(&["patterns"]);
        for pattern in patterns {
            let regex = fancy_regex::Regex::new(pattern)
                .unwrap_or_else(|_| fancy_regex::Regex::new(&translate(pattern)).unwrap());
            for _ in 0..50 {
                let text = text(pattern, &mut random).unwrap();
                assert!(regex.is_match(&text).unwrap(), "{pattern}: {text:?}");
            }
        }
    }

    #[test]
    fn names_of_groups_become_numbers() {
        for (pattern, numbered) in [
            (r"(a)(?:b)(?<=c)(?<x>d)\k<x>1", r"(a)(?:b)(?<=c)(d)(?:\2)1"),
            (r"[(]\((?<é>.)\k<é>", r"[(]\((.)(?:\1)"),
            (r"\\k<x>(?<x>)\k<y>\é", r"\\k<x>()\k<y>\é"),
        ] {
            assert_eq!(with_numbers(pattern), numbered);
        }
        assert!(fancy_regex::Regex::new(&with_numbers(r"(?<x>a)\k<x>")).is_ok());
    }

    #[test]
    fn what_looks_around_is_left_to_others() {
        assert_eq!(text("^(?!a)b$", &mut Random::seeded(&[])), None);
    }
}
