//! The JSON-Schema-Test-Suite (draft 2020-12), by generated code.
//!
//! ```text
//! cargo run --release -p conformance -- suite --dir DIR [--remotes DIR] [--filter TEXT] [--jobs N]
//! ```
//!
//! `--dir` is `tests/draft2020-12` of the suite, `--remotes` its folder `remotes`. Each schema becomes the body of a webhook of an
//! OpenAPI 3.1 document, in a file of its own, so that its references mean what they mean in the suite. The generated code must
//! accept what the suite calls valid, and nothing else. `suite_differences.json` says what does not apply, and why.

mod cases;
mod rules;

use crate::Words;
use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use callbacks_codegen::{BodyInfo, Settings};
use serde_json::json;

use crate::arguments;
use crate::check;
use crate::expand::{self, Outcome};
use crate::expected::Expected;
use crate::options::Options;
use crate::payload::{Answer, Judge as _, Sampled, Samples, Session, program_source};
use crate::say;
use crate::scratch::{Crates, Scratch};
use cases::Case;
use rules::Rules;

const USAGE: &str = "\
usage: conformance suite --dir DIR [--remotes DIR] [--filter TEXT] [--jobs N] [--known FILE]

  --dir DIR      the folder of the suite's files for one draft
  --remotes DIR  what stands at http://localhost:1234
  --filter TEXT  only the files that have this in their name
  --jobs N       how many schemas, or crates, are worked on at once
  --known FILE   the list of what does not apply (default: that of the runner)";

const KNOWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/suite_differences.json");

/// Does what the arguments behind `suite` ask for; whether all verdicts are those of the suite.
///
/// # Errors
///
/// When an argument is wrong, there is no suite, or nothing can be compiled.
pub(crate) fn run(words: Words) -> Result<bool, String> {
    let names = ["--dir", "--remotes", "--filter", "--jobs", "--known"];
    let options = Options::read(words, &names, &[], USAGE)?;
    let cases = cases::read(
        Path::new(options.need("--dir")?),
        options.get("--filter").unwrap_or_default(),
    )?;
    let jobs = options.count("--jobs")?.and_then(NonZeroUsize::new);
    let jobs = jobs.unwrap_or_else(arguments::cores);
    let rules = Rules::read(Path::new(options.get("--known").unwrap_or(KNOWN)))?;
    expand::keep_panics();
    let remotes = options.get("--remotes").map(Path::new);
    let bench = Bench::create(&cases, remotes, jobs)?;
    crate::events::with_stack(|| bench.judge(&cases, &rules, jobs))
}

/// The modules of all schemas.
struct Bench {
    scratch: Scratch,
    list: Vec<Expected>,
    outcomes: Vec<Outcome>,
    modules: Vec<check::Module>,
    folder: PathBuf,
}

impl Bench {
    fn create(cases: &[Case], remotes: Option<&Path>, jobs: NonZeroUsize) -> Result<Self, String> {
        let wrong = |error| format!("no folder for documents: {error}");
        let scratch = Scratch::beside("suite").map_err(wrong)?;
        let folder = scratch.folder("documents").map_err(wrong)?;
        let mut list = Vec::new();
        for case in cases {
            let write = |name: String, value: &serde_json::Value| {
                fs::write(folder.join(&name), value.to_string())
                    .map_err(|error| format!("{name}: {error}"))
            };
            write(format!("{}_schema.json", case.module), &case.schema)?;
            let body = json!({"required": true, "content": {"application/json": {"schema": {"$ref": format!("{}_schema.json", case.module)}}}});
            let document = json!({
                "openapi": "3.1.0",
                "info": {"title": "suite", "version": "1"},
                "webhooks": {"case": {"post": {"requestBody": body, "responses": {"204": {"description": "taken"}}}}},
            });
            let path = format!("{}.json", case.module);
            write(path.clone(), &document)?;
            list.push(Expected {
                path,
                module: case.module.clone(),
                ..Expected::default()
            });
        }
        let mut outcomes = expand::expand_with(&list, jobs, |document| {
            let settings = Settings::new(folder.join(&document.path));
            let settings = settings.with_base(&folder).with_list_of_bodies();
            match remotes {
                Some(remotes) => settings.with_mapping("http://localhost:1234/", remotes),
                None => settings,
            }
        });
        let modules = check::write_modules(&scratch, &list, &mut outcomes)?;
        Ok(Self {
            scratch,
            list,
            outcomes,
            modules,
            folder,
        })
    }

    fn bodies(&self, index: usize) -> &[BodyInfo] {
        match &self.outcomes[index] {
            Outcome::Expanded(expanded) => &expanded.bodies,
            _ => &[],
        }
    }

    fn judge(&self, cases: &[Case], rules: &Rules, jobs: NonZeroUsize) -> Result<bool, String> {
        let by_module: BTreeMap<&str, &[BodyInfo]> = cases
            .iter()
            .enumerate()
            .map(|(index, case)| (case.module.as_str(), self.bodies(index)))
            .collect();
        let source = |names: &[String]| program_source(names, &by_module);
        let programs = check::compile(
            &self.scratch,
            &Crates::Programs(&source),
            &self.modules,
            jobs,
        )?;
        let (mut passed, mut failed) = (0, 0);
        let mut excused: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, case) in cases.iter().enumerate() {
            let document = &self.list[index];
            let mut session = programs
                .program(document)
                .map(|program| Session::new(program.to_owned(), &case.module));
            let bodies = self.bodies(index);
            let number = bodies.iter().position(|body| body.response.is_none());
            for test in &case.tests {
                let instance = test.data.to_string();
                let answer = match (&mut session, number) {
                    (Some(session), Some(number)) => session.ask(number, &instance),
                    _ => Answer::Crashed(self.why_not(index, &programs)),
                };
                let ours = match &answer {
                    Answer::Accepted(_) if test.valid => None,
                    Answer::Refused(_) if !test.valid => None,
                    Answer::Accepted(_) => Some("accepted".to_owned()),
                    Answer::Refused(reason) => Some(format!("refused: {reason}")),
                    Answer::Crashed(reason) => Some(format!("crashed: {reason}")),
                };
                let Some(ours) = ours else {
                    passed += 1;
                    continue;
                };
                let place = format!("{}: {}: {}", case.file, case.description, test.description);
                let implied = || self.is_implied(index, number, test);
                match rules.reason(&place, &ours, implied) {
                    Some(reason) => *excused.entry(reason).or_default() += 1,
                    None => {
                        failed += 1;
                        let valid = if test.valid { "valid" } else { "invalid" };
                        say(&format!(
                            "{place}\n  schema   {}\n  instance {instance} is {valid}\n  ours     {ours}",
                            case.schema
                        ))?;
                    }
                }
            }
        }
        for (reason, count) in &excused {
            say(&format!("{count} × does not apply: {reason}"))?;
        }
        let excused: usize = excused.values().sum();
        say(&format!(
            "{passed} passed, {excused} do not apply, {failed} failed"
        ))?;
        Ok(failed == 0)
    }

    /// Whether the oracle refuses an instance too, because the project takes keywords of one type to imply it.
    fn is_implied(&self, index: usize, number: Option<usize>, test: &cases::Test) -> bool {
        let Some(body) = number.and_then(|number| self.bodies(index).get(number)) else {
            return false;
        };
        let document = self.folder.join(&self.list[index].path);
        let of = Sampled {
            document: &document,
            body,
        };
        let verdict = Samples::default().verdict(of, &test.data);
        test.valid
            && verdict
                .is_some_and(|verdict| verdict.keywords.iter().any(|keyword| keyword == "type"))
    }

    fn why_not(&self, index: usize, programs: &check::Results) -> String {
        let errors = &programs.of(&self.list[index]).errors;
        match (&self.outcomes[index], errors.first()) {
            (_, Some(error)) => error.clone(),
            (Outcome::Expanded(expanded), None) => {
                let first = expanded
                    .findings
                    .first()
                    .map(|finding| finding.text.as_str());
                format!("no body: {}", first.unwrap_or("without a diagnostic"))
            }
            (Outcome::Panicked(message), None) => message.clone(),
            (Outcome::TimedOut(_), None) => "no end".to_owned(),
        }
    }
}
