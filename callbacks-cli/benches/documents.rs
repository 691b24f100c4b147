//! How long `list` and `check` take beside a program that only parses the same files, process against process.
//!
//! Run it with `cargo bench -p callbacks-cli --bench documents -- DOCUMENT…`. The aim is at most twice the time of parsing, and
//! 50 ms more. Documents above it are marked.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops if something is wrong"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use callbacks_codegen::source::{SourceMap, Texts};
use callbacks_codegen::{Settings, describe};

const ROUNDS: usize = 5;
const ALLOWANCE: Duration = Duration::from_millis(50);

/// The commands that are measured.
const COMMANDS: [&str; 2] = ["list", "check"];

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let Some(files) = arguments.strip_prefix(&["--parse".to_owned()]) {
        return parse(files);
    }
    let documents = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-'));
    let (mut count, mut above) = (0, 0);
    println!("document: parse, list, check (ms; medians of {ROUNDS})");
    for document in documents {
        count += 1;
        above += usize::from(!is_fast(Path::new(document)));
    }
    println!("{above} of {count} documents are above twice the time of parsing and 50 ms");
}

/// The baseline: what every tool has to do with these files.
fn parse(files: &[String]) {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(read));
    for file in files {
        // A file that is broken takes its time too.
        let _ = sources.load(Path::new(file));
    }
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// Measures a document, and says whether every command is within the aim.
fn is_fast(document: &Path) -> bool {
    let settings = Settings::new(document).with_base(root(document));
    let files = describe(&settings).files;
    let mut times = vec![Vec::new(); 1 + COMMANDS.len()];
    for _ in 0..ROUNDS {
        let mut baseline = Command::new(std::env::current_exe().unwrap());
        times[0].push(time(baseline.arg("--parse").args(&files)));
        for (command, times) in COMMANDS.iter().zip(&mut times[1..]) {
            let mut program = Command::new(env!("CARGO_BIN_EXE_callbacks"));
            let program = program.arg(command).arg(document);
            times.push(time(program.arg("--root").arg(root(document))));
        }
    }
    let medians: Vec<_> = times
        .into_iter()
        .map(|mut times| {
            times.sort_unstable();
            times[ROUNDS / 2]
        })
        .collect();
    let most = medians[0] * 2 + ALLOWANCE;
    let is_fast = medians[1..].iter().all(|time| *time <= most);
    let shown: Vec<_> = medians
        .iter()
        .map(|time| format!("{:.0}", time.as_secs_f64() * 1_000.0))
        .collect();
    let mark = if is_fast { "" } else { "  ABOVE" };
    println!("{}: {}{mark}", document.display(), shown.join(", "));
    is_fast
}

/// References may lead to folders beside the document's own.
fn root(document: &Path) -> PathBuf {
    let document = std::path::absolute(document).unwrap();
    let folder = document.parent().and_then(Path::parent);
    folder.unwrap_or(Path::new("/")).to_owned()
}

fn time(command: &mut Command) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let began = Instant::now();
    command.status().unwrap();
    began.elapsed()
}
