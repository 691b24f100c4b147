//! The programs of the command line, started on any port.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStderr, ChildStdout, Stdio};

pub(crate) const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// The document of the transcripts.
pub(crate) fn document() -> String {
    let folder = env!("CARGO_MANIFEST_DIR");
    format!("{folder}/tests/transcripts/see.in/billing.yaml")
}

fn program(arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_callbacks"));
    command
        .args(arguments)
        .env_remove("CALLBACKS_SECRET")
        .env_remove("CALLBACKS_TOKEN")
        .env_remove("DATABASE_URL")
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1");
    command
}

/// A command that has ended.
pub(crate) struct Command {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Command {
    pub(crate) fn new(arguments: &[&str]) -> Self {
        Self::with(arguments, &[])
    }

    /// A command with variables in its environment.
    pub(crate) fn with(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut program = program(arguments);
        Self::run(program.envs(variables.iter().copied()))
    }

    /// A command in another folder.
    pub(crate) fn within(folder: &std::path::Path, arguments: &[&str]) -> Self {
        Self::run(program(arguments).current_dir(folder))
    }

    fn run(program: &mut std::process::Command) -> Self {
        let output = program.output().expect("it starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code().expect("it ended by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// A running `listen` or `mock`.
pub(crate) struct Listening {
    child: RefCell<Child>,
    pub(crate) document: String,
    /// Where requests arrive.
    pub(crate) url: String,
    /// The page.
    pub(crate) page: String,
    lines: RefCell<BufReader<ChildStdout>>,
    _notes: BufReader<ChildStderr>,
    has_ended: Cell<bool>,
}

impl Listening {
    /// Starts it for the document of the transcripts.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::of(&document(), arguments)
    }

    pub(crate) fn of(document: &str, arguments: &[&str]) -> Self {
        Self::run("listen", document, arguments)
    }

    /// A mock of a document.
    pub(crate) fn mock(document: &str, arguments: &[&str]) -> Self {
        Self::run("mock", document, arguments)
    }

    fn run(command: &str, document: &str, arguments: &[&str]) -> Self {
        let all = [&[command, document, "--port", "0"], arguments].concat();
        let mut child = program(&all)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("piped"));
        let mut notes = BufReader::new(child.stderr.take().expect("piped"));
        let (mut url, mut page) = (String::new(), String::new());
        while page.is_empty() {
            let mut line = String::new();
            let read = notes.read_line(&mut line).expect("UTF-8");
            assert!(read > 0, "it ended before it listened");
            if let Some(found) = line.strip_prefix("listening") {
                let found = found.split_whitespace().next();
                url = found.expect("an address").to_owned();
            }
            if let Some(found) = line.strip_prefix("page") {
                page = found.trim().to_owned();
            }
        }
        Self {
            child: RefCell::new(child),
            document: document.to_owned(),
            url,
            page,
            lines: RefCell::new(lines),
            _notes: notes,
            has_ended: Cell::new(false),
        }
    }

    /// Sends a request to it.
    pub(crate) fn trigger(&self, event: &str, arguments: &[&str]) -> Command {
        let all = [
            &["trigger", &self.document, event, "--to", &self.url],
            arguments,
        ]
        .concat();
        Command::new(&all)
    }

    /// The next line with a text.
    pub(crate) fn line(&self, text: &str) -> String {
        loop {
            let mut line = String::new();
            let read = self.lines.borrow_mut().read_line(&mut line).expect("UTF-8");
            assert!(read > 0, "it ended without a line with `{text}`");
            if line.contains(text) {
                return line;
            }
        }
    }

    /// Waits until it ends by itself.
    pub(crate) fn exit_code(&self) -> i32 {
        let status = self.child.borrow_mut().wait().expect("it ends");
        self.has_ended.set(true);
        status.code().expect("it ended by itself")
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if !self.has_ended.get() {
            let mut child = self.child.borrow_mut();
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
