//! `resolve`: where a callback goes.

use std::path::PathBuf;

use callbacks_codegen::model::Origin;
use callbacks_runtime::expression::{CallbackKey, Part};
use callbacks_runtime::{Exchange, Key, Target, TargetPolicy};
use clap::Args;
use http::Request;

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
}

impl Resolve {
    pub(crate) fn run(&self, output: Output) -> Result<Exit, Failure> {
        let contract = self.reading.contract(&self.document, output)?;
        let operation = contract.find(&self.callback)?;
        let subscription = Message::read(&self.request)?;
        let key = key(operation)?;
        is_subscription(operation, &subscription)?;
        output::line(format_args!("key  {}", styled(style::BOLD, key.as_str())))?;
        self.steps(&key, operation, &subscription)?;
        if key.as_str().contains("$url")
            && self.origin.is_none()
            && subscription.url.starts_with('/')
        {
            output.always("help: the key reads `$url`: give the scheme and host of the API with `--origin https://api.example`");
        }
        let Some(target) = target(operation, &subscription, self.origin.as_deref())? else {
            output.always("the request gives no URL, so the client does not want this callback");
            return Ok(Exit::Findings);
        };
        output::line(format_args!("url  {}", target.as_str()))?;
        if let Some(end) = operation.path_end().filter(|end| end.contains('{')) {
            output::line(format_args!(
                "     each callback fills the parameters of `{end}`"
            ))?;
        }
        self.policy(&target)
    }

    /// The value of each expression.
    fn steps(
        &self,
        key: &Key,
        operation: &Operation,
        subscription: &Message,
    ) -> Result<(), Failure> {
        let exchange = exchange(subscription, operation, self.origin.as_deref())?;
        let parsed = CallbackKey::parse(key.as_str(), &parameters(operation));
        let parsed = parsed.map_err(|error| Failure::finding(error.to_string()))?;
        for expression in parsed.parts().iter().filter_map(Part::expression) {
            let found = match exchange.evaluate(expression) {
                Ok(value) => on_its_line(&value.to_json()).into_owned(),
                Err(error) => styled(style::ERROR, error),
            };
            output::line(format_args!("     {{{expression}}} = {found}"))?;
        }
        Ok(())
    }

    fn policy(&self, target: &Target) -> Result<Exit, Failure> {
        let mut policy = TargetPolicy::new();
        for range in &self.allow_cidr {
            let allowed = policy.allow_cidr(range);
            policy = allowed
                .map_err(|error| Failure::usage(format!("`--allow-cidr {range}`: {error}")))?;
        }
        match policy.check(target) {
            Ok(()) => {
                output::line(format_args!(
                    "{}   the policy for targets allows it",
                    styled(style::GOOD, "ok")
                ))?;
                Ok(Exit::Fine)
            }
            Err(refusal) => {
                output::line(format_args!(
                    "{} {refusal} [{}]",
                    styled(style::ERROR, "FAIL"),
                    refusal.code()
                ))?;
                if let Some(help) = refusal.help() {
                    let word = styled(style::HELP, "help");
                    output::line(format_args!(
                        "     {word}: in the code of the provider, {help}"
                    ))?;
                }
                Ok(Exit::Findings)
            }
        }
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
