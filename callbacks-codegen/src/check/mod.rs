//! Rules that concern several objects of the generated module.

pub(crate) mod mistakes;
pub(crate) mod operation_id;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::Api;
use crate::source::View;

/// Checks the lowered document.
pub(crate) fn check(api: &Api, root: View<'_>, diagnostics: &mut Diagnostics) {
    check_there_is_something(api, root, diagnostics);
}

/// A document without callbacks is most likely the wrong one.
fn check_there_is_something(api: &Api, root: View<'_>, diagnostics: &mut Diagnostics) {
    if api.operations.is_empty() && api.types.is_empty() && !diagnostics.has_errors() {
        let location = root.key_location("openapi").unwrap_or(root.location());
        let message = "the document has neither callbacks nor webhooks";
        diagnostics.push(
            Diagnostic::error(Code::NOTHING_TO_GENERATE, location, message)
                .help("is this the document that you meant?"),
        );
    }
}
