//! What a sender does differently, if its signature is not the one that the secret gives.
//!
//! Most wrong signatures come from a few mistakes: another key is made of the secret, other bytes are signed, or the digest is
//! written in another way. All combinations of them are tried, and the one with the fewest mistakes is reported.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use callbacks_runtime::signature::{GitHubSignature, MessageId, SharedSecret, Signer, ToSign};
use http::{HeaderMap, Method};

use crate::message::{Message, on_one_line, pretty};
use crate::scheme::{Keys, Scheme};

/// Larger bodies are only tried as they are.
const LARGEST: usize = 1024 * 1024;

/// A SHA-256 digest.
type Digest = [u8; 32];

/// A digest as it is written in a header.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    /// What is before it, such as `v1,` or `sha256=`.
    prefix: String,
    encoding: Encoding,
    digest: Digest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Hex,
    Base64,
    UrlSafe,
}

impl Encoding {
    fn name(self) -> &'static str {
        match self {
            Self::Hex => "in hexadecimal digits",
            Self::Base64 => "in base64",
            Self::UrlSafe => "in base64 for URLs",
        }
    }
}

/// The mistakes of the sender, each as what to do. `None` if no known ones explain the signature.
pub(super) fn mistakes(
    message: &Message,
    keys: &Keys,
    received: &str,
    expected: &str,
) -> Option<Vec<String>> {
    let received = written(received);
    // A header without a digest needs no comparison with any.
    if received.is_empty() {
        return None;
    }
    let form = written(expected).pop()?;
    let mut best: Option<Vec<String>> = None;
    for (key, of_key) in secrets(keys) {
        for (body, of_body) in bodies(message) {
            for (content, of_content) in contents(keys.scheme, message, &body) {
                let Some(digest) = mac(&key, &content) else {
                    continue;
                };
                let same = received.iter().filter(|written| written.digest == digest);
                for written in same {
                    let known = [of_key.clone(), of_content.clone(), of_body.clone()];
                    let mut mistakes: Vec<_> = known.into_iter().flatten().collect();
                    mistakes.extend(spelling(written, &form));
                    if best.as_ref().is_none_or(|best| mistakes.len() < best.len()) {
                        best = Some(mistakes);
                    }
                }
            }
        }
    }
    best
}

/// How a digest is written wrongly.
fn spelling(found: &Written, right: &Written) -> Vec<String> {
    let mut mistakes = Vec::new();
    if found.encoding != right.encoding {
        let (found, right) = (found.encoding.name(), right.encoding.name());
        mistakes.push(format!(
            "the signature is written {found}: write it {right}"
        ));
    }
    if found.prefix != right.prefix {
        let begins = match found.prefix.as_str() {
            "" => "the signature has no prefix".to_owned(),
            prefix => format!("the signature begins with `{prefix}`"),
        };
        mistakes.push(format!("{begins}: begin it with `{}`", right.prefix));
    }
    mistakes
}

/// The digests in the value of a header.
fn written(value: &str) -> Vec<Written> {
    let mut found = Vec::new();
    for token in value.split_ascii_whitespace() {
        let behind_marks = token.match_indices([',', '=', ':']).map(|(at, _)| at + 1);
        for start in std::iter::once(0).chain(behind_marks) {
            let end = token[start..]
                .find(',')
                .map_or(token.len(), |end| start + end);
            if let Some((encoding, digest)) = read(&token[start..end]) {
                found.push(Written {
                    prefix: prefix(&token[..start]),
                    encoding,
                    digest,
                });
            }
        }
    }
    found
}

/// The last word of what is before a digest, with the mark behind it.
fn prefix(before: &str) -> String {
    let Some(mark) = before.chars().last() else {
        return String::new();
    };
    let word = before.trim_end_matches(mark);
    let start = word.rfind([',', '=', ':']).map_or(0, |at| at + 1);
    format!("{}{mark}", &word[start..])
}

fn read(text: &str) -> Option<(Encoding, Digest)> {
    const LENIENT: GeneralPurposeConfig =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let digest = hexadecimal(text)?;
        return Some((Encoding::Hex, digest.try_into().ok()?));
    }
    // 32 bytes are 43 letters of base64.
    if !matches!(text.len(), 43 | 44) {
        return None;
    }
    let standard = GeneralPurpose::new(&STANDARD, LENIENT);
    let url_safe = GeneralPurpose::new(&URL_SAFE, LENIENT);
    let decoded = match standard.decode(text) {
        Ok(digest) if text.len() == 44 => (Encoding::Base64, digest),
        _ => (
            Encoding::UrlSafe,
            url_safe
                .decode(text)
                .ok()
                .or_else(|| standard.decode(text).ok())?,
        ),
    };
    Some((decoded.0, decoded.1.try_into().ok()?))
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    bytes.collect()
}

/// HMAC-SHA256, which is what the scheme of GitHub signs a body with.
fn mac(key: &[u8], content: &[u8]) -> Option<Digest> {
    let signer = GitHubSignature::new(SharedSecret::new(key).ok()?);
    let (id, headers): (MessageId, _) = ("none".parse().ok()?, HeaderMap::new());
    let time = std::time::SystemTime::UNIX_EPOCH;
    let to_sign = ToSign::new(
        &Method::POST,
        "http://localhost/",
        &headers,
        content,
        &id,
        time,
    );
    let headers = signer.sign(&to_sign).ok()?;
    let value = headers.get("x-hub-signature-256")?.to_str().ok()?;
    hexadecimal(value.strip_prefix("sha256=")?)?.try_into().ok()
}

/// The keys that a sender may make of the secret, with the mistake of each.
fn secrets(keys: &Keys) -> Vec<(Vec<u8>, Option<String>)> {
    let text = keys.secret_text();
    let bare = text.trim_start_matches("whsec_");
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let decoded = GeneralPurpose::new(&STANDARD, lenient).decode(bare).ok();
    let as_text = |mistake: &str| Some(mistake.to_owned());
    let mut found = Vec::new();
    if keys.scheme == Scheme::Standard {
        found.extend(decoded.map(|key| (key, None)));
        let mistake = "the text of the secret is used as the key: decode the base64 behind `whsec_`, and use those bytes";
        found.push((text.as_bytes().to_vec(), as_text(mistake)));
        found.push((bare.as_bytes().to_vec(), as_text(mistake)));
    } else {
        found.push((text.as_bytes().to_vec(), None));
        let of_base64 = "the secret is decoded as base64: use its text as the key";
        found.extend(decoded.map(|key| (key, as_text(of_base64))));
        let of_hex = "the secret is decoded from hexadecimal digits: use its text as the key";
        found.extend(hexadecimal(text).map(|key| (key, as_text(of_hex))));
        if bare != text {
            let of_prefix = "the prefix of the secret is left out: use its whole text as the key";
            found.push((bare.as_bytes().to_vec(), as_text(of_prefix)));
        }
    }
    found
}

/// The bodies that a sender may sign, with the mistake of each.
fn bodies(message: &Message) -> Vec<(Vec<u8>, Option<String>)> {
    let body = &message.body;
    let mut found = vec![(body.to_vec(), None)];
    if body.len() > LARGEST {
        return found;
    }
    let line = |comma, colon| on_one_line(body, comma, colon).map(String::into_bytes);
    let others: [(Option<Vec<u8>>, &str); 5] = [
        (
            Some(body.trim_ascii().to_vec()),
            "without the white space around it",
        ),
        (
            Some([&body[..], b"\n"].concat()),
            "with a line break behind it",
        ),
        (line(",", ":"), "as compact JSON"),
        (line(", ", ": "), "with a space behind each comma and colon"),
        (
            pretty(body).map(String::into_bytes),
            "as JSON over several lines",
        ),
    ];
    for (other, how) in others {
        if let Some(other) = other.filter(|other| found.iter().all(|(known, _)| known != other)) {
            let mistake = format!(
                "the body is signed {how}, but arrives in other bytes: sign the bytes that are sent, and let nothing rewrite them on their way"
            );
            found.push((other, Some(mistake)));
        }
    }
    found
}

/// What a sender may sign of a message with this body, with the mistake of each.
fn contents(scheme: Scheme, message: &Message, body: &[u8]) -> Vec<(Vec<u8>, Option<String>)> {
    let value = |name: &str| message.headers.get(name)?.to_str().ok();
    let join = |parts: &[&str], mark: &str| {
        let mut content = parts.join(mark).into_bytes();
        content.extend_from_slice(mark.as_bytes());
        content.extend_from_slice(body);
        content
    };
    let mistake = |right: &str| Some(format!("other parts are signed: sign `{right}`"));
    let mut found = Vec::new();
    match scheme {
        Scheme::Standard => {
            let right = "webhook-id.webhook-timestamp.body";
            let id = value("webhook-id").or_else(|| value("svix-id"));
            let time = value("webhook-timestamp").or_else(|| value("svix-timestamp"));
            if let (Some(id), Some(time)) = (id, time) {
                found.push((join(&[id, time], "."), None));
                found.push((join(&[time, id], "."), mistake(right)));
            }
            found.extend(time.map(|time| (join(&[time], "."), mistake(right))));
            found.extend(id.map(|id| (join(&[id], "."), mistake(right))));
            found.push((body.to_vec(), mistake(right)));
        }
        Scheme::Stripe => {
            let right = "t.body";
            let parts = value("stripe-signature").unwrap_or_default();
            let time = parts
                .split(',')
                .find_map(|part| part.trim().strip_prefix("t="));
            found.extend(time.map(|time| (join(&[time], "."), None)));
            found.push((body.to_vec(), mistake(right)));
        }
        Scheme::Slack => {
            let right = "v0:x-slack-request-timestamp:body";
            if let Some(time) = value("x-slack-request-timestamp") {
                found.push((join(&["v0", time], ":"), None));
                found.push((join(&[time], ":"), mistake(right)));
                found.push((join(&[time], "."), mistake(right)));
            }
            found.push((body.to_vec(), mistake(right)));
        }
        Scheme::Github | Scheme::Shopify => found.push((body.to_vec(), None)),
        // These cover parts of a message that the sender chooses, or members of the body.
        Scheme::Adyen | Scheme::Rfc9421 => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const BODY: &[u8] = b"{\n  \"cents\": 950\n}";

    fn message(scheme: Scheme) -> (Message, Keys) {
        let keys = Keys::new(scheme, SECRET);
        let mut message = Message {
            method: Method::POST,
            url: "http://localhost/".to_owned(),
            headers: HeaderMap::new(),
            body: BODY.into(),
        };
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let id = "msg_1".parse().expect("an id");
        keys.sign(&mut message, &id, time).expect("a signature");
        (message, keys)
    }

    fn signature(message: &Message) -> String {
        let value = message.headers.get("webhook-signature").expect("signed");
        value.to_str().expect("ASCII").to_owned()
    }

    /// A sender that makes every mistake at once.
    #[test]
    fn several_mistakes_are_found_together() {
        let (message, keys) = message(Scheme::Standard);
        let digest = mac(SECRET.as_bytes(), b"1700000000.{\"cents\":950}").expect("a digest");
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let received = format!("v1={hex}");
        let found = mistakes(&message, &keys, &received, &signature(&message)).expect("known");
        let expected = [
            "decode the base64 behind `whsec_`",
            "sign `webhook-id.webhook-timestamp.body`",
            "the body is signed as compact JSON",
            "in hexadecimal digits: write it in base64",
            "begins with `v1=`: begin it with `v1,`",
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{found}");
        }
    }

    #[test]
    fn each_spelling_is_found() {
        let (message, keys) = message(Scheme::Standard);
        let right = signature(&message);
        let bare = right.trim_start_matches("v1,");
        let url_safe = bare.replace('+', "-").replace('/', "_");
        for (received, expected) in [
            (bare.to_owned(), "has no prefix: begin it with `v1,`"),
            (format!("v1={bare}"), "begins with `v1=`"),
            (format!("v2,{bare}"), "begins with `v2,`"),
            (
                format!("v1,{}", url_safe.trim_end_matches('=')),
                "in base64 for URLs",
            ),
        ] {
            let found = mistakes(&message, &keys, &received, &right).expect("known");
            assert_eq!(found.len(), 1, "{received}: {found:?}");
            assert!(found[0].contains(expected), "{received}: {found:?}");
        }
    }

    /// The schemes whose key is the text of the secret.
    #[test]
    fn a_secret_that_is_decoded_needlessly_is_found() {
        let name = "x-hub-signature-256";
        let (message, keys) = message(Scheme::Github);
        let right = message.headers[name].to_str().expect("ASCII").to_owned();
        let decoded = base64::engine::general_purpose::STANDARD
            .decode(SECRET.trim_start_matches("whsec_"))
            .expect("base64");
        let digest = mac(&decoded, BODY).expect("a digest");
        let hex: String = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        let received = format!("sha256={hex}");
        let found = mistakes(&message, &keys, &received, &right).expect("known");
        assert_eq!(
            found,
            ["the secret is decoded as base64: use its text as the key"]
        );
    }

    /// A signature by another secret has no mistake that could be named.
    #[test]
    fn another_secret_is_no_known_mistake() {
        let (message, keys) = message(Scheme::Standard);
        let digest = mac(b"another secret", BODY).expect("a digest");
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        for received in [&hex, "no digest at all"] {
            let found = mistakes(&message, &keys, received, &signature(&message));
            assert_eq!(found, None, "{received}");
        }
    }
}
