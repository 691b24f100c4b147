//! What operations have from the document where they say nothing themselves.

use super::security::{Security, read_alternatives};
use super::{Callback, Operation, Reader, Webhook};
use crate::source::View;

/// Operations that say nothing of security have the document's. Of one that no operation has nothing is read.
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
    for operation in silent {
        operation.security = Some(Security {
            is_own: false,
            alternatives: alternatives.clone(),
        });
    }
}
