//! Mistakes that JSON Schema itself ignores: misspelt keywords, dangling mappings.
//!
//! A schema may have keywords of its author. So only likely typing errors are reported.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::names;
use crate::schema::{Keyword, Schema, Schemas};
use crate::source::{KeyView, View};

/// Checks the schemas that were read.
pub(crate) fn check(schemas: &Schemas<'_, '_>, strict: bool, diagnostics: &mut Diagnostics) {
    for schema in schemas.known() {
        for said in &schema.keywords {
            if said.keyword == Keyword::Other
                && let Some(key) = schema.view.key(said.name)
            {
                diagnostics.extend_lenient(misspelt(key), strict);
            }
        }
        diagnostics.extend_lenient(dangling(schemas, schema), strict);
    }
}

/// Reports a keyword that is nearly a known one.
fn misspelt(key: KeyView<'_>) -> Option<Diagnostic> {
    if key.text.starts_with("x-") {
        return None;
    }
    let meant = names::misspelt(key.text, Keyword::NAMES.iter().copied())?;
    let message = format!(
        "`{}` is no keyword of JSON Schema, and is ignored",
        key.text
    );
    let warning = Diagnostic::warning(Code::MISSPELT_KEYWORD, key.location, message);
    Some(warning.label(format!("did you mean `{meant}`?")))
}

/// Reports the values that a discriminator maps to schemas which do not exist.
fn dangling<'s>(schemas: &Schemas<'_, 's>, schema: &Schema<'s>) -> Vec<Diagnostic> {
    let Some(value) = schema.get(Keyword::Discriminator) else {
        return Vec::new();
    };
    let mapping = value.get("mapping").into_iter();
    let entries = mapping.flat_map(|mapping| mapping.entries());
    let entries = entries
        .map(|(_, target)| target)
        .chain(value.get("defaultMapping"));
    let dangling = entries.filter(|target| target.is_scalar() && !schemas.is_mapped(*target));
    dangling
        .map(|target| leads_nowhere(schemas, target))
        .collect()
}

fn leads_nowhere(schemas: &Schemas<'_, '_>, target: View<'_>) -> Diagnostic {
    let text = target.raw_text().unwrap_or_default();
    let message = format!("`{text}` leads to no schema, so no value is mapped to it");
    let warning = Diagnostic::warning(Code::DANGLING_MAPPING, target.location(), message);
    let known = target
        .source()
        .root()
        .and_then(|root| root.pointer("/components/schemas"));
    let count = known.map_or(0, |known| known.entries().len());
    let wanted = text.rsplit('/').next().unwrap_or_default();
    let nearest = schemas.sources.suggestion(target.location(), count, || {
        let names = known.into_iter().flat_map(|known| known.entries());
        names::nearest(wanted, names.map(|(key, _)| key.text)).map(str::to_owned)
    });
    match nearest {
        Some(name) => warning.help(format!("there is `#/components/schemas/{name}`")),
        None => warning,
    }
}
