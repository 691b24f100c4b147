//! Asking our code.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// How long one instance may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// What our code makes of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is accepted, and is this when it is written again.
    Accepted(String),
    /// It is refused for this reason.
    Refused(String),
    /// There was a panic, an abort, or no end.
    Crashed(String),
}

/// Checks instances of the bodies of a document, by number.
pub(crate) trait Judge {
    fn ask(&mut self, body: usize, instance: &str) -> Answer;
}

/// A running program of [`program`](super::program), which is started again when it dies.
#[derive(Debug)]
pub(crate) struct Session {
    program: PathBuf,
    module: String,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Session {
    pub(crate) fn new(program: PathBuf, module: &str) -> Self {
        Self {
            program,
            module: module.to_owned(),
            running: None,
        }
    }

    fn running(&mut self) -> io::Result<&mut Running> {
        let running = match self.running.take() {
            Some(running) => running,
            None => Running::start(&self.program, &self.module)?,
        };
        Ok(self.running.insert(running))
    }
}

impl Judge for Session {
    fn ask(&mut self, body: usize, instance: &str) -> Answer {
        let answer = match self.running() {
            Ok(running) => running.ask(body, instance),
            Err(error) => Err(format!("the program cannot be started: {error}")),
        };
        let line = match answer {
            Ok(line) => line,
            Err(reason) => {
                if let Some(running) = self.running.take() {
                    running.end();
                }
                return Answer::Crashed(reason);
            }
        };
        let mut letters = line.chars();
        match letters.next() {
            Some('+') => Answer::Accepted(letters.collect()),
            Some('-') => Answer::Refused(letters.collect()),
            _ => Answer::Crashed(letters.collect()),
        }
    }
}

impl Running {
    fn start(program: &PathBuf, module: &str) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(module)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("without pipes"));
        };
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                let Ok(line) = line else { return };
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            child,
            input,
            answers,
        })
    }

    fn ask(&mut self, body: usize, instance: &str) -> Result<String, String> {
        let written = writeln!(self.input, "{body} {instance}").and_then(|()| self.input.flush());
        if written.is_err() {
            return Err("the program has ended".to_owned());
        }
        self.answers
            .recv_timeout(TIME_LIMIT)
            .map_err(|error| match error {
                mpsc::RecvTimeoutError::Timeout => {
                    format!("no answer within {} s", TIME_LIMIT.as_secs())
                }
                mpsc::RecvTimeoutError::Disconnected => {
                    "the program died: a stack overflow, or no memory".to_owned()
                }
            })
    }

    fn end(mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.end();
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// A program that answers as a script says.
    fn session(name: &str, script: &str) -> Session {
        let file = std::env::temp_dir().join(format!("conformance_{name}_{}", std::process::id()));
        std::fs::write(
            &file,
            format!("#!/bin/sh\nwhile read -r line; do {script}; done\n"),
        )
        .expect("the script is written");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))
            .expect("the script is made a program");
        Session::new(file, "d0000")
    }

    #[test]
    fn answers_are_told_apart() {
        let mut session = session("answers", r#"echo "${line#* }""#);
        assert_eq!(session.ask(0, "+[1]"), Answer::Accepted("[1]".to_owned()));
        assert_eq!(session.ask(0, "-no"), Answer::Refused("no".to_owned()));
        assert_eq!(session.ask(0, "!oh"), Answer::Crashed("oh".to_owned()));
        std::fs::remove_file(&session.program).expect("it is there");
    }

    #[test]
    fn a_program_that_died_is_started_again() {
        let mut session = session("dies", r#"[ "$line" = "0 bad" ] && exit 1; echo "+$line""#);
        assert!(matches!(session.ask(0, "bad"), Answer::Crashed(_)));
        assert_eq!(session.ask(0, "1"), Answer::Accepted("0 1".to_owned()));
        std::fs::remove_file(&session.program).expect("it is there");
    }
}
