//! What operations inherit from the document.

use super::repeats::DEMAND;
use super::security::{Security, read_alternatives};
use super::{Callback, Operation, Reader, Webhook};
use crate::source::View;

/// Operations without security inherit that of the document. It is not read if no operation needs it.
pub(super) fn security<'s>(
    reader: &mut Reader<'_, 's>,
    root: View<'s>,
    callbacks: &mut [Callback<'s>],
    webhooks: &mut [Webhook<'s>],
) {
    let keys = callbacks.iter_mut().flat_map(|callback| &mut callback.keys);
    let items = keys.map(|key| &mut key.path_item);
    let items = items.chain(webhooks.iter_mut().map(|webhook| &mut webhook.path_item));
    let operations = items.flat_map(|item| &mut item.operations);
    let silent: Vec<&mut Operation<'s>> = operations
        .filter(|operation| operation.security.is_none())
        .collect();
    if silent.is_empty() {
        return;
    }
    let alternatives = read_alternatives(reader, root, false).unwrap_or_default();
    let demands: usize = alternatives.iter().map(Vec::len).sum();
    for (number, operation) in silent.into_iter().enumerate() {
        if number > 0 && !reader.may_spend(root, demands * DEMAND) {
            return;
        }
        operation.security = Some(Security {
            is_own: false,
            alternatives: alternatives.clone(),
        });
    }
}
