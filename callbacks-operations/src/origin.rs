//! Whether a change comes from a page of this origin.

use http::request::Parts;
use http::{HeaderMap, header};

/// Refuses what another site made a browser send.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, over TLS and on the own machine, and in `Origin`. A program
/// that is no browser sends neither: it may use the API if it sends JSON, which no form of a browser can.
pub(crate) fn check(parts: &Parts, is_api: bool) -> Result<(), &'static str> {
    let headers = &parts.headers;
    if let Some(site) = headers.get("sec-fetch-site") {
        return match site.as_bytes() {
            b"same-origin" => Ok(()),
            _ => Err("the request comes from another site"),
        };
    }
    if let Some(origin) = headers.get(header::ORIGIN) {
        let origin = origin.to_str().unwrap_or_default();
        return match host(parts).is_some_and(|host| is_same(origin, host)) {
            true => Ok(()),
            false => Err("the request comes from another site"),
        };
    }
    match is_api && is_json(headers) {
        true => Ok(()),
        false if is_api => Err("send `content-type: application/json`"),
        false => Err(
            "the request does not say where it comes from: `Sec-Fetch-Site` and `Origin` are missing",
        ),
    }
}

pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE);
    let value = value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// HTTP/1 has the host in a header, HTTP/2 in the URI.
fn host(parts: &Parts) -> Option<&str> {
    let authority = parts.uri.authority().map(http::uri::Authority::as_str);
    let header = parts.headers.get(header::HOST)?.to_str().ok();
    header.or(authority)
}

fn is_same(origin: &str, host: &str) -> bool {
    let Some((scheme, authority)) = origin.split_once("://") else {
        return false;
    };
    let default = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return false,
    };
    let plain = |authority: &str| {
        authority
            .strip_suffix(default)
            .unwrap_or(authority)
            .to_ascii_lowercase()
    };
    plain(authority) == plain(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_origin_is_the_same() {
        for (origin, host, expected) in [
            ("https://ops.example", "ops.example", true),
            ("https://ops.example", "OPS.example:443", true),
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
            ("https://ops.example", "ops.example:80", false),
            ("http://127.0.0.1:8080", "127.0.0.1:8081", false),
            ("https://evil.example", "ops.example", false),
            ("https://ops.example.evil.example", "ops.example", false),
            ("null", "null", false),
            ("file://ops.example", "ops.example", false),
        ] {
            assert_eq!(is_same(origin, host), expected, "{origin} {host}");
        }
    }
}
