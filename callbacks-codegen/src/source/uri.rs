//! References relative to a URI (RFC 3986, section 5.2), by their text alone.

/// A reference as it is meant where references are relative to `base`. An empty base is one of which nothing is known.
pub(crate) fn join(base: &str, reference: &str) -> String {
    if base.is_empty() {
        return reference.to_owned();
    }
    if has_scheme(reference) {
        return without_dots(reference);
    }
    if reference.is_empty() {
        return base.to_owned();
    }
    let (scheme, rest) = match has_scheme(base) {
        true => base.split_at(base.find(':').map_or(0, |at| at + 1)),
        false => ("", base),
    };
    if reference.starts_with("//") {
        return without_dots(&format!("{scheme}{reference}"));
    }
    let authority = match rest.strip_prefix("//") {
        Some(after) => 2 + after.find('/').unwrap_or(after.len()),
        None => 0,
    };
    let (authority, path) = rest.split_at(authority);
    let folder = match path.rfind('/') {
        _ if reference.starts_with('/') => "",
        Some(at) => &path[..=at],
        None if authority.is_empty() => "",
        None => "/",
    };
    without_dots(&format!("{scheme}{authority}{folder}{reference}"))
}

/// RFC 3986, section 3.1.
fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(is_sign)
    })
}

/// Section 5.2.4.
fn without_dots(uri: &str) -> String {
    if !uri.contains("/.") && !uri.starts_with("./") {
        return uri.to_owned();
    }
    let start = match uri.find("://") {
        Some(at) => uri[at + 3..]
            .find('/')
            .map_or(uri.len(), |slash| at + 3 + slash),
        None => 0,
    };
    let (start, path) = uri.split_at(start);
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => match segments.last() {
                Some(&"") if segments.len() == 1 => {}
                None | Some(&"..") => segments.push(segment),
                Some(_) => drop(segments.pop()),
            },
            segment => segments.push(segment),
        }
    }
    format!("{start}{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn references_are_relative_to_their_base() {
        for (base, reference, expected) in [
            ("", "page", "page"),
            ("page", "item", "item"),
            ("page", "../item", "../item"),
            ("a/page", "item", "a/item"),
            ("/api/v31/details", "kind", "/api/v31/kind"),
            ("/api/v31/details", "/api/kind", "/api/kind"),
            ("https://example.com/a/b", "c", "https://example.com/a/c"),
            ("https://example.com/a/b", "../c", "https://example.com/c"),
            ("https://example.com/a/b", "./c", "https://example.com/a/c"),
            ("https://example.com", "c", "https://example.com/c"),
            (
                "https://example.com/a",
                "//other.org/c",
                "https://other.org/c",
            ),
            ("https://example.com/a", "urn:x:y", "urn:x:y"),
            ("https://example.com/a/b", "", "https://example.com/a/b"),
            ("urn:x:y", "/c", "urn:/c"),
        ] {
            assert_eq!(join(base, reference), expected, "{base} {reference}");
        }
    }
}
