//! Headers of answers, which are read like parameters.

use super::Reader;
use super::fields;
use super::parameter::{Distinct, Kind, Parameter, check_name};
use super::style::In;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{KeyView, View};

/// The headers of an answer. OpenAPI "Response Object", `headers`: names are case-insensitive, and `Content-Type` is
/// ignored, because `content` has it.
pub(super) fn read_all<'s>(reader: &mut Reader<'_, 's>, response: View<'s>) -> Vec<Parameter<'s>> {
    let Some(map) = reader.map(response, "headers") else {
        return Vec::new();
    };
    let mut headers = Distinct::default();
    // Names that start with `x-` are headers here, not extensions.
    for (key, value) in map.entries() {
        let name = key.text;
        if name.eq_ignore_ascii_case("Content-Type")
            || !check_name(reader, key.location, name, In::Header)
            || !check_cookies(reader, key)
        {
            continue;
        }
        let Some(view) = reader.object(value, "a Header Object") else {
            continue;
        };
        reader.check_fields(view, &fields::HEADER);
        let header = Parameter::read_fields(reader, view, Kind::Header, name, In::Header);
        headers.add(reader, header);
    }
    headers.all
}

/// RFC 6265 section 3: `Set-Cookie` is the only header whose lines cannot be joined, and a provider stores no cookies.
fn check_cookies(reader: &mut Reader<'_, '_>, key: KeyView<'_>) -> bool {
    let is_other = !key.text.eq_ignore_ascii_case("Set-Cookie");
    if !is_other {
        let message = "`Set-Cookie` is left out, because a provider stores no cookies";
        reader.diagnostics.push(Diagnostic::warning(
            Code::UNSUPPORTED_HEADER,
            key.location,
            message,
        ));
    }
    is_other
}
