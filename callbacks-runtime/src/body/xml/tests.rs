use proptest::prelude::*;
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use super::{from_view, to_json};
use crate::body::layout::Layout;

static LAYOUT: Layout = Layout::new(
    r#"{"":{"type":"object","required":["tags"],"xml":{"name":"order","namespace":"urn:o","prefix":"o"},"properties":{
        "id":{"type":"integer","xml":{"attribute":true}},
        "lang":{"type":"string","xml":{"attribute":true,"name":"l","namespace":"urn:l"}},
        "note":{"type":["string","null"]},
        "done":{"type":"boolean"},
        "tags":{"type":"array","items":{"type":"string","xml":{"name":"tag"}},"xml":{"name":"ignored"}},
        "lines":{"type":"array","items":{"$ref":"line"},"xml":{"wrapped":true,"name":"all"}},
        "codes":{"type":"array","items":{"type":"integer"},"xml":{"wrapped":true}},
        "price":{"type":"object","properties":{
            "currency":{"type":"string","xml":{"attribute":true}},
            "amount":{"type":"number","xml":{"nodeType":"text"}}}},
        "either":{"oneOf":[{"type":"integer"},{"$ref":"line"}]},
        "child":{"$ref":""}
    }},
    "line":{"type":"object","properties":{"sku":{"type":"string"},"count":{"type":"integer"}},"xml":{"name":"line"}}}"#,
);

fn read(xml: &str) -> Result<Value, String> {
    let json = to_json(&LAYOUT.root(), xml).map_err(|fault| fault.to_string())?;
    Ok(serde_json::from_str(&json).unwrap())
}

fn write(value: &Value) -> Result<String, String> {
    let raw = to_raw_value(value).unwrap();
    from_view(&LAYOUT.root(), "root", &raw).map_err(|fault| fault.to_string())
}

#[track_caller]
fn check(value: &Value, expected: &str) {
    let xml = write(value).unwrap();
    let shown = xml.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    assert_eq!(shown, Some(expected));
    assert_eq!(read(&xml), Ok(value.clone()));
}

#[test]
fn names_attributes_and_lists_are_as_the_schema_says() {
    check(
        &json!({"tags": []}),
        r#"<o:order xmlns:o="urn:o"></o:order>"#,
    );
    check(
        &json!({"id": 7, "lang": "a\"\n<", "note": " x & \r\n]]>", "done": true, "tags": ["a", ""]}),
        "<o:order xmlns:o=\"urn:o\" id=\"7\" xmlns:ns2=\"urn:l\" ns2:l=\"a&quot;&#10;&lt;\">\
         <done>true</done><note> x &amp; &#13;\n]]&gt;</note><tag>a</tag><tag></tag></o:order>",
    );
    check(
        &json!({"lines": [{"sku": "1"}, {"count": 2}], "codes": [1, 2], "tags": []}),
        r#"<o:order xmlns:o="urn:o"><codes><codes>1</codes><codes>2</codes></codes><all><line><sku>1</sku></line><line><count>2</count></line></all></o:order>"#,
    );
    check(
        &json!({"price": {"currency": "EUR", "amount": 1.50}, "note": null, "tags": []}),
        r#"<o:order xmlns:o="urn:o"><note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></note><price currency="EUR">1.5</price></o:order>"#,
    );
    check(
        &json!({"either": {"sku": "s"}, "child": {"either": 5, "tags": []}, "codes": [], "tags": []}),
        r#"<o:order xmlns:o="urn:o"><o:order><either>5</either></o:order><codes></codes><either><sku>s</sku></either></o:order>"#,
    );
}

#[test]
fn a_document_may_be_written_in_many_ways() {
    let expected = json!({"id": 7, "lang": "de", "note": "a<b>&", "done": true, "tags": ["x"], "price": {"amount": 2}});
    for xml in [
        "\u{feff}<?xml version='1.0' encoding='utf-8'?><!-- c --><order xmlns='urn:o' id=' 7 ' q:l='de' xmlns:q='urn:l'>
            <note>a<![CDATA[<b>]]>&amp;</note><done> 1 </done>".replace(" 1 ", " true ") + "<tag>x</tag><price> 2\n</price></order>\n<?pi?>",
        "<p:order xmlns:p='urn:o' xmlns:l='urn:l' l:l='de' l='no' id='7'><p:price>2</p:price><p:tag>x</p:tag>\
            <done>true</done><note>a&#60;b&#x3e;&amp;</note></p:order>".to_owned(),
    ] {
        let mut value = read(&xml).unwrap();
        value.as_object_mut().unwrap().remove("l");
        assert_eq!(value, expected, "{xml}");
    }
    let unknown =
        "<o:order xmlns:o='urn:o' z='1'><more><a b='c'>d</a></more><y>1</y><y/></o:order>";
    let expected = json!({"tags": [], "z": "1", "more": {"a": "d"}, "y": ["1", ""]});
    assert_eq!(read(unknown), Ok(expected));
}

#[test]
fn what_is_no_such_document_is_refused() {
    let within = |text: &str| format!("<order xmlns='urn:o'>{text}</order>");
    let bomb = "<!DOCTYPE order [<!ENTITY a 'aaaa'>]>".to_owned() + &within("&a;");
    for (xml, expected) in [
        (String::new(), "the XML has no root element"),
        ("x".to_owned(), "the XML has text outside its root element"),
        (bomb, "the XML must not have a document type"),
        (
            within("&a;"),
            "the XML names an entity that XML does not have",
        ),
        (within("&#0;"), "is no XML: "),
        (within("<a></b>"), "is no XML: "),
        (within("<a x='1' x='2'/>"), "is no XML: "),
        (within("<q:a/>"), "the XML has a prefix without a namespace"),
        (
            "<order xmlns='urn:o'>".to_owned(),
            "the XML ends within an element",
        ),
        (
            within("") + "<a/>",
            "the XML has more than one root element",
        ),
        (
            within(&("<child>".repeat(60) + &"</child>".repeat(60))),
            "the XML is nested too deep",
        ),
        (
            "<?xml version='1.0' encoding='latin1'?>".to_owned() + &within(""),
            "the encoding must be `UTF-8`",
        ),
        (
            "<order/>".to_owned(),
            "the root element must be `order` of `urn:o` at `#`",
        ),
        (
            "<a xmlns='urn:o'/>".to_owned(),
            "the root element must be `order` of `urn:o` at `#`",
        ),
        (
            within("<note>1</note><note>2</note>"),
            "may occur only once at `#/note`",
        ),
        (
            within("<note><a/></note>"),
            "must be a text, and holds elements at `#/note`",
        ),
        (
            within("<all><line><sku><a/></sku></line></all>"),
            "must be a text, and holds elements at `#/lines/0/sku`",
        ),
    ] {
        let error = read(&xml).unwrap_err();
        assert!(error.starts_with(expected), "{xml}: {error}");
    }
    let attributes: String = (0..200).map(|index| format!(" a{index}=''")).collect();
    let many = format!("<order xmlns='urn:o'{attributes}/>");
    assert_eq!(
        read(&many),
        Err("an element of the XML has too many attributes".to_owned())
    );
}

#[test]
fn the_name_of_a_namespace_is_stored_once_and_bounded() {
    let document = |length: usize| {
        let name = "u".repeat(length);
        let items = "<a/>".repeat(5_000);
        format!("<o:order xmlns:o='urn:o' xmlns='{name}'>{items}</o:order>")
    };
    let text = document(1_000);
    let most = allocation_counter::measure(|| drop(read(&text))).bytes_max;
    assert!(read(&text).is_ok());
    assert!(most < 2_000_000, "{most} bytes");
    assert_eq!(
        read(&document(2_000)),
        Err("the XML has a namespace whose name is too long".to_owned())
    );
}

#[test]
fn what_xml_cannot_say_is_not_sent() {
    for (value, expected) in [
        (
            json!({"note": "\u{1}"}),
            "holds a character that XML cannot have at `#/note`",
        ),
        (
            json!({"id": null}),
            "holds `null`, which no attribute can at `#/id`",
        ),
        (
            json!({"id": [1]}),
            "has a list or an object where only a string is possible at `#/id`",
        ),
        (
            json!({"a b": 1}),
            "`a b` is no name that XML can have at `#/a%20b`",
        ),
        (
            json!({"codes": [1, {"1": 2}]}),
            "`1` is no name that XML can have at `#/codes/1/1`",
        ),
    ] {
        assert_eq!(write(&value), Err(expected.to_owned()));
    }
}

proptest! {
    #[test]
    fn whatever_comes_is_json_or_refused(pieces in prop::collection::vec(prop_oneof![
        Just("<order xmlns='urn:o'>"), Just("</order>"), Just("<o:order xmlns:o='urn:o'"), Just("<tag>"), Just("</tag>"),
        Just("<all>"), Just("<line/>"), Just("</all>"), Just("&amp;"), Just("&#x"), Just("<![CDATA["), Just("]]>"),
        Just("<!--"), Just("-->"), Just(" id='1'"), Just("/>"), Just(">"), Just("<?"), Just("<!DOCTYPE"), Just("é\0"),
    ], 0..20)) {
        let _ = read(&pieces.concat());
        let _ = read(&format!("<order xmlns='urn:o'>{}</order>", pieces.concat()));
    }

    #[test]
    fn every_text_survives(note in "[^\0-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{fffe}\u{ffff}]{0,20}", tags in prop::collection::vec("[ -~\t\n\r]{0,9}", 0..4)) {
        let value = json!({"note": note, "lang": note, "tags": tags});
        prop_assert_eq!(write(&value).and_then(|xml| read(&xml)), Ok(value));
    }
}
