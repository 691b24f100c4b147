/// The name of an event without differences of spelling: only its letters and digits, in lower case. `issues-opened`,
/// `issues.opened` and `IssuesOpened` are the same name. So are the strings `issues` and `opened` together.
///
/// The generator uses it to find which values lead to which operation, and the runtime to find the operation of a value.
#[must_use]
pub fn normalised_name<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut name = String::new();
    for text in texts {
        let letters = text.as_ref().chars().filter(|each| each.is_alphanumeric());
        name.extend(letters.flat_map(char::to_lowercase));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::normalised_name;

    #[test]
    fn spellings_of_a_name_are_one() {
        for texts in [
            &["issues-opened"][..],
            &["issues.opened"],
            &["IssuesOpened"],
            &["issues", "opened"],
            &["/issues_", "Opened!"],
        ] {
            assert_eq!(normalised_name(texts), "issuesopened");
        }
        assert_eq!(normalised_name(["Größe 2"]), "größe2");
        assert_eq!(normalised_name([""; 0]), "");
        assert_eq!(normalised_name(["-", "."]), "");
    }
}
