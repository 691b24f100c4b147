//! Every signed bit matters, and every bit of a signature.

use super::*;

const NOW: u64 = 1_614_265_330;
const BODY: &[u8] = b"{\"amount\":100}\r\n";

#[test]
fn what_was_signed_verifies() {
    for (name, signer, verifier) in schemes() {
        for body in [BODY, b"", b"\xff\x00"] {
            let signed = sign(&*signer, "msg_1", NOW, body).unwrap();
            verify(&*verifier, NOW, &signed, body)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn no_bit_of_the_body_can_be_changed() {
    for (name, signer, verifier) in schemes() {
        let signed = sign(&*signer, "msg_1", NOW, BODY).unwrap();
        for bit in 0..BODY.len() * 8 {
            let mut body = BODY.to_vec();
            body[bit / 8] ^= 1 << (bit % 8);
            assert!(
                verify(&*verifier, NOW, &signed, &body).is_err(),
                "{name}: {bit}"
            );
        }
        for end in 0..BODY.len() {
            assert!(
                verify(&*verifier, NOW, &signed, &BODY[..end]).is_err(),
                "{name}: {end}"
            );
        }
        let longer = [BODY, b" "].concat();
        assert!(verify(&*verifier, NOW, &signed, &longer).is_err(), "{name}");
    }
}

#[test]
fn no_bit_of_a_header_can_be_changed() {
    for (name, signer, verifier) in schemes() {
        let signed = sign(&*signer, "msg_1", NOW, BODY).unwrap();
        let mut tried = 0;
        for (header, value) in &signed {
            for bit in 0..value.len() * 8 {
                let mut bytes = value.as_bytes().to_vec();
                bytes[bit / 8] ^= 1 << (bit % 8);
                // HTTP servers refuse control characters.
                let Ok(value) = HeaderValue::from_bytes(&bytes) else {
                    continue;
                };
                let mut tampered = signed.clone();
                tampered.insert(header, value);
                tried += 1;
                // The signature is verified before the time is checked.
                let error = verify(&*verifier, NOW, &tampered, BODY).unwrap_err();
                let reason = error.to_string();
                assert!(
                    !reason.contains("signed"),
                    "{name}: {header} {bit}: {reason}"
                );
            }
        }
        assert!(tried > 250, "{name}: {tried}");
    }
}

#[test]
fn r5_no_header_can_be_left_out_cut_or_doubled() {
    for (name, signer, verifier) in schemes() {
        let signed = sign(&*signer, "msg_1", NOW, BODY).unwrap();
        for (header, value) in &signed {
            let mut without = signed.clone();
            without.remove(header);
            assert!(
                verify(&*verifier, NOW, &without, BODY).is_err(),
                "{name}: {header}"
            );

            for end in 0..value.len() {
                let mut cut = signed.clone();
                let bytes = &value.as_bytes()[..end];
                cut.insert(header, HeaderValue::from_bytes(bytes).unwrap());
                assert!(
                    verify(&*verifier, NOW, &cut, BODY).is_err(),
                    "{name}: {header} {end}"
                );
            }

            let mut doubled = signed.clone();
            doubled.append(header, value.clone());
            // Rotation needs several signatures. Every other header occurs once.
            let is_list = header == "webhook-signature";
            assert_eq!(
                verify(&*verifier, NOW, &doubled, BODY).is_ok(),
                is_list,
                "{name}: {header}"
            );
        }
    }
}

#[test]
fn a_signature_is_for_its_message_and_its_time() {
    let scheme = standard(K1);
    let first = sign(&scheme, "msg_1", NOW, BODY).unwrap();
    let mut swapped = sign(&scheme, "msg_2", NOW, BODY).unwrap();
    swapped.insert("webhook-signature", first["webhook-signature"].clone());
    assert!(verify(&scheme, NOW, &swapped, BODY).is_err());

    let mut later = sign(&scheme, "msg_1", NOW + 1, BODY).unwrap();
    assert_ne!(first["webhook-signature"], later["webhook-signature"]);
    later.insert("webhook-signature", first["webhook-signature"].clone());
    assert!(verify(&scheme, NOW, &later, BODY).is_err());
}

#[test]
fn r2_a_signature_has_one_spelling() {
    for (name, signer, verifier) in schemes() {
        let signed = sign(&*signer, "msg_1", NOW, BODY).unwrap();
        let (header, value) = signed
            .iter()
            .find(|(header, _)| {
                header.as_str().contains("signature") || header.as_str().contains("hmac")
            })
            .unwrap();
        let text = value.to_str().unwrap();
        for other in [
            text.to_uppercase(),
            text.trim_end_matches('=').replace('=', "= ") + "=",
            format!("{text}="),
            format!("\"{text}\""),
            format!("{text}\u{a0}"),
        ] {
            if other == text {
                continue;
            }
            let mut changed = signed.clone();
            changed.insert(header, HeaderValue::from_bytes(other.as_bytes()).unwrap());
            assert!(
                verify(&*verifier, NOW, &changed, BODY).is_err(),
                "{name}: {other}"
            );
        }
    }
}
