//! What became of the messages of one webhook.

use std::collections::BTreeSet;

use serde_json::Value;

use super::endpoint::Message;
use super::module::{Endpoint, Webhook};

/// What the program said of a message.
pub(super) enum Told {
    /// The body is refused as that of its webhook, for this reason.
    Unread(String),
    /// The method that ran, and the variant that came.
    Came { method: String, variant: String },
}

/// What became of a webhook.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Messages of it reached its own method and became its own variant, and none went where it should not.
    Reached,
    /// None did, for a reason that is no fault of the generated code.
    Excused(String),
    Failed(String),
}

impl Told {
    /// From a line of the program.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let (method, rest) = line.split_once('\t')?;
        Some(match method {
            "" => Self::Unread(rest.to_owned()),
            _ => Self::Came {
                method: method.to_owned(),
                variant: rest.to_owned(),
            },
        })
    }
}

/// Checks a webhook by all messages of the document and the result of each. `is_valid` says of a body whether it is as the
/// webhook of that number declares its own.
///
/// Webhooks that nothing distinguishes are tried in order, so a message may go to another webhook if it is valid there.
pub(super) fn judge(
    index: usize,
    endpoint: &Endpoint,
    told: &[(&Message<'_>, Told)],
    mut is_valid: impl FnMut(usize, Option<&Value>) -> bool,
) -> Verdict {
    let webhook = &endpoint.webhooks[index];
    let its = || told.iter().filter(|(message, _)| message.webhook == index);
    let mut came = its().filter_map(|(message, told)| match told {
        Told::Came { method, variant } => Some((message.body.as_ref(), method, variant)),
        Told::Unread(_) => None,
    });
    let is_of = |webhook: &Webhook, method: &str, variant: &str| {
        webhook.method == method && webhook.variant == variant
    };
    let (mut reached, mut elsewhere, mut others) = (0, 0, BTreeSet::new());
    let astray = came.find(|(body, method, variant)| {
        if is_of(webhook, method, variant) {
            reached += 1;
            return false;
        }
        let mut webhooks = endpoint.webhooks.iter();
        let other = webhooks.position(|other| other.is_untold() && is_of(other, method, variant));
        match other {
            Some(other) if webhook.is_untold() && is_valid(other, *body) => {
                elsewhere += 1;
                others.insert(other);
                false
            }
            _ => true,
        }
    });
    if let Some((body, method, variant)) = astray {
        let body = body.map(Value::to_string).unwrap_or_default();
        let body: String = body.chars().take(300).collect();
        return Verdict::Failed(format!("`{method}` ran, `{variant}` came of {body}"));
    }
    if reached > 0 {
        return Verdict::Reached;
    }
    if elsewhere > 0 {
        let name = |other: &usize| format!("`{}`", endpoint.webhooks[*other].module);
        let names: Vec<_> = others.iter().map(name).collect();
        return Verdict::Excused(format!(
            "taken by {}: all of its {elsewhere} messages are valid there too, and nothing distinguishes them",
            names.join(" and ")
        ));
    }
    let refusal = its().find_map(|(_, told)| match told {
        Told::Unread(reason) => Some(reason),
        Told::Came { .. } => None,
    });
    Verdict::Failed(match refusal {
        Some(reason) => format!("its `BODY` refuses every valid instance, such as: {reason}"),
        None => "no message of it could be made".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::module::Module;
    use super::*;
    use serde_json::json;

    /// Two webhooks that nothing distinguishes, and a third with a header of its own.
    fn endpoint() -> Endpoint {
        let webhook = |name: &str, tells: &str| {
            format!(
                "pub mod {name} {{ pub static OPERATION: Operation = Operation::new(\"{name}\", \"POST\", \"/\"){tells}; }}"
            )
        };
        let told = ".with_event(Event::new(\"c\", &[Discriminator::Header(\"x-event\")], &[Some(&[\"c\"])]))";
        let methods = ["a", "b", "c"].map(|name| {
            format!("fn on_{name}(&self, request: {name}::Request) -> {name}::Response;")
        });
        let source = format!(
            "pub trait CallbackHandler {{ {} }} {} {} {} \
             pub mod webhooks {{ pub enum Event {{ A(super::a::Request), B(super::b::Request), C(super::c::Request) }} pub fn endpoint() {{}} }}",
            methods.concat(),
            webhook("a", ""),
            webhook("b", ""),
            webhook("c", told),
        );
        Module::read(&source).unwrap().endpoint.unwrap()
    }

    /// What becomes of the webhook of a number, of whose messages these things were said.
    fn judged(index: usize, lines: &[&str], is_valid: bool) -> Verdict {
        let message = Message {
            webhook: index,
            headers: Vec::new(),
            body: Some(json!({})),
        };
        let told = |line: &&str| (&message, Told::parse(line).unwrap());
        let told: Vec<_> = lines.iter().map(told).collect();
        judge(index, &endpoint(), &told, |_, _| is_valid)
    }

    fn text(outcome: &Verdict) -> &str {
        match outcome {
            Verdict::Reached => "reached",
            Verdict::Excused(reason) | Verdict::Failed(reason) => reason,
        }
    }

    #[test]
    fn what_came_to_its_place_passes() {
        let outcome = judged(0, &["on_a\tA", "\tnot read"], true);
        assert_eq!(outcome, Verdict::Reached);
        assert_eq!(judged(1, &["on_a\tA", "on_b\tB"], true), Verdict::Reached);
    }

    #[test]
    fn what_another_took_is_excused_if_it_is_valid_there() {
        let lines = ["on_a\tA", "on_a\tA"];
        let outcome = judged(1, &lines, true);
        assert!(matches!(outcome, Verdict::Excused(_)));
        assert!(text(&outcome).starts_with("taken by `a`: all of its 2 messages"));
        assert!(matches!(judged(1, &lines, false), Verdict::Failed(_)));
        // A webhook that can be distinguished took it, or gave it away.
        assert!(matches!(judged(1, &["on_c\tC"], true), Verdict::Failed(_)));
        assert!(matches!(judged(2, &["on_a\tA"], true), Verdict::Failed(_)));
        // The method and the variant are of two webhooks.
        assert!(matches!(judged(1, &["on_a\tB"], true), Verdict::Failed(_)));
    }

    #[test]
    fn what_nothing_came_of_fails() {
        let refused = judged(0, &["\tno `id`", "\tno `name`"], true);
        assert_eq!(
            text(&refused),
            "its `BODY` refuses every valid instance, such as: no `id`"
        );
        assert!(matches!(refused, Verdict::Failed(_)));
        let none = judged(0, &[], true);
        assert!(matches!(none, Verdict::Failed(_)));
    }
}
