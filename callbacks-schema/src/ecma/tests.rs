//! Translations, compiled by the engine and tried on strings.

use fancy_regex::Regex;

use super::property_names::{BINARY, CATEGORIES, SCRIPTS};
use super::{is_pattern, translate};

/// Translates a pattern and tries it.
#[track_caller]
fn check(pattern: &str, matching: &[&str], others: &[&str]) {
    let translated = translate(pattern).unwrap_or_else(|fault| panic!("{pattern}: {fault:?}"));
    let regex = Regex::new(&translated).unwrap_or_else(|error| panic!("{translated}: {error}"));
    for text in matching {
        assert!(
            regex.is_match(text).unwrap(),
            "{pattern} as {translated} on {text:?}"
        );
    }
    for text in others {
        assert!(
            !regex.is_match(text).unwrap(),
            "{pattern} as {translated} not on {text:?}"
        );
    }
}

/// The fault of a pattern: the wrong part, and the message.
#[track_caller]
fn check_fault(pattern: &str, part: &str, message: &str) {
    let fault = translate(pattern).unwrap_err();
    assert_eq!(
        (&pattern[fault.range], fault.message.as_str()),
        (part, message)
    );
}

#[test]
fn anchors_are_those_of_the_whole_text() {
    check("^a$", &["a"], &["a\n", "\na", "ba", "ab"]);
    check("a", &["bab"], &["b"]);
    check("", &["", "a"], &[]);
    check("^$", &[""], &["\n"]);
    check("(?m:^a$)", &["a", "b\na\nc", "b\u{2028}a"], &["ba"]);
}

#[test]
fn the_dot_passes_no_line_terminator() {
    check(
        "^.$",
        &["a", "\u{85}", "é", "💩"],
        &["\n", "\r", "\u{2028}", "\u{2029}", ""],
    );
    check("^(?s:.)$", &["\n"], &[]);
    check("^[^]$", &["\n", "a"], &[""]);
    check("a[]", &[], &["a", ""]);
    check(r"^[\s\S]$", &["\n", "a"], &[""]);
}

#[test]
fn classes_are_of_ascii_where_ecma_says_so() {
    check(r"^\d$", &["0", "9"], &["٣", "a"]);
    check(r"^\D$", &["٣", "a"], &["0"]);
    check(r"^\w+$", &["aZ_09"], &["é", "-"]);
    check(r"^\W$", &["é", "-", "ſ"], &["a"]);
    check(
        r"^\s$",
        &[" ", "\u{feff}", "\u{a0}", "\u{2028}", "\u{b}"],
        &["\u{85}", "a", "\u{180e}"],
    );
    check(r"^\S$", &["\u{85}", "a"], &[" "]);
    check(r"^[\d\s]$", &["1", "\u{3000}"], &["a"]);
    check(r"^[^\d\s]$", &["a"], &["1", " "]);
    check(r"^[\Da]$", &["a", "b"], &["1"]);
    check(r"^[^\D]$", &["1"], &["a"]);
}

#[test]
fn word_boundaries_are_of_ascii() {
    check(
        r"\bcat\b",
        &["a cat", "cat", "écaté", "cat-x"],
        &["cats", "acat", "_cat"],
    );
    check(r"\Bat\B", &["cats"], &["at", "cat"]);
}

#[test]
fn characters_that_are_special_elsewhere_are_not_here() {
    check("^[a&&b]+$", &["a&b"], &["c"]);
    check("^[+--]$", &["+", ",", "-"], &["."]);
    check("^[~~[#]$", &["~", "[", "#"], &["a"]);
    check("^a # b$", &["a # b"], &["a"]);
    check("^[[:alpha:]]$", &["[]", "a]", ":]"], &["b"]);
    check(r"^[\w.-]+$", &["a.b-c"], &["a b"]);
    check(r"^[\w-.]+$", &["a.b-c"], &["a b"]);
    check(r"^[a\-z]$", &["a", "-", "z"], &["b"]);
    check(r"^\-\_\/\@\ \#\:$", &["-_/@ #:"], &[]);
    check("^a{b}$", &["a{b}"], &[]);
    check("^{a}]$", &["{a}]"], &[]);
    check("^a{1,b}$", &["a{1,b}"], &[]);
    check("^<a>'\"`%!,;=$", &["<a>'\"`%!,;="], &[]);
}

#[test]
fn every_character_stands_for_itself() {
    for code in (0..0xA9_u32).chain(0x100..0x250) {
        let character = char::from_u32(code).unwrap();
        let pattern = format!(r"^\u{{{code:X}}}[\u{{{code:X}}}a][^\u{{{code:X}}}]$");
        check(&pattern, &[&format!("{character}{character}¬")], &["¬¬¬"]);
    }
}

#[test]
fn escapes_name_characters() {
    check(r"^\cJ\x41\u0042\u{1F600}\uD83D\uDE00$", &["\nAB😀😀"], &[]);
    check(r"^[\uD83D\uDE00-\uD83D\uDE02]$", &["😁"], &["😃"]);
    check(r"^[\u00c0-\u00ff]$", &["é"], &["e"]);
    check(
        r"^\0\101\t\n\v\f\r[\b]$",
        &["\0A\t\n\u{b}\u{c}\r\u{8}"],
        &[],
    );
    check(r"^[\c1]$", &["\u{11}"], &["1"]);
    check("^[^\\u0000-\\u001F\\u007F]*$", &["a"], &["\u{1}"]);
}

#[test]
fn properties_of_characters() {
    check(r"^\p{L}+$", &["aé漢"], &["1"]);
    check(r"^\P{L}$", &["1"], &["a"]);
    check(r"^[\p{L}\p{N} ]+$", &["a 1"], &["-"]);
    check(r"^[^\P{Lu}\P{ASCII}]$", &["A"], &["a", "É"]);
    check(
        r"^\p{Script=Greek}\p{sc=Latn}\p{General_Category=Decimal_Number}$",
        &["αa1"],
        &[],
    );
    check(r"^\p{Script_Extensions=Greek}$", &["α"], &["a"]);
    check(r"^\p{Emoji_Presentation}$", &["😀"], &["a"]);
    check_fault(
        r"a\p{Latin}",
        r"\p{Latin}",
        "ECMA-262 knows no such property of characters",
    );
    check_fault(
        r"\pL",
        r"\p",
        "`\\p` needs the name of a property in braces",
    );
}

#[test]
fn the_engine_knows_every_property() {
    let names = |table: &'static str| table.split_whitespace();
    let all = names(BINARY)
        .map(str::to_owned)
        .chain(names(CATEGORIES).map(|name| format!("gc={name}")))
        .chain(names(SCRIPTS).map(|name| format!("sc={name}")))
        .chain(names(SCRIPTS).map(|name| format!("scx={name}")));
    let wrong: Vec<_> = all
        .filter(|name| {
            [format!(r"\p{{{name}}}"), format!(r"[a\P{{{name}}}]")]
                .iter()
                .any(|pattern| {
                    translate(pattern).is_ok_and(|pattern| Regex::new(&pattern).is_err())
                        || translate(pattern).is_err()
                })
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn groups_references_and_assertions() {
    check(r"^(a|b)\1$", &["aa", "bb"], &["ab"]);
    check(r"^(?<x>a|b)-\k<x>$", &["a-a"], &["a-b"]);
    check(r"^(a)?\1b$", &["b", "aab"], &["ab"]);
    check(r"^(a)\10$", &["a\u{8}"], &["aa0"]);
    check(r"^\1(a)$", &["a"], &["aa"]);
    check(r"^(?=.*\d)(?!.*x)[a-z\d]+$", &["a1"], &["a", "x1"]);
    check(r"(?<=\$)\d+", &["$5"], &["5"]);
    check(r"(?<=a+b*)c", &["aabc", "ac"], &["bc"]);
    check(r"(?<!\$)\b\d+", &["5"], &["$5"]);
    check(r"^(?:a|b)+?c*?$", &["abc"], &["d"]);
    check(r"^(?=a)*b$", &["b"], &["a"]);
    check(r"^(?:(?=b))+(?:$|(?i:))*b$", &["b"], &["a"]);
    check(r"^(?:(a)-\1,)+$", &["a-a,a-a,"], &["a-b,"]);
    check(r"^(\1a)$", &["a"], &["aa"]);
    check(r"^(?:(a|b)-)+\1$", &["a-b-b"], &["a-b-a"]);
    check(r"^(?i:a)b$", &["Ab"], &["AB"]);
    check(r"^a|b$", &["ax", "xb"], &["xax"]);
    check(r"^(?:)$", &[""], &["a"]);
    check(r"^(?:a|)$", &["", "a"], &["b"]);
    for pattern in [r"(?:\1(a|b))*", r"(?<=(a*))\1", r"(?:(?:(a)b)*c)*\1"] {
        assert!(translate(pattern).is_err(), "{pattern}");
    }
    check_fault(
        r"(?:(a)|b)*\1",
        r"\1",
        "a reference to a group that is repeated, or in a look-behind",
    );
}

#[test]
fn quantifiers() {
    check(
        "^a{2}b{1,}c{0,2}d*e+f?$",
        &["aabe", "aabbccddeef"],
        &["abe", "aabccce"],
    );
    check("^(?:ab){2,3}?$", &["abab", "ababab"], &["ab", "abababab"]);
    check("^.{0,255}$", &["a"], &[]);
    check(r"^[\p{L} ]{1,200}$", &["a"], &[]);
    check_fault("a**", "*", "there is nothing to repeat");
    check_fault("a++", "+", "there is nothing to repeat");
    check_fault("{2}", "{2}", "there is nothing to repeat");
    check_fault("^*", "^*", "an assertion cannot be repeated");
    check_fault(
        "a{2,1}",
        "{2,1}",
        "the bounds of the quantifier are out of order",
    );
    check_fault(
        "a{,5}",
        "{,5}",
        "ECMA-262 has no such quantifier: write `{0,5}`",
    );
    check_fault(
        "a{99999999999}",
        "{99999999999}",
        "the quantifier is too large",
    );
    check_fault(
        "((a{100}){100}){100}",
        "((a{100}){100}){100}",
        "what it repeats is too large for a check",
    );
}

#[test]
fn what_is_not_ecma_is_told() {
    check_fault("(?i)a", "(?i)", "ECMA-262 has no such group");
    check_fault("(?P<a>b)", "(?P", "ECMA-262 has no such group");
    check_fault("(?>a)", "(?>", "ECMA-262 has no such group");
    check_fault(r"\Aa\z", r"\A", "ECMA-262 has no such escape");
    check_fault(r"[\h]", r"\h", "ECMA-262 has no such escape");
    check_fault("(a", "(", "the parenthesis is not closed");
    check_fault("a)", ")", "a parenthesis is closed that is not open");
    check_fault("[a", "[", "the bracket is not closed");
    check_fault("[z-a]", "z-a", "the range is out of order");
    check_fault(r"a\", r"\", "the pattern ends in a backslash");
    check_fault(r"\k<a>", r"\k<a>", "there is no group of that name");
    check_fault(
        r"\uD800",
        r"\uD800",
        "half of a surrogate pair is no character",
    );
    check_fault(r"\xZ1", r"\x", "`\\x` needs two hexadecimal digits");
    check_fault("*", "*", "there is nothing to repeat");
    check_fault(
        "/^a$/i",
        "/^a$/i",
        "the slashes around the pattern are part of it, so that nothing matches",
    );
    let deep = format!("{}a{}", "(".repeat(100), ")".repeat(100));
    check_fault(&deep, "(", "groups are nested more than 40 deep");
}

#[test]
fn the_largest_that_is_accepted_compiles() {
    for pattern in [
        r"^\p{L}{1,200}$",
        "^.{0,7000}$",
        "^[^a]{4000}$",
        "^[a-z]{0,40000}$",
        r"^(?:\s\w){2000}$",
        r"^(?=.{1,253}$)(?:\b\w{1,63}\b){1,20}$",
    ] {
        check(pattern, &[], &[]);
    }
}

/// Every accepted pattern compiles: patterns made of pieces in all orders.
#[test]
fn all_that_is_accepted_compiles() {
    let pieces = [
        "a", "-", "[", "]", "(", ")", "{", "}", "^", "$", "|", "*", "+?", "{2}", "{,3}", "\\d",
        "\\b", "\\1", "\\", "(?:", "(?=", "(?<!", "(?<n>", "\\k<n>", "[^", "&&", "--", "\\p{L}",
        "\\u0041", "é", ".", "#", "\\x2d", "[a-z]", "(?i:", "\\W", "\n",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut accepted = 0;
    for _ in 0..6_000 {
        let mut pattern = String::new();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let mut choice = state;
        for _ in 0..=(state % 7) {
            pattern.push_str(pieces[(choice % pieces.len() as u64) as usize]);
            choice /= pieces.len() as u64;
        }
        if let Ok(translated) = translate(&pattern) {
            accepted += 1;
            let compiled = Regex::new(&translated);
            assert!(
                compiled.is_ok(),
                "{pattern:?} as {translated:?}: {compiled:?}"
            );
        }
    }
    assert!(accepted > 600, "{accepted}");
}

/// Each of these is parsed in linear time. No part is parsed again for another.
#[test]
fn long_patterns_cost_what_they_are_long() {
    let count = 100_000;
    for part in ["(?<", "a{1", r"\k<a>", r"\p{", "a-]"] {
        let text = part.repeat(count);
        assert!(translate(&text).is_err() && !is_pattern(&text), "{part}");
    }
    let named = format!("{}{}", "(?<a>)|".repeat(count), r"\k<a>".repeat(count));
    assert!(is_pattern(&named));
    let fault = translate(&named).unwrap_err();
    assert_eq!(fault.message, "too many groups have that name");
}
