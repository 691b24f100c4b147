//! Where the body of a request comes from.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use clap::Args;
use serde_json::Value;

use crate::contract::{self, Content, Operation};
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Source {
    /// Set a member of the body: a JSON Pointer, and JSON or text
    #[arg(long, value_name = "/POINTER=VALUE", value_parser = assignment)]
    set: Vec<(String, Value)>,
    /// Use a named example of the document
    #[arg(long, value_name = "NAME", conflicts_with = "body")]
    example: Option<String>,
    /// Leave out optional members, and ignore the examples of the document
    #[arg(long, conflicts_with_all = ["body", "example"])]
    minimal: bool,
    /// Send this body: text, `@file`, or `-` for stdin. JSON is written in the media type of the document
    #[arg(long, value_name = "BODY", allow_hyphen_values = true)]
    body: Option<String>,
    /// Edit the body in `$EDITOR` before it is sent
    #[arg(long)]
    edit: bool,
    /// Send the body also if it does not match its schema
    #[arg(long)]
    no_validate: bool,
}

/// `/a/b=1`
pub(crate) fn assignment(text: &str) -> Result<(String, Value), String> {
    let (pointer, value) = text.split_once('=').ok_or("write `/pointer=value`")?;
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err(format!(
            "a JSON Pointer begins with `/`: write `/{pointer}={value}`"
        ));
    }
    let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
    Ok((pointer.to_owned(), value))
}

impl Source {
    pub(crate) fn is_validated(&self) -> bool {
        !self.no_validate
    }

    /// The body for an operation.
    pub(crate) fn content(&self, operation: &Operation) -> Result<Option<Content>, Failure> {
        if let Some(given) = &self.body {
            return self.given(given, operation);
        }
        let sample = match self.minimal {
            true => operation.minimal_sample()?,
            false => operation.sample(self.example.as_deref())?,
        };
        let Some(mut value) = sample else {
            return match self.set.is_empty() && !self.edit {
                true => Ok(None),
                false => Err(Failure::usage(format!(
                    "`{}` has no body to change",
                    operation.name()
                ))),
            };
        };
        self.change(&mut value)?;
        Ok(Some(Content::Json(value)))
    }

    fn change(&self, value: &mut Value) -> Result<(), Failure> {
        for (pointer, new) in &self.set {
            if !contract::set(value, pointer, new.clone()) {
                let failure = Failure::usage(format!("the body has no place `{pointer}`"));
                return Err(failure.help(format!("the body is {value}")));
            }
        }
        if self.edit {
            *value = edited(value)?;
        }
        Ok(())
    }

    /// A body that the user gives. Its bytes stay as they are, unless something in it is changed, or it is JSON for another media
    /// type.
    fn given(&self, given: &str, operation: &Operation) -> Result<Option<Content>, Failure> {
        let bytes = match given.strip_prefix('@') {
            Some(file) => {
                let file = Path::new(file);
                std::fs::read(file).map_err(|error| Failure::file(file, &error))?
            }
            None if given == "-" => {
                let mut bytes = Vec::new();
                let read = std::io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|error| Failure::file(Path::new("-"), &error))?;
                bytes
            }
            None => given.as_bytes().to_vec(),
        };
        if self.no_validate && self.set.is_empty() && !self.edit {
            return Ok(Some(Content::Raw(bytes.into())));
        }
        let is_changed = !self.set.is_empty() || self.edit;
        let value: Result<Value, _> = serde_json::from_slice(&bytes);
        if !is_changed && operation.takes_bytes(value.is_ok()) {
            let bytes = bytes.into();
            operation.validate_bytes(&bytes)?;
            return Ok(Some(Content::Raw(bytes)));
        }
        let mut value = value.map_err(|error| {
            let failure = Failure::finding(format!("the body is no JSON: {error}"));
            failure.help("`--no-validate` sends it as it is")
        })?;
        self.change(&mut value)?;
        if !is_changed && operation.is_json() {
            operation.validate(&value)?;
            return Ok(Some(Content::Raw(bytes.into())));
        }
        Ok(Some(Content::Json(value)))
    }
}

/// Lets the user edit a value.
fn edited(value: &Value) -> Result<Value, Failure> {
    let editor = std::env::var("VISUAL").or_else(|_| std::env::var("EDITOR"));
    // An editor that somebody chose may have a window of its own, or be a program.
    if editor.is_err() && !std::io::stdin().is_terminal() {
        return Err(Failure::usage("`--edit` needs a terminal, or an `EDITOR`")
            .help("change single members with `--set /pointer=value`"));
    }
    let editor = editor.unwrap_or_else(|_| "vi".to_owned());
    let mut words = shlex::split(&editor).unwrap_or_default().into_iter();
    let program = words
        .next()
        .ok_or_else(|| Failure::usage("`EDITOR` is empty"))?;
    let file = std::env::temp_dir().join(format!("callbacks-{}.json", std::process::id()));
    let mut editor = std::process::Command::new(program);
    let outcome = edit_in(&file, value, editor.args(words));
    if outcome.is_err() {
        let _ = std::fs::remove_file(&file);
    }
    let text = outcome?;
    let value = serde_json::from_str(&text).map_err(|error| {
        let failure = Failure::finding(format!("what you wrote is no JSON: {error}"));
        let file = file.display();
        failure.help(format!(
            "it is in `{file}`: correct it, and send it with `--body @{file}`"
        ))
    })?;
    let _ = std::fs::remove_file(&file);
    Ok(value)
}

/// What the user has made of a value.
fn edit_in(
    file: &Path,
    value: &Value,
    editor: &mut std::process::Command,
) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::file(file, &error);
    // Nobody else may have made a file of this name.
    let mut created = std::fs::File::create_new(file).map_err(failed)?;
    write!(created, "{value:#}").map_err(failed)?;
    drop(created);
    let status = editor.arg(file).status();
    let status =
        status.map_err(|error| Failure::io(format!("the editor did not start: {error}")))?;
    if !status.success() {
        return Err(Failure::finding(
            "the editor ended with an error, so nothing is sent",
        ));
    }
    std::fs::read_to_string(file).map_err(failed)
}
