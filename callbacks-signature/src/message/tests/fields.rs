//! Structured fields, as far as signatures need them: unambiguous, limited, and never a panic.

use proptest::prelude::*;

use super::super::fields::Malformed;
use super::*;

/// Parses a string and writes it again.
fn rewritten(text: &str) -> Result<String, Malformed> {
    let write = |(key, member): &(&str, Member<'_>)| match member {
        Member::List(list) => format!("{key}={list}"),
        Member::Item(Item { value, parameters }) => format!("{key}={value}{parameters}"),
    };
    Ok(dictionary(text)?
        .iter()
        .map(write)
        .collect::<Vec<_>>()
        .join(", "))
}

#[test]
fn values_have_one_spelling() {
    for (text, expected) in [
        ("", ""),
        ("  a=1  ", "a=1"),
        ("a=1,b=-2 ,\t c=007", "a=1, b=-2, c=7"),
        ("a, b;x, c=?0;y=?1", "a=?1, b=?1;x, c=?0;y"),
        (r#"a="x\"\\y""#, r#"a="x\"\\y""#),
        ("a=to/k:en*;p=*q", "a=to/k:en*;p=*q"),
        ("a=:AAE=:", "a=:AAE=:"),
        ("a=()", "a=()"),
        ("a=( \"x\"   y;q=1 );z=2;  w", "a=(\"x\" y;q=1);z=2;w"),
        ("*a-b_c.d*=1", "*a-b_c.d*=1"),
        ("a=999999999999999", "a=999999999999999"),
    ] {
        assert_eq!(rewritten(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_dictionary() {
    for text in [
        ",",
        "a=1,",
        ",a",
        "a=1 b",
        "A=1",
        "1=1",
        "=1",
        "a=",
        "a=1;",
        "a=1;=2",
        "a=1; ",
        "a =1",
        "a=\"",
        "a=\"\\",
        "a=\"\\n\"",
        "a=\"\u{e9}\"",
        "a=\"\t\"",
        "a=:A:",
        "a=:AAAA",
        "a=:AA=A:",
        "a=?",
        "a=?2",
        "a=?10",
        "a=-",
        "a=1.0",
        "a=1e3",
        "a=1234567890123456",
        "a=@1",
        "a=%\"x\"",
        "a=(",
        "a=(1",
        "a=(1,2)",
        "a=((1))",
        "a=(1)2",
        "a=(\"x\"\"y\")",
        "a=()()",
        "a=1, a=2",
        "a=1;p=1;p=1",
        "a=1;p=(1)",
        "\u{e9}=1",
    ] {
        assert_eq!(rewritten(text), Err(Malformed), "{text}");
    }
}

#[test]
fn sixteen_of_each_and_no_more() {
    let list = |count: usize, each: &str, between: &str| vec![each; count].join(between);
    let keys = |count: usize| {
        let keys: Vec<_> = (0..count).map(|number| format!("k{number}")).collect();
        (keys.join(","), keys.join(";"))
    };
    for (count, is_ok) in [(16, true), (17, false)] {
        let (members, parameters) = keys(count);
        assert_eq!(dictionary(&members).is_ok(), is_ok);
        assert_eq!(dictionary(&format!("a;{parameters}")).is_ok(), is_ok);
        let items = list(count, "1", " ");
        assert_eq!(dictionary(&format!("a=({items})")).is_ok(), is_ok);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "[a-c=();,:?\"\\\\ 0-9@.-]{0,60}|.{0,60}") {
        if let Ok(written) = rewritten(&text) {
            // The result is parsed to the same again.
            prop_assert_eq!(rewritten(&written), Ok(written));
        }
    }
}
