//! The generated crates on the disk. They are left there, to look at, and for the next run to build upon.
//!
//! ```text
//! <target>/conformance/Cargo.toml           a workspace of its own
//!                      Cargo.lock           that of the workspace, so that the versions are the same
//!                      crates/batch_00/     crates whose modules are the files of
//!                      programs/payload_00/ programs whose modules are the same files
//!                      modules/d0000_….rs   the documents
//!                      target/
//!                      cargo.log            what cargo said beside its messages
//! ```

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::batch::Batch;
use crate::cost::crates::FEATURES;
use crate::events;

/// What kind of crates modules are compiled in.
pub(crate) enum Crates<'s> {
    /// Libraries, which are only checked.
    Libraries,
    /// Programs, whose source is made of their modules.
    Programs(&'s dyn Fn(&[String]) -> String),
    /// The same with what it takes to receive requests.
    Receivers(&'s dyn Fn(&[String]) -> String),
}

impl Crates<'_> {
    /// The first part of their names.
    fn word(&self) -> &'static str {
        match self {
            Self::Libraries => "batch",
            Self::Programs(_) => "payload",
            Self::Receivers(_) => "receiver",
        }
    }

    fn folder(&self) -> &'static str {
        match self {
            Self::Libraries => "crates",
            Self::Programs(_) | Self::Receivers(_) => "programs",
        }
    }

    fn source(&self, modules: &[String]) -> String {
        match self {
            Self::Libraries => library(modules),
            Self::Programs(source) | Self::Receivers(source) => source(modules),
        }
    }

    fn command(&self) -> &'static str {
        match self {
            Self::Libraries => "check",
            Self::Programs(_) | Self::Receivers(_) => "build",
        }
    }
}

/// The folder of the generated crates.
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    root: PathBuf,
    workspace: PathBuf,
    /// What cargo compiles into, which several such folders share with their dependencies.
    target: PathBuf,
    /// The start of the names of the crates: those of one target folder differ.
    prefix: String,
}

impl Scratch {
    /// In the target folder in which this program was built.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub(crate) fn create() -> io::Result<Self> {
        Self::named("conformance", "")
    }

    /// In another folder of that one, for crates that do not take the place of the others.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub(crate) fn beside(folder: &str) -> io::Result<Self> {
        // Cargo's messages have the names of libraries with `_` for `-`.
        Self::named(folder, &format!("{}_", folder.replace('-', "_")))
    }

    fn named(folder: &str, prefix: &str) -> io::Result<Self> {
        let program = std::env::current_exe()?;
        // `<target>/<profile>/conformance`
        let target = program.ancestors().nth(2).unwrap_or(Path::new("target"));
        let root = target.join(folder);
        fs::create_dir_all(root.join("modules"))?;
        File::create(root.join("cargo.log"))?;
        let workspace = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
        let target = target.join("conformance/target");
        Ok(Self {
            root,
            workspace,
            target,
            prefix: prefix.to_owned(),
        })
    }

    /// The first part of the names of crates.
    pub(crate) fn word(&self, crates: &Crates<'_>) -> String {
        format!("{}{}", self.prefix, crates.word())
    }

    /// A folder for what belongs to the crates.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub(crate) fn folder(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.root.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.root.join("cargo.log")
    }

    pub(crate) fn modules(&self) -> PathBuf {
        self.root.join("modules")
    }

    /// Writes the module of a document.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn write_module(&self, name: &str, source: &str) -> io::Result<()> {
        write(&self.modules().join(format!("{name}.rs")), source)
    }

    /// Makes these the crates of the workspace.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    pub(crate) fn write_crates(&self, crates: &Crates<'_>, batches: &[Batch]) -> io::Result<()> {
        let members: Vec<_> = batches
            .iter()
            .map(|batch| format!("{}/{}", crates.folder(), batch.name))
            .collect();
        write(&self.root.join("Cargo.toml"), &workspace_manifest(&members))?;
        fs::copy(
            self.workspace.join("Cargo.lock"),
            self.root.join("Cargo.lock"),
        )?;
        for batch in batches {
            let folder = self.root.join(crates.folder()).join(&batch.name);
            fs::create_dir_all(&folder)?;
            write(
                &folder.join("Cargo.toml"),
                &manifest(crates, &batch.name, &self.workspace),
            )?;
            write(&folder.join("root.rs"), &crates.source(&batch.modules))?;
        }
        Ok(())
    }

    /// Compiles the crates as far as their errors show, and hands each line of cargo's messages on.
    ///
    /// # Errors
    ///
    /// When cargo cannot be started.
    pub(crate) fn cargo(
        &self,
        crates: &Crates<'_>,
        jobs: NonZeroUsize,
        mut line: impl FnMut(&str),
    ) -> io::Result<()> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut child = Command::new(cargo)
            .current_dir(&self.root)
            .args([
                crates.command(),
                "--workspace",
                "--keep-going",
                "--message-format=json",
            ])
            .arg("--target-dir")
            .arg(&self.target)
            .args(["--jobs", &jobs.to_string()])
            // Flags for the workspace, such as those that deny warnings, are not for what is only counted here.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(OpenOptions::new().append(true).open(self.log())?)
            .spawn()?;
        if let Some(output) = child.stdout.take() {
            for read in BufReader::new(output).lines() {
                line(&read?);
            }
        }
        // A failure is known by what is not among the messages.
        child.wait().map(drop)
    }
}

/// Leaves a file that is as it should be untouched: for cargo a file that is written is a file that has changed.
pub(crate) fn write(file: &Path, text: &str) -> io::Result<()> {
    match fs::read(file) {
        Ok(present) if present == text.as_bytes() => Ok(()),
        _ => fs::write(file, text),
    }
}

/// Without incremental compilation and debug information, which only the next change and a debugger are glad of.
fn workspace_manifest(members: &[String]) -> String {
    let profile = "[profile.dev]\nincremental = false\ndebug = false\n";
    // What a program runs most is the runtime, which is compiled but once.
    let dependencies = "[profile.dev.package.\"*\"]\nopt-level = 1\n";
    format!("[workspace]\nmembers = {members:?}\nresolver = \"3\"\n\n{profile}\n{dependencies}")
}

/// A crate that has nothing but `callbacks`, as a user's crate may; a program also reads and writes JSON.
fn manifest(crates: &Crates<'_>, name: &str, workspace: &Path) -> String {
    let package = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n"
    );
    let more = match crates {
        Crates::Receivers(_) => events::program::NEEDS.features,
        _ => &[],
    };
    let features = [FEATURES.as_slice(), more].concat();
    let callbacks = format!(
        "callbacks = {{ path = {workspace:?}, default-features = false, features = {features:?} }}"
    );
    match crates {
        Crates::Libraries => {
            format!("{package}\n[lib]\npath = \"root.rs\"\n\n[dependencies]\n{callbacks}\n")
        }
        Crates::Programs(_) | Crates::Receivers(_) => {
            let target = format!("[[bin]]\nname = \"{name}\"\npath = \"root.rs\"");
            let more = match crates {
                Crates::Receivers(_) => events::program::NEEDS.dependencies,
                _ => "",
            };
            format!(
                "{package}\n{target}\n\n[dependencies]\n{callbacks}\nserde_json = \"1\"\n{more}"
            )
        }
    }
}

/// The lints that libraries most often turn on are on here: generated code gives no warning for them either.
fn library(modules: &[String]) -> String {
    let mut text = String::from("//! Generated.\n#![warn(missing_debug_implementations)]\n");
    for name in modules {
        text +=
            &format!("\n/// Generated.\n#[path = \"../../modules/{name}.rs\"]\npub mod {name};\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_names_its_modules() {
        let text = library(&["d0001_a".to_owned(), "d0002_b".to_owned()]);
        assert!(
            text.contains("#[path = \"../../modules/d0002_b.rs\"]\npub mod d0002_b;\n"),
            "{text}"
        );
    }

    #[test]
    fn manifests_are_as_cargo_wants_them() {
        let members = ["crates/batch_00".to_owned(), "crates/batch_01".to_owned()];
        assert!(
            workspace_manifest(&members)
                .contains(r#"members = ["crates/batch_00", "crates/batch_01"]"#)
        );
        let text = manifest(&Crates::Libraries, "batch_00", Path::new("/some where"));
        assert!(
            text.contains(
                r#"callbacks = { path = "/some where", default-features = false, features = ["#
            ),
            "{text}"
        );
        let source = |_: &[String]| String::new();
        let text = manifest(&Crates::Programs(&source), "payload_00", Path::new("/x"));
        assert!(
            text.contains("[[bin]]") && text.contains("serde_json"),
            "{text}"
        );
        let text = manifest(&Crates::Receivers(&source), "receiver_00", Path::new("/x"));
        let features =
            r#"default-features = false, features = ["multipart", "receiver", "xml", "samples"] }"#;
        assert!(
            text.contains(features) && text.contains("tower-service"),
            "{text}"
        );
    }
}
