//! Addresses at the boundaries of ranges, and properties of all addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::{TargetPolicy, host};
use crate::Target;

/// Permits `http`, because these tests are about where a URL leads.
fn plain() -> TargetPolicy {
    TargetPolicy::new().allow_http()
}

fn allows(policy: &TargetPolicy, address: &str) -> bool {
    policy.allows_address(address.parse().unwrap())
}

/// S4: addresses next to a range, and its ends. Each range is refused as a whole.
#[test]
fn ranges_end_where_the_registry_says() {
    let policy = plain();
    for (before, first, last, behind) in [
        ("", "0.0.0.0", "0.255.255.255", "1.0.0.0"),
        ("9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"),
        (
            "100.63.255.255",
            "100.64.0.0",
            "100.127.255.255",
            "100.128.0.0",
        ),
        (
            "126.255.255.255",
            "127.0.0.0",
            "127.255.255.255",
            "128.0.0.0",
        ),
        (
            "168.63.129.15",
            "168.63.129.16",
            "168.63.129.16",
            "168.63.129.17",
        ),
        (
            "169.253.255.255",
            "169.254.0.0",
            "169.254.255.255",
            "169.255.0.0",
        ),
        (
            "172.15.255.255",
            "172.16.0.0",
            "172.31.255.255",
            "172.32.0.0",
        ),
        ("191.255.255.255", "192.0.0.0", "192.0.0.255", "192.0.1.0"),
        ("192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"),
        (
            "192.31.195.255",
            "192.31.196.0",
            "192.31.196.255",
            "192.31.197.0",
        ),
        (
            "192.52.192.255",
            "192.52.193.0",
            "192.52.193.255",
            "192.52.194.0",
        ),
        (
            "192.88.98.255",
            "192.88.99.0",
            "192.88.99.255",
            "192.88.100.0",
        ),
        (
            "192.167.255.255",
            "192.168.0.0",
            "192.168.255.255",
            "192.169.0.0",
        ),
        (
            "192.175.47.255",
            "192.175.48.0",
            "192.175.48.255",
            "192.175.49.0",
        ),
        (
            "198.17.255.255",
            "198.18.0.0",
            "198.19.255.255",
            "198.20.0.0",
        ),
        (
            "198.51.99.255",
            "198.51.100.0",
            "198.51.100.255",
            "198.51.101.0",
        ),
        (
            "203.0.112.255",
            "203.0.113.0",
            "203.0.113.255",
            "203.0.114.0",
        ),
        ("223.255.255.255", "224.0.0.0", "255.255.255.255", ""),
        (
            "",
            "2001::",
            "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:200::",
        ),
        (
            "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db8::",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db9::",
        ),
        (
            "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2002::",
            "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2003::",
        ),
        (
            "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff",
            "2620:4f:8000::",
            "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
            "2620:4f:8001::",
        ),
        (
            "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "3fff::",
            "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
            "3fff:1000::",
        ),
        (
            "",
            "::",
            "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2000::",
        ),
        (
            "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "4000::",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "",
        ),
    ] {
        ends(&policy, before, [first, last], behind);
    }
}

/// S4: networks that a cloud routes internally, and the addresses next to them.
#[test]
fn networks_of_cloud_services_are_not_public() {
    let policy = plain();
    for (before, first, last, behind) in [
        (
            "34.125.255.255",
            "34.126.0.0",
            "34.126.63.255",
            "34.126.64.0",
        ),
        (
            "35.199.191.255",
            "35.199.192.0",
            "35.199.223.255",
            "35.199.224.0",
        ),
        (
            "161.25.255.255",
            "161.26.0.0",
            "161.26.255.255",
            "161.27.0.0",
        ),
        ("166.7.255.255", "166.8.0.0", "166.11.255.255", "166.12.0.0"),
        (
            "192.80.8.123",
            "192.80.8.124",
            "192.80.8.124",
            "192.80.8.125",
        ),
        (
            "199.36.153.1",
            "199.36.153.2",
            "199.36.153.11",
            "199.36.153.12",
        ),
        (
            "2001:4860:803f:ffff:ffff:ffff:ffff:ffff",
            "2001:4860:8040::",
            "2001:4860:807f:ffff:ffff:ffff:ffff:ffff",
            "2001:4860:8080::",
        ),
        (
            "2600:2d00:2:fff:ffff:ffff:ffff:ffff",
            "2600:2d00:2:1000::",
            "2600:2d00:2:10ff:ffff:ffff:ffff:ffff",
            "2600:2d00:2:1100::",
        ),
        (
            "2600:2d00:2:1fff:ffff:ffff:ffff:ffff",
            "2600:2d00:2:2000::",
            "2600:2d00:2:20ff:ffff:ffff:ffff:ffff",
            "2600:2d00:2:2100::",
        ),
    ] {
        ends(&policy, before, [first, last], behind);
        // They are not private networks, but an operator inside the cloud may permit them.
        assert!(!allows(&plain().allow_all_private(), first), "{first}");
        let permitted = plain().allow_cidr(first).unwrap();
        assert!(allows(&permitted, first), "{first}");
    }
    // Translated addresses are refused too, but not those of public ones.
    for address in ["64:ff9b::a11a:1", "2606:4700::5efe:a608:1"] {
        assert!(!allows(&policy, address), "{address}");
    }
    for address in ["64:ff9b::1.1.1.1", "2606:4700::5efe:1.1.1.1"] {
        assert!(allows(&policy, address), "{address}");
    }
}

fn ends(policy: &TargetPolicy, before: &str, refused: [&str; 2], behind: &str) {
    for allowed in [before, behind].into_iter().filter(|text| !text.is_empty()) {
        assert!(allows(policy, allowed), "{allowed}");
    }
    for refused in refused {
        assert!(!allows(policy, refused), "{refused}");
    }
}

/// S7: permissions are given by range.
#[test]
fn a_range_permits_what_is_in_it_and_nothing_else() {
    let policy = plain().allow_cidr("10.45.0.0/16").unwrap();
    let policy = policy.allow_cidr("fd12:3456::/32").unwrap();
    let policy = policy.allow_cidr("192.168.7.9").unwrap();
    for inside in ["10.45.0.0", "10.45.255.255", "fd12:3456::1", "192.168.7.9"] {
        assert!(allows(&policy, inside), "{inside}");
    }
    for outside in [
        "10.44.255.255",
        "10.46.0.0",
        "fd12:3457::",
        "192.168.7.8",
        "::ffff:10.45.0.1",
        "64:ff9b::10.45.0.1",
        "127.0.0.1",
    ] {
        assert!(!allows(&policy, outside), "{outside}");
    }
}

#[test]
fn what_permits_nothing_is_reported() {
    for range in [
        "",
        "10",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/+8",
        "::/129",
        "10.1.0.0/8",
        "a.example",
        "10.0.0.0/8/8",
    ] {
        let error = plain().allow_cidr(range).unwrap_err();
        assert!(error.to_string().starts_with(&format!("`{range}` is not ")));
    }
    for host in [
        "",
        "*",
        "*.",
        "10.0.0.1",
        "0x7f.1",
        "[::1]",
        "a b",
        "a..b",
        "a.example:80",
        "*.*.example",
    ] {
        assert!(plain().allow_host(host).is_err(), "{host}");
    }
    for all in ["0.0.0.0/0", "::/0"] {
        assert!(plain().allow_cidr(all).is_ok());
    }
}

/// S7: only the address itself permits it. Who permits a network does not think of it.
#[test]
fn metadata_services_are_permitted_by_themselves_only() {
    let metadata = [
        "169.254.169.254",
        "169.254.170.2",
        "169.254.170.23",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "169.254.0.23",
        "169.254.42.42",
        "192.80.8.124",
        "100.100.100.100",
        "fd00:42::42",
        "fd00:c1::a9fe:a9fe",
        "fd00:100::100:200",
        "fd00:a9fe:a9fe::1",
        "fd7a:115c:a1e0::53",
        "fd00:ec2::254",
        "fd20:ce::254",
        "fe80::a9fe:a9fe",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "2606:4700::5efe:a9fe:a9fe",
    ];
    let wide = plain().allow_all_private().allow_loopback();
    let wide = wide.allow_cidr("0.0.0.0/0").unwrap();
    let wide = wide.allow_cidr("::/0").unwrap();
    let wide = wide.allow_host("metadata.google.internal").unwrap();
    assert!(allows(&wide, "192.0.2.1") && allows(&wide, "fe80::1"));
    for address in metadata {
        assert!(!allows(&wide, address), "{address}");
        let parsed = address.parse().unwrap();
        assert!(!wide.allows(Some("metadata.google.internal"), parsed));
        let alone = plain().allow_cidr(address).unwrap();
        assert!(allows(&alone, address), "{address}");
    }
}

/// S7: the same as for addresses. Behind a proxy only the name can be refused.
#[test]
fn names_of_metadata_services_are_permitted_by_themselves_only() {
    let wide = plain().allow_host("*.cloud.ibm.com").unwrap();
    let wide = wide.allow_host("*.goog").unwrap().allow_all_private();
    for host in [
        "metadata.goog",
        "METADATA.goog.",
        "x.metadata.goog",
        "api.metadata.cloud.ibm.com",
        "metadata.packet.net",
        "metadata.platformequinix.com",
        "metadata.tencentyun.com",
    ] {
        let url = format!("https://{host}/");
        for policy in [plain(), wide.clone()] {
            let refusal = policy.check_url(&url).unwrap_err();
            assert_eq!(refusal.code(), "host-not-allowed", "{host}");
        }
        let alone = plain().allow_host(host).unwrap();
        assert!(alone.check_url(&url).is_ok(), "{host}");
    }
    for host in ["notmetadata.goog", "us-south.cloud.ibm.com", "packet.net"] {
        assert!(wide.check_url(&format!("https://{host}/")).is_ok());
    }
}

/// S3: a name that no resolver accepts is malformed, whatever is permitted.
#[test]
fn names_that_no_resolver_takes_are_malformed() {
    let longest_label = "b".repeat(63);
    // Four labels of 63 octets would have 255 with their dots.
    let longest = [longest_label.as_str(); 4].join(".")[2..].to_owned();
    for host in [
        "-a.example.com",
        "a-.example.com",
        "a.-b.com",
        "a.b-.com",
        "a.example.com-",
        "-",
        "a..example.com",
        ".example.com",
        "a.example.com..",
        "a.example.0x",
        "a.example.0xa",
        "a.example.1",
        "a.example.1.",
        "a.example.08",
        &format!("b{longest_label}.example"),
        &format!("b{longest}"),
    ] {
        let url = format!("https://{host}/");
        let policy = plain().allow_host("*.example.com").unwrap();
        let refusal = policy.check_url(&url).unwrap_err();
        assert_eq!(refusal.code(), "malformed-target", "{host}");
        assert!(plain().allow_host(host).is_err(), "{host}");
    }
    for host in [
        "a-b.example.com",
        "a--b.example.com",
        "xn--bcher-kva.example",
        "_a.b_.example.com",
        "1.2.example",
        "a.example.x1",
        &format!("{longest_label}.example"),
        &longest,
        &format!("{longest}."),
    ] {
        let url = format!("https://{host}/");
        assert!(plain().check_url(&url).is_ok(), "{host}");
    }
}

#[test]
fn private_networks_are_permitted_without_this_machine() {
    let private = plain().allow_all_private();
    for address in [
        "10.0.0.1",
        "172.31.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "fc00::1",
        "fdff::1",
    ] {
        assert!(allows(&private, address), "{address}");
        assert!(!allows(&plain().allow_loopback(), address));
    }
    for address in [
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "::",
        "169.254.0.1",
        "fe80::1",
        "224.0.0.1",
    ] {
        assert!(!allows(&private, address), "{address}");
    }
}

#[test]
fn a_listed_host_may_be_private() {
    let policy = plain().allow_host("SMF.operator.internal.").unwrap();
    let policy = policy.allow_host("*.svc.cluster.local").unwrap();
    for url in [
        "http://smf.operator.internal/",
        "https://a.b.svc.cluster.local./",
        "http://a.svc.cluster.local",
    ] {
        assert_eq!(policy.check_url(url), Ok(()), "{url}");
    }
    for url in [
        "http://amf.operator.internal/",
        "http://svc.cluster.local/",
        "http://xsvc.cluster.local/",
        "http://10.0.0.1/",
    ] {
        assert_eq!(
            policy.check_url(url).unwrap_err().code(),
            "host-not-allowed",
            "{url}"
        );
    }
    let url = "http://smf.operator.internal:8080/";
    assert_eq!(
        policy.check_url(url).unwrap_err().code(),
        "port-not-allowed"
    );
    let (private, loopback) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([127, 0, 0, 1]));
    assert!(policy.allows(Some("smf.operator.internal"), private));
    assert!(!policy.allows(Some("smf.operator.internal"), loopback));
    assert!(!policy.allows(Some("amf.operator.internal"), private));
    assert!(!policy.allows(None, private));
}

/// S2: only `https` by default.
#[test]
fn s2_http_must_be_permitted() {
    let (https, loopback) = (TargetPolicy::new(), TargetPolicy::new().allow_loopback());
    let (http, development) = (plain(), TargetPolicy::development());
    for (policy, url, code) in [
        (&https, "https://shop.example/", None),
        (&https, "http://shop.example/", Some("scheme-not-allowed")),
        (&https, "http://127.0.0.1/", Some("scheme-not-allowed")),
        (&http, "http://shop.example/", None),
        (&http, "http://127.0.0.1/", Some("host-not-allowed")),
        (&loopback, "http://127.0.0.1/", Some("scheme-not-allowed")),
        (&loopback, "https://127.0.0.1:5000/", None),
        (&development, "http://127.0.0.1:5000/", None),
        (&development, "http://localhost:5000/", None),
        (&development, "http://10.0.0.1/", Some("host-not-allowed")),
        (&development, "ftp://127.0.0.1/", Some("scheme-not-allowed")),
    ] {
        let refused = policy.check_url(url).err().map(|refusal| refusal.code());
        assert_eq!(refused, code, "{url}");
        // A target is checked as its URL is.
        if let Ok(target) = Target::new(url) {
            let refused = policy.check(&target).err().map(|refusal| refusal.code());
            assert_eq!(refused, code, "{url}");
        }
    }
}

#[test]
fn ports_are_permitted() {
    let code =
        |policy: &TargetPolicy, url| policy.check_url(url).err().map(|refusal| refusal.code());

    let (some, any) = (plain().allow_port(25), plain().allow_any_port());
    for (port, of_some, of_any) in [
        (80, true, true),
        (8443, true, true),
        (25, true, false),
        (8080, false, true),
        (6379, false, false),
        (0, false, false),
    ] {
        let url = format!("http://shop.example:{port}/");
        assert_eq!(some.check_url(&url).is_ok(), of_some, "{url}");
        assert_eq!(any.check_url(&url).is_ok(), of_any, "{url}");
    }
    assert!(
        plain()
            .allow_port(0)
            .check_url("http://shop.example:0/")
            .is_err()
    );

    let loopback = plain().allow_loopback();
    for url in [
        "http://127.0.0.1:5000/",
        "http://[::1]:5000/",
        "http://localhost:5000/",
        "http://a.localhost.:5000/",
    ] {
        assert_eq!(code(&loopback, url), None, "{url}");
    }
    for url in [
        "http://shop.example:5000/",
        "http://localhost:6379/",
        "http://1.1.1.1:5000/",
    ] {
        assert_eq!(code(&loopback, url), Some("port-not-allowed"), "{url}");
    }
}

/// S1: the parser drops tabs and line breaks, so the string would not be what is called.
#[test]
fn s1_what_is_checked_is_what_is_called() {
    let code = |url: &str| plain().check_url(url).err().map(|refusal| refusal.code());
    for control in ['\t', '\n', '\r', '\0', '\u{1f}', '\u{7f}'] {
        let url = format!("https://shop.example/a{control}b");
        assert_eq!(code(&url), Some("malformed-target"), "{url:?}");
    }
    for userinfo in ["user", "user:secret", ":secret"] {
        let url = format!("https://{userinfo}@shop.example/");
        assert_eq!(code(&url), Some("userinfo-not-allowed"), "{url}");
    }
    for url in ["https://shop.example/%00", "https://shop.example/a%00b"] {
        assert_eq!(code(url), Some("malformed-target"), "{url}");
    }
    assert_eq!(code("https://shop.example/?a=%00"), None);
}

/// As received, and as it is called: the parser writes `\u{e9}` as six characters.
#[test]
fn s1_a_url_has_at_most_8_kib() {
    let prefix = "https://shop.example/";
    let url = |path: &str, bytes: usize| format!("{prefix}{}", path.repeat(bytes));
    let code = |url: &str| plain().check_url(url).err().map(|refusal| refusal.code());
    for bytes in [1024, 8 * 1024] {
        assert_eq!(code(&url("a", bytes - prefix.len())), None, "{bytes}");
    }
    for bytes in [8 * 1024 + 1, 64 * 1024] {
        let url = url("a", bytes - prefix.len());
        assert_eq!(code(&url), Some("malformed-target"), "{bytes}");
    }
    assert_eq!(code(&url("\u{e9}", 1000)), None);
    assert_eq!(code(&url("\u{e9}", 2000)), Some("malformed-target"));
}

/// S7: names of this machine are permitted without those of private networks.
#[test]
fn names_of_this_machine_are_not_those_of_private_networks() {
    let code = |policy: &TargetPolicy, host: &str| {
        let refusal = policy.check_url(&format!("http://{host}/")).err();
        refusal.map(|refusal| refusal.code())
    };
    let loopback = plain().allow_loopback();
    for host in ["localhost", "a.localhost", "LOCALHOST."] {
        assert_eq!(code(&plain(), host), Some("host-not-allowed"), "{host}");
        assert_eq!(code(&loopback, host), None, "{host}");
    }
    for host in ["db.internal", "printer.local", "intranet", "xlocalhost"] {
        assert_eq!(code(&plain(), host), Some("host-not-allowed"), "{host}");
        assert_eq!(code(&loopback, host), Some("host-not-allowed"), "{host}");
    }
}

/// The URL parser reads a name that ends in a number as an address. If it did not, no resolver should see it.
#[test]
fn no_host_name_ends_in_a_number() {
    for name in ["1", "a.1", "a.007", "a.0x", "a.0x1f", "a.0XF", "10.0.0.1"] {
        assert!(!host::is_well_formed(name), "{name}");
    }
    for name in ["a.1a", "a.x1", "a.0xg", "1.a", "0x1.a"] {
        assert!(host::is_well_formed(name), "{name}");
    }
}

#[test]
fn a_dot_alone_is_no_name_below() {
    for name in [".localhost", "xlocalhost", "localhost.example"] {
        assert!(!host::is_loopback(name), "{name}");
    }
    for name in ["localhost", "a.localhost", "a.b.localhost"] {
        assert!(host::is_loopback(name), "{name}");
    }
}

/// A client is shown why its target is refused, and the provider's developers how to permit it.
#[test]
fn refusals_say_why_and_what_permits_them() {
    for (url, message, permission) in [
        ("http://shop.example/", "scheme", Some("allow_http()")),
        ("https://shop.example:8080/", "port", Some("allow_port(..)")),
        ("https://10.0.0.1/", "host", Some("allow_cidr(..)")),
        ("https://u@shop.example/", "userinfo", None),
        ("shop.example", "URL", None),
    ] {
        let refusal = TargetPolicy::new().check_url(url).unwrap_err();
        let shown = refusal.to_string();
        assert!(shown.contains(message), "{shown}");
        assert!(!shown.contains("shop.example"), "{shown}");
        assert_eq!(refusal.help().is_some(), permission.is_some(), "{url}");
        if let (Some(help), Some(permission)) = (refusal.help(), permission) {
            assert!(help.contains(permission), "{help}");
        }
    }
}

/// The returned URL is the one that is called: without fragment, and with one spelling for each host.
#[test]
fn the_url_is_normal() {
    let vetted = plain().vet("HTTPS://Shop.Example.:443/Hook?a=B#c").unwrap();
    assert_eq!(vetted.as_str(), "https://shop.example/Hook?a=B");
}

/// S7: permissions are visible.
#[test]
fn permissions_are_visible() {
    let policy = plain().allow_loopback().allow_port(8080);
    let policy = policy
        .allow_cidr("10.45.0.0/16")
        .unwrap()
        .allow_host("*.Svc.cluster.local")
        .unwrap();
    let shown = format!("{policy:?}");
    for part in [
        "loopback: true",
        "all_private: false",
        "[8080]",
        "[10.45.0.0/16]",
        "[*.svc.cluster.local]",
    ] {
        assert!(shown.contains(part), "{shown}");
    }
    assert!(policy.has_permissions());
    assert!(shown.contains("http: true"));
}

/// S7: each permission alone is one.
#[test]
fn every_permission_counts() {
    let new = TargetPolicy::new;
    for policy in [
        new().allow_http(),
        new().allow_port(8080),
        new().allow_any_port(),
        new().allow_cidr("10.45.0.0/16").unwrap(),
        new().allow_host("smf.operator.internal").unwrap(),
        new().allow_all_private(),
        new().allow_loopback(),
        TargetPolicy::development(),
    ] {
        assert!(policy.has_permissions(), "{policy:?}");
    }
    assert!(!new().has_permissions());
}

/// All spellings of an IPv4 address as an IPv6 address.
fn embedded(address: Ipv4Addr) -> [Ipv6Addr; 7] {
    let bits = u128::from(address.to_bits());
    [
        0,
        0xffff << 32,
        0xffff << 48,
        0x0064_ff9b << 96,
        0x5efe << 32,
        0x2606_4700 << 96 | 0x0200_5efe << 32,
        0x2606_4700 << 96 | 0x5efe << 32,
    ]
    .map(|prefix| Ipv6Addr::from_bits(prefix | bits))
}

fn refused_v4() -> impl Strategy<Value = Ipv4Addr> {
    let ranges = prop::sample::select(vec![
        (0x0a00_0000_u32, 24),
        (0x7f00_0000, 24),
        (0xa9fe_0000, 16),
        (0xac10_0000, 20),
        (0xc0a8_0000, 16),
        (0x6440_0000, 22),
        (0xe000_0000, 29),
        (0xc000_0200, 8),
        (0xc612_0000, 17),
        (0, 24),
        (0xa83f_8110, 0),
    ]);
    (ranges, any::<u32>())
        .prop_map(|((first, free), bits)| Ipv4Addr::from_bits(first | bits & ((1 << free) - 1)))
}

proptest! {
    /// S4: mapped, compatible, SIIT, ISATAP, 6to4, Teredo and NAT64 forms.
    #[test]
    fn no_embedding_hides_an_address(address in refused_v4()) {
        let policy = plain();
        prop_assert!(!policy.allows_address(address.into()));
        let [high, low] = [address.to_bits() >> 16, address.to_bits() & 0xffff].map(|half| half as u16);
        let six_to_four = Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1);
        for wrapped in embedded(address).into_iter().chain([six_to_four]) {
            prop_assert!(!policy.allows_address(wrapped.into()), "{wrapped}");
            let url = format!("http://[{wrapped}]/");
            prop_assert!(policy.check_url(&url).is_err(), "{url}");
        }
    }

    /// A literal address is checked by its meaning, whatever its spelling.
    #[test]
    fn all_spellings_mean_one_address(address: u32) {
        let policy = plain();
        let [a, b, c, d] = address.to_be_bytes();
        let allowed = policy.allows_address(Ipv4Addr::from_bits(address).into());
        for host in [
            format!("{a}.{b}.{c}.{d}"),
            format!("{address}"),
            format!("0x{address:x}"),
            format!("0{address:o}"),
            format!("0x{a:x}.0{b:o}.{c}.0X{d:X}"),
            format!("{a}.{}", address & 0xff_ffff),
            format!("{a}.{b}.{c}.{d}."),
        ] {
            prop_assert_eq!(policy.check_url(&format!("http://{host}/")).is_ok(), allowed, "{}", host);
        }
    }

    /// S4: of IPv6, only 2000::/3 can be allowed.
    #[test]
    fn nothing_outside_global_unicast_is_allowed(bits: u128) {
        let address = Ipv6Addr::from_bits(bits);
        if bits >> 125 != 1 && bits >> 32 != 0x0064_ff9b << 64 {
            prop_assert!(!plain().allows_address(address.into()));
        }
    }

    /// For any input: no panic, and an allowed URL stays allowed and unchanged.
    #[test]
    fn vetting_settles(url in r"(?i)(https?:(//|\\\\|/)?)?[a-z0-9.@:\[\]%/\\?#\u{3002}\u{2460}\u{24db}-]{0,40}\PC{0,8}") {
        let policy = plain();
        if let Ok(vetted) = policy.vet(&url) {
            prop_assert_eq!(policy.vet(vetted.as_str()), Ok(vetted));
        }
    }

    #[test]
    fn no_text_panics(url in any::<String>(), range in any::<String>()) {
        let policy = plain();
        let _ = policy.check_url(&url);
        if let Ok(policy) = policy.clone().allow_cidr(&range) {
            let _ = policy.check_url(&url);
        }
        let _ = policy.allow_host(&range);
    }
}
