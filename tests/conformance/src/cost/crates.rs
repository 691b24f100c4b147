//! Crates of generated modules: those that are timed, and those that receive events.
//!
//! ```text
//! <target>/cost/Cargo.toml      a workspace of its own
//!               nothing/        a crate that has the dependencies and nothing else
//!               NAME_emitted/   the types of a document with the emitted impls
//!               NAME_derived/   the same types with serde's derives
//!               NAME_module/    the whole module
//!               NAME_speed/     a program that reads and writes instances by both
//! ```

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::scratch::write;

/// The computing time of the processes started from here, if the system reports it. Otherwise the time of day:
/// others may be busy on the machine.
struct Clock {
    start: Instant,
    spent: Option<Duration>,
}

impl Clock {
    fn now() -> Self {
        Self {
            start: Instant::now(),
            spent: children_time(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.spent, children_time()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.start.elapsed(),
        }
    }
}

/// The fields `cutime` and `cstime` of proc_pid_stat(5), in hundredths of a second.
fn children_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name comes first, and may contain spaces.
    let (_, fields) = text.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks(13)? + ticks(14)?) * 10))
}

/// What is run once is run without a debugger.
const WITHOUT_DEBUG: &str = "--config=profile.dev.debug=false";

/// Documents may need any of them.
pub(crate) const FEATURES: [&str; 3] = ["multipart", "receiver", "xml"];

/// What crates need beside `callbacks` as it is and JSON.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Needs {
    /// Features of `callbacks`.
    pub(crate) features: &'static [&'static str],
    /// Lines of their manifests.
    pub(crate) dependencies: &'static str,
}

/// The folder of the crates.
#[derive(Debug)]
pub(crate) struct Crates {
    root: PathBuf,
    workspace: PathBuf,
    members: Vec<String>,
    needs: Needs,
}

impl Crates {
    /// In a folder of the target folder in which this program was built.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub(crate) fn create(folder: &str, needs: Needs) -> io::Result<Self> {
        let program = std::env::current_exe()?;
        let target = program.ancestors().nth(2).unwrap_or(Path::new("target"));
        let root = target.join(folder);
        fs::create_dir_all(&root)?;
        let workspace = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))?;
        fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock"))?;
        Ok(Self {
            root,
            workspace,
            members: Vec::new(),
            needs,
        })
    }

    /// The path of a file of a crate.
    pub(crate) fn file(&self, name: &str, file: &str) -> PathBuf {
        self.root.join(name).join(file)
    }

    /// A crate of these files; the one that cargo starts with is `root.rs`.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn add(
        &mut self,
        name: &str,
        is_program: bool,
        files: &[(&str, &str)],
    ) -> io::Result<()> {
        fs::create_dir_all(self.root.join(name))?;
        let target = match is_program {
            true => format!("[[bin]]\nname = \"{name}\""),
            false => "[lib]".to_owned(),
        };
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             {target}\npath = \"root.rs\"\n\n[dependencies]\n\
             callbacks = {{ path = {:?}, default-features = false, features = {:?} }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\
             serde_json = {{ version = \"1\", features = [\"raw_value\"] }}\n{}",
            self.workspace,
            [FEATURES.as_slice(), self.needs.features].concat(),
            self.needs.dependencies
        );
        write(&self.file(name, "Cargo.toml"), &manifest)?;
        for (file, text) in files {
            write(&self.file(name, file), text)?;
        }
        self.members.push(name.to_owned());
        // Without incremental compilation: what is timed is the first build.
        let workspace = format!(
            "[workspace]\nmembers = {:?}\nresolver = \"3\"\n\n[profile.dev]\nincremental = false\n",
            self.members
        );
        write(&self.root.join("Cargo.toml"), &workspace)
    }

    /// Runs cargo for a crate, whose dependencies are compiled by now, after a change; how long that computes.
    ///
    /// # Errors
    ///
    /// When it does not compile.
    pub(crate) fn time(&self, command: &str, name: &str) -> Result<Duration, String> {
        let root = self.file(name, "root.rs");
        let touched = fs::read(&root).and_then(|text| fs::write(&root, text));
        touched.map_err(|error| format!("{}: {error}", root.display()))?;
        let start = Clock::now();
        self.cargo(&[command, "--quiet", "--package", name])?;
        Ok(start.elapsed())
    }

    /// Builds a program as it would be shipped; its file.
    ///
    /// # Errors
    ///
    /// When it does not compile.
    pub(crate) fn program(&self, name: &str) -> Result<PathBuf, String> {
        self.cargo(&["build", "--release", "--quiet", "--package", name])?;
        Ok(self.root.join("target/release").join(name))
    }

    /// Builds all programs as fast as can be, each at the side of others; which of them cannot be built says
    /// [`quick_program`](Self::quick_program).
    pub(crate) fn quick_programs(&self) {
        let all = [
            "build",
            "--quiet",
            WITHOUT_DEBUG,
            "--workspace",
            "--keep-going",
        ];
        let _ = self.cargo(&all);
    }

    /// Builds a program as fast as can be; its file.
    ///
    /// # Errors
    ///
    /// When it does not compile.
    pub(crate) fn quick_program(&self, name: &str) -> Result<PathBuf, String> {
        self.cargo(&["build", "--quiet", WITHOUT_DEBUG, "--package", name])?;
        Ok(self.root.join("target/debug").join(name))
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .current_dir(&self.root)
            .args(arguments)
            .args(["--target-dir", "target"])
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr)
                .chars()
                .take(3000)
                .collect()),
        }
    }
}
