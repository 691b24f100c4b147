//! Compares operations.

use callbacks_codegen::model::{Content, Location, Model, Operation, Origin, Parameter};

use super::schema::{Found, Schemas};
use super::{Breaks, Change};

/// The changes from one document to another, in the order of the documents.
pub(super) fn compare(old: &Model, new: &Model) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut renamed = Vec::new();
    for before in &old.operations {
        let known = find(new, before);
        let after = known.or_else(|| renamed_to(old, new, before));
        let mut comparison = Comparison {
            operation: before.name.clone(),
            old,
            new,
            changes: &mut changes,
        };
        match after {
            Some(after) => {
                if known.is_none() {
                    comparison.name(before, after);
                    renamed.push(identity(after));
                }
                comparison.operation(before, after);
            }
            None => comparison.add("operation", "is removed", Breaks::BOTH),
        }
    }
    let is_new =
        |after: &&Operation| find(old, after).is_none() && !renamed.contains(&identity(after));
    for after in new.operations.iter().filter(is_new) {
        changes.push(Change {
            operation: after.name.clone(),
            place: "operation".to_owned(),
            what: "is added: consumers of the old document do not know it".to_owned(),
            breaks: Breaks::NONE,
        });
    }
    changes
}

/// The same operation in a document.
fn find<'m>(model: &'m Model, operation: &Operation) -> Option<&'m Operation> {
    let wanted = identity(operation);
    model
        .operations
        .iter()
        .find(|each| identity(each) == wanted)
}

/// An operation under another key: one that only the new document has, with the id that the old one had.
fn renamed_to<'m>(old: &Model, new: &'m Model, before: &Operation) -> Option<&'m Operation> {
    let id = before.operation_id.as_ref()?;
    let mut operations = new.operations.iter();
    operations.find(|after| after.operation_id.as_ref() == Some(id) && find(old, after).is_none())
}

/// The key of an operation in its document.
fn key(operation: &Operation) -> &str {
    match &operation.origin {
        Origin::Webhook(name) => name,
        Origin::Callback(callback) => &callback.name,
        _ => &operation.name,
    }
}

/// What an operation is recognized by.
fn identity(operation: &Operation) -> (String, &str) {
    let origin = match &operation.origin {
        Origin::Webhook(name) => format!("webhook {name}"),
        Origin::Callback(callback) => {
            format!(
                "{} {} {}",
                callback.parent_method, callback.parent_path, callback.name
            )
        }
        _ => operation.name.clone(),
    };
    (origin, &operation.method)
}

struct Comparison<'a> {
    operation: String,
    old: &'a Model,
    new: &'a Model,
    changes: &'a mut Vec<Change>,
}

/// Who sends a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SentBy {
    Provider,
    Consumer,
}

impl SentBy {
    /// The sides that a change of values breaks. The receiver must know what is allowed from now on, and the sender
    /// what is refused.
    fn breaks(self, is_wider: bool, is_narrower: bool) -> Breaks {
        match self {
            Self::Provider => Breaks {
                consumer: is_wider,
                provider: is_narrower,
            },
            Self::Consumer => Breaks {
                consumer: is_narrower,
                provider: is_wider,
            },
        }
    }
}

impl Comparison<'_> {
    fn add(&mut self, place: &str, what: impl Into<String>, breaks: Breaks) {
        self.changes.push(Change {
            operation: self.operation.clone(),
            place: place.to_owned(),
            what: what.into(),
            breaks,
        });
    }

    fn name(&mut self, old: &Operation, new: &Operation) {
        let what = format!("is called `{}` instead of `{}`", key(new), key(old));
        // The key is only sent where it names the event.
        let is_sent = |operation: &Operation| {
            let event = operation.event.as_ref();
            event.is_some_and(|event| event.is_named && event.values.iter().all(Option::is_none))
        };
        let breaks = match is_sent(old) || is_sent(new) {
            true => Breaks::BOTH,
            false => Breaks::NONE,
        };
        self.add("operation", what, breaks);
    }

    fn operation(&mut self, old: &Operation, new: &Operation) {
        self.key(old, new);
        self.event(old, new);
        self.parameters("", &old.parameters, &new.parameters, SentBy::Provider);
        self.body(old, new);
        self.answers(old, new);
        if old.security != new.security {
            let (what, breaks) = match (old.security.is_empty(), new.security.is_empty()) {
                (true, _) => ("is required from now on", Breaks::PROVIDER),
                (_, true) => ("is not required any more", Breaks::CONSUMER),
                _ => ("requires other schemes", Breaks::BOTH),
            };
            self.add("security", what, breaks);
        }
        if !old.is_deprecated && new.is_deprecated {
            self.add("operation", "is deprecated", Breaks::NONE);
        }
    }

    fn key(&mut self, old: &Operation, new: &Operation) {
        if let (Origin::Callback(old), Origin::Callback(new)) = (&old.origin, &new.origin)
            && old.written_key != new.written_key
        {
            let what = format!("is `{}` instead of `{}`", new.written_key, old.written_key);
            // A repaired key is the same one.
            let is_same = old.key.is_some() && old.key == new.key;
            self.add(
                "key",
                what,
                if is_same { Breaks::NONE } else { Breaks::BOTH },
            );
        }
    }

    /// The values of headers and queries that name the event. Those of bodies are in the schema.
    fn event(&mut self, old: &Operation, new: &Operation) {
        let outside = |operation: &Operation| -> Vec<String> {
            let identity = operation.identity.iter();
            let identity = identity.filter(|(place, _)| {
                !matches!(place, callbacks_codegen::Discriminator::Pointer(_))
            });
            identity
                .map(|(place, value)| format!("{place} is `{value}`"))
                .collect()
        };
        let (old, new) = (outside(old), outside(new));
        if old != new {
            self.add("event", new.join(", "), Breaks::BOTH);
        }
    }

    fn parameters(&mut self, within: &str, old: &[Parameter], new: &[Parameter], sent_by: SentBy) {
        let is_same = |one: &Parameter, other: &Parameter| {
            one.location == other.location
                && match one.location {
                    Location::Header => one.name.eq_ignore_ascii_case(&other.name),
                    _ => one.name == other.name,
                }
        };
        let place = |parameter: &Parameter| {
            format!("{within}{} {}", parameter.location.name(), parameter.name)
        };
        for before in old {
            let place = place(before);
            let Some(after) = new.iter().find(|after| is_same(before, after)) else {
                self.add(
                    &place,
                    "is removed",
                    sent_by.breaks(before.is_required, false),
                );
                continue;
            };
            match (before.is_required, after.is_required) {
                (true, false) => self.add(
                    &place,
                    "is optional from now on",
                    sent_by.breaks(true, false),
                ),
                (false, true) => self.add(
                    &place,
                    "is required from now on",
                    sent_by.breaks(false, true),
                ),
                _ => {}
            }
            if before.format != after.format {
                self.add(&place, "is written in another style", Breaks::BOTH);
            }
            self.schemas(&place, before.schema, after.schema, sent_by);
        }
        for after in new
            .iter()
            .filter(|after| !old.iter().any(|before| is_same(before, after)))
        {
            let word = if after.is_required {
                "is added, and required"
            } else {
                "is added"
            };
            self.add(
                &place(after),
                word,
                sent_by.breaks(false, after.is_required),
            );
        }
    }

    fn body(&mut self, old: &Operation, new: &Operation) {
        let sent_by = SentBy::Provider;
        match (&old.body, &new.body) {
            (None, None) => {}
            (Some(_), None) => self.add("body", "is removed", Breaks::CONSUMER),
            (None, Some(body)) => {
                let breaks = sent_by.breaks(false, body.is_required);
                self.add("body", "is added", breaks);
            }
            (Some(old), Some(new)) => {
                match (old.is_required, new.is_required) {
                    (true, false) => self.add(
                        "body",
                        "is optional from now on",
                        sent_by.breaks(true, false),
                    ),
                    (false, true) => self.add(
                        "body",
                        "is required from now on",
                        sent_by.breaks(false, true),
                    ),
                    _ => {}
                }
                self.contents("body", &old.contents, &new.contents, sent_by);
            }
        }
    }

    fn contents(&mut self, place: &str, old: &[Content], new: &[Content], sent_by: SentBy) {
        for before in old {
            match new
                .iter()
                .find(|after| after.media_type == before.media_type)
            {
                Some(after) => self.schemas(place, before.schema, after.schema, sent_by),
                None => {
                    let what = format!("has no `{}` any more", before.media_type);
                    self.add(place, what, sent_by.breaks(false, true));
                }
            }
        }
        let is_new = |after: &&Content| {
            !old.iter()
                .any(|before| before.media_type == after.media_type)
        };
        for after in new.iter().filter(is_new) {
            let what = format!("may be `{}` from now on", after.media_type);
            self.add(place, what, sent_by.breaks(true, false));
        }
    }

    fn answers(&mut self, old: &Operation, new: &Operation) {
        let sent_by = SentBy::Consumer;
        for before in &old.responses {
            let place = format!("answer {}", before.status);
            let Some(after) = new
                .responses
                .iter()
                .find(|after| after.status == before.status)
            else {
                self.add(&place, "is removed", sent_by.breaks(false, true));
                continue;
            };
            self.parameters(
                &format!("{place} "),
                &before.headers,
                &after.headers,
                sent_by,
            );
            match (before.contents.is_empty(), after.contents.is_empty()) {
                (true, false) => self.add(
                    &place,
                    "has a body from now on",
                    sent_by.breaks(false, true),
                ),
                (false, true) => {
                    self.add(&place, "has no body any more", sent_by.breaks(true, false))
                }
                _ => self.contents(&place, &before.contents, &after.contents, sent_by),
            }
        }
        let is_new = |status: &str| !old.responses.iter().any(|before| before.status == status);
        for after in new.responses.iter().filter(|after| is_new(&after.status)) {
            self.add(
                &format!("answer {}", after.status),
                "is added",
                sent_by.breaks(true, false),
            );
        }
    }

    fn schemas(&mut self, place: &str, old: usize, new: usize, sent_by: SentBy) {
        for found in Schemas::new(self.old, self.new).compare(old, new) {
            let Found {
                pointer,
                what,
                is_wider,
                is_narrower,
            } = found;
            let place = if pointer.is_empty() {
                place.to_owned()
            } else {
                format!("{place} {pointer}")
            };
            self.add(&place, what, sent_by.breaks(is_wider, is_narrower));
        }
    }
}
