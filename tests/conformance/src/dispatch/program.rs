//! The program that receives payloads, and what it says of them.

use crate::events::module::Endpoint;
use crate::events::program::{HEAD, SHARED};

/// What became of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It reached a method, and this is the body when what came is sent again.
    Arrived {
        method: String,
        again: String,
    },
    /// The function for refusals got it, with its raw body, for this reason.
    Kept(String),
    /// The method for unknown events got it.
    Unknown,
    Refused(String),
}

impl Told {
    /// `+METHOD<tab>BODY`, `~REASON`, `?` or `-REASON`.
    pub(super) fn parse(line: &str) -> Option<Self> {
        match line.split_at_checked(1)? {
            ("+", rest) => {
                let (method, again) = rest.split_once('\t')?;
                Some(Self::Arrived {
                    method: method.to_owned(),
                    again: again.to_owned(),
                })
            }
            ("~", reason) => Some(Self::Kept(reason.to_owned())),
            ("?", _) => Some(Self::Unknown),
            ("-", reason) => Some(Self::Refused(reason.to_owned())),
            _ => None,
        }
    }
}

/// For each line of headers and a body it prints a line that [`Told::parse`] reads.
/// With `reported`, violations are reported to handlers, and the router's function for refusals keeps what is refused.
pub(super) fn source(endpoint: &Endpoint, reported: bool) -> String {
    let name = &endpoint.module;
    let variants = endpoint.webhooks.iter().map(|webhook| {
        let variant = &webhook.variant;
        format!("        Event::{variant}(request) => at_once(testing::send(&client, \"https://shop.example\", &request)),\n")
    });
    let variants: String = variants.collect();
    let head = HEAD.replace("mod api;", "#[path = \"../../modules/api.rs\"]\nmod api;");
    format!(
        "{head}{SHARED}\nfn samples() {{}}\n\nuse api::{name}::{{Event, endpoint}};\n\n\
         fn again(event: Event) -> Result<String, String> {{\n    \
         let transport = Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()));\n    \
         let client = Client::over(transport.clone());\n    let answer = match event {{\n{variants}    }};\n    answer.map_err(|error| error.to_string())?;\n    \
         let sent = transport.take().pop().ok_or(\"nothing is sent\")?;\n    \
         Ok(String::from_utf8_lossy(&sent.body).into_owned())\n}}\n\n\
         const REPORTED: bool = {reported};\n{PROGRAM}"
    )
}

const PROGRAM: &str = r#"
/// What the router answers to the body, with headers that it asks for.
fn answer(router: &mut Router, headers: &mut Vec<(String, String)>, body: &Bytes) -> (StatusCode, String) {
    loop {
        let mut request = Request::post("/").body(Full::new(body.clone())).expect("a request");
        request.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
        for (name, value) in headers.iter() {
            let name: HeaderName = name.parse().expect("a name");
            request.headers_mut().insert(name, value.parse().expect("a value"));
        }
        let answer = at_once(router.call(request)).unwrap_or_else(|never| match never {});
        let status = answer.status();
        let text = at_once(answer.into_body().collect()).expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&text).into_owned();
        let problem: callbacks::Value = serde_json::from_str(&text).unwrap_or_default();
        let faults = problem["errors"].as_array().into_iter().flatten();
        let missing = faults.filter(|fault| fault["in"] == "header").filter_map(|fault| fault["parameter"].as_str());
        let before = headers.len();
        for name in missing {
            if headers.iter().all(|(known, _)| !known.eq_ignore_ascii_case(name)) {
                headers.push((name.to_owned(), "1".to_owned()));
            }
        }
        if headers.len() == before {
            return (status, text);
        }
    }
}

/// What the function for refusals was called with.
static KEPT: std::sync::Mutex<Vec<(Bytes, String)>> = std::sync::Mutex::new(Vec::new());

async fn keep(refused: callbacks::receiver::RefusedRequest) -> Result<callbacks::receiver::Disposition, callbacks::HandlerError> {
    let kept = (refused.context().body().clone(), refused.reason().to_owned());
    KEPT.lock().expect("no panic").push(kept);
    Ok(callbacks::receiver::Disposition::Refuse)
}

fn payload(headers: &str, body: &str) -> Result<String, String> {
    let mut headers: Vec<(String, String)> = serde_json::from_str(headers).expect("headers");
    let body = Bytes::copy_from_slice(body.as_bytes());
    let mut router = endpoint(Noting).body_limit(64 << 20);
    let mut unwrapper = Unwrapper::<Event>::new();
    if REPORTED {
        router = router.validation(callbacks::Validation::Reported).on_refusal(keep);
        unwrapper = unwrapper.validation(callbacks::Validation::Reported);
    }
    let (status, text) = answer(&mut router, &mut headers, &body);
    let noted: Vec<_> = NOTED.take().into_iter().map(|(name, _)| name).collect();
    let noted = noted.join("+");
    let kept = std::mem::take(&mut *KEPT.lock().expect("no panic"));
    if noted == "unknown_event" && REPORTED {
        return Ok(String::from("?"));
    }
    if noted.is_empty() || status != StatusCode::IM_A_TEAPOT || noted == "unknown_event" {
        return match kept.last() {
            Some((raw, reason)) if *raw == body => Ok(format!("~{status} {reason} {text}")),
            _ => Err(format!("{noted} {status} {text}")),
        };
    }
    let mut map = HeaderMap::new();
    map.insert("content-type", HeaderValue::from_static("application/json"));
    for (name, value) in headers {
        map.insert(name.parse::<HeaderName>().expect("a name"), value.parse().expect("a value"));
    }
    let event = unwrapper.unwrap(&map, body).map_err(|error| format!("{error:?}"))?;
    let again = again(event)?;
    Ok(format!("+{noted}\t{}", again.replace('\n', " ")))
}

fn messages() {
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("lines");
        let (headers, body) = line.split_once('\t').expect("headers and a body");
        match payload(headers, body) {
            Ok(line) => println!("{}", line.replace('\n', " ")),
            Err(reason) => println!("-{}", in_line(reason.trim())),
        }
    }
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        let arrived = Told::Arrived {
            method: "on_push".to_owned(),
            again: "{}".to_owned(),
        };
        assert_eq!(Told::parse("+on_push\t{}"), Some(arrived));
        assert_eq!(
            Told::parse("-no\tway"),
            Some(Told::Refused("no\tway".to_owned()))
        );
        assert_eq!(Told::parse("~422"), Some(Told::Kept("422".to_owned())));
        assert_eq!(Told::parse("?"), Some(Told::Unknown));
        assert_eq!(Told::parse("thread panicked"), None);
    }
}
