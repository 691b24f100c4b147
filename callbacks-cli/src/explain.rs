//! Explains a signature: its headers, what is signed, whether it matches, and what the difference may come from.

mod diagnosis;

use std::time::{Duration, SystemTime};

use callbacks_runtime::signature::{MessageId, ToSign, ToVerify};
use http::{HeaderMap, Uri};
use serde::Serialize;

use crate::failure::Failure;
use crate::message::Message;
use crate::scheme::{Keys, Scheme};

/// Why a signature is valid or not, step by step.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Explanation {
    /// Whether the request is accepted.
    pub is_valid: bool,
    /// Whether only the time is wrong: the signature is by the secret, but it is too old or in the future.
    pub is_late: bool,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What is signed, as far as it is text. Long bodies are cut.
    pub signed: Option<String>,
    /// What to do next, if it is not valid.
    pub help: Vec<String>,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Step {
    /// What is looked at: a header, the time, the signature.
    pub what: String,
    /// What was found.
    pub found: String,
    /// Whether it is right. `None` if it only informs.
    pub is_right: Option<bool>,
}

/// The headers of a scheme.
struct Names {
    signature: &'static str,
    id: Option<&'static str>,
    time: Option<&'static str>,
}

fn names(scheme: Scheme, headers: &HeaderMap) -> Names {
    let (signature, id, time) = match scheme {
        Scheme::Standard
            if !headers.contains_key("webhook-id") && headers.contains_key("svix-id") =>
        {
            ("svix-signature", Some("svix-id"), Some("svix-timestamp"))
        }
        Scheme::Standard => (
            "webhook-signature",
            Some("webhook-id"),
            Some("webhook-timestamp"),
        ),
        Scheme::Github => ("x-hub-signature-256", None, None),
        Scheme::Stripe => ("stripe-signature", None, None),
        Scheme::Slack => ("x-slack-signature", None, Some("x-slack-request-timestamp")),
        Scheme::Shopify => ("x-shopify-hmac-sha256", None, None),
        Scheme::Adyen => ("", None, None),
        Scheme::Rfc9421 => ("signature", None, Some("signature-input")),
    };
    Names {
        signature,
        id,
        time,
    }
}

/// Explains the signature of a request that arrived at a time.
pub(crate) fn explain(
    message: &Message,
    keys: &Keys,
    at: SystemTime,
) -> Result<Explanation, Failure> {
    let names = names(keys.scheme, &message.headers);
    let mut steps = Vec::new();
    for name in [names.id, names.time, Some(names.signature)]
        .into_iter()
        .flatten()
    {
        if !name.is_empty() {
            steps.push(header(message, name));
        }
    }
    let mut explanation = Explanation {
        is_valid: false,
        is_late: false,
        steps,
        signed: None,
        help: Vec::new(),
    };
    if let Some(found) = other_scheme(keys.scheme, &message.headers) {
        explanation.help.push(format!(
            "the request has the headers of another scheme: try `--scheme {found}`"
        ));
    }
    let stamp = timestamp(message, &names);
    let claimed = stamp.and_then(seconds);
    match stamp {
        Some(number) if number >= IN_MILLISECONDS => {
            explanation.steps.push(Step {
                what: "time".to_owned(),
                found: "the timestamp is in milliseconds".to_owned(),
                is_right: Some(false),
            });
            let help = "send the timestamp in seconds since 1970, and sign it so";
            explanation.help.push(help.to_owned());
        }
        _ => explanation.steps.extend(claimed.map(|time| age(time, at))),
    }
    explanation.signed = signed(keys.scheme, message, &names);
    let verdict = verify(message, keys, at, None)?;
    // Whether only the time is wrong.
    let is_authentic = verify(
        message,
        keys,
        claimed.unwrap_or(at),
        Some(Duration::from_secs(i32::MAX as u64)),
    )?;
    explanation.is_valid = verdict.is_ok();
    let matches = is_authentic.is_ok();
    explanation.steps.push(Step {
        what: "signature".to_owned(),
        found: match (&verdict, matches) {
            (Ok(()), _) => "it is by the secret".to_owned(),
            (Err(_), true) => "it is by the secret, but the time is out of the window".to_owned(),
            (Err(reason), false) => {
                let reason = reason.strip_prefix("the request could not be verified: ");
                reason.map_or_else(|| "wrong".to_owned(), str::to_owned)
            }
        },
        is_right: Some(matches),
    });
    explanation.is_late = matches && verdict.is_err();
    explanation.help.extend(help(message, &names, &explanation));
    if !matches && missing(message, &names).next().is_none() {
        let expected = expected(message, keys, &names, claimed.unwrap_or(at));
        let received = names.signature;
        let received = message
            .headers
            .get(received)
            .and_then(|value| value.to_str().ok());
        let found = expected.as_deref().zip(received);
        let mistakes = found.and_then(|(expected, received)| {
            diagnosis::mistakes(message, keys, received, expected)
        });
        explanation.steps.extend(expected.map(|found| Step {
            what: "expected".to_owned(),
            found,
            is_right: None,
        }));
        explanation
            .help
            .extend(mistakes.unwrap_or_else(unexplained));
    }
    Ok(explanation)
}

/// The required headers that a request does not have.
fn missing<'a>(message: &'a Message, names: &'a Names) -> impl Iterator<Item = &'static str> + 'a {
    let all = [names.id, names.time, Some(names.signature)]
        .into_iter()
        .flatten();
    all.filter(|name| !name.is_empty() && !message.headers.contains_key(*name))
}

/// What to do about missing headers and a wrong time.
fn help(message: &Message, names: &Names, explanation: &Explanation) -> Vec<String> {
    let missing: Vec<_> = missing(message, names).collect();
    if missing.contains(&names.signature) {
        let help = "the sender has not signed the request, or something on its way removes headers";
        return vec![help.to_owned()];
    }
    if !missing.is_empty() {
        let names = missing.join("` and `");
        return vec![format!(
            "the sender must send `{names}`, which the signature covers"
        )];
    }
    if explanation.is_late {
        return vec!["check the clocks of the sender and of this machine".to_owned()];
    }
    Vec::new()
}

/// What to do about a signature that no known mistake explains.
fn unexplained() -> Vec<String> {
    vec![
        "compare the secret with the one of this endpoint at the provider".to_owned(),
        "the bytes that are signed, sent and verified must be the same: a body that was parsed and written again has another signature".to_owned(),
    ]
}

/// Verifies a request as a receiver does.
pub(crate) fn verify(
    message: &Message,
    keys: &Keys,
    at: SystemTime,
    tolerance: Option<Duration>,
) -> Result<Result<(), String>, Failure> {
    let uri: Uri = message.url.parse().unwrap_or_default();
    let request =
        ToVerify::new(&message.headers, &message.body, at).with_line(&message.method, &uri);
    let verified = keys
        .verifier(&absolute(message), tolerance)?
        .verify(&request);
    Ok(verified.map(|_| ()).map_err(|error| error.to_string()))
}

/// The URL with the host of the request.
fn absolute(message: &Message) -> String {
    if message.url.contains("://") {
        return message.url.clone();
    }
    let host = message
        .headers
        .get(http::header::HOST)
        .and_then(|host| host.to_str().ok());
    format!("http://{}{}", host.unwrap_or("localhost"), message.url)
}

fn header(message: &Message, name: &str) -> Step {
    let values = message.headers.get_all(name).iter();
    let values: Vec<_> = values
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    Step {
        what: name.to_owned(),
        found: if values.is_empty() {
            "missing".to_owned()
        } else {
            values.join(", ")
        },
        is_right: values.is_empty().then_some(false),
    }
}

/// The headers that have a signature, with the scheme and its name.
const SIGNATURES: [(Scheme, &str, &str); 7] = [
    (Scheme::Standard, "webhook-signature", "standard"),
    (Scheme::Standard, "svix-signature", "standard"),
    (Scheme::Github, "x-hub-signature-256", "github"),
    (Scheme::Stripe, "stripe-signature", "stripe"),
    (Scheme::Slack, "x-slack-signature", "slack"),
    (Scheme::Shopify, "x-shopify-hmac-sha256", "shopify"),
    (Scheme::Rfc9421, "signature-input", "rfc9421"),
];

/// Whether the headers have a signature of any scheme.
pub(crate) fn is_signed(headers: &HeaderMap) -> bool {
    let has = |name: &str| headers.contains_key(name);
    // A digest or a signature without its description is of the body too.
    SIGNATURES.iter().any(|(_, name, _)| has(name)) || has("signature") || has("content-digest")
}

/// The scheme whose headers the request has, if it is not the expected one.
fn other_scheme(scheme: Scheme, headers: &HeaderMap) -> Option<&'static str> {
    let known = SIGNATURES;
    let present = |(_, name, _): &&(Scheme, &str, &'static str)| headers.contains_key(*name);
    if known
        .iter()
        .filter(present)
        .any(|(found, ..)| *found == scheme)
        || scheme == Scheme::Adyen
    {
        return None;
    }
    known.iter().find(present).map(|(_, _, name)| *name)
}

/// Timestamps from here on are in milliseconds: as seconds, this is the year 5138.
const IN_MILLISECONDS: u64 = 100_000_000_000;

/// The number that the sender gives as the time.
fn timestamp(message: &Message, names: &Names) -> Option<u64> {
    let text = |name: &str| {
        message
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let seconds = match names.signature {
        "stripe-signature" => text(names.signature)?
            .split(',')
            .find_map(|part| part.strip_prefix("t=")),
        "signature" => {
            let input = text("signature-input")?;
            let start = input.find("created=")? + "created=".len();
            let digits = input[start..].find(|letter: char| !letter.is_ascii_digit());
            Some(&input[start..digits.map_or(input.len(), |end| start + end)])
        }
        _ => text(names.time?),
    };
    seconds?.trim().parse().ok()
}

fn seconds(number: u64) -> Option<SystemTime> {
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(number))
}

fn age(time: SystemTime, at: SystemTime) -> Step {
    let (distance, word) = match at.duration_since(time) {
        Ok(age) => (age, "old"),
        Err(error) => (error.duration(), "in the future"),
    };
    Step {
        what: "time".to_owned(),
        found: format!(
            "{} s {word}; a receiver accepts 300 s in either direction",
            distance.as_secs()
        ),
        is_right: Some(distance <= Duration::from_secs(300)),
    }
}

/// What the scheme signs.
fn signed(scheme: Scheme, message: &Message, names: &Names) -> Option<String> {
    let value = |name: &str| {
        message
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let body = String::from_utf8_lossy(&message.body);
    let body = match body.char_indices().nth(400) {
        Some((end, _)) => format!("{}… ({} bytes)", &body[..end], message.body.len()),
        None => body.into_owned(),
    };
    Some(match scheme {
        Scheme::Standard => format!("{}.{}.{body}", value(names.id?)?, value(names.time?)?),
        Scheme::Stripe => {
            let parts = value("stripe-signature")?;
            let time = parts.split(',').find_map(|part| part.strip_prefix("t="))?;
            format!("{time}.{body}")
        }
        Scheme::Slack => format!("v0:{}:{body}", value(names.time?)?),
        Scheme::Github | Scheme::Shopify => body,
        Scheme::Rfc9421 => value("signature-input")?.to_owned(),
        Scheme::Adyen => return None,
    })
}

/// The signature that the secret gives.
fn expected(message: &Message, keys: &Keys, names: &Names, time: SystemTime) -> Option<String> {
    let id = names
        .id
        .and_then(|name| message.headers.get(name)?.to_str().ok());
    let id: MessageId = id.unwrap_or("none").parse().ok()?;
    let url = absolute(message);
    let request = ToSign::new(
        &message.method,
        &url,
        &message.headers,
        &message.body,
        &id,
        time,
    );
    let headers = keys.signer().ok()?.sign(&request).ok()?;
    let name = names.signature.replace("svix-", "webhook-");
    headers.get(&*name)?.to_str().ok().map(str::to_owned)
}
