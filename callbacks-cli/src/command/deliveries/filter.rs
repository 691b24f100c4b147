//! Which messages and deliveries a command is about.

use clap::Args;
use serde_json::Value;

/// How many rows are printed.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Limit {
    /// Print so many at most
    #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) limit: u32,
}

/// One endpoint or target.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Place {
    /// Only this endpoint
    #[arg(long, value_name = "ID")]
    pub(super) endpoint: Option<String>,
    /// Only this target, by its number
    #[arg(
        long,
        value_name = "NUMBER",
        allow_hyphen_values = true,
        conflicts_with = "endpoint"
    )]
    pub(super) target: Option<String>,
}

#[derive(Args, Clone, Debug, Default)]
struct Common {
    /// Only this tenant
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// Only this operation
    #[arg(long, value_name = "NAME")]
    operation: Option<String>,
    /// Only messages with this tag
    #[arg(long)]
    tag: Option<String>,
    #[command(flatten)]
    place: Place,
    /// Since a time such as `2026-11-30T05:40` (UTC), or how long ago it was, such as `24h`
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
}

impl Common {
    fn fields(&self) -> Vec<(&'static str, Option<&String>)> {
        vec![
            ("tenant", self.tenant.as_ref()),
            ("operation", self.operation.as_ref()),
            ("tag", self.tag.as_ref()),
            ("endpoint", self.place.endpoint.as_ref()),
            ("target", self.place.target.as_ref()),
            ("since", self.since.as_ref()),
        ]
    }
}

/// Messages.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Listed {
    #[command(flatten)]
    common: Common,
    /// Until a time, as in `--since`
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only with a delivery in this state: `new`, `waiting`, `delivered` or `dead`
    #[arg(long)]
    state: Option<String>,
    /// Only with a last answer of this kind, such as `5xx` or `none`
    #[arg(long, value_name = "KIND")]
    answer: Option<String>,
}

impl Listed {
    pub(super) fn query(&self) -> Vec<(&'static str, String)> {
        let mut fields = self.common.fields();
        fields.push(("until", self.until.as_ref()));
        fields.push(("state", self.state.as_ref()));
        fields.push(("answer", self.answer.as_ref()));
        given(fields)
    }
}

/// Deliveries that were given up.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct DeadFilter {
    #[command(flatten)]
    common: Common,
    /// Only with this cause, such as `out-of-attempts`
    #[arg(long)]
    cause: Option<String>,
}

impl DeadFilter {
    pub(super) fn query(&self) -> Vec<(&'static str, String)> {
        let mut fields = self.common.fields();
        fields.push(("cause", self.cause.as_ref()));
        given(fields)
    }

    /// The same as the body of a request.
    pub(super) fn body(&self) -> Value {
        let fields = self.query().into_iter();
        fields
            .map(|(name, value)| (name.to_owned(), Value::from(value)))
            .collect()
    }
}

pub(super) fn given(fields: Vec<(&'static str, Option<&String>)>) -> Vec<(&'static str, String)> {
    let fields = fields.into_iter();
    fields
        .filter_map(|(name, value)| Some((name, value?.clone())))
        .collect()
}

/// Whether a word is the number of a `target` or the id of an `endpoint`.
pub(super) fn kind(name: &str) -> &'static str {
    match name.parse::<i64>() {
        Ok(_) => "target",
        Err(_) => "endpoint",
    }
}
