//! `v1a`: vectors V3 and V10, keys, and the separation of the versions.

use super::*;

const SECRET: &str =
    "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
const PUBLIC: &str = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

pub(super) fn pair() -> StandardKey {
    key(SECRET)
}

fn check(secret: &StandardKey, public: &str, id: &str, time: u64, body: &[u8], signature: &str) {
    let expected = standard_headers(id, &time.to_string(), signature);
    let signer = StandardWebhooks::new(secret.clone());
    assert_eq!(sign(&signer, id, time, body).unwrap(), expected);
    assert!(verify(&standard(public), time, &expected, body).is_ok());
    assert_eq!(secret.public().unwrap().expose(), public);
}

#[test]
fn v3_svix() {
    check(
        &key(SECRET),
        PUBLIC,
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1_614_265_330,
        br#"{"test": 2432232314}"#,
        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==",
    );
}

#[test]
fn v10_a_seed_alone() {
    let seed: Vec<u8> = (0..32).collect();
    check(
        &key(&format!("whsk_{}", text::to_base64(&seed))),
        "whpk_A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
        "msg_1",
        1,
        b"{}",
        "v1a,L2nM3fIvZ7nXX+wfWWIODc6fYoxIAi3oNXPcbBBBvnmU1b/nHH9JLkNNlORRUrfoIaKuH1l2/dW+JbV7ANmmCQ==",
    );
}

#[test]
fn the_halves_of_a_key_must_belong_together() {
    let mut bytes: Vec<u8> = (0..32).collect();
    bytes.extend([7; 32]);
    let parse = |bytes: &[u8]| {
        let text = format!("whsk_{}", text::to_base64(bytes));
        text.parse::<StandardKey>().map(drop)
    };
    assert_eq!(parse(&bytes), Err(KeyError::NotEd25519));
    assert_eq!(parse(&bytes[..31]), Err(KeyError::WrongLength));
    assert_eq!(parse(&bytes[..33]), Err(KeyError::WrongLength));
}

/// The neutral element as a key: its signature fits every message.
#[test]
fn a_key_of_small_order_is_refused() {
    let mut bytes = [0; 32];
    bytes[0] = 1;
    let text = format!("whpk_{}", text::to_base64(&bytes));
    assert_eq!(
        text.parse::<StandardKey>().unwrap_err(),
        KeyError::NotEd25519
    );
}

#[test]
fn a_public_key_signs_nothing() {
    let error = sign(&standard(PUBLIC), "msg_1", 1, b"").unwrap_err();
    assert!(error.to_string().contains("no key that signs"), "{error}");
}

/// An attacker who uses the public key as a shared secret must not be able to sign.
#[test]
fn a_public_key_is_no_secret() {
    let bytes = text::from_base64::<32>(&PUBLIC["whpk_".len()..]).unwrap();
    let forger = StandardWebhooks::new(StandardKey::from_secret(&bytes).unwrap());
    let forged = sign(&forger, "msg_1", 1, b"{}").unwrap();
    assert!(verify(&forger, 1, &forged, b"{}").is_ok());
    assert!(verify(&standard(PUBLIC), 1, &forged, b"{}").is_err());
}

#[test]
fn a_version_that_no_key_is_for_counts_for_nothing() {
    let by_secret = sign(&standard(K1), "msg_1", 1, b"{}").unwrap();
    let by_pair = sign(&standard(SECRET), "msg_1", 1, b"{}").unwrap();
    assert!(verify(&standard(PUBLIC), 1, &by_secret, b"{}").is_err());
    assert!(verify(&standard(K1), 1, &by_pair, b"{}").is_err());
    for (signed, old, new) in [(&by_secret, "v1,", "v1a,"), (&by_pair, "v1a,", "v1,")] {
        let signature = signed["webhook-signature"].to_str().unwrap();
        let renamed = standard_headers("msg_1", "1", &signature.replacen(old, new, 1));
        assert!(verify(&standard(PUBLIC), 1, &renamed, b"{}").is_err());
        assert!(verify(&standard(K1), 1, &renamed, b"{}").is_err());
    }
}

#[test]
fn both_versions_sign_while_consumers_change_over() {
    let both = KeyRing::new(key(SECRET)).and(key(K1)).unwrap();
    let signed = sign(&StandardWebhooks::new(both), "msg_1", 1, b"{}").unwrap();
    assert!(verify(&standard(PUBLIC), 1, &signed, b"{}").is_ok());
    assert!(verify(&standard(K1), 1, &signed, b"{}").is_ok());
    assert!(verify(&standard(K2), 1, &signed, b"{}").is_err());
}

#[test]
fn a_new_key_signs_for_its_public_half() {
    let new = StandardKey::generate_ed25519();
    let signed = sign(&StandardWebhooks::new(new.clone()), "msg_1", 1, b"{}").unwrap();
    assert!(
        verify(
            &StandardWebhooks::new(new.public().unwrap()),
            1,
            &signed,
            b"{}"
        )
        .is_ok()
    );
    assert!(verify(&standard(PUBLIC), 1, &signed, b"{}").is_err());
    assert!(verify(&standard(&new.expose()), 1, &signed, b"{}").is_ok());
}
