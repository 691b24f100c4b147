//! Keys, expressions and templates: what is printed is parsed as the same, also when it was repaired.
#![no_main]

use callbacks_expression::{CallbackKey, Expression, Join, UrlTemplate};
use libfuzzer_sys::fuzz_target;

const PARAMETERS: [&str; 3] = ["id", "orderId", "é"];
const BASES: [&str; 3] = [
    "https://example.com/hooks?a=b",
    "http://[::1]:8080/%7Bx%7D/#f",
    "",
];

fuzz_target!(|text: &str| {
    // What may be written in several ways (case, `#` without a pointer) is printed in one.
    if let Ok(expression) = Expression::parse(text) {
        let printed = expression.to_string();
        assert_eq!(Expression::parse(&printed), Ok(expression));
    }
    if let Ok(key) = CallbackKey::parse(text, &PARAMETERS) {
        use_key(&key);
    }
    if let Ok(repaired) = CallbackKey::parse_lenient(text, &PARAMETERS) {
        use_key(&repaired.key);
    }
    for template in [UrlTemplate::parse(text), UrlTemplate::from_url(text)]
        .into_iter()
        .flatten()
    {
        use_template(&template, text);
    }
});

/// A key that is nothing but an expression is printed with its braces.
fn use_key(key: &CallbackKey) {
    let printed = key.to_string();
    assert_eq!(CallbackKey::parse(&printed, &PARAMETERS).as_ref(), Ok(key));
    let _ = (key.route_path(), key.base(), key.reads_response());
    for base in BASES {
        for join in [Join::Smart, Join::Textual] {
            if let Ok(template) = key.at(base, join) {
                use_template(&template, base);
            }
        }
    }
}

fn use_template(template: &UrlTemplate, value: &str) {
    let text = template.as_str();
    let again = UrlTemplate::parse(text).expect("a template is read as it is written");
    assert_eq!(again.as_str(), text);
    let values: Vec<_> = template.parameters().map(|name| (name, value)).collect();
    let _ = template.expand(&values);
}
