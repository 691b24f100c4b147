//! A reader of the pages that rustdoc writes, which finds what no harmless text becomes.

/// What rustdoc makes pages of, and what Markdown may become.
const ELEMENTS: [&str; 50] = [
    "a",
    "blockquote",
    "body",
    "br",
    "button",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "rustdoc-search",
    "rustdoc-toolbar",
    "rustdoc-topbar",
    "script",
    "section",
    "span",
    "strong",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "wbr",
];

/// Beside those that begin with `data-`.
const ATTRIBUTES: [&str; 20] = [
    "aria-label",
    "async",
    "as",
    "charset",
    "class",
    "content",
    "crossorigin",
    "defer",
    "href",
    "id",
    "lang",
    "name",
    "open",
    "rel",
    "src",
    "start",
    "style",
    "tabindex",
    "title",
    "type",
];

/// What rustdoc itself writes for browsers of the past.
const COMMENT: &str = "!--[if lte IE 11]>";

/// And what it writes in bold, of the traits of handlers.
const REMARK: &str = "This trait is <b>not</b> ";

/// What is wrong with a page, if anything.
pub(crate) fn fault(page: &str) -> Option<String> {
    let page = page.replace(REMARK, "This trait is not ");
    let mut rest = page.as_str();
    while let Some(start) = rest.find('<') {
        let tag = &rest[start + 1..];
        if let Some(after) = tag.strip_prefix(COMMENT) {
            rest = after.split_once("<![endif]-->")?.1;
            continue;
        }
        let (element, after) = match tag.strip_prefix(['/', '!', '?']) {
            Some(_) if tag.starts_with("!DOCTYPE html>") => ("html", &tag["!DOCTYPE html".len()..]),
            Some(name) if tag.starts_with('/') => name.split_at(end_of_name(name)),
            Some(_) => return Some(shown(tag)),
            None => tag.split_at(end_of_name(tag)),
        };
        if !ELEMENTS.contains(&element) {
            return Some(shown(tag));
        }
        let Some(after) = attributes(after) else {
            return Some(shown(tag));
        };
        rest = after;
        if element == "script" && !tag.starts_with('/') {
            let (script, after) = rest.split_once("</script>")?;
            if script.contains("alert") {
                return Some(shown(tag));
            }
            rest = after;
        }
    }
    None
}

/// What follows a tag, if its attributes are harmless.
fn attributes(mut rest: &str) -> Option<&str> {
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>').or(rest.strip_prefix("/>")) {
            return Some(after);
        }
        let (name, after) = rest.split_at(end_of_name(rest));
        if !ATTRIBUTES.contains(&name) && !name.starts_with("data-") {
            return None;
        }
        rest = after;
        if let Some(after) = rest.strip_prefix('=') {
            let value = after.strip_prefix('"');
            let (value, after) = match value {
                Some(value) => value.split_once('"')?,
                None => after.split_at(after.find([' ', '>'])?),
            };
            if matches!(name, "href" | "src") && !is_harmless(value) {
                return None;
            }
            rest = after;
        }
    }
}

/// Whether an address is a file, a place on the page, or a web or mail address.
fn is_harmless(address: &str) -> bool {
    let scheme = address.split(['/', '#', '?']).next().unwrap_or_default();
    let scheme = scheme.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_none_or(|scheme| matches!(scheme, "http" | "https" | "mailto" | "data"))
}

fn end_of_name(text: &str) -> usize {
    let is_end = |each: char| !each.is_ascii_alphanumeric() && each != '-';
    text.find(is_end).unwrap_or(text.len())
}

fn shown(tag: &str) -> String {
    let tag: String = tag.chars().take(200).collect();
    format!("<{tag}")
}

#[test]
fn elements_of_a_document_are_found() {
    for page in [
        "<p><script>alert(1)</script>",
        "<p><b>bold</b>",
        "<p></b>",
        "<p><!-- hidden -->",
        "<p><?php x ?>",
        "<p><![CDATA[x]]>",
        "<p><img src=x onerror=alert(1)>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:alert(1)\">x</a>",
    ] {
        assert!(fault(page).is_some(), "{page}");
    }
    let page =
        "<!DOCTYPE html><p class=\"a\">&lt;script&gt; <a href=\"https://a.example/?b:c\">x</a></p>";
    assert_eq!(fault(page), None);
}
