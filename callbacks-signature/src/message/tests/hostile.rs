//! Hostile headers (R3, R13): an answer, no panic, and limited work.

use proptest::prelude::*;

use super::*;

const NOW: u64 = 1000;

fn signed() -> Request {
    Request::new().signed(&signer(), NOW)
}

/// R13: a label occurs once, in both headers and over all their lines.
#[test]
fn r13_a_label_stands_once() {
    for name in ["signature", "signature-input"] {
        let mut request = signed();
        let line = request.headers[name].clone();
        request.headers.append(HeaderName::from_static(name), line);
        request.refused(&verifier(), NOW, "has a label twice");
    }
    let twice = signed()
        .header("signature-input")
        .replace(";alg=", ";created=1;alg=");
    signed()
        .with("signature-input", &twice)
        .refused(&verifier(), NOW, "no dictionary");
}

/// R13: a component occurs once, and as a whole.
#[test]
fn r13_a_component_stands_once_and_as_a_whole() {
    let with = |from: &str, to: &str| signed().replacing("signature-input", from, to);
    with("\"@method\"", "\"@method\" \"@method\"").refused(&verifier(), NOW, "covered twice");
    for component in [
        "\"content-type\";bs",
        "\"content-type\";sf",
        "\"content-type\";key=\"a\"",
        "\"@method\";req",
    ] {
        with("\"content-type\"", component).refused(&verifier(), NOW, "has parameters");
    }
    with("\"content-type\"", "content-type").refused(&verifier(), NOW, "has parameters");
}

/// R3: long headers are refused, however they are split into lines.
#[test]
fn r3_headers_are_bounded() {
    for name in ["signature", "signature-input"] {
        let padding = "x".repeat(4096);
        let text = format!("{}, pad=\"{padding}\"", signed().header(name));
        signed()
            .with(name, &text)
            .refused(&verifier(), NOW, "is too long");
        let mut request = signed();
        for number in 0..64 {
            let line = format!("pad{number}=\"{}\"", "x".repeat(64));
            let name = HeaderName::from_static(name);
            request
                .headers
                .append(name, HeaderValue::from_str(&line).unwrap());
        }
        request.refused(&verifier(), NOW, "is too long");
    }
}

/// R3: 4096 bytes, counted with the two that join each line to the next.
#[test]
fn r3_headers_have_a_length() {
    let padded = |bytes: usize| {
        let text = signed().header("signature");
        let padding = bytes - text.len() - ", pad=\"\"".len();
        let text = format!("{text}, pad=\"{}\"", "x".repeat(padding));
        assert_eq!(text.len(), bytes);
        signed().with("signature", &text)
    };
    assert!(padded(4094).verify(&verifier(), NOW).is_ok());
    padded(4095).refused(&verifier(), NOW, "is too long");
}

/// Other signatures on the same request are ignored, up to sixteen in total.
#[test]
fn r3_sixteen_signatures_and_no_more() {
    let with_others = |count: usize| {
        let others = |each: &str| -> String {
            (0..count)
                .map(|number| format!("o{number}={each}, "))
                .collect()
        };
        let input = format!(
            "{}{}",
            others("(\"@path\")"),
            signed().header("signature-input")
        );
        let signature = format!("{}{}", others(":AAAA:"), signed().header("signature"));
        signed()
            .with("signature-input", &input)
            .with("signature", &signature)
    };
    assert!(with_others(15).verify(&verifier(), NOW).is_ok());
    with_others(16).refused(&verifier(), NOW, "no dictionary");
}

#[test]
fn what_is_no_signature() {
    for signature in [
        "sig1",
        "sig1=1",
        "sig1=\"x\"",
        "sig1=()",
        "sig2=:AAAA:",
        "sig1=::",
    ] {
        assert!(
            signed()
                .with("signature", signature)
                .verify(&verifier(), NOW)
                .is_err()
        );
    }
    for input in [
        "sig1",
        "sig1=1",
        "sig1=();tag=\"webhook\"",
        "sig1=(1);tag=\"webhook\";created=1",
    ] {
        assert!(
            signed()
                .with("signature-input", input)
                .verify(&verifier(), NOW)
                .is_err()
        );
    }
    // Without the request line the signature cannot be verified.
    let request = signed();
    let arrived = ToVerify::new(&request.headers, &request.body, at(NOW));
    assert!(verifier().verify(&arrived).is_err());
}

/// Every bit of the signature, and of the signed content, matters.
#[test]
fn no_bit_can_be_changed() {
    for name in [
        "signature",
        "signature-input",
        "content-digest",
        "content-type",
    ] {
        let value = signed().header(name);
        for index in 0..value.len() * 8 {
            let mut bytes = value.clone().into_bytes();
            bytes[index / 8] ^= 1 << (index % 8);
            let Ok(changed) = HeaderValue::from_bytes(&bytes) else {
                continue;
            };
            let mut request = signed();
            request
                .headers
                .insert(HeaderName::from_static(name), changed);
            assert!(
                request.verify(&verifier(), NOW).is_err(),
                "{name} {bytes:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn no_header_makes_the_verifier_panic_or_accept(
        input in "(sig1=\\((\"(@method|@target-uri|content-digest|content-type|@x)\"(;[a-z]+)? ?){0,6}\\)(;(created|keyid|alg|tag|expires)=([0-9]{1,16}|\"webhook\"|\"k1\"|[a-z]*)){0,6},? ?){0,3}",
        signature in "(sig[12]=:[A-Za-z0-9+/]{43}=:,? ?){0,3}",
        noise in "[ -~]{0,40}",
    ) {
        for (input, signature) in [(&input, &signature), (&noise, &signature), (&input, &noise)] {
            let request = Request::new()
                .with("content-digest", &ContentDigest::Sha256.header(BODY))
                .with("signature-input", input)
                .with("signature", signature);
            prop_assert!(request.verify(&verifier(), NOW).is_err());
        }
    }
}
