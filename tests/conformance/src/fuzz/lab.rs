//! What the generator, rustc and the oracle have against documents.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use callbacks_codegen::{AssertedFormats, Integers, Settings};
use serde_json::Value;

use crate::arguments::Payloads;
use crate::check;
use crate::expand::{self, Outcome};
use crate::expected::Expected;
use crate::payload;
use crate::scratch::{Crates, Scratch};

/// Something that is wrong with a document's module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// What it has in common with others of its kind.
    pub(super) class: String,
    pub(super) text: String,
}

/// Where documents are tried.
pub(super) struct Lab {
    folder: PathBuf,
    scratch: Scratch,
    jobs: NonZeroUsize,
    /// None when nothing is read and written.
    payloads: Option<Payloads>,
}

/// What is looked for: to shrink a document for what the generator alone says, nothing need be compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    Expanded,
    Checked,
    Tried,
}

impl Finding {
    fn new(kind: &str, text: &str) -> Self {
        Self {
            class: format!("{kind}: {}", payload::skeleton(text)),
            text: format!("{kind}: {text}"),
        }
    }

    /// How far a document must be taken to show it.
    pub(super) fn depth(&self) -> Depth {
        match self.class.split(':').next() {
            Some("panic" | "timeout" | "unlocated") => Depth::Expanded,
            Some("rustc") => Depth::Checked,
            _ => Depth::Tried,
        }
    }
}

impl Lab {
    /// Each seed has a folder of its own, so that several can run at once.
    pub(super) fn create(
        seed: &str,
        jobs: NonZeroUsize,
        payloads: Option<Payloads>,
    ) -> Result<Self, String> {
        let wrong = |error| format!("no folder for documents: {error}");
        let letters = seed.chars().filter(char::is_ascii_alphanumeric);
        let name: String = letters.take(20).collect();
        let scratch = Scratch::beside(&format!("fuzz-{}", name.to_ascii_lowercase()));
        let scratch = scratch.map_err(wrong)?;
        let folder = scratch.folder("documents").map_err(wrong)?;
        Ok(Self {
            folder,
            scratch,
            jobs,
            payloads,
        })
    }

    /// What is found of each of some documents.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or nothing compiled.
    pub(super) fn examine(
        &self,
        documents: &[(String, Value)],
        depth: Depth,
    ) -> Result<Vec<Vec<Finding>>, String> {
        let mut list = Vec::new();
        for (name, document) in documents {
            let path = format!("{name}.json");
            let text = serde_json::to_string_pretty(document).map_err(|error| error.to_string())?;
            fs::write(self.folder.join(&path), text).map_err(|error| format!("{path}: {error}"))?;
            list.push(Expected {
                path,
                module: name.clone(),
                ..Expected::default()
            });
        }
        let by_name: BTreeMap<&str, &Value> = documents
            .iter()
            .map(|(name, document)| (name.as_str(), document))
            .collect();
        let mut outcomes = expand::expand_with(&list, self.jobs, |document| {
            let settings = Settings::new(self.folder.join(&document.path))
                .with_base(&self.folder)
                // The oracle checks them as well.
                .with_asserted_formats(AssertedFormats::All)
                .with_list_of_bodies();
            match by_name.get(document.module.as_str()) {
                Some(document) => with_arguments(settings, document),
                None => settings,
            }
        });
        let mut findings: Vec<Vec<Finding>> = outcomes.iter().map(of_generator).collect();
        if depth >= Depth::Checked {
            let modules = check::write_modules(&self.scratch, &list, &mut outcomes)?;
            let checked = check::compile(&self.scratch, &Crates::Libraries, &modules, self.jobs)?;
            for (document, findings) in list.iter().zip(&mut findings) {
                let checked = checked.of(document);
                let messages = checked.errors.iter().chain(&checked.warnings);
                findings.extend(messages.map(|message| of_rustc(message)));
            }
            // What does not compile would be compiled in vain.
            let is_right = |document: &Expected| checked.of(document).errors.is_empty();
            if let Some(options) = self.payloads.as_ref().filter(|_| depth == Depth::Tried) {
                let right: Vec<bool> = list.iter().map(is_right).collect();
                let (kept, outcomes): (Vec<Expected>, Vec<Outcome>) = list
                    .iter()
                    .zip(outcomes)
                    .zip(&right)
                    .filter(|(_, right)| **right)
                    .map(|((document, outcome), _)| (document.clone(), outcome))
                    .unzip();
                let report = payload::run(
                    &self.folder,
                    &kept,
                    &outcomes,
                    Some((&self.scratch, &modules)),
                    options,
                    self.jobs,
                )?;
                let mut by_path: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
                for (path, class, text) in report.disagreements() {
                    let finding = Finding {
                        class: class.to_owned(),
                        text: text.to_owned(),
                    };
                    by_path.entry(path).or_default().push(finding);
                }
                for (document, findings) in list.iter().zip(&mut findings) {
                    findings.extend(by_path.remove(document.path.as_str()).unwrap_or_default());
                }
            }
        }
        Ok(findings)
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn clear(&self) -> Result<(), String> {
        let folder = |path: &Path| -> std::io::Result<()> {
            for entry in fs::read_dir(path)? {
                fs::remove_file(entry?.path())?;
            }
            Ok(())
        };
        for path in [self.folder.clone(), self.scratch.modules()] {
            folder(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        Ok(())
    }
}

/// The arguments of the macro that a document itself asks for, so that they are shrunk with it.
fn with_arguments(settings: Settings, document: &Value) -> Settings {
    let names = document["info"]["x-arguments"].as_array();
    let names = names.into_iter().flatten().filter_map(Value::as_str);
    names.fold(settings, |settings, name| match name {
        "strict" => settings.with_strict(true),
        "context" => settings.with_context(true),
        "i128" => settings.with_integers(Integers::I128),
        "shadowed" => settings.with_own_items(Vec::new(), true),
        _ => settings,
    })
}

fn of_generator(outcome: &Outcome) -> Vec<Finding> {
    match outcome {
        Outcome::Panicked(message) => vec![Finding::new("panic", message)],
        Outcome::TimedOut(limit) => {
            vec![Finding::new("timeout", &format!("{} s", limit.as_secs()))]
        }
        Outcome::Expanded(expanded) => {
            let unlocated = expanded
                .findings
                .iter()
                .filter(|finding| !finding.text.contains("--> "));
            unlocated
                .map(|finding| Finding::new("unlocated", &finding.text))
                .collect()
        }
    }
}

/// `rustc: error[E0308] at d0.rs:3:5: mismatched types` without its place.
fn of_rustc(message: &str) -> Finding {
    let (start, rest) = message.split_once(" at ").unwrap_or((message, ""));
    let rest = rest.split_once(": ").map_or(rest, |(_, rest)| rest);
    Finding {
        class: format!("{start}: {}", payload::skeleton(rest)),
        text: message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_one_kind_have_one_class() {
        let one =
            of_rustc("rustc: error[E0412] at f1.rs:3:5: cannot find type `Pet` in this scope");
        let other =
            of_rustc("rustc: error[E0412] at f20.rs:30:15: cannot find type `Order` in this scope");
        assert_eq!(one.class, other.class);
        assert_eq!(one.depth(), Depth::Checked);
        assert_eq!(Finding::new("panic", "at `x`").depth(), Depth::Expanded);
    }
}
