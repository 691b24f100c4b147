//! The compile fuzzer: random documents, expanded and compiled.
//!
//! ```text
//! cargo run --release -p conformance -- compile-fuzz --seed S --count N [--jobs N] [--payloads N] [--first N]
//! ```
//!
//! No document may make the generator panic, or rustc give an error or a warning, and what the oracle accepts must come
//! out of generated code as it went in. Each kind of finding is reported once, with the smallest document that shows it.
//! The documents of a seed are always the same.

mod document;
mod lab;
mod schema;
mod shrink;
mod words;

use crate::Words;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::arguments::{self, Payloads};
use crate::expand;
use crate::options::Options;
use crate::say;
use lab::{Depth, Finding, Lab};

const USAGE: &str = "\
usage: conformance compile-fuzz --seed S --count N [--first N] [--jobs N] [--payloads N] [--batch N] [--seconds N] [--known FILE]

  --seed S      any text: the documents of a seed are always the same
  --count N     how many documents
  --first N     the number of the first of them (default 0)
  --jobs N      how many documents, or crates, are worked on at once
  --payloads N  how many instances of each body are read and written (default 20; 0: none)
  --batch N     how many documents are compiled at once (default 200)
  --seconds N   no batch is started after so many seconds
  --known FILE  the list of known differences (default: that of the runner)
  --no-shrink   show documents as they are
  --generate-only  compile nothing";

/// Does what the arguments behind `compile-fuzz` ask for; whether nothing was found.
///
/// # Errors
///
/// When an argument is wrong, or nothing can be compiled.
pub(crate) fn run(words: Words) -> Result<bool, String> {
    let arguments = Arguments::parse(words)?;
    expand::keep_panics();
    let lab = Lab::create(&arguments.seed, arguments.jobs, arguments.payloads.clone())?;
    lab.clear()?;
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    let last = arguments.first + arguments.count;
    let mut first = arguments.first;
    let start = Instant::now();
    let is_over = || arguments.limit.is_some_and(|limit| start.elapsed() > limit);
    while first < last && !is_over() {
        let end = last.min(first + arguments.batch);
        let documents: Vec<(String, Value)> = (first..end)
            .map(|number| {
                (
                    format!("f{number:05}"),
                    document::document(&arguments.seed, number),
                )
            })
            .collect();
        let findings = lab.examine(&documents, arguments.depth)?;
        for ((name, document), findings) in documents.iter().zip(findings) {
            for finding in findings {
                let entry = found.entry(finding.class.clone());
                let entry = entry.or_insert_with(|| Found {
                    count: 0,
                    name: name.clone(),
                    document: document.clone(),
                    finding,
                });
                entry.count += 1;
            }
        }
        first = end;
        say(&format!(
            "{} documents, {} kinds of findings",
            first - arguments.first,
            found.len()
        ))?;
    }
    for (index, found) in found.values().enumerate() {
        found.report(&lab, index, arguments.shrinks)?;
    }
    say(&format!(
        "{} documents, {} findings of {} kinds",
        first - arguments.first,
        found.values().map(|found| found.count).sum::<usize>(),
        found.len()
    ))?;
    Ok(found.is_empty())
}

/// A kind of findings, with the first of them.
struct Found {
    count: usize,
    name: String,
    document: Value,
    finding: Finding,
}

impl Found {
    fn report(&self, lab: &Lab, index: usize, shrinks: bool) -> Result<(), String> {
        let mut tried = 0;
        let document = match shrinks {
            false => self.document.clone(),
            true => shrink::shrink(&self.document, |candidates| {
                let named = candidates.iter().enumerate().map(|(number, candidate)| {
                    (format!("s{index:03}_{number:02}"), candidate.clone())
                });
                tried += candidates.len();
                let findings = lab.examine(&named.collect::<Vec<_>>(), self.finding.depth())?;
                Ok(findings
                    .iter()
                    .map(|findings| {
                        findings
                            .iter()
                            .any(|finding| finding.class == self.finding.class)
                    })
                    .collect())
            })?,
        };
        let file: PathBuf = lab.file(&format!("finding_{index:03}.json"));
        let text = serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
        std::fs::write(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
        say(&format!(
            "\n{} × {}\n  first in {}; {}\n  {}\n{document}",
            self.count,
            self.finding.class,
            self.name,
            file.display(),
            self.finding.text.replace('\n', "\n  ")
        ))
    }
}

struct Arguments {
    seed: String,
    first: usize,
    count: usize,
    batch: usize,
    limit: Option<Duration>,
    jobs: NonZeroUsize,
    payloads: Option<Payloads>,
    shrinks: bool,
    depth: Depth,
}

impl Arguments {
    fn parse(words: Words) -> Result<Self, String> {
        let words = Options::read(
            words,
            &[
                "--seed",
                "--count",
                "--first",
                "--jobs",
                "--payloads",
                "--batch",
                "--seconds",
                "--known",
            ],
            &["--no-shrink", "--generate-only"],
            USAGE,
        )?;
        let payloads = words.count("--payloads")?.unwrap_or(20);
        let depth = match (words.has("--generate-only"), payloads) {
            (true, _) => Depth::Expanded,
            (false, 0) => Depth::Checked,
            _ => Depth::Tried,
        };
        let limit = words
            .count("--seconds")?
            .map(|limit| Duration::from_secs(limit as u64));
        let known = PathBuf::from(words.get("--known").unwrap_or(arguments::KNOWN));
        let jobs = words.count("--jobs")?.and_then(NonZeroUsize::new);
        Ok(Self {
            seed: words.need("--seed")?.to_owned(),
            first: words.count("--first")?.unwrap_or(0),
            count: words
                .need("--count")
                .and_then(|_| Ok(words.count("--count")?.unwrap_or(0)))?,
            batch: words.count("--batch")?.unwrap_or(200).max(1),
            limit,
            jobs: jobs.unwrap_or_else(arguments::cores),
            payloads: Some(Payloads {
                count: payloads,
                show: 1000,
                known,
                validates: true,
                ..Payloads::default()
            }),
            shrinks: !words.has("--no-shrink"),
            depth,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_gives_the_same_documents() {
        for number in 0..50 {
            assert_eq!(
                document::document("s", number),
                document::document("s", number)
            );
        }
        assert_ne!(document::document("s", 0), document::document("t", 0));
        assert_ne!(document::document("s", 0), document::document("s", 1));
    }

    #[test]
    fn documents_are_as_openapi_wants_them() {
        for number in 0..200 {
            let document = document::document("shape", number);
            let version = document["openapi"].as_str().unwrap();
            assert!(version.starts_with("3."), "{document}");
            assert!(
                document["info"]["title"].is_string() && document["info"]["version"].is_string(),
                "{document}"
            );
            let text = document.to_string();
            // A reference leads to what is there.
            for part in text.split("\"$ref\":\"#").skip(1) {
                let pointer = part.split('"').next().unwrap();
                let anchor = format!("\"$anchor\":\"{pointer}\"");
                assert!(
                    document.pointer(pointer).is_some() || text.contains(&anchor),
                    "{pointer} in {document}"
                );
            }
        }
    }
}
