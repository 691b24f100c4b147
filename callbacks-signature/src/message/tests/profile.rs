//! The webhook profile of S36 and R13: what is signed, and what is refused.

use super::*;

const NOW: u64 = 1_614_265_330;

fn signed() -> Request {
    Request::new().signed(&signer(), NOW)
}

/// The profile's request, signed with the parameters in another order than ours.
const IN_ANOTHER_ORDER: (&str, &str) = (
    "sig1=(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\")\
     ;created=1614265330;keyid=\"k1\";alg=\"hmac-sha256\";tag=\"webhook\"",
    "sig1=:Gfo4M2XcrltGtJZvBcgbKnopM8jhN5iHo5BJL5BI17E=:",
);

/// S36: a vector of another implementation. Its order of parameters is the one that the crate `httpsig` rebuilds.
#[test]
fn s36_vector_of_the_profile() {
    let key = MessageKey::hmac_sha256("k1", rfc_secret()).unwrap();
    let request = Request::new().signed(&MessageSigner::new(key.clone()), NOW);
    let header = |name| request.header(name);
    assert_eq!(
        header("content-digest"),
        "sha-256=:aZRZ6DR3UmAo1x9ot6ocBnBUQeckLNrrwg/VJpLUYs0=:"
    );
    assert_eq!(
        header("signature-input"),
        "sig1=(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\")\
         ;created=1614265330;alg=\"hmac-sha256\";keyid=\"k1\";tag=\"webhook\""
    );
    assert_eq!(
        header("signature"),
        "sig1=:9Kg7qOEQz05P/ANtvRGiGRHiMplyFvdR2ULsG/5+AGs=:"
    );
    let verifier = MessageVerifier::new(key, ADDRESS).unwrap();
    let expected = Verified {
        id: None,
        time: Some(at(NOW)),
    };
    assert_eq!(request.verify(&verifier, NOW).unwrap(), expected);
    let (input, signature) = IN_ANOTHER_ORDER;
    let other = request.with("signature-input", input);
    let other = other.with("signature", signature);
    assert_eq!(other.verify(&verifier, NOW).unwrap(), expected);
}

#[test]
fn s36_the_digest_may_be_sha_512() {
    let request = Request::new().signed(&signer().digest(ContentDigest::Sha512), NOW);
    assert!(request.header("content-digest").starts_with("sha-512=:"));
    assert!(request.verify(&verifier(), NOW).is_ok());
}

/// A request without a body has no media type, and none may be added.
#[test]
fn s36_a_body_without_a_media_type() {
    let request = Request::new()
        .without("content-type")
        .signed(&signer(), NOW);
    assert!(!request.header("signature-input").contains("content-type"));
    assert!(request.verify(&verifier(), NOW).is_ok());
    let request = request.with("content-type", "text/plain");
    request.refused(&verifier(), NOW, "`content-type` is not covered");
}

/// R13: each of the required components must be covered, whatever else is covered.
#[test]
fn r13_what_is_not_covered_is_refused() {
    for name in ["@method", "@target-uri", "content-digest", "content-type"] {
        let component = format!("\"{name}\" ");
        let input = signed().header("signature-input").replace("\")", "\" )");
        let input = input.replace(&component, "").replace(" )", ")");
        let request = resigned(&signed(), &input, "secret");
        request.refused(&verifier(), NOW, &format!("`{name}` is not covered"));
    }
    // Further components may be covered.
    let input = signed()
        .header("signature-input")
        .replace("(", "(\"@path\" ");
    assert!(
        resigned(&signed(), &input, "secret")
            .verify(&verifier(), NOW)
            .is_ok()
    );
}

/// The request with this input and the right signature for it, by a secret.
fn resigned(request: &Request, input: &str, secret: &str) -> Request {
    let request = request.clone().with("signature-input", input);
    let list = match dictionary(input).unwrap().remove(0) {
        (_, Member::List(list)) => list,
        (_, item) => panic!("{item:?}"),
    };
    let url = format!("{ADDRESS}{}", request.path);
    let message = Message {
        method: &request.method,
        target: TargetUri::parse(&url).unwrap(),
        headers: &request.headers,
    };
    let base = message.base(&list).unwrap();
    let tag = hmac("k1", secret).sign(&base).unwrap();
    request.with("signature", &format!("sig1=:{}:", text::to_base64(&tag)))
}

#[test]
fn r13_resigning_in_these_tests_is_right() {
    let again = resigned(&signed(), &signed().header("signature-input"), "secret");
    assert_eq!(again.headers, signed().headers);
}

/// R13: a change on the way is detected.
#[test]
fn r13_what_was_signed_is_what_arrives() {
    let no_match = "no signature matches a key";
    let mut request = signed();
    request.method = Method::PUT;
    request.refused(&verifier(), NOW, no_match);
    for path in ["/2", "/1?a=b", "/1/", "/", "/x/../1"] {
        let mut request = signed();
        request.path = path;
        request.refused(&verifier(), NOW, no_match);
    }
    let mut request = signed();
    request.body.push(b' ');
    request.refused(&verifier(), NOW, "the digest is not that of the body");
    // Changing the digest does not help.
    let digest = ContentDigest::Sha256.header(&request.body);
    request
        .with("content-digest", &digest)
        .refused(&verifier(), NOW, no_match);
    let request = signed().with("content-type", "text/plain");
    request.refused(&verifier(), NOW, no_match);
    let elsewhere = MessageVerifier::new(hmac("k1", "secret"), "https://other.example/hooks");
    signed().refused(&elsewhere.unwrap(), NOW, no_match);
    for name in ["content-type", "content-digest"] {
        signed()
            .without(name)
            .refused(&verifier(), NOW, "a covered component is missing");
    }
    for name in ["signature", "signature-input"] {
        signed()
            .without(name)
            .refused(&verifier(), NOW, "is missing");
    }
}

/// A reader of only the first line would see another media type than the signed one.
#[test]
fn r13_a_media_type_does_not_come_twice() {
    let mut request = Request::new();
    request
        .headers
        .append("content-type", HeaderValue::from_static("text/plain"));
    let request = request.signed(&signer(), NOW);
    request.refused(&verifier(), NOW, "`content-type` comes twice");
}

/// R13: five minutes in both directions, and not after the expiry.
#[test]
fn r13_a_signature_is_of_now() {
    for (now, is_ok) in [
        (NOW - 301, false),
        (NOW - 300, true),
        (NOW + 300, true),
        (NOW + 301, false),
    ] {
        assert_eq!(signed().verify(&verifier(), now).is_ok(), is_ok, "{now}");
    }
    let brief = verifier().tolerance(std::time::Duration::from_secs(10));
    assert!(signed().verify(&brief, NOW + 10).is_ok());
    signed().refused(&brief, NOW + 11, "too long ago");

    let with = |parameter: &str| {
        let input = signed().header("signature-input");
        resigned(&signed(), &format!("{input};{parameter}"), "secret")
    };
    let expiring = with(&format!("expires={}", NOW + 10));
    assert!(expiring.verify(&verifier(), NOW + 9).is_ok());
    expiring.refused(&verifier(), NOW + 10, "has expired");
    for parameter in ["expires=-1", "expires=soon", "expires", "expires=\"1\""] {
        with(parameter).refused(&verifier(), NOW, "the timestamp");
    }
    assert!(with("nonce=\"n\"").verify(&verifier(), NOW).is_ok());
}

#[test]
fn r13_a_signature_says_when_it_was_made() {
    let created = format!(";created={NOW}");
    for other in [
        "",
        ";created=now",
        ";created=\"1\"",
        ";created=-1",
        ";created",
    ] {
        let input = signed().header("signature-input").replace(&created, other);
        resigned(&signed(), &input, "secret").refused(&verifier(), NOW, "timestamp");
    }
}

/// R13: the algorithm belongs to the key with the given id.
#[test]
fn r13_the_key_decides_the_algorithm() {
    let input = signed().header("signature-input");
    let with = |from: &str, to: &str| resigned(&signed(), &input.replace(from, to), "secret");
    assert!(
        with(";alg=\"hmac-sha256\"", "")
            .verify(&verifier(), NOW)
            .is_ok()
    );
    for alg in [
        "\"ed25519\"",
        "\"hmac-sha512\"",
        "\"none\"",
        "\"\"",
        "hmac-sha256",
        "1",
    ] {
        let request = with("\"hmac-sha256\"", alg);
        request.refused(&verifier(), NOW, "no signature matches a key");
    }
    for keyid in ["\"k2\"", "\"\"", "\"K1\""] {
        with("\"k1\"", keyid).refused(&verifier(), NOW, "no signature matches a key");
    }
    with(";keyid=\"k1\"", "").refused(&verifier(), NOW, "names no key");
    with(";keyid=\"k1\"", ";keyid=k1").refused(&verifier(), NOW, "names no key");
    for tag in ["", ";tag=\"other\"", ";tag=webhook", ";tag"] {
        with(";tag=\"webhook\"", tag).refused(&verifier(), NOW, "has the tag `webhook`");
    }
    resigned(&signed(), &input, "other").refused(&verifier(), NOW, "no signature matches a key");
}

/// R13: a public key is never used as a shared secret, whatever a request says.
#[cfg(feature = "ed25519")]
#[test]
fn r13_a_public_key_is_no_secret() {
    let secret = MessageKey::ed25519("k1", &[7; 32]).unwrap();
    let public = secret.public().unwrap();
    let verifier = MessageVerifier::new(public, ADDRESS).unwrap();
    let request = Request::new().signed(&MessageSigner::new(secret), NOW);
    assert!(
        request
            .header("signature-input")
            .contains("alg=\"ed25519\"")
    );
    assert!(request.verify(&verifier, NOW).is_ok());

    let bytes = ed25519_dalek::SigningKey::from_bytes(&[7; 32]).verifying_key();
    let forged = MessageKey::hmac_sha256("k1", crate::SharedSecret::new(bytes.as_bytes()).unwrap());
    let forged = Request::new().signed(&MessageSigner::new(forged.unwrap()), NOW);
    forged.refused(&verifier, NOW, "no signature matches a key");
    let forged = forged.replacing("signature-input", "hmac-sha256", "ed25519");
    forged.refused(&verifier, NOW, "no signature matches a key");
}

/// S22, R12: every valid key signs, the consumer accepts any, and keys change while both run.
#[test]
fn r12_keys_are_exchanged_while_they_are_in_use() {
    let (old, new) = (hmac("k1", "secret"), hmac("k2", "other"));
    let (ours, theirs) = (KeyRing::new(old.clone()), KeyRing::new(old));
    let signer = MessageSigner::new(ours.clone());
    let verifier = MessageVerifier::new(theirs.clone(), ADDRESS).unwrap();
    let goes_through = |now| {
        Request::new()
            .signed(&signer, now)
            .verify(&verifier, now)
            .is_ok()
    };
    assert!(goes_through(NOW));
    ours.rotate(new.clone(), at(NOW + 60));
    let both = Request::new().signed(&signer, NOW);
    assert!(both.header("signature").contains(", sig2=:"));
    assert!(goes_through(NOW) && !goes_through(NOW + 60));
    theirs.replace(&KeyRing::new(new));
    assert!(goes_through(NOW) && goes_through(NOW + 60));
}

/// R12: a key that is in a ring twice is still one key.
#[test]
fn r12_a_key_may_be_in_a_ring_twice() {
    let ring = KeyRing::new(hmac("k1", "secret")).and(hmac("k1", "secret"));
    let twice = MessageVerifier::new(ring.unwrap(), ADDRESS).unwrap();
    assert!(signed().verify(&twice, NOW).is_ok());
}

/// The id of the message is trusted if it was signed.
#[test]
fn r13_a_signed_id_is_the_id_of_the_message() {
    let request = Request::new().signed(&signer().covering_id(), NOW);
    let verified = request.verify(&verifier(), NOW).unwrap();
    assert_eq!(verified.id.as_deref(), Some("msg_1"));
    assert!(request.verify(&verifier().covering_id(), NOW).is_ok());
    let other = request.with("webhook-id", "msg_2");
    other.refused(&verifier(), NOW, "no signature matches a key");

    let unsigned = signed().with("webhook-id", "msg_1");
    assert_eq!(unsigned.verify(&verifier(), NOW).unwrap().id, None);
    unsigned.refused(
        &verifier().covering_id(),
        NOW,
        "`webhook-id` is not covered",
    );
}

#[test]
fn a_header_that_is_to_be_signed_must_be_there() {
    let signer = signer().covering(HeaderName::from_static("x-event"));
    let id: MessageId = "msg_1".parse().unwrap();
    let headers = HeaderMap::new();
    let request = ToSign::new(&Method::POST, ADDRESS, &headers, b"", &id, at(NOW));
    assert!(
        signer
            .sign(&request)
            .unwrap_err()
            .to_string()
            .contains("missing")
    );
    let request = Request::new().with("x-event", "paid").signed(&signer, NOW);
    assert!(request.verify(&verifier(), NOW).is_ok());
    request
        .with("x-event", "void")
        .refused(&verifier(), NOW, "no signature");
}

#[test]
fn an_address_is_a_url() {
    for address in [
        "",
        "/hooks",
        "rx.example",
        "https://u@rx.example",
        "https://rx.example?a",
    ] {
        let error = MessageVerifier::new(hmac("k1", "secret"), address).unwrap_err();
        assert_eq!(error, InvalidAddress, "{address}");
    }
}

#[test]
fn no_key_is_printed() {
    let key = hmac("k1", "CANARY");
    for text in [
        format!("{key:?}"),
        format!("{:?}", MessageSigner::new(key.clone())),
        format!("{:?}", MessageVerifier::new(key.clone(), ADDRESS)),
    ] {
        assert!(
            !text.contains("CANARY") && !text.contains("67, 65"),
            "{text}"
        );
    }
    assert_eq!(format!("{key:?}"), "MessageKey(\"k1\", ..)");
}

#[test]
fn the_id_of_a_key_is_short_and_printable() {
    let key = |id: &str| MessageKey::hmac_sha256(id, shared("secret"));
    for id in ["", "\u{e9}", "a\nb", "\u{7f}", &"x".repeat(257)] {
        assert_eq!(key(id).err(), Some(crate::KeyError::InvalidId), "{id}");
    }
    for id in [" ", "~", "a \"b\"", &"x".repeat(256)] {
        assert_eq!(key(id).unwrap().id(), id);
    }
}
