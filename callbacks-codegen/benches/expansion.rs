//! How long an expansion takes against merely parsing the same files, as ratios in one run.
//!
//! `cargo bench -p callbacks-codegen --bench expansion -- DOCUMENT…`; with `--profile dev` as cargo builds macros for a
//! debug build. Without documents, one is made up: 400 webhooks of which each has a payload of its own.
//!
//! With `--once`, each document is expanded once and nothing is measured. That is for profilers, which count instructions:
//! `valgrind --tool=callgrind target/release/deps/expansion-… --once DOCUMENT`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use callbacks_codegen::source::{Scope, SourceMap, Texts};
use callbacks_codegen::{Expansion, Settings, expand};

const ROUNDS: usize = 9;

fn main() {
    let mut documents: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    if documents.is_empty() {
        documents.push(made_up());
    }
    if std::env::args().any(|argument| argument == "--once") {
        for document in documents {
            let expansion = expand(&Settings::new(&document));
            println!("{}: {} types", document.display(), expansion.types);
        }
        return;
    }
    println!("medians of {ROUNDS} rounds; parsing = 1");
    for document in documents {
        report(&document);
    }
}

fn report(document: &Path) {
    let everything = Settings::new(document);
    let all = expand(&everything);
    let three = Settings::new(document).with_only(some_names(document));
    let some = expand(&three);
    // The rounds alternate, so that whatever else the machine does falls on all alike.
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..ROUNDS {
        times[0].push(time(|| parse(&all.files)));
        times[1].push(time(|| expand(&everything)));
        times[2].push(time(|| parse(&some.files)));
        times[3].push(time(|| expand(&three)));
    }
    let [parse_all, expand_all, parse_some, expand_some] = times.map(median);
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let line = |what: &str, expansion: &Expansion, parsing: Duration, expanding: Duration| {
        println!(
            "{name}: {what}: {} operations, {} types, {} files: parsing {:.1} ms, expanding {:.2}",
            expansion.operations,
            expansion.types,
            expansion.files.len(),
            parsing.as_secs_f64() * 1000.0,
            expanding.as_secs_f64() / parsing.as_secs_f64(),
        );
    };
    line("everything", &all, parse_all, expand_all);
    line("three", &some, parse_some, expand_some);
}

/// How long the work takes until its result is there. A macro gives that away; what it read, which both sides drop, is a
/// part of the work.
fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(work());
    let took = start.elapsed();
    drop(result);
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn parse(files: &[PathBuf]) {
    let texts = Texts::new();
    let scope = files
        .iter()
        .fold(Scope::default(), |scope, file| scope.with(file));
    let sources = SourceMap::new(&texts, scope);
    for file in files {
        black_box(sources.load(file).is_ok());
    }
}

/// The names of three webhooks or callbacks.
fn some_names(document: &Path) -> Vec<String> {
    let texts = Texts::new();
    let sources = SourceMap::new(&texts, Scope::default().with(document));
    let Ok(root) = sources.load(document) else {
        return Vec::new();
    };
    let webhooks = ["webhooks", "x-webhooks"]
        .into_iter()
        .filter_map(|key| root.get(key));
    let operations = root
        .get("paths")
        .into_iter()
        .flat_map(|paths| paths.entries());
    let operations = operations.flat_map(|(_, item)| item.entries());
    let callbacks = operations.filter_map(|(_, operation)| operation.get("callbacks"));
    let names = webhooks.chain(callbacks).flat_map(|map| map.entries());
    names
        .take(3)
        .map(|(name, _)| name.text.to_owned())
        .collect()
}

fn made_up() -> PathBuf {
    let mut text =
        String::from("openapi: 3.1.0\ninfo: {title: Made up, version: '1'}\nwebhooks:\n");
    for number in 0..400 {
        let _ = write!(
            text,
            "  event{number}:\n    post:\n      requestBody:\n        required: true\n        content:\n          \
             application/json:\n            schema:\n              $ref: '#/components/schemas/Event{number}'\n      \
             responses:\n        '204':\n          description: Taken\n"
        );
    }
    text.push_str("components:\n  schemas:\n");
    for number in 0..400 {
        let _ = write!(
            text,
            "    Event{number}:\n      type: object\n      required: [id]\n      properties:\n"
        );
        for field in [
            "id",
            "createdAt",
            "customerId",
            "status",
            "amount",
            "currency",
            "note",
            "source",
        ] {
            let _ = write!(
                text,
                "        {field}:\n          type: string\n          description: What {field} of event {number} is\n"
            );
        }
    }
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("made-up.yaml");
    std::fs::write(&file, text).expect("the target folder can be written");
    file
}
