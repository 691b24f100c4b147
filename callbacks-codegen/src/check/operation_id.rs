//! Operation ids, which name the generated methods.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Reader};
use crate::source::{Location, View};

/// OpenAPI "Operation Object": "The id MUST be unique among all operations described in the API." The names of
/// generated items include the parents of the operations in this case.
pub(crate) fn check<'s>(reader: &mut Reader<'_, 's>, document: &Document<'s>, root: View<'s>) {
    let mut first: HashMap<&'s str, Location> = HashMap::new();
    let mut repeated = Vec::new();
    for operation in document.operations() {
        let Some((id, location)) = operation.operation_id.zip(operation.operation_id_location)
        else {
            continue;
        };
        match first.get(id) {
            // An operation that several callbacks refer to is one operation.
            Some(known) if *known == location => {}
            Some(known) => repeated.push((id, location, *known)),
            None => {
                first.insert(id, location);
            }
        }
    }
    for id in path_operation_ids(root) {
        let text = id.as_text().unwrap_or_default();
        if let Some(known) = first.get(text) {
            repeated.push((text, *known, id.location()));
        }
    }
    for (id, location, known) in repeated {
        let message = format!("the operation id `{id}` occurs twice");
        reader.lenient(
            Diagnostic::warning(Code::DUPLICATE_OPERATION_ID, location, message)
                .also(known, "first here")
                .help("an operation id is unique in the whole document"),
        );
    }
}

/// The ids of the API's own operations. Nothing else of them is read.
fn path_operation_ids<'s>(root: View<'s>) -> impl Iterator<Item = View<'s>> {
    let paths = root
        .get("paths")
        .into_iter()
        .flat_map(|paths| paths.entries());
    let members = paths.flat_map(|(_, item)| item.entries());
    members.filter_map(|(_, operation)| operation.get("operationId"))
}
