//! Any text is refused as a target, or leads to the public internet as a table of its own sees it.
#![no_main]

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use callbacks::{Target, TargetPolicy};
use libfuzzer_sys::fuzz_target;
use url::{Host, Url};

static DEFAULT: LazyLock<TargetPolicy> = LazyLock::new(TargetPolicy::new);
static HTTP: LazyLock<TargetPolicy> = LazyLock::new(|| TargetPolicy::new().allow_http());

fuzz_target!(|text: &str| {
    let by_default = DEFAULT.check_url(text).is_ok();
    let by_http = HTTP.check_url(text).is_ok();
    assert!(by_http || !by_default, "more is permitted, not less");
    if let Ok(target) = Target::new(text) {
        let _ = DEFAULT.check(&target);
    }
    if !by_http {
        return;
    }
    assert!(text.len() <= 8 * 1024 && !text.bytes().any(|byte| byte.is_ascii_control()));
    let url = Url::parse(text).expect("what is allowed is a URL");
    assert!(matches!(url.scheme(), "https" | "http"));
    assert_eq!(url.scheme() == "https", by_default);
    assert!(url.username().is_empty() && url.password().is_none());
    assert!(matches!(url.port_or_known_default(), Some(80 | 443 | 8443)));
    match url.host().expect("what is allowed has a host") {
        Host::Ipv4(address) => assert!(is_public_v4(address), "{address}"),
        Host::Ipv6(address) => assert!(is_public_v6(address), "{address}"),
        Host::Domain(name) => assert!(is_public_name(name), "{name}"),
    }
});

/// By octets, where the policy compares prefixes.
fn is_public_v4(address: Ipv4Addr) -> bool {
    !matches!(
        address.octets(),
        [0 | 10 | 127 | 224..=255, ..]
            | [100, 64..=127, ..]
            | [168, 63, 129, 16]
            | [169, 254, ..]
            | [172, 16..=31, ..]
            | [192, 0, 0 | 2, _]
            | [192, 31, 196, _]
            | [192, 52, 193, _]
            | [192, 88, 99, _]
            | [192, 168, ..]
            | [192, 175, 48, _]
            | [198, 18 | 19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
    )
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let last = Ipv4Addr::from(
        segments[6..]
            .iter()
            .fold(0, |bits, part| bits << 16 | u32::from(*part)),
    );
    let is_isatap = matches!(segments[4], 0 | 0x200) && segments[5] == 0x5efe;
    match segments {
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => is_public_v4(last),
        _ if is_isatap && !is_public_v4(last) => false,
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x2002, ..] => false,
        [0x2620, 0x4f, 0x8000, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [first, ..] => (0x2000..=0x3fff).contains(&first),
    }
}

fn is_public_name(name: &str) -> bool {
    let labels: Vec<_> = name.trim_end_matches('.').split('.').collect();
    let is_local = matches!(
        labels[..],
        [] | [_]
            | [
                ..,
                "localhost" | "local" | "internal" | "localdomain" | "onion"
            ]
            | [.., "home", "arpa"]
    );
    !is_local
        && labels
            .iter()
            .all(|label| !label.is_empty() && label.len() < 64)
}
