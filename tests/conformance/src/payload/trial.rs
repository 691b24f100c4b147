//! One body: its instances, checked by the oracle and by our code.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::arguments::Payloads;

use super::bundle::{self, Bundle, Reading};
use super::compare::Comparison;
use super::difference::{Disagreement, Kind, READINGS, Rule, excuse};
use super::generate::Generator;
use super::oracle::{Oracle, Verdict};
use super::random::Random;
use super::session::{Answer, Judge};
use super::tree::{Place, Trees};
use super::{examples, mutate, shrink, spelling};

/// Instances that are made of the examples of a body's schemas.
const OF_EXAMPLES: usize = 12;

/// Attempts for each instance that is wanted; a schema may have few.
const ATTEMPTS: usize = 3;

/// What is tried.
#[derive(Clone, Debug)]
pub(crate) struct Subject<'a> {
    /// The path of the document in the list.
    pub(crate) document: &'a str,
    /// The number of the body among those of the document.
    pub(crate) number: usize,
    pub(crate) place: Place,
    pub(crate) reading: Reading,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// Both accept and agree on the value.
    pub(crate) accepted: usize,
    /// Both refuse.
    pub(crate) refused: usize,
    pub(crate) excused: usize,
    pub(crate) disagreements: usize,
    /// Of all instances, how many the oracle accepts, and how many it refuses.
    pub(crate) valid: usize,
    pub(crate) invalid: usize,
    /// How many disagreements there were of each kind and cause.
    pub(crate) classes: BTreeMap<String, usize>,
    /// The first disagreements.
    pub(crate) shown: Vec<Shown>,
    /// Why nothing could be tried.
    pub(crate) problem: Option<String>,
    pub(crate) notes: BTreeSet<String>,
}

/// A disagreement in words.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) class: String,
    pub(crate) text: String,
}

/// Tries a body with the examples of the document and with generated instances. Without our code, only the oracle is asked.
pub(crate) fn run<'j>(
    trees: &mut Trees,
    subject: &Subject<'_>,
    options: &Payloads,
    rules: &[Rule],
    judge: Option<&'j mut (dyn Judge + 'j)>,
) -> Outcome {
    let bundle = bundle::bundle(trees, &subject.place, subject.reading);
    let mut outcome = Outcome {
        notes: bundle.notes.clone(),
        ..Outcome::default()
    };
    let oracle = match Oracle::new(&bundle.schema) {
        Ok(oracle) => oracle,
        Err(error) => {
            outcome.problem = Some(format!("the oracle refuses the schema: {error}"));
            return outcome;
        }
    };
    let alternatives = Alternatives::new(trees, subject, rules, &bundle);
    let examples = examples::of(trees, &subject.place);
    let instances = match &options.instance {
        Some(instance) => vec![instance.clone()],
        None => instances(&bundle, &oracle, subject, &examples, options.count),
    };
    let mut bench = Bench {
        subject,
        comparison: Comparison::new(&bundle.schema),
        oracle: &oracle,
        alternatives: &alternatives,
        rules,
        judge,
    };
    for text in &instances {
        let Some(finding) = bench.finding(text) else {
            continue;
        };
        match finding.verdict.is_valid() {
            true => outcome.valid += 1,
            false => outcome.invalid += 1,
        }
        match finding.kind {
            None if finding.verdict.is_valid() => outcome.accepted += 1,
            None => outcome.refused += 1,
            Some(_) if bench.is_excused(&finding) => outcome.excused += 1,
            Some(kind) => {
                outcome.disagreements += 1;
                // One of each class says more than the same again.
                let class = finding.class(kind);
                let is_wanted =
                    class.contains(&options.cause) && !outcome.classes.contains_key(&class);
                *outcome.classes.entry(class.clone()).or_default() += 1;
                if is_wanted && outcome.shown.len() < options.show {
                    let text = bench.show(&finding);
                    outcome.shown.push(Shown { class, text });
                }
            }
        }
    }
    outcome
}

/// The instances as texts, each once.
fn instances(
    bundle: &Bundle,
    oracle: &Oracle,
    subject: &Subject<'_>,
    examples: &[Value],
    count: usize,
) -> Vec<String> {
    let place = subject.place.to_string();
    let mut random = Random::seeded(&[subject.document, &place]);
    let mut generator = Generator::new(&bundle.schema, Random::seeded(&[&place, subject.document]));
    let (mut valid, mut texts, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut examples = examples.to_vec();
    if has_examples(&bundle.schema) {
        examples.extend((0..OF_EXAMPLES).map(|_| generator.of_examples()));
    }
    let wanted = count + examples.len();
    for attempt in 0..wanted * ATTEMPTS {
        if texts.len() >= wanted {
            break;
        }
        let value = match examples.get(attempt) {
            Some(example) => Some(example.clone()),
            // One half valid, one half not, as far as the schema has both.
            None if valid.len() * 2 <= texts.len() || attempt % 5 == 0 => {
                Some(generator.instance())
            }
            None => {
                let value = random.pick(&valid).cloned();
                value.and_then(|value| mutate::mutate(&bundle.schema, &value, &mut random))
            }
        };
        let Some(value) = value else { continue };
        let text = spelling::write(&value, &mut random);
        if known.insert(text.clone()) {
            if oracle.is_valid(&value) {
                valid.push(value);
            }
            texts.push(text);
        }
    }
    texts
}

/// Whether a part of a body's schema has an example.
fn has_examples(schema: &Value) -> bool {
    match schema {
        Value::Object(map) => map.contains_key("examples") || map.values().any(has_examples),
        Value::Array(items) => items.iter().any(has_examples),
        _ => false,
    }
}

/// What the two say of an instance.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) kind: Option<Kind>,
    instance: String,
    verdict: Verdict,
    ours: String,
    /// What our code made of it, if it accepts it.
    output: Option<String>,
}

impl Finding {
    /// What it has in common with others: the kind, and the oracle's keywords or our reason without names and numbers.
    fn class(&self, kind: Kind) -> String {
        let cause = match kind {
            Kind::Accepted => {
                let keywords: Vec<_> = self.verdict.keywords.iter().map(String::as_str).collect();
                keywords.join(", ")
            }
            _ => skeleton(&self.ours),
        };
        format!("{}: {cause}", kind.name())
    }
}

/// A string without quoted parts and without numbers.
pub(crate) fn skeleton(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut out = String::new();
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (Some(end), letter) if letter == end => quote = None,
            (Some(_), _) => {}
            (None, '`' | '"') => {
                quote = Some(letter);
                out.push('…');
            }
            (None, '0'..='9') if out.ends_with('N') => {}
            (None, '0'..='9') => out.push('N'),
            (None, letter) => out.push(letter),
        }
    }
    out.chars().take(120).collect()
}

/// A schema as other readings have it, where that is another schema.
struct Alternatives(Vec<Alternative>);

struct Alternative {
    reading: &'static str,
    bundle: Bundle,
    oracle: OnceCell<Option<Oracle>>,
}

impl Alternatives {
    /// Those by which one of the rules excuses.
    fn new(trees: &mut Trees, subject: &Subject<'_>, rules: &[Rule], bundle: &Bundle) -> Self {
        let excuses = |reading: &str| {
            rules
                .iter()
                .any(|rule| rule.reading.as_deref() == Some(reading))
        };
        let wanted = READINGS.into_iter().filter(|reading| excuses(reading));
        let all = wanted.map(|reading| {
            let mut other = subject.reading;
            match reading {
                "without discriminators" => other.discriminators = false,
                _ => other.nullable_as_meant = true,
            }
            Alternative {
                reading,
                bundle: bundle::bundle(trees, &subject.place, other),
                oracle: OnceCell::new(),
            }
        });
        Self(
            all.filter(|other| other.bundle.schema != bundle.schema)
                .collect(),
        )
    }

    fn agree(&self, reading: &str, finding: &Finding) -> bool {
        let alternative = self
            .0
            .iter()
            .find(|alternative| alternative.reading == reading);
        alternative.is_some_and(|alternative| alternative.agrees(finding).unwrap_or(false))
    }
}

impl Alternative {
    fn agrees(&self, finding: &Finding) -> Option<bool> {
        let oracle = self
            .oracle
            .get_or_init(|| Oracle::new(&self.bundle.schema).ok());
        let oracle = oracle.as_ref()?;
        let is_valid = oracle.is_valid(&serde_json::from_str(&finding.instance).ok()?);
        match (finding.kind?, &finding.output) {
            (Kind::Refused, _) => Some(!is_valid),
            (_, Some(output)) => {
                let comparison = Comparison::new(&self.bundle.schema);
                let is_same = comparison.difference(&finding.instance, output).is_none();
                let stays_valid = oracle.is_valid(&serde_json::from_str(output).ok()?);
                Some(is_valid && is_same && stays_valid)
            }
            (_, None) => Some(false),
        }
    }
}

/// Where instances of one body are tried.
pub(crate) struct Bench<'b, 'j> {
    subject: &'b Subject<'b>,
    comparison: Comparison<'b>,
    oracle: &'b Oracle,
    alternatives: &'b Alternatives,
    rules: &'b [Rule],
    judge: Option<&'j mut (dyn Judge + 'j)>,
}

impl Bench<'_, '_> {
    /// None when the instance is no JSON that the oracle can read.
    pub(crate) fn finding(&mut self, instance: &str) -> Option<Finding> {
        let value: Value = serde_json::from_str(instance).ok()?;
        let verdict = self.oracle.judge(&value);
        let answer = self
            .judge
            .as_mut()
            .map(|judge| judge.ask(self.subject.number, instance));
        let output = match &answer {
            Some(Answer::Accepted(output)) => Some(output.clone()),
            _ => None,
        };
        let (kind, ours) = match (answer, verdict.is_valid()) {
            (None, _) => (None, String::new()),
            (Some(Answer::Crashed(reason)), _) => (Some(Kind::Crashed), reason),
            (Some(Answer::Refused(reason)), true) => (Some(Kind::Refused), reason),
            (Some(Answer::Refused(reason)), false) => (None, reason),
            (Some(Answer::Accepted(_)), false) => (Some(Kind::Accepted), String::new()),
            (Some(Answer::Accepted(output)), true) => match self.changed(instance, &output) {
                Some(difference) => (
                    Some(Kind::Changed),
                    format!("{difference}\n  output   {}", shorten(&output)),
                ),
                None => (None, String::new()),
            },
        };
        Some(Finding {
            kind,
            instance: instance.to_owned(),
            verdict,
            ours,
            output,
        })
    }

    /// How the output is another value than the instance; what is left out must not make it invalid.
    fn changed(&self, instance: &str, output: &str) -> Option<String> {
        self.comparison.difference(instance, output).or_else(|| {
            let verdict = self.oracle.judge(&serde_json::from_str(output).ok()?);
            let reason = verdict.reasons.first()?;
            Some(format!("what is written is no longer valid: {reason}"))
        })
    }

    pub(crate) fn is_excused(&self, finding: &Finding) -> bool {
        let Some(kind) = finding.kind else {
            return false;
        };
        let disagreement = Disagreement {
            kind,
            document: self.subject.document,
            schema: &self.subject.place.to_string(),
            instance: &finding.instance,
            oracle: &finding.verdict.reasons.join("; "),
            keywords: finding
                .verdict
                .keywords
                .iter()
                .map(String::as_str)
                .collect(),
            ours: &finding.ours,
        };
        excuse(self.rules, &disagreement, |reading| {
            self.alternatives.agree(reading, finding)
        })
    }

    /// The disagreement in words, on the smallest instance that still shows it.
    fn show(&mut self, finding: &Finding) -> String {
        let smallest = shrink::shrink(&finding.instance, |candidate| {
            let found = self.finding(candidate);
            found.is_some_and(|found| {
                found.kind == finding.kind
                    && found.verdict.keywords.is_subset(&finding.verdict.keywords)
            })
        });
        let finding = self.finding(&smallest).unwrap_or_else(|| finding.clone());
        let kind = finding.kind.map_or("", Kind::name);
        let oracle = match finding.verdict.reasons.as_slice() {
            [] => "accepts".to_owned(),
            reasons => format!("refuses: {}", reasons.join("\n           ")),
        };
        let ours = match finding.kind {
            Some(Kind::Accepted) => "accepts",
            _ => &finding.ours,
        };
        format!(
            "{kind}: {}\n  oracle   {oracle}\n  ours     {ours}",
            shorten(&finding.instance)
        )
    }
}

pub(crate) fn shorten(text: &str) -> String {
    match text.char_indices().nth(1500) {
        Some((end, _)) => format!("{}… ({} bytes)", &text[..end], text.len()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::path::Path;

    /// A checker that is a function.
    struct By<F>(F);

    impl<F: FnMut(&str) -> Answer> Judge for By<F> {
        fn ask(&mut self, _: usize, instance: &str) -> Answer {
            (self.0)(instance)
        }
    }

    fn run_with(judge: impl FnMut(&str) -> Answer) -> Outcome {
        let schema = json!({
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "integer", "maximum": 10}, "name": {"type": "string"}},
            "additionalProperties": false,
        });
        let mut trees = Trees::default().with("a.json", schema);
        let subject = Subject {
            document: "a.json",
            number: 0,
            place: Place::new(Path::new("a.json"), "#"),
            reading: Reading {
                is_30: true,
                by_provider: true,
                discriminators: true,
                nullable_as_meant: false,
            },
        };
        let mut judge = By(judge);
        let options = Payloads {
            count: 100,
            show: 3,
            ..Payloads::default()
        };
        run(&mut trees, &subject, &options, &[], Some(&mut judge))
    }

    #[test]
    fn who_accepts_all_is_found_out() {
        let outcome = run_with(|instance| Answer::Accepted(instance.to_owned()));
        assert!(outcome.accepted >= 40, "{outcome:?}");
        assert_eq!(
            (outcome.disagreements, outcome.refused),
            (outcome.invalid, 0)
        );
        assert!(
            outcome.invalid >= 20 && outcome.shown.len() == 3 && outcome.classes.len() >= 3,
            "{outcome:?}"
        );
        assert!(
            outcome
                .shown
                .iter()
                .all(|shown| shown.text.starts_with("accepted: ")),
            "{outcome:?}"
        );
    }

    #[test]
    fn who_refuses_all_is_found_out() {
        let outcome = run_with(|_| Answer::Refused("no".to_owned()));
        assert_eq!(
            (outcome.disagreements, outcome.accepted),
            (outcome.valid, 0)
        );
        assert!(
            outcome.shown[0].text.starts_with("refused: {\"id\":"),
            "{outcome:?}"
        );
    }

    #[test]
    fn who_loses_a_member_or_crashes_is_found_out() {
        let lossy = run_with(|instance| Answer::Accepted(instance.replace("name", "nam")));
        assert!(
            lossy
                .shown
                .iter()
                .any(|shown| shown.text.starts_with("changed: ")),
            "{lossy:?}"
        );
        let crashed = run_with(|_| Answer::Crashed("oh".to_owned()));
        assert_eq!(crashed.disagreements, crashed.valid + crashed.invalid);
        assert_eq!(
            crashed.classes,
            [("crashed: oh".to_owned(), crashed.disagreements)].into()
        );
        assert_eq!(crashed.shown.len(), 1, "{crashed:?}");
    }

    #[test]
    fn causes_are_compared_without_names_and_numbers() {
        assert_eq!(
            skeleton("expected `a 1`, found -12.5 in \"x`\"\nmore"),
            "expected …, found -N.N in …"
        );
    }

    #[test]
    fn the_same_instances_are_tried_each_time() {
        let instances = || {
            let mut seen = Vec::new();
            run_with(|instance| {
                seen.push(instance.to_owned());
                Answer::Accepted(instance.to_owned())
            });
            seen
        };
        assert_eq!(instances(), instances());
    }
}
