//! The purpose of addresses.
//!
//! `SPECIAL_*` are the ranges of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), also those that
//! are globally reachable: no consumer is an anycast service of the infrastructure. `SERVICES_*` look public, but a
//! cloud routes them to its own services within its network. `METADATA_*` are services that trust everybody who can
//! reach them. Each entry outside the registries names the document that it is from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

const fn v4([a, b, c, d]: [u8; 4], prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

/// A range, given by the first half of its address.
const fn v6([a, b, c, d]: [u16; 4], prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0), prefix)
}

/// A single address.
const fn host([a, b, c, d, e, f, g, h]: [u16; 8]) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, d, e, f, g, h), 128)
}

const SPECIAL_V4: [Ipv4Net; 18] = [
    v4([0, 0, 0, 0], 8),       // "this network", RFC 791
    v4([10, 0, 0, 0], 8),      // private use, RFC 1918
    v4([100, 64, 0, 0], 10),   // shared between a carrier and its customers, RFC 6598
    v4([127, 0, 0, 0], 8),     // loopback, RFC 1122
    v4([169, 254, 0, 0], 16),  // link-local, RFC 3927
    v4([172, 16, 0, 0], 12),   // private use, RFC 1918
    v4([192, 0, 0, 0], 24),    // IETF protocol assignments, RFC 6890
    v4([192, 0, 2, 0], 24),    // documentation, RFC 5737
    v4([192, 31, 196, 0], 24), // AS112, RFC 7535
    v4([192, 52, 193, 0], 24), // AMT, RFC 7450
    v4([192, 88, 99, 0], 24),  // relays of 6to4, RFC 7526
    v4([192, 168, 0, 0], 16),  // private use, RFC 1918
    v4([192, 175, 48, 0], 24), // AS112, RFC 7534
    v4([198, 18, 0, 0], 15),   // benchmarking, RFC 2544
    v4([198, 51, 100, 0], 24), // documentation, RFC 5737
    v4([203, 0, 113, 0], 24),  // documentation, RFC 5737
    v4([224, 0, 0, 0], 4),     // multicast, RFC 5771
    v4([240, 0, 0, 0], 4),     // reserved, and limited broadcast, RFC 1112
];

/// The IPv6 addresses assigned as global unicast (RFC 4291 section 2.4). All others are refused.
const GLOBAL_UNICAST: Ipv6Net = v6([0x2000, 0, 0, 0], 3);

const SPECIAL_V6: [Ipv6Net; 5] = [
    v6([0x2001, 0, 0, 0], 23), // IETF protocol assignments, including Teredo, RFC 2928 and 4380
    v6([0x2001, 0xdb8, 0, 0], 32), // documentation, RFC 3849
    v6([0x2002, 0, 0, 0], 16), // 6to4, RFC 3056
    v6([0x2620, 0x4f, 0x8000, 0], 48), // AS112, RFC 7534
    v6([0x3fff, 0, 0, 0], 20), // documentation, RFC 9637
];

/// Networks of services inside a cloud that look public.
const SERVICES_V4: [Ipv4Net; 9] = [
    // Google, "Configure Private Google Access": addresses that are only routable from within Google Cloud.
    v4([34, 126, 0, 0], 18),   // direct connectivity
    v4([199, 36, 153, 4], 30), // restricted.googleapis.com
    v4([199, 36, 153, 8], 30), // private.googleapis.com
    // Firebase, "Configure Private Google Access in Cloud Firestore", domain options.
    v4([199, 36, 153, 2], 31), // restricted.firestore.goog
    // Google, "Cloud DNS best practices": the source of forwarded queries, announced into private networks.
    v4([35, 199, 192, 0], 19),
    // IBM, "Endpoints available" (Virtual Private Cloud), sections "IaaS endpoints" and "Service endpoints".
    v4([161, 26, 0, 0], 16),
    v4([166, 8, 0, 0], 14),
    // Microsoft, "What is IP address 168.63.129.16?": the host of a virtual machine.
    v4([168, 63, 129, 16], 32),
    // Equinix Metal, "Metadata": the address of metadata.packet.net.
    v4([192, 80, 8, 124], 32),
];

/// Like [`SERVICES_V4`], from the same documents.
const SERVICES_V6: [Ipv6Net; 3] = [
    v6([0x2001, 0x4860, 0x8040, 0], 42), // Google, direct connectivity
    v6([0x2600, 0x2d00, 2, 0x1000], 56), // restricted.googleapis.com
    v6([0x2600, 0x2d00, 2, 0x2000], 56), // private.googleapis.com
];

/// The well-known prefix of NAT64 (RFC 6052 section 2.1), which contains all IPv4 addresses.
const NAT64: Ipv6Net = v6([0x64, 0xff9b, 0, 0], 96);

const PRIVATE_V4: [Ipv4Net; 4] = [
    v4([10, 0, 0, 0], 8),
    v4([100, 64, 0, 0], 10),
    v4([172, 16, 0, 0], 12),
    v4([192, 168, 0, 0], 16),
];

const PRIVATE_V6: Ipv6Net = v6([0xfc00, 0, 0, 0], 7);

/// Services that give credentials or control to everybody who can reach them.
const METADATA_V4: [Ipv4Net; 9] = [
    v4([100, 100, 100, 100], 32), // the Tailscale client of this machine: `tsaddr.TailscaleServiceIPString`
    v4([100, 100, 100, 200], 32), // Alibaba: cloud-init, "Alibaba Cloud (AliYun)"
    v4([168, 63, 129, 16], 32),   // Azure: Microsoft, "What is IP address 168.63.129.16?"
    v4([169, 254, 0, 23], 32),    // Tencent: the address of metadata.tencentyun.com
    v4([169, 254, 42, 42], 32),   // Scaleway: cloud-init, "Scaleway"
    v4([169, 254, 169, 0], 24),   // AWS, Google, Azure, Oracle, IBM, DigitalOcean, OpenStack
    v4([169, 254, 170, 0], 24),   // AWS, "Amazon ECS task metadata endpoint" and "EKS Pod Identity"
    v4([192, 0, 0, 192], 32),     // Oracle, classic
    v4([192, 80, 8, 124], 32),    // Equinix Metal, "Metadata"
];

const METADATA_V6: [Ipv6Net; 8] = [
    v6([0xfd00, 0xec2, 0, 0], 32), // AWS, "Use the Instance Metadata Service", and its siblings
    host([0xfd00, 0x42, 0, 0, 0, 0, 0, 0x42]), // Scaleway: cloud-init, "Scaleway"
    host([0xfd00, 0xc1, 0, 0, 0, 0, 0xa9fe, 0xa9fe]), // Oracle: its SDKs for IPv6
    host([0xfd00, 0x100, 0, 0, 0, 0, 0x100, 0x200]), // Alibaba: cloud-init, "Alibaba Cloud"
    host([0xfd00, 0xa9fe, 0xa9fe, 0, 0, 0, 0, 1]), // Akamai: cloud-init, "Akamai"
    host([0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254]), // Google, IPv6-only instances
    host([0xfd7a, 0x115c, 0xa1e0, 0, 0, 0, 0, 0x53]), // Tailscale: `TailscaleServiceIPv6String`
    host([0xfe80, 0, 0, 0, 0, 0, 0xa9fe, 0xa9fe]), // OpenStack, Akamai
];

/// Whether an address is a public unicast address, and not translated to one that is not.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) if NAT64.contains(&address) => is_public_v4(last_bits(address)),
        IpAddr::V6(address) => {
            GLOBAL_UNICAST.contains(&address)
                && !SPECIAL_V6
                    .iter()
                    .chain(&SERVICES_V6)
                    .any(|range| range.contains(&address))
                && isatap(address).is_none_or(is_public_v4)
        }
    }
}

/// Whether an address is for private use.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_among(address, &PRIVATE_V4),
        IpAddr::V6(address) => PRIVATE_V6.contains(&address),
    }
}

/// Whether an address is a cloud's metadata service, or is translated to one.
pub(super) fn is_metadata(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_among(address, &METADATA_V4),
        IpAddr::V6(address) => {
            METADATA_V6.iter().any(|range| range.contains(&address))
                || embedded(address).is_some_and(|inner| is_among(inner, &METADATA_V4))
        }
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !is_among(address, &SPECIAL_V4) && !is_among(address, &SERVICES_V4)
}

fn is_among(address: Ipv4Addr, ranges: &[Ipv4Net]) -> bool {
    ranges.iter().any(|range| range.contains(&address))
}

/// The IPv4 address that an IPv6 address is translated to: compatible and mapped (RFC 4291 section 2.5.5), translated
/// (RFC 2765), NAT64, 6to4, ISATAP.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    match address.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0, 0, 0, 0, 0xffff, 0, ..] | [0x64, 0xff9b, ..] => {
            Some(last_bits(address))
        }
        [0x2002, high, low, ..] => Some(from_segments(high, low)),
        _ => isatap(address),
    }
}

/// The IPv4 address in an ISATAP interface identifier (RFC 5214 section 6.1), with any prefix.
fn isatap(address: Ipv6Addr) -> Option<Ipv4Addr> {
    match address.segments() {
        [.., 0 | 0x200, 0x5efe, _, _] => Some(last_bits(address)),
        _ => None,
    }
}

fn last_bits(address: Ipv6Addr) -> Ipv4Addr {
    let [.., high, low] = address.segments();
    from_segments(high, low)
}

fn from_segments(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}
