//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;

pub(crate) const USAGE: &str = "\
usage: conformance --dir DIR --expected FILE [--check] [--jobs N] [--filter TEXT]

  --dir DIR        the folder that holds the documents
  --expected FILE  a JSON list of the documents, and of what is known of each
  --check          also compile what the documents become
  --jobs N         how many documents, or crates, are worked on at once
  --filter TEXT    only the documents that have this text in their path";

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) dir: PathBuf,
    pub(crate) expected: PathBuf,
    pub(crate) check: bool,
    pub(crate) jobs: NonZeroUsize,
    /// Empty when every document is wanted.
    pub(crate) filter: String,
}

impl Arguments {
    /// Reads the arguments behind the name of the program; none when only help is asked for.
    ///
    /// # Errors
    ///
    /// When an argument is unknown, lacks its value, or is missing: says which.
    pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Option<Self>, String> {
        let mut words = words.into_iter();
        let (mut dir, mut expected, mut check, mut jobs, mut filter) =
            (None, None, false, None, None);
        while let Some(word) = words.next() {
            let name = text(&word)?;
            // `--name=value` is as good as `--name value`.
            let (name, attached) = match name.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (name, None),
            };
            let mut value = || match attached.clone().or_else(|| words.next()) {
                Some(value) => Ok(value),
                None => Err(format!("`{name}` needs a value")),
            };
            match name {
                "--dir" => once(name, &mut dir, PathBuf::from(value()?))?,
                "--expected" => once(name, &mut expected, PathBuf::from(value()?))?,
                "--jobs" => once(name, &mut jobs, number(name, text(&value()?)?)?)?,
                "--filter" => once(name, &mut filter, text(&value()?)?.to_owned())?,
                "--check" if attached.is_none() => check = true,
                "--check" => return Err("`--check` takes no value".to_owned()),
                "--help" | "-h" => return Ok(None),
                _ => return Err(format!("`{name}` is no argument of this program")),
            }
        }
        Ok(Some(Self {
            dir: dir.ok_or("`--dir` is missing")?,
            expected: expected.ok_or("`--expected` is missing")?,
            check,
            jobs: jobs.unwrap_or_else(|| available_parallelism().unwrap_or(NonZeroUsize::MIN)),
            filter: filter.unwrap_or_default(),
        }))
    }
}

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
