//! `resolve`: where a callback goes.

use std::path::PathBuf;

use callbacks_codegen::model::Origin;
use callbacks_runtime::expression::{CallbackKey, Part};
use callbacks_runtime::{Exchange, Key, Target, TargetPolicy};
use clap::Args;
use http::Request;
use serde_json::{Value, json};

use super::trigger::Format;
use crate::contract::{Operation, match_path_end};
use crate::failure::{Exit, Failure};
use crate::load::Reading;
use crate::message::Message;
use crate::output::{self, Output, on_its_line, style, styled};

/// Evaluate the key of a callback over a saved subscription, step by step
///
/// Then the policy for targets decides, as a provider in production has it.
#[derive(Args, Debug)]
pub(crate) struct Resolve {
    /// The document, or `-` for stdin
    document: PathBuf,
    /// The callback: its name, or the id of its own operation
    callback: String,
    #[command(flatten)]
    reading: Reading,
    /// The request that subscribed: an HTTP message or a curl line
    #[arg(long, value_name = "FILE")]
    request: PathBuf,
    /// The scheme and host of the API, for keys that read `$url`
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// Allow targets in a range of addresses, such as `10.0.0.0/8`
    #[arg(long, value_name = "RANGE")]
    allow_cidr: Vec<String>,
    /// How to print the steps and the verdict
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print the URL only
    #[arg(short, long)]
    quiet: bool,
}

/// An expression with its value, or why it has none.
type Step = (String, Result<String, String>);

/// What became of a key.
struct Resolved {
    key: String,
    steps: Vec<Step>,
    target: Option<Target>,
    /// The path that each callback fills by itself.
    end: Option<String>,
    verdict: Option<Verdict>,
}

/// What the policy for targets says.
enum Verdict {
    Allowed,
    Refused {
        reason: String,
        code: &'static str,
        help: Option<&'static str>,
    },
}

impl Resolve {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let output = Output {
            quiet: self.quiet,
            ..Output::default()
        };
        let contract = self.reading.contract(&self.document, output)?;
        let operation = contract.find(&self.callback)?;
        let subscription = Message::read(&self.request)?;
        let key = key(operation)?;
        is_subscription(operation, &subscription)?;
        let mut resolved = Resolved {
            key: key.as_str().to_owned(),
            steps: self.steps(&key, operation, &subscription)?,
            target: None,
            end: operation
                .path_end()
                .filter(|end| end.contains('{'))
                .map(str::to_owned),
            verdict: None,
        };
        let origin = self.origin.as_deref();
        let found = target(operation, &subscription, origin);
        if let Ok(Some(target)) = &found {
            resolved.verdict = Some(self.verdict(target)?);
            resolved.target = Some(target.clone());
        }
        match self.format {
            Format::Json => output::json(&resolved.to_json())?,
            Format::Human => resolved.print(output)?,
        }
        if resolved.key.contains("$url") && origin.is_none() && subscription.url.starts_with('/') {
            output.always("help: the key reads `$url`: give the scheme and host of the API with `--origin https://api.example`");
        }
        if found?.is_none() {
            output.always("the request gives no URL, so the client does not want this callback");
        }
        Ok(match resolved.verdict {
            Some(Verdict::Allowed) => Exit::Fine,
            _ => Exit::Findings,
        })
    }

    /// The value of each expression.
    fn steps(
        &self,
        key: &Key,
        operation: &Operation,
        subscription: &Message,
    ) -> Result<Vec<Step>, Failure> {
        let exchange = exchange(subscription, operation, self.origin.as_deref())?;
        let parsed = CallbackKey::parse(key.as_str(), &parameters(operation));
        let parsed = parsed.map_err(|error| Failure::finding(error.to_string()))?;
        let expressions = parsed.parts().iter().filter_map(Part::expression);
        let value = |expression: &callbacks_runtime::expression::Expression| {
            let found = exchange.evaluate(expression);
            let found = found.map(|value| value.to_json());
            (
                expression.to_string(),
                found.map_err(|error| error.to_string()),
            )
        };
        Ok(expressions.map(value).collect())
    }

    fn verdict(&self, target: &Target) -> Result<Verdict, Failure> {
        let mut policy = TargetPolicy::new();
        for range in &self.allow_cidr {
            let allowed = policy.allow_cidr(range);
            policy = allowed
                .map_err(|error| Failure::usage(format!("`--allow-cidr {range}`: {error}")))?;
        }
        Ok(match policy.check(target) {
            Ok(()) => Verdict::Allowed,
            Err(refusal) => Verdict::Refused {
                reason: refusal.to_string(),
                code: refusal.code(),
                help: refusal.help(),
            },
        })
    }
}

impl Resolved {
    fn print(&self, output: Output) -> Result<(), Failure> {
        if output.quiet {
            if let Some(target) = &self.target {
                output::line(target.as_str())?;
            }
            if let Some(Verdict::Refused { reason, code, .. }) = &self.verdict {
                output.always(format_args!("{reason} [{code}]"));
            }
            return Ok(());
        }
        output::line(format_args!("key  {}", styled(style::BOLD, &self.key)))?;
        for (expression, found) in &self.steps {
            let found = match found {
                Ok(value) => on_its_line(value).into_owned(),
                Err(error) => styled(style::ERROR, error),
            };
            output::line(format_args!("     {{{expression}}} = {found}"))?;
        }
        let Some(target) = &self.target else {
            return Ok(());
        };
        output::line(format_args!("url  {}", target.as_str()))?;
        if let Some(end) = &self.end {
            output::line(format_args!(
                "     each callback fills the parameters of `{end}`"
            ))?;
        }
        match &self.verdict {
            None => {}
            Some(Verdict::Allowed) => output::line(format_args!(
                "{}   the policy for targets allows it",
                styled(style::GOOD, "ok")
            ))?,
            Some(Verdict::Refused { reason, code, help }) => {
                let mark = styled(style::ERROR, "FAIL");
                output::line(format_args!("{mark} {reason} [{code}]"))?;
                if let Some(help) = help {
                    let word = styled(style::HELP, "help");
                    output::line(format_args!(
                        "     {word}: in the code of the provider, {help}"
                    ))?;
                }
            }
        }
        Ok(())
    }

    fn to_json(&self) -> Value {
        let steps = self.steps.iter().map(|(expression, found)| match found {
            // It is JSON already.
            Ok(value) => json!({
                "expression": expression,
                "value": serde_json::from_str::<Value>(value).unwrap_or_else(|_| value.as_str().into()),
            }),
            Err(error) => json!({"expression": expression, "error": error}),
        });
        let policy = self.verdict.as_ref().map(|verdict| match verdict {
            Verdict::Allowed => json!({"isAllowed": true}),
            Verdict::Refused { reason, code, help } => {
                json!({"isAllowed": false, "reason": reason, "code": code, "help": help})
            }
        });
        json!({
            "key": self.key,
            "expressions": steps.collect::<Vec<_>>(),
            "url": self.target.as_ref().map(Target::as_str),
            "pathEnd": self.end,
            "policy": policy,
        })
    }
}

pub(crate) fn parameters(operation: &Operation) -> Vec<&str> {
    let Origin::Callback(callback) = &operation.model().origin else {
        return Vec::new();
    };
    let key = callback.key.iter().flat_map(|key| &key.path_parameters);
    key.map(String::as_str).collect()
}

/// The key of a callback.
pub(crate) fn key(operation: &Operation) -> Result<Key, Failure> {
    let Origin::Callback(callback) = &operation.model().origin else {
        let failure = Failure::usage(format!(
            "`{}` is a webhook, so it has no key",
            operation.name()
        ));
        return Err(failure.help("its URL is registered: send to it with `--to`"));
    };
    let Some(found) = &callback.key else {
        let failure = Failure::finding(format!(
            "the key `{}` cannot be evaluated",
            callback.written_key
        ));
        return Err(failure.help("`callbacks check` says why"));
    };
    // The runtime has keys as statics.
    let leak = |text: &str| -> &'static str { String::leak(text.to_owned()) };
    let names = found.path_parameters.iter().map(|name| leak(name));
    let mut key = Key::new(leak(&found.text)).with_path_parameters(Vec::leak(names.collect()));
    if !callback.is_nested {
        key = key.with_path_template(leak(&callback.parent_path));
    }
    Ok(match &found.server {
        Some(server) => key.with_server(leak(server)),
        None => key,
    })
}

/// The target of a callback. `None` if the client gives no URL.
pub(crate) fn target(
    operation: &Operation,
    subscription: &Message,
    origin: Option<&str>,
) -> Result<Option<Target>, Failure> {
    let key = key(operation)?;
    let exchange = exchange(subscription, operation, origin)?;
    key.resolve(&exchange)
        .map_err(|error| Failure::finding(error.to_string()))
}

/// Refuses a request that is not of the operation with the callback.
fn is_subscription(operation: &Operation, subscription: &Message) -> Result<(), Failure> {
    let Origin::Callback(callback) = &operation.model().origin else {
        return Ok(());
    };
    // A nested callback is declared in another callback, whose URL a client has chosen.
    if callback.is_nested {
        return Ok(());
    }
    let (path, _) = subscription.path_and_query();
    let is_path = match_path_end(&callback.parent_path, path).is_some();
    let (method, sent) = (&callback.parent_method, subscription.method.as_str());
    if is_path && method.eq_ignore_ascii_case(sent) {
        return Ok(());
    }
    let failure = Failure::finding(format!("the request is `{sent} {path}`"));
    let parent = &callback.parent_path;
    Err(failure.help(format!(
        "the clients of this callback subscribe with `{method} {parent}`"
    )))
}

pub(crate) fn exchange(
    subscription: &Message,
    operation: &Operation,
    origin: Option<&str>,
) -> Result<Exchange, Failure> {
    let request = Request::builder()
        .method(&subscription.method)
        .uri(&subscription.url);
    let request = request
        .body(())
        .map_err(|error| Failure::usage(format!("the subscription: {error}")))?;
    let (mut parts, ()) = request.into_parts();
    parts.headers = subscription.headers.clone();
    let mut exchange = Exchange::new(&parts, subscription.body.clone());
    if let Some(origin) = origin {
        exchange = exchange.with_origin(origin);
    }
    if let Origin::Callback(callback) = &operation.model().origin {
        exchange = exchange.with_path_template(&callback.parent_path);
    }
    Ok(exchange)
}
