//! Keys that depend on the request (R12).

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use http::Uri;

use super::*;

/// The verifier of the tenants `a` and `b`, chosen by a header.
fn tenants() -> impl Verifier {
    let keys = HashMap::from([("a", standard(K1)), ("b", standard(K2))]);
    let stand_in = StandardWebhooks::new(StandardKey::generate());
    PerTenant::new(stand_in, move |request| {
        let name = request.headers.get("x-tenant")?.to_str().ok()?;
        keys.get(name).cloned()
    })
}

/// The refusal of a request with a key for a tenant. `None` if it is accepted.
fn refusal(verifier: &dyn Verifier, key: &str, tenant: &str) -> Option<String> {
    let mut headers = sign(&standard(key), "msg_1", 1, b"{}").unwrap();
    headers.insert("x-tenant", HeaderValue::from_str(tenant).unwrap());
    let refused = verify(verifier, 1, &headers, b"{}").err();
    refused.map(|error| error.to_string())
}

/// R12: each tenant has its own keys. An unknown tenant gets the same answer as a wrong signature.
#[test]
fn r12_each_tenant_has_its_keys() {
    let verifier = tenants();
    assert_eq!(refusal(&verifier, K1, "a"), None);
    assert_eq!(refusal(&verifier, K2, "b"), None);
    let wrong = refusal(&verifier, K2, "a");
    assert!(wrong.is_some());
    assert_eq!(refusal(&verifier, K1, "b"), wrong);
    assert_eq!(refusal(&verifier, K1, "nobody"), wrong);
    assert_eq!(refusal(&verifier, K1, ""), wrong);
}

/// R12: an unknown tenant causes the same work, and can never be accepted.
#[test]
fn r12_a_tenant_whom_nobody_knows_is_as_much_work() {
    /// Counts clones and verifications.
    #[derive(Default)]
    struct Counting(Arc<[AtomicUsize; 2]>);

    impl Clone for Counting {
        fn clone(&self) -> Self {
            self.0[0].fetch_add(1, Ordering::Relaxed);
            Self(Arc::clone(&self.0))
        }
    }

    impl Verifier for Counting {
        fn verify(&self, _request: &ToVerify<'_>) -> Result<Verified, Unverified> {
            self.0[1].fetch_add(1, Ordering::Relaxed);
            Ok(Verified::default())
        }
    }

    let (known, stand_in) = (Counting::default(), Counting::default());
    let counts = [&known, &stand_in].map(|verifier| Arc::clone(&verifier.0));
    let verifier = PerTenant::new(stand_in, move |request| {
        let (_, uri) = request.line?;
        (uri.path() == "/a").then(|| known.clone())
    });
    let is_ok = |path: &str| {
        let (headers, uri) = (HeaderMap::new(), path.parse::<Uri>().unwrap());
        let request = ToVerify::new(&headers, b"", at(1)).with_line(&Method::POST, &uri);
        verifier.verify(&request).is_ok()
    };
    let counted = |index: usize| {
        counts[index]
            .each_ref()
            .map(|count| count.load(Ordering::Relaxed))
    };
    assert!(is_ok("/a"));
    assert_eq!((counted(0), counted(1)), ([1, 1], [0, 0]));
    assert!(!is_ok("/b"));
    assert_eq!((counted(0), counted(1)), ([1, 1], [1, 1]));
}

/// R2: every key is compared with every signature, so the right one is found in any position.
#[test]
fn r2_every_key_is_held_against_every_signature() {
    let ring = |order: &[&str]| {
        let ring = KeyRing::new(shared(order[0]));
        order[1..]
            .iter()
            .fold(ring, |ring, key| ring.and(shared(key)).unwrap())
    };
    let right = hmac_sha256::sign(&shared("right"), &[b"{}"]);
    let wrong = hmac_sha256::sign(&shared("right"), &[b"{} "]);
    for keys in [
        ["right", "x", "y"],
        ["x", "right", "y"],
        ["x", "y", "right"],
    ] {
        for tags in [[right, wrong], [wrong, right]] {
            assert!(
                ring(&keys)
                    .valid_at(at(1))
                    .verify_tags(&[b"{}"], &tags)
                    .is_ok()
            );
        }
        let valid = ring(&keys);
        assert!(
            valid
                .valid_at(at(1))
                .verify_tags(&[b"{}"], &[wrong, wrong])
                .is_err()
        );
        assert!(valid.valid_at(at(1)).verify_tags(&[b"{}"], &[]).is_err());
    }
}

/// R2: a tag is compared as a whole. No part of it is enough.
#[test]
fn r2_a_tag_is_compared_as_a_whole() {
    let right = hmac_sha256::sign(&shared("key"), &[b"{}"]);
    for bit in 0..right.len() * 8 {
        let mut changed = right;
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(!hmac_sha256::matches(&shared("key"), &[b"{}"], &[changed]));
    }
    assert!(hmac_sha256::matches(&shared("key"), &[b"{}"], &[right]));
}
