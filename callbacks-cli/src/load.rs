//! Documents that a command reads.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use callbacks_codegen::model::Model;
use callbacks_codegen::{Expansion, Settings, describe, describe_with, expand, expand_with};
use clap::Args;

use crate::failure::Failure;

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

/// The text of `-`.
fn standard_input(document: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if document != Path::new("-") {
        return Ok(None);
    }
    let mut text = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut text);
    read.map_err(|error| Failure::file(document, &error))?;
    Ok(Some(text))
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
            return Err(failure.help("quote a pattern only if your shell does not expand it"));
        }
    }
    Ok(paths)
}
