//! Payloads of a provider, sent through one endpoint.
//!
//! ```text
//! cargo run --release -p conformance -- dispatch --document FILE --payloads DIR [--header NAME] [--pointer POINTER]
//!     [--overlay FILE] [--tolerant] [--reported]
//! ```
//!
//! `--header` and `--pointer` are those of the macro's `dispatch(...)`. Each `*.json` of the folder is one payload of the event that
//! its name begins with (`push.created.json`), or a list of objects with a `name` and `examples`, as `@octokit/webhooks-examples`
//! has them. Every payload goes to the generated endpoint in memory, and what the handler is given is sent again. An oracle that
//! shares no code with the generator says which payloads are valid: those must arrive, and come out as they went in.

mod payloads;
mod program;

use crate::Words;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use callbacks_codegen::{BodyInfo, Discriminator, Settings};
use serde_json::Value;

use crate::check;
use crate::events::module::Module;
use crate::events::program::{Program, handlers};
use crate::expand::{self, Outcome};
use crate::expected::Expected;
use crate::options::Options;
use crate::payload::{Sampled, Samples, shorten, skeleton};
use crate::say;
use crate::scratch::{Crates, Scratch};
use payloads::Payload;
use program::Told;

const USAGE: &str = "\
usage: conformance dispatch --document FILE --payloads DIR [--header NAME] [--pointer POINTER] [--overlay FILE] [--tolerant] [--reported] [--show N]

  --document FILE    the document
  --payloads DIR     the folder of the payloads
  --header NAME      the header that names the event
  --pointer POINTER  the place in the body that names it
  --overlay FILE     an overlay that corrects the document
  --tolerant         what the document does not know is kept
  --reported         violations are reported instead of enforced, and what is refused must reach the function for refusals
  --show N           how many refusals of each kind are shown (default 1)";

/// Does what the arguments behind `dispatch` ask for; whether all valid payloads arrived as they were.
///
/// # Errors
///
/// When an argument is wrong, the document has no endpoint, or its module does not compile.
pub(crate) fn run(words: Words) -> Result<bool, String> {
    let names = [
        "--document",
        "--payloads",
        "--header",
        "--pointer",
        "--overlay",
        "--show",
    ];
    let flags = ["--tolerant", "--reported"];
    let options = Options::read(words, &names, &flags, USAGE)?;
    let document = PathBuf::from(options.need("--document")?);
    let payloads = payloads::read(Path::new(options.need("--payloads")?))?;
    let show = options.count("--show")?.unwrap_or(1);
    expand::keep_panics();
    let work = || {
        let mut subject = Subject::expand(&document, &options)?;
        let told = subject.send(&payloads, &options)?;
        subject.report(&payloads, &told, &options, show)
    };
    crate::events::with_stack(work)
}

struct Subject<'d> {
    document: &'d Path,
    list: [Expected; 1],
    outcomes: Vec<Outcome>,
    module: Module,
}

/// The name of the module in the program.
const MODULE: &str = "api";

impl<'d> Subject<'d> {
    fn expand(document: &'d Path, options: &Options) -> Result<Self, String> {
        let list = [Expected {
            path: document.display().to_string(),
            module: MODULE.to_owned(),
            ..Expected::default()
        }];
        let outcomes = expand::expand_with(&list, NonZeroUsize::MIN, |_| {
            let mut settings = Settings::new(document)
                .with_list_of_bodies()
                .with_tolerant(options.has("--tolerant"));
            if let Some(overlay) = options.get("--overlay") {
                settings = settings.with_overlay(overlay);
            }
            if let Some(header) = options.get("--header") {
                settings = settings.with_dispatch(Discriminator::Header(header.to_owned()));
            }
            if let Some(pointer) = options.get("--pointer") {
                settings = settings.with_dispatch(Discriminator::Pointer(pointer.to_owned()));
            }
            settings
        });
        let source = match outcomes.as_slice() {
            [Outcome::Expanded(expanded)] => &expanded.source,
            other => return Err(format!("{}: {other:?}", document.display())),
        };
        let module = Module::read(source)?;
        if module.endpoint.is_none() {
            return Err(format!("{} has no endpoint", document.display()));
        }
        Ok(Self {
            document,
            list,
            outcomes,
            module,
        })
    }

    fn bodies(&self) -> &[BodyInfo] {
        match self.outcomes.as_slice() {
            [Outcome::Expanded(expanded)] => &expanded.bodies,
            _ => &[],
        }
    }

    fn files(&self) -> &[PathBuf] {
        match self.outcomes.as_slice() {
            [Outcome::Expanded(expanded)] => &expanded.files,
            _ => &[],
        }
    }

    fn send(&mut self, payloads: &[Payload], options: &Options) -> Result<Vec<Told>, String> {
        let header = options.get("--header");
        let wrong = |error| format!("no folder for crates: {error}");
        let scratch = Scratch::beside("dispatch").map_err(wrong)?;
        let endpoint = self
            .module
            .endpoint
            .as_ref()
            .ok_or("there is no endpoint")?;
        let source = program::source(endpoint, options.has("--reported"));
        if let [Outcome::Expanded(expanded)] = self.outcomes.as_mut_slice() {
            expanded.source += &handlers(&self.module);
        }
        let modules = check::write_modules(&scratch, &self.list, &mut self.outcomes)?;
        let source = |_: &[String]| source.clone();
        let crates = Crates::Receivers(&source);
        let built = check::compile(&scratch, &crates, &modules, NonZeroUsize::MIN)?;
        let Some(file) = built.program(&self.list[0]) else {
            let errors = &built.of(&self.list[0]).errors;
            return Err(format!(
                "the program does not compile: {}",
                errors.join("\n")
            ));
        };
        let program = Program {
            file: file.to_owned(),
            input: scratch.folder("input").map_err(wrong)?.join("payloads.txt"),
        };
        let mut text = String::new();
        for payload in payloads {
            let headers: Vec<(&str, &str)> = header
                .iter()
                .map(|name| (*name, payload.event.as_str()))
                .collect();
            let headers = serde_json::to_string(&headers).map_err(|error| error.to_string())?;
            text.push_str(&format!("{headers}\t{}\n", payload.body));
        }
        program.ask("payloads", &text, payloads.len(), Told::parse)
    }

    /// The body of the webhook whose name is the value that identifies a payload's event, ignoring case and punctuation.
    fn body(&self, payload: &Payload, pointer: Option<&str>) -> Option<&BodyInfo> {
        let value = pointer.and_then(|pointer| payload.body.pointer(pointer));
        let value = value.and_then(Value::as_str).unwrap_or_default();
        let both = letters(&format!("{}{value}", payload.event));
        let of = |name: &str| {
            self.bodies().iter().find(|body| {
                let place = body.schema.as_ref().map(|schema| schema.pointer.as_str());
                let webhook = place.and_then(|place| {
                    let rest = place.strip_prefix("#/")?;
                    // OpenAPI 3.0 has webhooks as an extension only.
                    let rest = rest.strip_prefix("x-").unwrap_or(rest);
                    rest.strip_prefix("webhooks/")?.split('/').next()
                });
                body.response.is_none() && webhook.is_some_and(|webhook| letters(webhook) == name)
            })
        };
        of(&both).or_else(|| of(&letters(&payload.event)))
    }

    fn report(
        &self,
        payloads: &[Payload],
        told: &[Told],
        options: &Options,
        show: usize,
    ) -> Result<bool, String> {
        let mut trees = Samples::reading(self.files());
        let mut table: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut refusals: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut failed = 0;
        let mut lost = 0;
        for (payload, told) in payloads.iter().zip(told) {
            let body = self.body(payload, options.get("--pointer"));
            let of = body.map(|body| Sampled {
                document: self.document,
                body,
            });
            let verdict = of.and_then(|of| trees.verdict(of, &payload.body));
            let validity = match &verdict {
                None => "without a schema",
                Some(verdict) if verdict.is_valid() => "valid",
                Some(_) => "invalid",
            };
            let reasons = verdict.iter().flat_map(|verdict| &verdict.reasons);
            let reasons: Vec<&str> = reasons.map(String::as_str).collect();
            let reasons = reasons.join("\n           ");
            let input = payload.body.to_string();
            let (fate, words) = match told {
                Told::Refused(reason) => ("refused", reason.clone()),
                Told::Kept(reason) => ("refused, and kept raw", reason.clone()),
                Told::Unknown => ("an unknown event", String::new()),
                Told::Arrived { method, again } => {
                    let changed = of.and_then(|of| trees.difference(of, &input, again));
                    match changed {
                        Some(changed) => ("arrived and came out changed", changed),
                        None => ("arrived and came out equal", format!("at `{method}`")),
                    }
                }
            };
            *table.entry((validity, fate)).or_default() += 1;
            lost += usize::from(matches!(told, Told::Refused(_)));
            let is_wrong = validity == "valid" && fate != "arrived and came out equal";
            failed += usize::from(is_wrong);
            let text = format!(
                "{}\n    ours     {}\n    oracle   {reasons}",
                payload.name,
                shorten(&words)
            );
            if is_wrong {
                say(&format!("FAILED: {validity}, {fate}: {text}"))?;
            } else if validity != "valid" {
                let class = format!("{validity}, {fate}: {}", skeleton(&words));
                refusals.entry(class).or_default().push(text);
            }
        }
        for (class, texts) in &refusals {
            say(&format!("\n{} × {class}", texts.len()))?;
            let shown = texts.iter().take(show);
            shown
                .into_iter()
                .try_for_each(|text| say(&format!("  {text}")))?;
        }
        say("")?;
        for ((validity, fate), count) in &table {
            say(&format!("{validity}: {count} {fate}"))?;
        }
        say(&format!(
            "{} payloads, {failed} valid ones failed",
            payloads.len()
        ))?;
        let may_lose = !options.has("--reported");
        if !may_lose {
            say(&format!("{lost} lost"))?;
        }
        Ok(failed == 0 && (may_lose || lost == 0))
    }
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
