//! Custom profiles: the requests of RFC 9421, appendix B.2, and the requirements of a profile.

use super::*;

const CREATED: u64 = 1_618_884_473;

/// The request that the examples of the appendix sign (section B.2).
fn request() -> (HeaderMap, Uri) {
    let headers = headers(&[
        ("host", "example.com"),
        ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("content-type", "application/json"),
        (
            "content-digest",
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
        ),
        ("content-length", "18"),
    ]);
    (headers, Uri::from_static("/foo?param=Value&Pet=dog"))
}

fn verified(
    verifier: &MessageVerifier,
    input: &str,
    signature: &str,
    body: &[u8],
    now: u64,
) -> Result<Verified, Unverified> {
    let (mut headers, uri) = request();
    headers.insert("signature-input", input.parse().unwrap());
    headers.insert("signature", signature.parse().unwrap());
    let arrived = ToVerify::new(&headers, body, at(now));
    verifier.verify(&arrived.with_line(&Method::POST, &uri))
}

const BODY: &[u8] = br#"{"hello": "world"}"#;

const HMAC_INPUT: &str = "sig-b25=(\"date\" \"@authority\" \"content-type\")\
     ;created=1618884473;keyid=\"test-shared-secret\"";
const HMAC: &str = "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:";

fn of_appendix(profile: MessageProfile) -> MessageVerifier {
    let key = MessageKey::hmac_sha256("test-shared-secret", rfc_secret()).unwrap();
    let verifier = MessageVerifier::new(key, "https://example.com").unwrap();
    verifier.profile(profile)
}

#[test]
fn a_profile_verifies_b_2_5() {
    let profile = MessageProfile::covering(["date", "@authority", "content-type"]);
    let verifier = of_appendix(profile);
    let found = verified(&verifier, HMAC_INPUT, HMAC, BODY, CREATED).unwrap();
    assert_eq!(found.time, Some(at(CREATED)));
    let refused = verified(&verifier, HMAC_INPUT, HMAC, BODY, CREATED + 301);
    assert!(refused.unwrap_err().to_string().contains("too long ago"));
    let patient = verifier.tolerance(std::time::Duration::from_secs(3600));
    assert!(verified(&patient, HMAC_INPUT, HMAC, BODY, CREATED + 301).is_ok());
}

#[cfg(feature = "ed25519")]
#[test]
fn a_profile_verifies_b_2_6() {
    let public = text::from_base64::<32>("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=").unwrap();
    let key = MessageKey::ed25519_public("test-key-ed25519", &public).unwrap();
    let profile = MessageProfile::covering(["@method", "@path", "content-length"]);
    let verifier = MessageVerifier::new(key, "https://example.com").unwrap();
    let verifier = verifier.profile(profile);
    let input = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
         ;created=1618884473;keyid=\"test-key-ed25519\"";
    let signature = "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";
    assert!(verified(&verifier, input, signature, BODY, CREATED).is_ok());
}

#[test]
fn what_a_profile_asks_for_must_be_there() {
    let missing = MessageProfile::covering(["date", "@method"]);
    let refused = verified(&of_appendix(missing), HMAC_INPUT, HMAC, BODY, CREATED);
    let reason = refused.unwrap_err().to_string();
    assert!(reason.contains("`@method` is not covered"), "{reason}");
    let tagged = MessageProfile::covering(["date"]).with_tag("acme");
    let refused = verified(&of_appendix(tagged), HMAC_INPUT, HMAC, BODY, CREATED);
    let reason = refused.unwrap_err().to_string();
    assert!(
        reason.contains("no signature has the tag `acme`"),
        "{reason}"
    );
    let webhook = of_appendix(MessageProfile::default());
    assert!(verified(&webhook, HMAC_INPUT, HMAC, BODY, CREATED).is_err());
}

#[test]
fn both_sides_have_one_profile() {
    let profile = MessageProfile::covering(["@method", "content-digest", "x-tenant"]);
    let profile = profile.with_tag("acme");
    let (signer, verifier) = (
        signer().profile(profile.clone()),
        verifier().profile(profile),
    );
    let request = Request::new()
        .with("x-tenant", "blue")
        .signed(&signer, CREATED);
    let input = request.header("signature-input");
    assert!(input.starts_with("sig1=(\"@method\" \"content-digest\" \"x-tenant\");created="));
    assert!(input.ends_with(";tag=\"acme\""));
    assert!(request.verify(&verifier, CREATED).is_ok());
    let mut other = request;
    other.body = b"{}".to_vec();
    other.refused(&verifier, CREATED, "digest");

    let without_body = MessageProfile::covering(["@method"]);
    let signer = super::signer().profile(without_body);
    let request = Request::new().signed(&signer, CREATED);
    assert!(!request.headers.contains_key("content-digest"));
}
