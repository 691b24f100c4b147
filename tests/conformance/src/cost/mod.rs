//! What generated code costs, against the same types with serde's derives.
//!
//! ```text
//! cargo run --release -p conformance -- cost --dir DIR [--document PATH]… [--rounds N] [--only check|build|speed]…
//! ```
//!
//! Compilers and programs run in turns, and medians are reported, so that other load on the machine affects both alike.
//! Of compilers it is the time that they compute, on all cores together.

pub(crate) mod crates;
mod derive;
mod program;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use callbacks_codegen::{BodyInfo, Expansion, Settings, expand};

use crate::payload::{Sampled, Samples, samples};
use crate::say;
use crates::{Crates, Needs};

const DOCUMENTS: [&str; 2] = [
    "telnyx/openapi/spec3.yml",
    "5gc/TS29520_Nnwdaf_DataManagement.yaml",
];

/// The bodies that are read and written: those with the largest instances.
const BODIES: usize = 24;
const INSTANCES: usize = 12;

/// Does what the arguments behind `cost` ask for.
///
/// # Errors
///
/// When an argument is wrong, or nothing can be compiled.
pub(crate) fn run(words: impl Iterator<Item = std::ffi::OsString>) -> Result<(), String> {
    let arguments = Arguments::parse(words)?;
    let mut crates = Crates::create("cost", Needs::default())
        .map_err(|error| format!("no folder for crates: {error}"))?;
    let written = crates.add("nothing", false, &[("root.rs", "")]);
    written.map_err(|error| error.to_string())?;
    for document in &arguments.documents {
        // Documents are deep, and so are the trees of their schemas.
        let work = || report(&arguments, &mut crates, document);
        std::thread::scope(|scope| {
            let builder = std::thread::Builder::new().stack_size(256 << 20);
            let thread = builder
                .spawn_scoped(scope, work)
                .map_err(|error| error.to_string())?;
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })?;
    }
    Ok(())
}

struct Arguments {
    dir: PathBuf,
    documents: Vec<String>,
    rounds: usize,
    only: Vec<String>,
}

impl Arguments {
    fn parse(words: impl Iterator<Item = std::ffi::OsString>) -> Result<Self, String> {
        let mut arguments = Self {
            dir: PathBuf::new(),
            documents: Vec::new(),
            rounds: 5,
            only: Vec::new(),
        };
        let mut words = words.map(|word| word.to_string_lossy().into_owned());
        while let Some(word) = words.next() {
            let value = words
                .next()
                .ok_or_else(|| format!("`{word}` needs a value"))?;
            match word.as_str() {
                "--dir" => arguments.dir = PathBuf::from(value),
                "--document" => arguments.documents.push(value),
                "--rounds" => {
                    arguments.rounds = value.parse().map_err(|_| "`--rounds` needs a number")?
                }
                "--only" => arguments.only.push(value),
                _ => return Err(format!("`{word}` is no argument of `cost`")),
            }
        }
        if arguments.documents.is_empty() {
            arguments.documents = DOCUMENTS.map(str::to_owned).to_vec();
        }
        Ok(arguments)
    }

    fn wants(&self, what: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == what)
    }
}

fn report(arguments: &Arguments, crates: &mut Crates, document: &str) -> Result<(), String> {
    let file = arguments.dir.join(document);
    let settings = Settings::new(&file)
        .with_base(&arguments.dir)
        .with_list_of_bodies();
    let expansion = expand(&settings);
    let source = expansion.to_source();
    let variants = derive::variants(&source).map_err(|error| format!("{document}: {error}"))?;
    let name: String = document
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let name = format!("c{}", name.to_ascii_lowercase());
    sizes(document, &expansion, &source, &variants).map_err(|error| error.to_string())?;

    let bodies = bodies(&expansion);
    let types: Vec<&str> = bodies.iter().map(|body| body.ty.as_str()).collect();
    let uses = program::uses(&types);
    let prelude = "#![allow(dead_code)]\n";
    let forms = [
        ("emitted", format!("{prelude}{}\n{uses}", variants.emitted)),
        ("derived", format!("{prelude}{}\n{uses}", variants.derived)),
        ("module", format!("{prelude}{source}")),
    ];
    let mut names = vec!["nothing".to_owned()];
    for (form, text) in &forms {
        let name = format!("{name}_{form}");
        let written = crates.add(&name, false, &[("root.rs", text)]);
        written.map_err(|error| error.to_string())?;
        names.push(name);
    }
    for command in ["check", "build"] {
        if arguments.wants(command) {
            compile(arguments, crates, command, &names)?;
        }
    }
    if arguments.wants("speed") {
        speed(
            arguments,
            crates,
            &name,
            &file,
            &source,
            &variants.derived,
            &bodies,
        )?;
    }
    Ok(())
}

/// The bodies whose types have a name, each type once.
fn bodies(expansion: &Expansion) -> Vec<&BodyInfo> {
    let mut known = BTreeSet::new();
    let named = expansion.bodies.iter().filter(|body| body.is_named);
    named.filter(|body| known.insert(body.ty.clone())).collect()
}

fn lines(text: &str) -> usize {
    text.lines().count()
}

fn per(lines: usize, count: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "counts of lines")]
    let ratio = lines as f64 / count.max(1) as f64;
    ratio
}

fn sizes(
    document: &str,
    expansion: &Expansion,
    source: &str,
    variants: &derive::Variants,
) -> io::Result<()> {
    let emitted = lines(&variants.emitted);
    let code = |text: &str| {
        let lines = text.lines().map(str::trim_start);
        lines.filter(|line| !line.starts_with("///")).count()
    };
    let mut output = io::stdout().lock();
    writeln!(
        output,
        "{document}: {} operations, {} schemas, {} types, {} lines",
        expansion.operations,
        expansion.schemas,
        expansion.types,
        lines(source)
    )?;
    writeln!(
        output,
        "  lines of types and impls: {:.1} for each schema, {:.1} for each type; without documentation {:.1} and {:.1}; derived {:.1} for each type",
        per(emitted, expansion.schemas),
        per(emitted, expansion.types),
        per(code(&variants.emitted), expansion.schemas),
        per(code(&variants.emitted), expansion.types),
        per(code(&variants.derived), expansion.types),
    )?;
    if !variants.kept.is_empty() {
        writeln!(
            output,
            "  as emitted in both, since serde cannot derive them: {}",
            variants.kept.join(", ")
        )?;
    }
    Ok(())
}

/// Times the compiler over each crate by turns.
fn compile(
    arguments: &Arguments,
    crates: &Crates,
    command: &str,
    names: &[String],
) -> Result<(), String> {
    let mut times = vec![Vec::new(); names.len()];
    for name in names {
        crates.time(command, name)?;
    }
    for _ in 0..arguments.rounds {
        for (name, times) in names.iter().zip(&mut times) {
            times.push(crates.time(command, name)?);
        }
    }
    let medians: Vec<f64> = times
        .into_iter()
        .map(|times| median(times).as_secs_f64())
        .collect();
    let [nothing, emitted, derived, module] = medians[..] else {
        return Err("four crates are timed".to_owned());
    };
    let ratio = |ours: f64| (ours - nothing) / (derived - nothing);
    say(&format!(
        "  cargo {command}: emitted {emitted:.2} s, derived {derived:.2} s, whole module {module:.2} s, nothing {nothing:.2} s; \
         without the latter, derived = 1: emitted {:.2}, whole module {:.2} (with it {:.2} and {:.2})",
        ratio(emitted),
        ratio(module),
        emitted / derived,
        module / derived,
    ))
}

fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

/// Instances of the bodies whose instances are largest.
fn instances<'b>(file: &Path, bodies: &[&'b BodyInfo]) -> Vec<(&'b BodyInfo, Vec<String>)> {
    let mut trees = Samples::default();
    let all = bodies.iter().map(|body| {
        let values = samples(
            &mut trees,
            Sampled {
                document: file,
                body,
            },
            INSTANCES,
        );
        (
            *body,
            values.iter().map(ToString::to_string).collect::<Vec<_>>(),
        )
    });
    let mut all: Vec<_> = all.filter(|(_, texts)| !texts.is_empty()).collect();
    all.sort_by_key(|(_, texts)| {
        let bytes: usize = texts.iter().map(String::len).sum();
        std::cmp::Reverse(bytes / texts.len())
    });
    all.truncate(BODIES);
    all
}

/// Times reading and writing by both forms in one program.
fn speed(
    arguments: &Arguments,
    crates: &mut Crates,
    name: &str,
    file: &Path,
    ours: &str,
    derived: &str,
    bodies: &[&BodyInfo],
) -> Result<(), String> {
    let instances = instances(file, bodies);
    let chosen: Vec<&BodyInfo> = instances.iter().map(|(body, _)| *body).collect();
    let name = format!("{name}_speed");
    let root = program::speed(&chosen);
    let files = [
        ("root.rs", root.as_str()),
        ("ours.rs", ours),
        ("derived.rs", derived),
    ];
    crates
        .add(&name, true, &files)
        .map_err(|error| error.to_string())?;
    let mut text = String::new();
    for (number, (_, texts)) in instances.iter().enumerate() {
        for instance in texts {
            let _ = writeln!(text, "{number} {instance}");
        }
    }
    let input = crates.file(&name, "instances.txt");
    std::fs::write(&input, text).map_err(|error| error.to_string())?;
    let program = crates.program(&name)?;
    let output = Command::new(program)
        .arg((arguments.rounds * 8 + 1).to_string())
        .stdin(Stdio::from(
            File::open(&input).map_err(|error| error.to_string())?,
        ))
        .output()
        .map_err(|error| error.to_string())?;
    tell_speed(&String::from_utf8_lossy(&output.stdout), chosen.len())
}

fn tell_speed(output: &str, bodies: usize) -> Result<(), String> {
    let numbers = |line: &str| -> Vec<u64> {
        line.split(' ')
            .filter_map(|word| word.parse().ok())
            .collect()
    };
    let mut rows = output.lines().map(numbers);
    let Some([all, ours, derived, bytes]) = rows
        .next()
        .as_deref()
        .and_then(|row| <[u64; 4]>::try_from(row).ok())
    else {
        return Err("the program printed nothing".to_owned());
    };
    let Some(times) = rows.next().and_then(|row| <[u64; 5]>::try_from(row).ok()) else {
        return Err("the program printed no times".to_owned());
    };
    let [
        decoding,
        encoding,
        derived_decoding,
        derived_encoding,
        checked,
    ] = times.map(|time| {
        #[allow(clippy::cast_precision_loss, reason = "a rate of a few digits")]
        let rate = bytes as f64 / time.max(1) as f64 * 1e3;
        rate
    });
    let both = |one: f64, other: f64| 1.0 / (1.0 / one + 1.0 / other);
    say(&format!(
        "  {all} instances of {bodies} bodies ({ours} refused by ours, {derived} by the derives, so left out): \
         decoding {decoding:.0} MB/s, derived {derived_decoding:.0}; encoding {encoding:.0}, derived {derived_encoding:.0}; \
         throughput, derived = 1: decoding {:.2}, encoding {:.2}, both {:.2}; decoding with validation {:.2}",
        decoding / derived_decoding,
        encoding / derived_encoding,
        both(decoding, encoding) / both(derived_decoding, derived_encoding),
        checked / derived_decoding,
    ))
}
