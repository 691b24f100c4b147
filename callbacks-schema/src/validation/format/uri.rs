//! RFC 3986 appendix A "Collected ABNF for URI"; RFC 3987 section 2.2 for IRIs.

use iri_string::types::{IriReferenceStr, IriStr, UriReferenceStr, UriStr};

pub(super) fn is_uri(text: &str) -> bool {
    UriStr::new(text).is_ok()
}

pub(super) fn is_iri(text: &str) -> bool {
    IriStr::new(text).is_ok()
}

pub(super) fn is_uri_reference(text: &str) -> bool {
    UriReferenceStr::new(text).is_ok()
}

pub(super) fn is_iri_reference(text: &str) -> bool {
    IriReferenceStr::new(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{is_iri, is_iri_reference, is_uri, is_uri_reference};

    #[test]
    fn identifiers() {
        for text in [
            "http://foo.bar/?baz=qux#quux",
            "ftp://ftp.is.co.za/rfc/rfc1808.txt",
            "mailto:a@b.c",
            "urn:oasis:names:x",
            "tel:+1-816-555-1212",
            "http://-.~_!$&'()*+,;=:%40:80%2f::::::@a.b",
            "ldap://[2001:db8::7]/c=GB?objectClass?one",
            "http://[v1.a:b]",
            "http://a:/",
            "http://",
            "a:",
            "http://[::1]:80",
        ] {
            assert!(
                is_uri(text) && is_uri_reference(text) && is_iri(text),
                "{text}"
            );
        }
        for text in [
            "",
            "//foo.bar",
            "/abc",
            "abc",
            "\\\\WINDOWS\\fileshare",
            "http:// a",
            ":// x",
            "1a:b",
            "bar,baz:foo",
            "http://a b",
            "http://a:b:c/",
            "http://a:8x/",
            "http://[::1",
            "http://[::1]x",
            "http://[::g]",
            "a:%",
            "a:%4",
            "a:%zz",
            "a:<b>",
            "a:{b}",
            "a:b#c#d",
            "a:\"",
            "a:[b]",
            "http://a@b@c",
            "http://[v1.]",
        ] {
            assert!(!is_uri(text) && !is_iri(text), "{text}");
        }
    }

    #[test]
    fn references() {
        for text in [
            "",
            "//foo.bar/?baz",
            "/abc",
            "abc",
            "#fragment",
            "?q",
            "a/b:c",
            "./a:b",
        ] {
            assert!(is_uri_reference(text) && is_iri_reference(text), "{text}");
        }
        for text in ["\\\\WINDOWS", "#a\\b", "#a#b", "1:b", "a b"] {
            assert!(!is_uri_reference(text) && !is_iri_reference(text), "{text}");
        }
    }

    #[test]
    fn beyond_ascii() {
        for text in ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a/?\u{E000}"] {
            assert!(
                is_iri(text) && !is_uri(text) && !is_uri_reference(text),
                "{text}"
            );
        }
        for text in ["http://a/\u{E000}", "http://a/\u{FFFE}", "http://a/\u{85}"] {
            assert!(!is_iri(text), "{text}");
        }
    }
}
