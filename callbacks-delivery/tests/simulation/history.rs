//! What happened, and whether it may have.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// Something that one of the hosts saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The producer knows that the store has the message. Messages of one order key are accepted one after the other.
    Accepted { id: String, order: Option<usize> },
    /// A worker sends a request.
    Began { worker: usize, id: String },
    /// The consumer has handled a request, and answers with success.
    Handled { id: String },
    /// A worker has an answer, gave up, or was killed.
    Ended { worker: usize, id: String },
    /// Something was broken or repaired. Only for people who read a history.
    Fault(String),
}

/// The facts in the order in which they happened.
#[derive(Clone, Debug, Default)]
pub(crate) struct History(Arc<Mutex<Vec<Fact>>>);

impl History {
    pub(crate) fn note(&self, fact: Fact) {
        self.0.lock().unwrap().push(fact);
    }

    pub(crate) fn facts(&self) -> Vec<Fact> {
        self.0.lock().unwrap().clone()
    }
}

/// D1: each accepted message was handled.
pub(crate) fn check_delivery(facts: &[Fact]) -> Result<(), String> {
    let handled: BTreeSet<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Handled { id } => Some(id.as_str()),
            _ => None,
        })
        .collect();
    let lost: Vec<_> = accepted(facts)
        .map(|(id, _)| id)
        .filter(|id| !handled.contains(id))
        .collect();
    match lost.is_empty() {
        true => Ok(()),
        false => Err(format!("accepted and never delivered: {lost:?}")),
    }
}

/// D3: while a worker sends a message, no other one does. This holds as long as the clock of the store does not jump.
pub(crate) fn check_claims(facts: &[Fact]) -> Result<(), String> {
    let mut sending: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in facts {
        match fact {
            Fact::Began { worker, id } => {
                if let Some(other) = sending.insert(id, *worker) {
                    return Err(format!(
                        "worker {worker} sends {id} while worker {other} does"
                    ));
                }
            }
            Fact::Ended { id, .. } => {
                sending.remove(id.as_str());
            }
            _ => {}
        }
    }
    Ok(())
}

/// D6: a message with an order key is sent only after the one before it was handled.
pub(crate) fn check_order(facts: &[Fact]) -> Result<(), String> {
    let mut by_key: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (id, order) in accepted(facts) {
        if let Some(order) = order {
            by_key.entry(order).or_default().push(id);
        }
    }
    let before: BTreeMap<&str, &str> = by_key
        .values()
        .flat_map(|ids| ids.windows(2).map(|pair| (pair[1], pair[0])))
        .collect();
    let mut handled = BTreeSet::new();
    for fact in facts {
        match fact {
            Fact::Handled { id } => {
                handled.insert(id.as_str());
            }
            Fact::Began { id, .. } => {
                if let Some(earlier) = before.get(id.as_str())
                    && !handled.contains(earlier)
                {
                    return Err(format!("{id} was sent before {earlier} was handled"));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn accepted(facts: &[Fact]) -> impl Iterator<Item = (&str, Option<usize>)> {
    facts.iter().filter_map(|fact| match fact {
        Fact::Accepted { id, order } => Some((id.as_str(), *order)),
        _ => None,
    })
}

mod tests {
    use super::*;

    fn accepted(id: &str, order: Option<usize>) -> Fact {
        Fact::Accepted {
            id: id.to_owned(),
            order,
        }
    }

    fn began(worker: usize, id: &str) -> Fact {
        Fact::Began {
            worker,
            id: id.to_owned(),
        }
    }

    fn ended(worker: usize, id: &str) -> Fact {
        Fact::Ended {
            worker,
            id: id.to_owned(),
        }
    }

    fn handled(id: &str) -> Fact {
        Fact::Handled { id: id.to_owned() }
    }

    #[test]
    fn a_lost_message_is_found() {
        let facts = [accepted("a", None), began(0, "a")];
        assert!(check_delivery(&facts).is_err());
        assert!(check_delivery(&[accepted("a", None), handled("a")]).is_ok());
    }

    #[test]
    fn two_workers_at_one_message_are_found() {
        let facts = [began(0, "a"), began(1, "a"), ended(0, "a")];
        assert!(check_claims(&facts).is_err());
        assert!(check_claims(&[began(0, "a"), ended(0, "a"), began(1, "a")]).is_ok());
    }

    #[test]
    fn a_message_before_its_turn_is_found() {
        let mut facts = vec![
            accepted("a", Some(1)),
            accepted("b", Some(1)),
            began(0, "a"),
        ];
        facts.push(began(0, "b"));
        assert!(check_order(&facts).is_err());
        facts.insert(3, handled("a"));
        assert!(check_order(&facts).is_ok());
    }
}
