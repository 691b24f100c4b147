//! Documents that a command reads.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::model::{Model, Origin};
use callbacks_codegen::{Expansion, Settings, describe, describe_with, expand, expand_with};
use clap::Args;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::json;

use crate::contract::Contract;
use crate::failure::{Exit, Failure};
use crate::output::{Output, style, styled};

/// How a document is read, and which part of it.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Reading {
    /// Use only what has this name: a callback, a webhook, an operation or a tag
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Leave out what has this name
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) except: Vec<String>,
    /// Correct the document with an OpenAPI Overlay
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// Read a file or folder instead of a remote reference
    #[arg(long, value_name = "URL=PATH", value_parser = mapping)]
    map: Vec<(String, PathBuf)>,
    /// References may read the files below this folder [default: the current one]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
}

fn mapping(text: &str) -> Result<(String, PathBuf), String> {
    let (url, path) = text
        .split_once('=')
        .ok_or("write `https://example.com/schemas/=local/folder`")?;
    Ok((url.to_owned(), PathBuf::from(path)))
}

impl Reading {
    /// The settings of the generator for a document.
    pub(crate) fn settings(&self, document: &Path) -> Result<Settings, Failure> {
        let root = match &self.root {
            Some(root) => root.clone(),
            None => {
                std::env::current_dir().map_err(|error| Failure::file(Path::new("."), &error))?
            }
        };
        let mut settings = Settings::new(document)
            .with_base(root)
            .with_command_line()
            .with_only(&self.only)
            .with_except(&self.except);
        for overlay in &self.overlay {
            settings = settings.with_overlay(overlay);
        }
        for (url, path) in &self.map {
            settings = settings.with_mapping(url, path);
        }
        Ok(settings)
    }

    /// The model of a document.
    pub(crate) fn model(&self, document: &Path) -> Result<Model, Failure> {
        self.model_with(document, |settings| settings)
    }

    /// The model of a document, with other settings.
    pub(crate) fn model_with(
        &self,
        document: &Path,
        change: impl FnOnce(Settings) -> Settings,
    ) -> Result<Model, Failure> {
        let settings = change(self.settings(document)?);
        Ok(match standard_input(document)? {
            Some(text) => describe_with(&settings, reader(document, text)),
            None => describe(&settings),
        })
    }

    /// The operations of a document, for commands that need one. Errors of the others are reported.
    pub(crate) fn contract(&self, document: &Path, output: Output) -> Result<Contract, Failure> {
        Ok(Contract::new(self.usable_model(document, output)?))
    }

    /// The model of a document that has operations.
    pub(crate) fn usable_model(&self, document: &Path, output: Output) -> Result<Model, Failure> {
        let model = self.model(document)?;
        if !model.operations.is_empty() {
            report_errors(&model, document, output);
            return Ok(model);
        }
        let errors: Vec<_> = errors(&model).collect();
        if errors.is_empty() {
            let document = document.display();
            let failure =
                Failure::finding(format!("`{document}` has no callbacks and no webhooks"));
            return Err(failure.help("`callbacks list` says where they are looked for"));
        }
        let text = errors.join("\n\n");
        Err(match model.files.is_empty() {
            true => Failure::io(text),
            false => Failure::finding(text),
        })
    }

    /// The operations that have callbacks, as webhooks that are named by their paths. So they are read, sampled and checked like
    /// all operations.
    pub(crate) fn subscriptions(&self, document: &Path, model: &Model) -> Result<Model, Failure> {
        let mut paths: Vec<&str> = Vec::new();
        for operation in &model.operations {
            if let Origin::Callback(callback) = &operation.origin
                && !callback.is_nested
                && !paths.contains(&&*callback.parent_path)
            {
                paths.push(&callback.parent_path);
            }
        }
        if paths.is_empty() {
            return Ok(Model::default());
        }
        let mut found = Model::default();
        // OpenAPI 3.0 has no webhooks, but an extension.
        for field in ["webhooks", "x-webhooks"] {
            let overlay = TemporaryFile::new(&as_webhooks(field, &paths))?;
            let whole = Self {
                only: paths.iter().map(|path| (*path).to_owned()).collect(),
                except: Vec::new(),
                ..self.clone()
            };
            found = whole.model_with(document, |settings| settings.with_overlay(&overlay.0))?;
            if !found.operations.is_empty() {
                break;
            }
        }
        Ok(found)
    }

    /// The generated module of a document.
    pub(crate) fn expansion(
        &self,
        document: &Path,
        change: impl FnOnce(Settings) -> Settings,
    ) -> Result<Expansion, Failure> {
        let settings = change(self.settings(document)?);
        Ok(match standard_input(document)? {
            Some(text) => expand_with(&settings, reader(document, text)),
            None => expand(&settings),
        })
    }
}

/// An overlay that replaces all webhooks by references to paths.
fn as_webhooks(field: &str, paths: &[&str]) -> String {
    let items = paths.iter().map(|path| {
        let token = path.replace('~', "~0").replace('/', "~1");
        let token = utf8_percent_encode(&token, FRAGMENT);
        (
            (*path).to_owned(),
            json!({"$ref": format!("#/paths/{token}")}),
        )
    });
    let items: serde_json::Map<_, _> = items.collect();
    let overlay = json!({
        "overlay": "1.0.0",
        "info": {"title": "subscriptions as webhooks", "version": "1"},
        "actions": [
            {"target": "$.webhooks", "remove": true},
            {"target": "$['x-webhooks']", "remove": true},
            {"target": "$", "update": {field: items}},
        ],
    });
    overlay.to_string()
}

/// What a fragment cannot have as it is (RFC 3986 section 3.5).
const FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\\');

/// A file that is removed when it is not needed any more.
struct TemporaryFile(PathBuf);

impl TemporaryFile {
    fn new(text: &str) -> Result<Self, Failure> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("callbacks-{}-{number}.json", std::process::id());
        let path = std::env::temp_dir().join(name);
        // Nobody else may have made a file of this name.
        let created = std::fs::File::create_new(&path);
        let mut created = created.map_err(|error| Failure::file(&path, &error))?;
        let file = Self(path);
        let written = created.write_all(text.as_bytes());
        written.map_err(|error| Failure::file(&file.0, &error))?;
        Ok(file)
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The text of `-`.
fn standard_input(document: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if document != Path::new("-") {
        return Ok(None);
    }
    // A command may read the document more than once.
    static TEXT: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(text) = TEXT.get() {
        return Ok(Some(text.clone()));
    }
    let mut text = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut text);
    read.map_err(|error| Failure::file(document, &error))?;
    Ok(Some(TEXT.get_or_init(|| text).clone()))
}

/// Reads the given text as the document, and other files from the disk.
fn reader(document: &Path, text: Vec<u8>) -> impl Fn(&Path) -> io::Result<Vec<u8>> {
    let document = document.to_owned();
    move |path| {
        if path.file_name() == document.file_name() {
            Ok(text.clone())
        } else {
            std::fs::read(path)
        }
    }
}

/// The paths that arguments mean. A pattern such as `api/*.yaml` is expanded, for shells that do not.
pub(crate) fn paths(arguments: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for argument in arguments {
        let path = PathBuf::from(argument);
        if path.exists() || !argument.contains(['*', '?', '[']) {
            paths.push(path);
            continue;
        }
        let matches = glob::glob(argument)
            .map_err(|error| Failure::usage(format!("`{argument}` is no pattern: {error}")))?;
        let before = paths.len();
        paths.extend(matches.filter_map(Result::ok));
        if paths.len() == before {
            let failure = Failure::io(format!("no file matches `{argument}`"));
            return Err(failure.help("a pattern is relative to the current folder; look with `ls`"));
        }
    }
    Ok(paths)
}

/// The errors of a document, with their places in it.
fn errors(model: &Model) -> impl Iterator<Item = &str> {
    let errors = model.diagnostics.iter();
    let errors = errors.filter(|report| report.severity == Severity::Error);
    errors.map(|report| &*report.text)
}

/// Reports the errors of a document. Warnings are for `check`.
pub(crate) fn report_errors(model: &Model, document: &Path, output: Output) -> Exit {
    let errors: Vec<_> = errors(model).collect();
    for error in &errors {
        let severity = styled(style::ERROR, "error");
        output.always(format_args!("{severity}: {error}\n"));
    }
    if errors.is_empty() {
        return Exit::Fine;
    }
    if model.operations.is_empty() && model.files.is_empty() {
        return Exit::Io;
    }
    let document = document.display();
    output.note(format_args!(
        "what has errors is left out; run `callbacks check {document}` for all findings"
    ));
    Exit::Findings
}
