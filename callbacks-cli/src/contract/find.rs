//! Finds operations by name.

use callbacks_codegen::Discriminator;
use callbacks_codegen::model::Origin;

use super::{Contract, Operation};
use crate::failure::Failure;

impl Contract {
    /// The operation with a name: its id, the name of its webhook or callback, its Rust method, or the value that identifies
    /// its event, such as `order.paid`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is none or there are several. It lists names that are similar.
    pub fn find(&self, name: &str) -> Result<&Operation, Failure> {
        let rules: [fn(&Operation, &str) -> bool; 4] = [is_id, is_origin, is_method, is_event];
        for rule in rules {
            let found: Vec<_> = self
                .operations
                .iter()
                .filter(|each| rule(each, name))
                .collect();
            match found.as_slice() {
                [] => {}
                [only] => return Ok(only),
                several => {
                    let names = several.iter().map(|each| format!("`{}`", each.name()));
                    let names: Vec<_> = names.collect();
                    let failure = Failure::usage(format!("`{name}` means several operations"));
                    return Err(failure.help(format!("choose one of {}", names.join(", "))));
                }
            }
        }
        Err(self.unknown_name(name))
    }

    /// The names of operations, by their indices.
    pub(crate) fn names(&self, indices: &[usize]) -> Vec<String> {
        let operations = indices
            .iter()
            .filter_map(|index| self.operations.get(*index));
        operations.map(|each| each.name().to_owned()).collect()
    }

    /// Why there is no operation with a name.
    fn unknown_name(&self, name: &str) -> Failure {
        let failure = Failure::usage(format!("the document has no callback or webhook `{name}`"));
        let wanted = letters(name);
        let mut similar: Vec<_> = self.operations.iter().map(Operation::name).collect();
        similar.sort_by_key(|known| distance(&letters(known), &wanted));
        similar.truncate(5);
        let similar: Vec<_> = similar.iter().map(|name| format!("`{name}`")).collect();
        if similar.is_empty() {
            return failure
                .help("`callbacks check` shows why nothing could be read from the document");
        }
        let failure = failure.help(format!("there are {}", similar.join(", ")));
        failure.help("`callbacks list` shows all")
    }
}

fn is_id(operation: &Operation, name: &str) -> bool {
    operation.model.name == name || operation.model.operation_id.as_deref() == Some(name)
}

fn is_origin(operation: &Operation, name: &str) -> bool {
    match &operation.model.origin {
        Origin::Callback(callback) => callback.name == name,
        Origin::Webhook(webhook) => webhook == name,
        _ => false,
    }
}

fn is_method(operation: &Operation, name: &str) -> bool {
    operation.model.method_name == name
}

fn is_event(operation: &Operation, name: &str) -> bool {
    let mut identity = operation.model.identity.iter();
    identity.any(|(place, value)| !matches!(place, Discriminator::Query(_)) && value == name)
}

fn letters(name: &str) -> Vec<char> {
    let letters = name.chars().filter(|each| each.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The number of letters to change (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, known) in other.iter().enumerate() {
            let cost = diagonal + usize::from(letter != known);
            diagonal = row[column + 1];
            row[column + 1] = cost.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
