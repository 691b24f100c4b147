//! The tables of OpenAPI's "Style Examples" (3.0.4, 3.1.1 and 3.2.0), written and read back, and cases that they leave
//! open.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::ops::ControlFlow;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Fault, Place, Raw, Style, read, write};
use crate::json::{Members, ReadObject, StringEnum, Unknown};
use crate::validation::{AsInstance, Object, Schema, SchemaRef, Visit};

/// The object of the table. Its members have an order.
#[derive(Clone, Debug, PartialEq)]
struct Color {
    red: i64,
    green: i64,
    blue: i64,
}

const COLOR: Color = Color {
    red: 100,
    green: 200,
    blue: 150,
};

static ANYTHING: [Schema; 1] = [Schema::new("Anything", "true")];

impl Object for Color {
    fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        visit("R", self.red.as_instance())?;
        visit("G", self.green.as_instance())?;
        visit("B", self.blue.as_instance())
    }
}

crate::__payload!(object Color, SchemaRef::new(&ANYTHING, 0));
crate::__received!(object Color);

impl<'de> ReadObject<'de> for Color {
    const EXPECTED: &'static str = "a color";
    const MEMBERS: &'static [&'static str] = &["R", "G", "B"];
    const UNKNOWN: Unknown = Unknown::Refuse;

    fn read<A: serde::de::MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self> {
        let (mut red, mut green, mut blue) = (None, None, None);
        while let Some(member) = members.next() {
            match member {
                0 => members.fill(&mut red),
                1 => members.fill(&mut green),
                _ => members.fill(&mut blue),
            }
        }
        Some(Self {
            red: members.required(0, red)?,
            green: members.required(1, green)?,
            blue: members.required(2, blue)?,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Level {
    Low,
    High,
}

impl StringEnum for Level {
    const ALL: &'static [Self] = &[Self::Low, Self::High];

    fn as_str(&self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

crate::__payload!(string Level, SchemaRef::new(&ANYTHING, 0));
crate::__received!(string Level);

type Map = BTreeMap<String, String>;

fn raw<'r>(style: Style, place: Place, text: Option<&'r str>) -> Raw<'r> {
    match place {
        Place::Path => Raw::path(style, "color", text.unwrap_or_default()),
        Place::Query => Raw::query(style, "color", text.unwrap_or_default()),
        Place::Querystring => Raw::querystring(style, "color", text.unwrap_or_default()),
        Place::Header => Raw::header(style, "color", text.into_iter().collect()),
        Place::Cookie => {
            let lines: Vec<_> = text.into_iter().collect();
            Raw::cookie(style, "color", &lines)
        }
    }
}

fn read_from<T: DeserializeOwned>(style: Style, place: Place, text: &str) -> Result<T, String> {
    read(&raw(style, place, Some(text))).map_err(|fault: Fault| fault.detail("color"))
}

/// The value is written as this text, and the text is read as the value.
fn check<T>(style: Style, place: Place, value: &T, text: &str)
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let written = write(style, place, "color", value);
    assert_eq!(
        written.as_ref().map(Option::as_deref),
        Ok(Some(text)),
        "{style:?} in {place:?}"
    );
    let again: T = read_from(style, place, text).unwrap();
    assert_eq!(again, *value, "{text}");
}

/// A row of the table: the texts of an empty list, of "blue", of the list and of the object.
fn check_row(style: Style, place: Place, row: [&str; 4]) {
    let strings = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    check(style, place, &strings(&[]), row[0]);
    check(style, place, &"blue".to_owned(), row[1]);
    check(style, place, &strings(&["blue", "black", "brown"]), row[2]);
    check(style, place, &COLOR, row[3]);
}

#[test]
fn style_examples_in_a_path() {
    check_row(
        Style::MATRIX,
        Place::Path,
        [
            ";color",
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ],
    );
    check_row(
        Style::MATRIX.exploded(),
        Place::Path,
        [
            ";color",
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ],
    );
    check_row(
        Style::LABEL,
        Place::Path,
        [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    );
    check_row(
        Style::LABEL.exploded(),
        Place::Path,
        [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    );
    check_row(
        Style::SIMPLE,
        Place::Path,
        ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
    );
    check_row(
        Style::SIMPLE.exploded(),
        Place::Path,
        ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
    );
}

#[test]
fn style_examples_in_a_header() {
    check_row(
        Style::SIMPLE,
        Place::Header,
        ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
    );
    check_row(
        Style::SIMPLE.exploded(),
        Place::Header,
        ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
    );
}

#[test]
fn style_examples_in_a_query() {
    check_row(
        Style::FORM,
        Place::Query,
        [
            "color=",
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ],
    );
    check_row(
        Style::FORM.exploded(),
        Place::Query,
        [
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ],
    );
    let strings = ["blue", "black", "brown"].map(str::to_owned).to_vec();
    for (style, list, object) in [
        (
            Style::SPACE_DELIMITED,
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            Style::PIPE_DELIMITED,
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
    ] {
        check(style, Place::Query, &strings, list);
        check(style, Place::Query, &COLOR, object);
    }
    let deep = "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
    check(Style::DEEP_OBJECT, Place::Query, &COLOR, deep);
    check(Style::DEEP_OBJECT.exploded(), Place::Query, &COLOR, deep);
}

#[test]
fn style_examples_in_cookies() {
    // OpenAPI appendix D: `&` between pairs, as in `form`, is incorrect in a cookie.
    for style in [Style::FORM, Style::COOKIE] {
        check_row(
            style,
            Place::Cookie,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        );
        check_row(
            style.exploded(),
            Place::Cookie,
            [
                "color=",
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        );
    }
}

/// The examples of appendix C: undefined values, and members with reserved characters.
#[test]
fn examples_of_the_appendix() {
    let formulas: Map = [("a", "x+y"), ("b", "x/y"), ("c", "x^y")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    let form = Style::FORM.exploded();
    check(form, Place::Query, &formulas, "a=x%2By&b=x%2Fy&c=x%5Ey");
    assert_eq!(
        write(form.allow_reserved(), Place::Query, "formulas", &formulas),
        Ok(Some("a=x%2By&b=x/y&c=x%5Ey".to_owned()))
    );
    assert_eq!(write(form, Place::Query, "formulas", &Map::new()), Ok(None));
    assert_eq!(
        write(form, Place::Query, "❤️", "love!"),
        Ok(Some("%E2%9D%A4%EF%B8%8F=love%21".to_owned()))
    );
}

/// RFC 6570 section 3.2.3, as far as OpenAPI allows reserved characters.
#[test]
fn reserved_characters_pass_unless_they_delimit() {
    fn check(style: Style, place: Place, value: &(impl Serialize + ?Sized), expected: &str) {
        let written = write(style.allow_reserved(), place, "v", value);
        assert_eq!(written, Ok(Some(expected.to_owned())));
    }
    check(
        Style::FORM,
        Place::Query,
        "http://example.com/home/",
        "v=http://example.com/home/",
    );
    check(
        Style::FORM,
        Place::Query,
        "Hello World!",
        "v=Hello%20World!",
    );
    check(Style::FORM, Place::Query, "50%", "v=50%25");
    check(Style::FORM, Place::Query, "50%25%2", "v=50%25%252");
    check(
        Style::FORM,
        Place::Query,
        "a&b=c+d#e[f]",
        "v=a%26b%3Dc%2Bd%23e%5Bf%5D",
    );
    check(Style::FORM, Place::Query, &["a,b", "c;d"], "v=a%2Cb,c;d");
    check(
        Style::FORM.exploded(),
        Place::Query,
        &["a,b", "c;d"],
        "v=a,b&v=c;d",
    );
    check(Style::SIMPLE, Place::Path, "a,b/c?d:e", "a,b%2Fc%3Fd:e");
    check(Style::SIMPLE, Place::Path, &["a,b", "c:d"], "a%2Cb,c:d");
    check(
        Style::LABEL.exploded(),
        Place::Path,
        &["1.5", "c:d"],
        ".1%2E5.c:d",
    );
    check(Style::FORM, Place::Cookie, "a/b;c,d", "v=a/b%3Bc%2Cd");
    check(Style::SIMPLE, Place::Header, "a,b%", "a,b%");
}

#[test]
fn everything_outside_unreserved_is_encoded() {
    let text = "a b/c?d#e&f=g+h%i,j;k.l|m\"n\u{e9}".to_owned();
    let encoded = "a%20b%2Fc%3Fd%23e%26f%3Dg%2Bh%25i%2Cj%3Bk.l%7Cm%22n%C3%A9";
    check(Style::SIMPLE, Place::Path, &text, encoded);
    check(
        Style::FORM,
        Place::Query,
        &text,
        &format!("color={encoded}"),
    );
    check(
        Style::FORM,
        Place::Cookie,
        &text,
        &format!("color={encoded}"),
    );
    let items = vec![text.clone(), text];
    check(
        Style::SIMPLE,
        Place::Path,
        &items,
        &format!("{encoded},{encoded}"),
    );
    let dotted = encoded.replace('.', "%2E");
    check(
        Style::LABEL.exploded(),
        Place::Path,
        &items,
        &format!(".{dotted}.{dotted}"),
    );
}

#[test]
fn json_is_a_text() {
    let value = serde_json::json!({"a": [1, "\u{1f980}"]});
    let encoded = "%7B%22a%22%3A%5B1%2C%22%F0%9F%A6%80%22%5D%7D";
    check(Style::JSON, Place::Path, &value, encoded);
    check(
        Style::JSON,
        Place::Query,
        &value,
        &format!("color={encoded}"),
    );
    check(
        Style::JSON,
        Place::Cookie,
        &value,
        &format!("color={encoded}"),
    );
    check(
        Style::JSON,
        Place::Header,
        &value,
        r#"{"a":[1,"\ud83e\udd80"]}"#,
    );
    check(Style::JSON, Place::Querystring, &value, encoded);
    assert_eq!(
        write(Style::JSON, Place::Query, "color", &None::<i64>),
        Ok(None)
    );
    assert_eq!(read(&raw(Style::JSON, Place::Query, None)), Ok(None::<i64>));
    let error = read::<i64>(&raw(Style::JSON, Place::Query, Some("color=1]"))).unwrap_err();
    assert!(error.is_malformed(), "{error:?}");
    let error = read_from::<Vec<i64>>(Style::JSON, Place::Query, "color=[1,true]").unwrap_err();
    assert_eq!(
        error,
        "parameter `color`: invalid type: boolean `true`, expected i64 at `#/1`"
    );
}

#[test]
fn the_whole_query_is_an_object_or_a_text() {
    type Lists = BTreeMap<String, Vec<String>>;
    let form = Style::FORM.exploded();
    check(form, Place::Querystring, &COLOR, "R=100&G=200&B=150");
    check(form, Place::Querystring, &"a b&c".to_owned(), "a%20b%26c");
    let lists: Lists = [("a b", vec!["1", "2"]), ("c", vec![])]
        .map(|(name, texts)| {
            (
                name.to_owned(),
                texts.into_iter().map(str::to_owned).collect(),
            )
        })
        .into();
    check(form, Place::Querystring, &lists, "a%20b=1&a%20b=2&c=");
    let read: Lists = read_from(form, Place::Querystring, "a+b=1&c=&a%20b=2").unwrap();
    assert_eq!(read, lists);
    assert_eq!(
        write(form, Place::Querystring, "color", &vec![1]),
        Err("must be an object")
    );
}

#[test]
fn scalars_are_read_strictly() {
    fn check<T: DeserializeOwned + PartialEq + Debug>(text: &str, expected: Result<T, &str>) {
        let text = format!("color={text}");
        let read = read_from::<T>(Style::FORM, Place::Query, &text);
        let expected = expected.map_err(|fault| format!("parameter `color` must be {fault}"));
        assert_eq!(read, expected, "{text}");
    }
    check("-7", Ok(-7_i64));
    check("0", Ok(0_i32));
    for text in [
        "",
        "%2B7",
        "7.0",
        "07",
        "0x7",
        "7%20",
        "seven",
        "9223372036854775808",
        "-",
    ] {
        check::<i64>(text, Err("an integer of 64 bits"));
    }
    check::<i32>("2147483648", Err("an integer of 32 bits"));
    check::<u8>("-1", Err("a non-negative integer of 8 bits"));
    check("-1.5e3", Ok(-1500_f64));
    check("1", Ok(1_f64));
    for text in [
        "", "%2B1", "inf", "NaN", "1e999", ".5", "1.", "01", "1_0", "infinity",
    ] {
        check::<f64>(text, Err("a number"));
    }
    check("true", Ok(true));
    for text in ["", "TRUE", "1", "yes"] {
        check::<bool>(text, Err("`true` or `false`"));
    }
    check("007", Ok("007".to_owned()));
    check("", Ok(String::new()));
    check("high", Ok(Level::High));
}

#[test]
fn faults_name_the_part_and_what_is_expected() {
    fn check<T: DeserializeOwned + Debug>(style: Style, place: Place, text: &str, expected: &str) {
        let error = read_from::<T>(style, place, text).unwrap_err();
        assert_eq!(error, format!("parameter `color`{expected}"), "{text}");
    }
    let form = Style::FORM.exploded();
    check::<Level>(
        form,
        Place::Query,
        "color=mid",
        ": unknown value `mid`, expected one of `low`, `high`",
    );
    check::<String>(form, Place::Query, "colour=x", " is required");
    check::<Vec<String>>(form, Place::Query, "", " is required");
    check::<i64>(
        form,
        Place::Query,
        "color=1&color=1",
        " may occur only once",
    );
    check::<Vec<i64>>(
        Style::FORM,
        Place::Query,
        "color=1&color=1",
        " may occur only once",
    );
    check::<Vec<i64>>(
        form,
        Place::Query,
        "color=1&color=x",
        ": item 2 must be an integer of 64 bits",
    );
    check::<Color>(
        form,
        Place::Query,
        "R=1&G=x&B=1",
        ": member `G` must be an integer of 64 bits",
    );
    check::<Color>(
        form,
        Place::Query,
        "R=1&G=1&R=2&B=1",
        ": member `R` may occur only once",
    );
    check::<Color>(form, Place::Query, "R=1&G=2&Z=3", ": missing member `B`");
    check::<Color>(
        Style::DEEP_OBJECT,
        Place::Query,
        "color[R]=1&color[Z]=1",
        ": unknown member `Z`",
    );
    check::<Color>(
        Style::FORM,
        Place::Query,
        "color=R,1,G",
        " must be names and values in turn",
    );
    check::<Color>(
        Style::SIMPLE.exploded(),
        Place::Header,
        "R=1,G",
        " must be pairs of `name=value`",
    );
    check::<String>(
        Style::LABEL,
        Place::Path,
        "blue",
        " must be a text that starts with `.`",
    );
    check::<String>(
        Style::MATRIX,
        Place::Path,
        ";colour=x",
        " must be a text that starts with `;color=`",
    );
    check::<String>(form, Place::Query, "color=%FF", " is not UTF-8");
    check::<Vec<Vec<i64>>>(
        form,
        Place::Query,
        "color=1&color=",
        ": item 1: a list or an object is not possible here",
    );
}

#[test]
fn what_is_absent_may_be() {
    let form = Style::FORM.exploded();
    let none = |style, place| {
        assert_eq!(write(style, place, "color", &None::<String>), Ok(None));
        assert_eq!(read(&raw(style, place, None)), Ok(None::<String>));
        assert_eq!(read(&raw(style, place, None)), Ok(None::<Vec<String>>));
        assert_eq!(read(&raw(style, place, None)), Ok(None::<Color>));
    };
    none(form, Place::Query);
    none(Style::FORM, Place::Query);
    none(Style::DEEP_OBJECT, Place::Query);
    none(Style::SIMPLE, Place::Header);
    none(form, Place::Cookie);
    none(Style::COOKIE, Place::Cookie);
    check(form, Place::Query, &Some(Vec::<i64>::new()), "color=");
    check(form, Place::Query, &Some(String::new()), "color=");
    check(form, Place::Query, &Some(COLOR), "R=100&G=200&B=150");
    // Members that are parameters of their own: without any, the map is empty but present.
    assert_eq!(read(&raw(form, Place::Query, None)), Ok(Map::new()));
    assert_eq!(
        read(&raw(Style::FORM, Place::Query, None)),
        Err::<Map, _>(Fault::Missing)
    );
    assert_eq!(
        write(Style::SIMPLE, Place::Path, "color", &None::<i64>),
        Err("must have a value in a path")
    );
    let empty = form.allow_empty();
    assert_eq!(read_from(empty, Place::Query, "color="), Ok(None::<i64>));
    assert_eq!(read_from(empty, Place::Query, "color"), Ok(None::<String>));
    assert_eq!(read_from(empty, Place::Query, "color=7"), Ok(Some(7)));
}

/// A list with the delimiter in an item would be read as a longer list, so it is not sent.
#[test]
fn what_would_be_read_as_something_else_is_not_sent() {
    fn check(style: Style, place: Place, value: &(impl Serialize + ?Sized)) {
        let written = write(style, place, "color", value);
        assert_eq!(written, Err("would be read as another value in its style"));
    }
    check(Style::SIMPLE, Place::Header, &["a,b"]);
    check(Style::SIMPLE, Place::Header, &["a", " b"]);
    check(Style::SIMPLE, Place::Header, " a");
    check(
        Style::SIMPLE.exploded(),
        Place::Header,
        &Map::from([("a=b".to_owned(), String::new())]),
    );
    check(Style::PIPE_DELIMITED, Place::Query, &["a|b"]);
    check(Style::SPACE_DELIMITED, Place::Query, &["a b"]);
    check(Style::COOKIE, Place::Cookie, "a;b");
    check(Style::COOKIE, Place::Cookie, &["a,b"]);
    for style in [Style::FORM, Style::FORM.exploded(), Style::PIPE_DELIMITED] {
        check(style, Place::Query, &[""]);
    }
}

#[test]
fn what_has_no_text_is_not_sent() {
    fn check(style: Style, value: &impl Serialize, expected: &'static str) {
        assert_eq!(write(style, Place::Query, "color", value), Err(expected));
    }
    let nested = "has a list or an object where only a string is possible";
    check(Style::FORM, &vec![vec![1]], nested);
    check(
        Style::FORM.exploded(),
        &BTreeMap::from([("a", vec![1])]),
        nested,
    );
    check(Style::FORM, &BTreeMap::from([("a", vec![1])]), nested);
    check(Style::DEEP_OBJECT, &BTreeMap::from([("a", COLOR)]), nested);
    check(
        Style::FORM,
        &vec![Some(1), None],
        "holds `null`, which has no text",
    );
    check(Style::FORM, &f64::NAN, "is no number that can be written");
    check(Style::DEEP_OBJECT, &1, "must be an object");
}

/// A map takes everything that no other parameter takes. A struct only takes the members that it names.
#[test]
fn an_exploded_object_stands_among_other_parameters() {
    let query = "token=t&R=1&page[size]=2&G=2&B=3";
    let others = ["token", "page"];
    let form = Style::FORM.exploded();
    let map: BTreeMap<String, i64> =
        read(&Raw::query(form, "color", query).without(&others)).unwrap();
    let expected = [("B", 3), ("G", 2), ("R", 1)].map(|(name, value)| (name.to_owned(), value));
    assert_eq!(map, expected.into());
    let color: Option<Color> = read_from(form, Place::Query, query).unwrap();
    assert_eq!(
        color,
        Some(Color {
            red: 1,
            green: 2,
            blue: 3
        })
    );
    let absent: Option<Color> = read_from(form, Place::Query, "token=t").unwrap();
    assert_eq!(absent, None);
}

#[test]
fn other_writers_have_other_habits() {
    let names = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let list = |style, place, text| read_from::<Vec<String>>(style, place, text).unwrap();
    assert_eq!(
        list(Style::PIPE_DELIMITED, Place::Query, "color=a|b"),
        names("a b")
    );
    assert_eq!(
        list(Style::SPACE_DELIMITED, Place::Query, "color=a+b"),
        names("a b")
    );
    assert_eq!(
        list(Style::SIMPLE, Place::Header, "a, b ,c"),
        names("a b c")
    );
    assert_eq!(
        read_from::<Color>(
            Style::DEEP_OBJECT,
            Place::Query,
            "color[R]=100&color[G]=200&color[B]=150"
        ),
        Ok(COLOR)
    );
    assert_eq!(
        read_from::<String>(Style::FORM, Place::Cookie, "a=1;color=x%20y;b=2"),
        Ok("x y".to_owned())
    );
    assert_eq!(
        read_from::<String>(Style::COOKIE, Place::Cookie, "color=x%20y"),
        Ok("x%20y".to_owned())
    );
    // Several lines form one list, and several cookies are possible.
    let lines = read::<Vec<i64>>(&Raw::header(Style::SIMPLE, "color", vec!["1, 2", "3"]));
    assert_eq!(lines, Ok(vec![1, 2, 3]));
    let lines = read::<i64>(&Raw::cookie(Style::FORM, "color", &["a=1", "color=2"]));
    assert_eq!(lines, Ok(2));
}

const STYLES: [(Place, Style); 20] = [
    (Place::Path, Style::MATRIX),
    (Place::Path, Style::MATRIX.exploded()),
    (Place::Path, Style::LABEL),
    (Place::Path, Style::LABEL.exploded()),
    (Place::Path, Style::SIMPLE),
    (Place::Path, Style::SIMPLE.exploded()),
    (Place::Path, Style::JSON),
    (Place::Header, Style::SIMPLE),
    (Place::Header, Style::SIMPLE.exploded()),
    (Place::Header, Style::JSON),
    (Place::Query, Style::FORM),
    (Place::Query, Style::FORM.exploded()),
    (Place::Query, Style::SPACE_DELIMITED),
    (Place::Query, Style::PIPE_DELIMITED),
    (Place::Query, Style::DEEP_OBJECT),
    (Place::Query, Style::JSON),
    (Place::Cookie, Style::FORM),
    (Place::Cookie, Style::FORM.exploded()),
    (Place::Cookie, Style::COOKIE),
    (Place::Cookie, Style::COOKIE.exploded()),
];

/// Strings with many delimiters.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a,;.=&%|+ \\[\\]/?#é-]{0,6}",
        "[a-z]{1,3}",
        any::<String>()
    ]
}

/// What is sent is read back unchanged. `must_send` holds if every value has a text of its own.
fn round_trip<T>(value: &T, must_send: impl Fn(Place, Style) -> bool) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    for (place, style) in STYLES {
        match write(style, place, "color", value) {
            Ok(text) => {
                let read: Result<T, _> = read(&raw(style, place, text.as_deref()));
                prop_assert_eq!(
                    read.as_ref(),
                    Ok(value),
                    "{:?} {:?} {:?}",
                    place,
                    style,
                    text
                );
            }
            Err(problem) => {
                prop_assert!(
                    !must_send(place, style),
                    "{:?} {:?} {}",
                    place,
                    style,
                    problem
                );
            }
        }
    }
    Ok(())
}

/// Whether delimiters within values are encoded, so that values are unambiguous.
fn is_encoded(place: Place, style: Style) -> bool {
    place != Place::Header
        && ![Style::COOKIE, Style::COOKIE.exploded()].contains(&style)
        && ![Style::SPACE_DELIMITED, Style::PIPE_DELIMITED].contains(&style)
}

proptest! {
    #[test]
    fn texts_round_trip(text in texts()) {
        round_trip(&text, |place, style| is_encoded(place, style) && style != Style::DEEP_OBJECT)?;
    }

    #[test]
    fn lists_round_trip(items in prop::collection::vec(texts(), 0..4)) {
        let is_clear = items != [""];
        round_trip(&items, |place, style| {
            is_clear && is_encoded(place, style) && style != Style::DEEP_OBJECT
        })?;
    }

    #[test]
    fn maps_round_trip(members in prop::collection::btree_map(texts(), texts(), 0..4)) {
        // `;color` in a path is an object without members.
        let is_clear = members.get("color").is_none_or(|value| !value.is_empty());
        round_trip(&members, |place, style| is_clear && is_encoded(place, style))?;
    }

    #[test]
    fn numbers_round_trip(number in any::<i64>(), float in any::<f64>(), truth in any::<bool>()) {
        round_trip(&number, |_, style| style != Style::DEEP_OBJECT)?;
        round_trip(&truth, |_, style| style != Style::DEEP_OBJECT)?;
        if float.is_finite() {
            for (place, style) in STYLES.iter().filter(|(_, style)| {
                ![Style::DEEP_OBJECT, Style::JSON].contains(style)
            }) {
                let text = write(*style, *place, "color", &float).unwrap();
                prop_assert_eq!(read(&raw(*style, *place, text.as_deref())), Ok(float));
            }
        }
    }

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        for (place, style) in STYLES {
            let _ = read_from::<String>(style, place, &text);
            let _ = read_from::<Option<Vec<i64>>>(style, place, &text);
            let _ = read_from::<Color>(style, place, &text);
            let _ = read_from::<Map>(style, place, &text);
        }
    }
}
