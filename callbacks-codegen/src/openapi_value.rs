//! Documents that a build script holds as values, not as files.

use std::io;
use std::path::Path;

use crate::expansion::Expansion;
use crate::settings::Settings;
use crate::source::normalise;
use crate::{expand_with, scope};

/// Generates the content of a module from a document that your build script already has as a value: dropshot writes such
/// values, and progenitor reads them. Only OpenAPI 3.0 has this form.
///
/// The value is written as JSON and read like a file. [`Settings::document`] is the name of that file in diagnostics, and its
/// folder is where references to other files start. It does not need to exist. Lines and columns in diagnostics are those of
/// `serde_json::to_string_pretty`, and every diagnostic has the JSON Pointer of its place.
///
/// `openapiv3` has no place for a callback that is a `$ref`. It refuses such a document, and [`expand`](crate::expand) reads it.
///
/// ```
/// use callbacks_codegen::{Settings, expand_openapi};
///
/// let document: openapiv3::OpenAPI = serde_json::from_str(r#"{
///     "openapi": "3.0.3",
///     "info": {"title": "Shop", "version": "1"},
///     "paths": {},
///     "x-webhooks": {"newOrder": {"post": {"responses": {"204": {"description": "Taken"}}}}}
/// }"#)?;
/// let expansion = expand_openapi(&Settings::new("shop.json"), &document);
/// assert!(expansion.diagnostics.is_empty());
/// assert!(expansion.code.contains("fn new_order"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn expand_openapi(settings: &Settings, document: &openapiv3::OpenAPI) -> Expansion {
    let name = normalise(&settings.document);
    let scope = scope(settings);
    let read = |path: &Path| {
        if path == name {
            serde_json::to_vec_pretty(document).map_err(io::Error::other)
        } else {
            scope.read(path)
        }
    };
    let mut expansion = expand_with(settings, read);
    // It is no file, so nothing can watch it.
    expansion.files.retain(|file| *file != name);
    expansion
}
