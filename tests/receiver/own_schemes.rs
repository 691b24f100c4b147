//! Schemes of providers that the library does not know, by its traits alone: the vectors of two that are in use.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use callbacks::signature::{SignError, Signer, ToSign, ToVerify, Unverified, Verified, Verifier};
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use sha2::Sha256;

/// HMAC-SHA256 in hexadecimal digits, over the body or a prefix and the body.
struct Hexadecimal {
    secret: &'static [u8],
    header: &'static str,
    /// What joins the time and the body, and the prefix of the signature. Without it only the body is signed.
    timed: Option<(&'static str, &'static str)>,
}

impl Hexadecimal {
    fn mac(&self, time: &str, body: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret).unwrap();
        if let Some((between, _)) = self.timed {
            mac.update(time.as_bytes());
            mac.update(between.as_bytes());
        }
        mac.update(body);
        mac
    }
}

impl Signer for Hexadecimal {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let since = request.time.duration_since(UNIX_EPOCH);
        let time = since.map_err(|_| SignError::new("before 1970"))?.as_secs();
        let tag = self.mac(&time.to_string(), request.body).finalize();
        let tag = tag.into_bytes();
        let hex: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = match self.timed {
            Some((_, name)) => format!("t={time},{name}={hex}"),
            None => hex,
        };
        let value = HeaderValue::from_str(&text).map_err(|_| SignError::new("no header"))?;
        let name = HeaderName::from_static(self.header);
        Ok(HeaderMap::from_iter([(name, value)]))
    }
}

impl Verifier for Hexadecimal {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let refused = || Unverified::new("not signed as it should be");
        let text = request.headers.get(self.header).ok_or_else(refused)?;
        let text = text.to_str().map_err(|_| refused())?;
        let (time, hex) = match self.timed {
            None => ("", text),
            Some((_, name)) => text
                .strip_prefix("t=")
                .and_then(|text| text.split_once(','))
                .and_then(|(time, rest)| Some((time, rest.strip_prefix(name)?.strip_prefix('=')?)))
                .ok_or_else(refused)?,
        };
        let digit = |at| {
            hex.get(at..at + 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        };
        let tag: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(digit).collect();
        let tag = tag.ok_or_else(refused)?;
        let mac = self.mac(time, request.body);
        mac.verify_slice(&tag).map_err(|_| refused())?;
        Ok(Verified::default())
    }
}

/// What the scheme signs is the vector, and it verifies nothing else.
fn check(scheme: &Hexadecimal, seconds: u64, body: &[u8], signature: &str) {
    let time: SystemTime = UNIX_EPOCH + Duration::from_secs(seconds);
    let (none, id) = (HeaderMap::new(), "msg_1".parse().unwrap());
    let request = ToSign::new(&Method::POST, "https://c.example", &none, body, &id, time);
    let signed = scheme.sign(&request).unwrap();
    assert_eq!(signed[scheme.header], signature);
    assert!(scheme.verify(&ToVerify::new(&signed, body, time)).is_ok());
    let other = [body, b" "].concat();
    assert!(
        scheme
            .verify(&ToVerify::new(&signed, &other, time))
            .is_err()
    );
    assert!(scheme.verify(&ToVerify::new(&none, body, time)).is_err());
}

#[test]
fn hook0() {
    let scheme = Hexadecimal {
        secret: b"secret",
        header: "x-hook0-signature",
        timed: Some((".", "v0")),
    };
    let signature =
        "t=1636936200,v0=1b3d69df55f1e52f05224ba94a5162abeb17ef52cd7f4948c390f810d6a87e98";
    check(&scheme, 1_636_936_200, b"hello !", signature);
}

#[test]
fn convoy() {
    let body = br#"{"event":"charge.success","amount":1000,"currency":"NGN"}"#;
    let simple = Hexadecimal {
        secret: b"convoy-webhook-secret",
        header: "x-convoy-signature",
        timed: None,
    };
    let signature = "244449b7f48cbc2709060c9dcdc2b3aa47a78f540430579015c579fb12defbb4";
    check(&simple, 1_700_000_000, body, signature);
    let advanced = Hexadecimal {
        timed: Some((",", "v1")),
        ..simple
    };
    let signature =
        "t=1700000000,v1=77b8b9269f25a199846a55a2bd25b3fba151c70fdae60bb1dcd87fbbc943c55c";
    check(&advanced, 1_700_000_000, body, signature);
}
