//! The words behind the name of a subcommand.

use std::collections::BTreeMap;
use std::ffi::OsString;

/// Options with a value, and flags.
#[derive(Debug)]
pub(crate) struct Options {
    values: BTreeMap<String, String>,
    flags: Vec<String>,
    usage: &'static str,
}

impl Options {
    /// Reads `--name value` and `--flag`.
    ///
    /// # Errors
    ///
    /// When a word is unknown, lacks its value or comes twice: says which, and how the subcommand is used.
    pub(crate) fn read(
        words: impl Iterator<Item = OsString>,
        names: &[&str],
        flags: &[&str],
        usage: &'static str,
    ) -> Result<Self, String> {
        let mut options = Self {
            values: BTreeMap::new(),
            flags: Vec::new(),
            usage,
        };
        let mut words = words.map(|word| word.to_string_lossy().into_owned());
        while let Some(word) = words.next() {
            if flags.contains(&word.as_str()) {
                options.flags.push(word);
                continue;
            }
            if !names.contains(&word.as_str()) {
                return Err(options.wrong(&format!("`{word}` is no argument")));
            }
            let Some(value) = words.next() else {
                return Err(options.wrong(&format!("`{word}` needs a value")));
            };
            if options.values.insert(word.clone(), value).is_some() {
                return Err(options.wrong(&format!("`{word}` is given twice")));
            }
        }
        Ok(options)
    }

    fn wrong(&self, message: &str) -> String {
        format!("{message}\n\n{}", self.usage)
    }

    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|given| given == flag)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// # Errors
    ///
    /// When it is not given.
    pub(crate) fn need(&self, name: &str) -> Result<&str, String> {
        self.get(name)
            .ok_or_else(|| self.wrong(&format!("`{name}` is missing")))
    }

    /// # Errors
    ///
    /// When it is given and no number.
    pub(crate) fn count(&self, name: &str) -> Result<Option<usize>, String> {
        let number = |value: &str| {
            let number = value.parse();
            number.map_err(|_| self.wrong(&format!("`{name}` needs a number, not `{value}`")))
        };
        self.get(name).map(number).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        let words = line.split_whitespace().map(OsString::from);
        Options::read(words, &["--dir", "--count"], &["--quick"], "usage: x")
    }

    #[test]
    fn options_and_flags_are_read() {
        let options = read("--count 3 --quick").unwrap();
        assert_eq!(options.count("--count"), Ok(Some(3)));
        assert!(options.has("--quick") && options.get("--dir").is_none());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let cases = [
            ("--other", "`--other` is no argument"),
            ("--dir", "`--dir` needs a value"),
            ("--dir a --dir b", "`--dir` is given twice"),
        ];
        for (line, message) in cases {
            assert_eq!(read(line).unwrap_err(), format!("{message}\n\nusage: x"));
        }
        let options = read("--count x").unwrap();
        assert!(
            options
                .need("--dir")
                .unwrap_err()
                .starts_with("`--dir` is missing")
        );
        assert!(
            options
                .count("--count")
                .unwrap_err()
                .starts_with("`--count` needs a number, not `x`")
        );
    }
}
