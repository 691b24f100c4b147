//! Documents of git revisions.

use std::io;
use std::path::Path;
use std::process::Command;

use callbacks_codegen::describe_with;
use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::model::Model;

use crate::failure::Failure;
use crate::load::Reading;

/// The model of a path, or of a file of a revision: `main:openapi.yaml`.
pub(super) fn model(reading: &Reading, document: &str) -> Result<Model, Failure> {
    let path = Path::new(document);
    let model = match document.split_once(':').filter(|_| !path.exists()) {
        Some((revision, file)) => {
            let settings = reading.settings(Path::new(file))?;
            let root = settings.base.clone();
            describe_with(&settings, |path| read(&root, revision, path))
        }
        None => reading.model(path)?,
    };
    // Without the document, everything would look removed.
    let mut errors = model
        .diagnostics
        .iter()
        .filter(|report| report.severity == Severity::Error);
    if model.operations.is_empty()
        && let Some(report) = errors.next()
    {
        let failure = Failure::io(format!("`{document}`: {}", report.message));
        return Err(
            failure.help("write a path, or a file of a git revision, such as `main:openapi.yaml`")
        );
    }
    Ok(model)
}

/// A file of a revision. References lead to files of the same revision.
fn read(root: &Path, revision: &str, path: &Path) -> io::Result<Vec<u8>> {
    let path = path.strip_prefix(root).unwrap_or(path);
    let name = format!("{revision}:./{}", path.to_string_lossy().replace('\\', "/"));
    // A revision that begins with a hyphen would be an option.
    let shown = Command::new("git")
        .current_dir(root)
        .args(["show", "--end-of-options", &name])
        .output()?;
    if shown.status.success() {
        return Ok(shown.stdout);
    }
    let message = String::from_utf8_lossy(&shown.stderr).trim().to_owned();
    Err(io::Error::other(message))
}
