//! Adyen: the signature of each item in the body.

use super::*;

const KEY: &str = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
const SIGNATURE: &str = "coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=";

/// An item with a published signature.
fn item() -> String {
    format!(
        r#"{{"additionalData":{{"authCode":"1234","hmacSignature":"{SIGNATURE}"}},"amount":{{"value":1130,"currency":"EUR"}},"pspReference":"7914073381342284","eventCode":"AUTHORISATION","eventDate":"2019-05-06T17:15:34.121+02:00","merchantAccountCode":"TestMerchant","merchantReference":"TestPayment-1407325143704","operations":["CANCEL"],"paymentMethod":"visa","success":"true"}}"#
    )
}

fn body(items: &[String]) -> String {
    let wrap = |item: &String| format!(r#"{{"NotificationRequestItem":{item}}}"#);
    let items: Vec<_> = items.iter().map(wrap).collect();
    format!(
        r#"{{"live":"false","notificationItems":[{}]}}"#,
        items.join(",")
    )
}

fn adyen() -> AdyenSignature {
    AdyenSignature::new(SharedSecret::from_hex(KEY).unwrap())
}

fn is_ok(body: &str) -> bool {
    verify(&adyen(), 1, &HeaderMap::new(), body.as_bytes()).is_ok()
}

fn is_item_ok(item: String) -> bool {
    is_ok(&body(&[item]))
}

/// An item with these members, signed by the key.
fn signed(members: [&str; 8]) -> String {
    let data = members.join(":");
    let tag = hmac_sha256::sign(&SharedSecret::from_hex(KEY).unwrap(), &[data.as_bytes()]);
    with_signature(members, &text::to_base64(&tag))
}

fn with_signature(members: [&str; 8], signature: &str) -> String {
    let [
        psp,
        original,
        account,
        reference,
        value,
        currency,
        event,
        success,
    ] = members;
    let original = if original.is_empty() {
        "null".to_owned()
    } else {
        format!("{original:?}")
    };
    format!(
        r#"{{"success":"{success}","pspReference":"{psp}","originalReference":{original},"merchantAccountCode":"{account}","merchantReference":"{reference}","amount":{{"currency":"{currency}","value":{value}}},"eventCode":"{event}","additionalData":{{"hmacSignature":"{signature}"}}}}"#
    )
}

const MEMBERS: [&str; 8] = [
    "7914073381342284",
    "",
    "TestMerchant",
    "TestPayment-1407325143704",
    "1130",
    "EUR",
    "AUTHORISATION",
    "true",
];

#[test]
fn adyen_vector() {
    assert!(is_item_ok(item()));
    assert_eq!(with_signature(MEMBERS, SIGNATURE), signed(MEMBERS));
    assert!(is_item_ok(signed(MEMBERS)));
}

/// Every signed member matters, in any position and spelling.
#[test]
fn what_is_signed_cannot_be_changed() {
    for (from, to) in [
        ("1130", "1131"),
        ("1130", "\"1130\""),
        ("1130", "null"),
        ("EUR", "USD"),
        ("7914073381342284", "7914073381342285"),
        ("AUTHORISATION", "REFUND"),
        ("TestMerchant", "testMerchant"),
        ("TestPayment-", "TestPayment_"),
        ("\"success\":\"true\"", "\"success\":\"false\""),
        ("\"success\":\"true\"", "\"success\":true"),
        ("\"paymentMethod\":\"visa\"", "\"originalReference\":\"1\""),
        ("coqCmt", "coqCmu"),
        ("hmacSignature", "hmacsignature"),
        (SIGNATURE, ""),
        ("{\"authCode\"", "{\"hmacSignature\":null,\"authCode\""),
        (
            "\"eventCode\"",
            "\"pspReference\":\"7914073381342284\",\"eventCode\"",
        ),
        (
            "\"eventCode\"",
            "\"psp\\u0052eference\":\"x\",\"eventCode\"",
        ),
        ("\"eventCode\"", "\"paymentMethod\":\"x\",\"eventCode\""),
    ] {
        let changed = item().replace(from, to);
        assert_ne!(changed, item(), "{from}");
        assert!(!is_item_ok(changed), "{from} is {to}");
    }
    // Another spelling of the same value is equal.
    assert!(is_item_ok(item().replace("1130", "1130.0")));
    assert!(is_item_ok(
        item().replace("pspReference", "psp\\u0052eference")
    ));
    assert!(is_item_ok(
        item().replace("\"visa\"", "\"visa\",\"originalReference\":\"\"")
    ));
    // According to the documentation, this is not signed.
    assert!(is_item_ok(item().replace("visa", "mc")));
}

/// No member can take a part of its neighbour.
#[test]
fn no_boundary_can_be_moved() {
    let mut colons = MEMBERS;
    colons[3] = "14-08-2020-09:53:00";
    assert!(
        is_item_ok(signed(colons)),
        "merchants have colons in their references"
    );
    let mut moved = MEMBERS;
    moved[1] = "TestMerchant";
    moved[2] = "TestPayment-1407325143704:1130";
    for moved in [
        [
            "7914073381342284:",
            "TestMerchant",
            "TestPayment-1407325143704",
            "",
            "1130",
            "EUR",
            "AUTHORISATION",
            "true",
        ],
        [
            "7914073381342284",
            "",
            "TestMerchant:TestPayment-1407325143704",
            "",
            "1130",
            "EUR",
            "AUTHORISATION",
            "true",
        ],
        [
            "7914073381342284",
            "",
            "TestMerchant",
            "TestPayment-1407325143704",
            "1130",
            "EUR:AUTHORISATION",
            "true",
            "",
        ],
        moved,
    ] {
        assert!(!is_item_ok(with_signature(moved, SIGNATURE)), "{moved:?}");
        assert!(!is_item_ok(signed(moved)), "{moved:?}");
    }
}

/// A signed item does not cover the next one.
#[test]
fn every_item_is_signed() {
    let other = signed(["8", "7", "A", "r", "-5", "USD", "REFUND", "false"]);
    assert!(is_ok(&body(&[item(), other.clone()])));
    let forged = other.replace("-5", "5");
    assert!(!is_ok(&body(&[item(), forged.clone()])));
    assert!(!is_ok(&body(&[forged, item()])));
    assert!(is_ok(&body(&vec![item(); 16])));
    assert!(!is_ok(&body(&vec![item(); 17])), "more than anybody sends");
    assert!(!is_ok(&body(&[])));
}

#[test]
fn what_is_no_notification() {
    let twice = body(&[item()]).replace("\"live\":\"false\"", "\"notificationItems\":[]");
    let beside = body(&[item()]).replace("}]}", "},{}]}");
    for text in [
        "",
        "{}",
        "[]",
        "null",
        "{\"notificationItems\":null}",
        "{\"notificationItems\":{}}",
        "{\"notificationItems\":[{}]}",
        "{\"notificationItems\":[{\"NotificationRequestItem\":{}}]}",
        &twice,
        &beside,
        &format!("{} x", body(&[item()])),
        &body(&[item()])[1..],
        &"[".repeat(100_000),
    ] {
        assert!(!is_ok(text), "{text:.100}");
    }
}

/// R12: keys change while Adyen sends.
#[test]
fn r12_adyen_any_valid_key_verifies() {
    let ring = KeyRing::new(shared("new"));
    let verifier = AdyenSignature::new(ring.clone());
    let body = body(&[item()]);
    assert!(verify(&verifier, 1, &HeaderMap::new(), body.as_bytes()).is_err());
    ring.replace(
        &KeyRing::new(shared("new"))
            .and_until(SharedSecret::from_hex(KEY).unwrap(), at(9))
            .unwrap(),
    );
    assert!(verify(&verifier, 8, &HeaderMap::new(), body.as_bytes()).is_ok());
    assert!(verify(&verifier, 9, &HeaderMap::new(), body.as_bytes()).is_err());
}

#[test]
fn a_secret_in_hexadecimal_digits() {
    let bytes = |text: &str| SharedSecret::from_hex(text).map(|secret| secret.bytes().to_vec());
    assert_eq!(bytes("00fFA0"), Ok(vec![0, 255, 160]));
    for text in ["0", "0g", "+1", " 0", "0x00", "\u{e9}"] {
        assert_eq!(bytes(text), Err(KeyError::NotHex), "{text}");
    }
    assert_eq!(bytes(""), Err(KeyError::WrongLength));
}
