//! The sample of each operation, as its provider would send it.

use serde_json::Value;

use super::Tally;
use super::bodies::Bodies;
use super::module::{Module, Received};
use super::program::{self, Program};
use super::verdict::Verdict;

/// Instances that the oracle is shown before it is believed that a schema has none.
const ATTEMPTS: usize = 64;

/// What the program said of a sample in one place.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    /// The number of the operation.
    operation: usize,
    came: Came,
}

#[derive(Debug, PartialEq, Eq)]
enum Came {
    /// The handler saw what was sent.
    Seen,
    /// None was made.
    Unmade(String),
    /// Another one took it.
    Taken {
        method: String,
        /// Of the request of a group.
        variant: String,
        body: Option<Value>,
    },
    /// It was not sent, not let in, or came as something else.
    Wrong(String),
}

/// Tries the samples of one document.
///
/// # Errors
///
/// When the program does not answer for every sample.
pub(super) fn report(
    module: &Module,
    bodies: &mut Bodies<'_>,
    program: &Program,
    tally: &mut Tally,
) -> Result<(), String> {
    let places = module.operations.iter();
    let places = places.map(|each| program::places(each, module.endpoint.as_ref()));
    let told = program.ask("samples", "", places.sum(), Told::parse)?;
    for (index, operation) in module.operations.iter().enumerate() {
        let its = told.iter().filter(|told| told.operation == index);
        let verdicts = its.map(|told| judge(operation, &told.came, module, bodies));
        tally.samples.add(&operation.module, worst(verdicts));
    }
    Ok(())
}

impl Told {
    /// From a line of the program.
    fn parse(line: &str) -> Option<Self> {
        let (operation, rest) = line.split_once('\t')?;
        let (word, rest) = rest.split_once('\t')?;
        let came = match word {
            "seen" => Came::Seen,
            "unmade" => Came::Unmade(rest.to_owned()),
            "taken" => {
                let (method, rest) = rest.split_once('\t')?;
                let (variant, body) = rest.split_once('\t')?;
                Came::Taken {
                    method: method.to_owned(),
                    variant: variant.to_owned(),
                    body: serde_json::from_str(body).ok(),
                }
            }
            _ => Came::Wrong(format!("{word}: {rest}")),
        };
        Some(Self {
            operation: operation.parse().ok()?,
            came,
        })
    }
}

fn judge(operation: &Received, came: &Came, module: &Module, bodies: &mut Bodies<'_>) -> Verdict {
    match came {
        Came::Seen => Verdict::Reached,
        Came::Wrong(reason) => Verdict::Failed(reason.clone()),
        Came::Unmade(reason) => match bodies.instance(&operation.module, ATTEMPTS) {
            _ if !bodies.has_oracle(&operation.module) => Verdict::Failed(reason.clone()),
            Some(instance) => Verdict::Failed(format!("{reason}; {instance} is one")),
            None => Verdict::Excused(format!(
                "{reason}, and the oracle accepts none of {ATTEMPTS} instances"
            )),
        },
        Came::Taken {
            method,
            variant,
            body,
        } => {
            let taker = taker(operation, method, variant, module);
            match taker {
                Some(taker) if bodies.is_valid(taker, body.as_ref()) => Verdict::Excused(format!(
                    "taken by `{taker}`: it is valid there too, and nothing distinguishes them"
                )),
                _ => {
                    let body = body.as_ref().map(Value::to_string).unwrap_or_default();
                    Verdict::Failed(format!("`{method}` ran ({variant}) with {body}"))
                }
            }
        }
    }
}

/// The operation that took another one's request, if it may: one of the same group, or a webhook that nothing distinguishes.
fn taker<'m>(
    operation: &Received,
    method: &str,
    variant: &str,
    module: &'m Module,
) -> Option<&'m str> {
    if operation.variant.is_some() {
        let is_it = |other: &&Received| {
            other.method == operation.method && other.variant.as_deref() == Some(variant)
        };
        let other = module.operations.iter().find(is_it)?;
        return (operation.method == method).then_some(&other.module);
    }
    let webhooks = &module.endpoint.as_ref()?.webhooks;
    let untold = |test: &dyn Fn(&str, &str) -> bool| {
        let mut webhooks = webhooks.iter().filter(|webhook| webhook.is_untold());
        webhooks.find(|webhook| test(&webhook.module, &webhook.method))
    };
    untold(&|module, _| module == operation.module)?;
    let other = untold(&|_, its| its == method)?;
    Some(&other.module)
}

/// The verdict on an operation whose sample was sent to several places.
fn worst(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let rank = |verdict: &Verdict| match verdict {
        Verdict::Reached => 0,
        Verdict::Excused(_) => 1,
        Verdict::Failed(_) => 2,
    };
    let none = || Verdict::Failed("it was not tried".to_owned());
    verdicts.max_by_key(rank).unwrap_or_else(none)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Two operations of a group, one alone, and a webhook, all without bodies.
    fn module() -> Module {
        let operation = |name: &str| {
            format!(
                "pub mod {name} {{ pub static OPERATION: Operation = Operation::new(\"{name}\", \"GET\", \"/\"); }} \
                 ::callbacks::__private::sample!({name}, Self {{}});"
            )
        };
        let operations = ["a", "b", "c", "w"].map(operation).concat();
        let methods = ["group", "c", "w"].map(|name| {
            format!("fn on_{name}(&self, request: {name}::Request) -> {name}::Response;")
        });
        let source = format!(
            "pub trait CallbackHandler {{ {} }} {operations} \
             pub mod group {{ pub enum Request {{ A(super::a::Request), B(super::b::Request) }} }} \
             pub mod webhooks {{ pub enum Event {{ W(super::w::Request) }} pub fn endpoint() {{}} }}",
            methods.concat(),
        );
        Module::read(&source).unwrap()
    }

    /// What becomes of the operation of which the program says this.
    fn judged(line: &str) -> Verdict {
        let (module, told) = (module(), Told::parse(line).unwrap());
        let mut bodies = Bodies::new(Path::new("none.yaml"), &[], &[]);
        let operation = &module.operations[told.operation];
        judge(operation, &told.came, &module, &mut bodies)
    }

    #[test]
    fn operations_are_found_with_the_methods_that_receive_them() {
        let operations = module().operations;
        let method = |at: usize| (operations[at].method.as_str(), &operations[at].variant);
        assert_eq!(method(0), ("on_group", &Some("A".to_owned())));
        assert_eq!(method(1), ("on_group", &Some("B".to_owned())));
        assert_eq!(method(2), ("on_c", &None));
        let places: Vec<_> = operations
            .iter()
            .map(|operation| program::places(operation, module().endpoint.as_ref()))
            .collect();
        assert_eq!(places, [1, 1, 1, 2]);
    }

    #[test]
    fn what_was_seen_passes_and_what_was_refused_does_not() {
        assert_eq!(judged("0\tseen\t"), Verdict::Reached);
        assert_eq!(
            judged("2\tanswered\t404"),
            Verdict::Failed("answered: 404".to_owned())
        );
        assert!(matches!(
            judged("2\tchanged\ta became b"),
            Verdict::Failed(_)
        ));
    }

    #[test]
    fn a_sample_may_be_taken_within_its_group_alone() {
        assert!(matches!(
            judged("1\ttaken\ton_group\tA\t"),
            Verdict::Excused(_)
        ));
        // It is not valid there.
        assert!(matches!(
            judged("1\ttaken\ton_group\tA\t{}"),
            Verdict::Failed(_)
        ));
        assert!(matches!(judged("1\ttaken\ton_c\t\t"), Verdict::Failed(_)));
        assert!(matches!(
            judged("2\ttaken\ton_group\tA\t"),
            Verdict::Failed(_)
        ));
    }

    #[test]
    fn what_was_not_made_is_not_excused_where_no_oracle_can_be_asked() {
        let outcome = judged("2\tunmade\tno sample of `x-id` could be made");
        assert!(matches!(outcome, Verdict::Failed(_)));
    }

    #[test]
    fn what_fails_anywhere_fails() {
        let failed = || Verdict::Failed(String::new());
        let excused = || Verdict::Excused(String::new());
        let all = [Verdict::Reached, failed(), excused()];
        assert_eq!(worst(all.into_iter()), failed());
        assert_eq!(worst([excused(), Verdict::Reached].into_iter()), excused());
        assert!(matches!(worst([].into_iter()), Verdict::Failed(_)));
    }
}
