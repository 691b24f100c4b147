//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;

pub(crate) const USAGE: &str = "\
usage: conformance --dir DIR --expected FILE [--check] [--payloads N] [--jobs N] [--filter TEXT]

  --dir DIR        the folder that holds the documents
  --expected FILE  a JSON list of the documents, and of what is known of each
  --check          also compile what the documents become
  --payloads N     also read and write N instances of each body by what the documents become
  --jobs N         how many documents, or crates, are worked on at once
  --filter TEXT    only the documents that have this text in their path

with --payloads:
  --body TEXT      only the bodies that have this text in their module, type or schema's place
  --cause TEXT     show only disagreements that have this text in their cause, as it is printed
  --instance JSON  try only this instance
  --show N         how many disagreements of each body are shown, and of each document (default 3)
  --known FILE     the list of known differences (default: that of the runner)
  --generate-only  compile nothing: only make the instances and ask the oracle
  --no-validate    only decode and encode";

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) dir: PathBuf,
    pub(crate) expected: PathBuf,
    pub(crate) check: bool,
    pub(crate) payloads: Option<Payloads>,
    pub(crate) jobs: NonZeroUsize,
    /// Empty when every document is wanted.
    pub(crate) filter: String,
}

/// How payloads are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Payloads {
    /// Instances of each body.
    pub(crate) count: usize,
    /// Empty when every body is wanted.
    pub(crate) body: String,
    /// Only disagreements of such a cause are shown.
    pub(crate) cause: String,
    /// The only instance to try.
    pub(crate) instance: Option<String>,
    /// Disagreements that are shown.
    pub(crate) show: usize,
    pub(crate) known: PathBuf,
    pub(crate) generate_only: bool,
    pub(crate) validates: bool,
}

/// The arguments as they were given.
#[derive(Default)]
struct Given {
    dir: Option<PathBuf>,
    expected: Option<PathBuf>,
    jobs: Option<NonZeroUsize>,
    filter: Option<String>,
    count: Option<NonZeroUsize>,
    body: Option<String>,
    cause: Option<String>,
    instance: Option<String>,
    show: Option<NonZeroUsize>,
    known: Option<PathBuf>,
    flags: Vec<&'static str>,
}

const FLAGS: [&str; 3] = ["--check", "--generate-only", "--no-validate"];

impl Arguments {
    /// Reads the arguments after the program's name. Returns `None` if only help is requested.
    ///
    /// # Errors
    ///
    /// When an argument is unknown, lacks its value, or is missing: says which.
    pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Option<Self>, String> {
        let mut words = words.into_iter();
        let mut given = Given::default();
        while let Some(word) = words.next() {
            let name = text(&word)?;
            // `--name=value` is as good as `--name value`.
            let (name, attached) = match name.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (name, None),
            };
            if let Some(flag) = FLAGS.iter().find(|flag| **flag == name) {
                match attached {
                    None => given.flags.push(flag),
                    Some(_) => return Err(format!("`{flag}` takes no value")),
                }
                continue;
            }
            let mut value = || match attached.clone().or_else(|| words.next()) {
                Some(value) => Ok(value),
                None => Err(format!("`{name}` needs a value")),
            };
            match name {
                "--dir" => once(name, &mut given.dir, PathBuf::from(value()?))?,
                "--expected" => once(name, &mut given.expected, PathBuf::from(value()?))?,
                "--jobs" => once(name, &mut given.jobs, number(name, text(&value()?)?)?)?,
                "--filter" => once(name, &mut given.filter, text(&value()?)?.to_owned())?,
                "--payloads" => once(name, &mut given.count, number(name, text(&value()?)?)?)?,
                "--body" => once(name, &mut given.body, text(&value()?)?.to_owned())?,
                "--cause" => once(name, &mut given.cause, text(&value()?)?.to_owned())?,
                "--instance" => once(name, &mut given.instance, text(&value()?)?.to_owned())?,
                "--show" => once(name, &mut given.show, number(name, text(&value()?)?)?)?,
                "--known" => once(name, &mut given.known, PathBuf::from(value()?))?,
                "--help" | "-h" => return Ok(None),
                _ => return Err(format!("`{name}` is no argument of this program")),
            }
        }
        given.finish().map(Some)
    }
}

impl Given {
    fn finish(self) -> Result<Arguments, String> {
        let has = |flag: &str| self.flags.contains(&flag);
        let payloads = self.count.map(|count| Payloads {
            count: count.get(),
            body: self.body.clone().unwrap_or_default(),
            cause: self.cause.clone().unwrap_or_default(),
            instance: self.instance.clone(),
            show: self.show.map_or(3, NonZeroUsize::get),
            known: self.known.clone().unwrap_or_else(|| KNOWN.into()),
            generate_only: has("--generate-only"),
            validates: !has("--no-validate"),
        });
        Ok(Arguments {
            check: has("--check"),
            payloads,
            dir: self.dir.ok_or("`--dir` is missing")?,
            expected: self.expected.ok_or("`--expected` is missing")?,
            jobs: self.jobs.unwrap_or_else(cores),
            filter: self.filter.unwrap_or_default(),
        })
    }
}

/// How much is worked on at once, unless the user says it.
pub(crate) fn cores() -> NonZeroUsize {
    available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// The list of known differences that belongs to the runner.
pub(crate) const KNOWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/known_differences.json");

fn text(word: &OsString) -> Result<&str, String> {
    word.to_str()
        .ok_or_else(|| format!("{} is not UTF-8", word.display()))
}

fn number(name: &str, value: &str) -> Result<NonZeroUsize, String> {
    value
        .parse()
        .map_err(|_| format!("`{name}` needs a number above 0, not `{value}`"))
}

fn once<T>(name: &str, place: &mut Option<T>, value: T) -> Result<(), String> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("`{name}` is given twice")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Arguments>, String> {
        Arguments::parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn everything_is_read() {
        let all = parse("--check --jobs 3 --dir specs --filter=tel --expected list.json");
        let expected = Arguments {
            dir: "specs".into(),
            expected: "list.json".into(),
            check: true,
            payloads: None,
            jobs: NonZeroUsize::new(3).unwrap(),
            filter: "tel".to_owned(),
        };
        assert_eq!(all, Ok(Some(expected)));
    }

    #[test]
    fn what_is_optional_has_a_default() {
        let arguments = parse("--dir specs --expected list.json").unwrap().unwrap();
        assert!(!arguments.check);
        assert_eq!(arguments.filter, "");
    }

    #[test]
    fn payloads_have_arguments_of_their_own() {
        let line = "--dir a --expected b --payloads 20 --body Order --cause=oneOf --show=1 --known k.json --no-validate";
        let payloads = parse(line).unwrap().unwrap().payloads.unwrap();
        let expected = Payloads {
            count: 20,
            body: "Order".to_owned(),
            cause: "oneOf".to_owned(),
            show: 1,
            known: "k.json".into(),
            ..Payloads::default()
        };
        assert_eq!(payloads, expected);
    }

    #[test]
    fn help_needs_nothing_else() {
        assert_eq!(parse("--help"), Ok(None));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let cases = [
            ("", "`--dir` is missing"),
            ("--dir specs", "`--expected` is missing"),
            ("--dir", "`--dir` needs a value"),
            ("--dir a --dir b", "`--dir` is given twice"),
            ("--jobs 0", "`--jobs` needs a number above 0, not `0`"),
            ("--jobs two", "`--jobs` needs a number above 0, not `two`"),
            ("--check=yes", "`--check` takes no value"),
            ("--verbose", "`--verbose` is no argument of this program"),
            ("specs", "`specs` is no argument of this program"),
        ];
        for (line, message) in cases {
            assert_eq!(parse(line), Err(message.to_owned()), "{line}");
        }
    }
}
