//! The name of the schema that a reference leads to.

use percent_encoding::percent_decode_str;

/// The last token that is a name: of a component, an anchor, or else of the file. `#/components/schemas/Order/items` is
/// named after `Order`.
pub(super) fn of_reference(reference: &str) -> String {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let decoded = percent_decode_str(fragment).decode_utf8_lossy();
    let token = decoded.rsplit('/').find(|token| is_name(token));
    let name = token.map(|token| token.replace("~1", "/").replace("~0", "~"));
    let of_file = || {
        let last = file.rsplit('/').next()?.split('.').next()?;
        let decoded = percent_decode_str(last).decode_utf8_lossy();
        (!decoded.is_empty()).then(|| decoded.into_owned())
    };
    name.or_else(of_file).unwrap_or_else(|| "Schema".to_owned())
}

/// Whether a token of a pointer is a name, rather than a keyword.
fn is_name(token: &str) -> bool {
    let leads_on = matches!(
        token,
        "" | "schema"
            | "schemas"
            | "items"
            | "properties"
            | "allOf"
            | "anyOf"
            | "oneOf"
            | "components"
            | "$defs"
            | "definitions"
    );
    !leads_on && token.parse::<u32>().is_err()
}
