//! Whether a document has passed.

use callbacks_codegen::diagnostic::Code;

use crate::attribution::Checked;
use crate::expand::{Expanded, Finding, Outcome};
use crate::expected::Expected;

/// Diagnostics of these kinds report a reference that leads nowhere.
const LEADS_NOWHERE: [Code; 4] = [
    Code::UNRESOLVED_REFERENCE,
    Code::FILE_NOT_FOUND,
    Code::UNREADABLE_FILE,
    Code::REMOTE_REFERENCE,
];

/// Everything that is wrong with a document. It has passed if there is nothing.
pub(crate) fn faults(
    document: &Expected,
    outcome: &Outcome,
    checked: Option<&Checked>,
) -> Vec<String> {
    let mut faults = match outcome {
        Outcome::Panicked(message) => vec![format!("the generator panicked: {message}")],
        Outcome::TimedOut(limit) => vec![format!("took longer than {} s", limit.as_secs())],
        Outcome::Expanded(expanded) if document.is_negative() => negative(document, expanded),
        Outcome::Expanded(expanded) => positive(document, expanded),
    };
    // What is right in a document is generated whatever else is wrong, and so compiles for each.
    faults.extend(checked.iter().flat_map(|checked| &checked.errors).cloned());
    faults
}

fn positive(document: &Expected, expanded: &Expanded) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(operations) = document.operations
        && operations != expanded.operations
    {
        faults.push(format!(
            "{} operations instead of {operations}",
            expanded.operations
        ));
    }
    for reference in &document.unresolved {
        if !expanded
            .findings
            .iter()
            .any(|finding| tells_of(finding, reference))
        {
            faults.push(format!(
                "`{reference}` leads nowhere, which is not diagnosed at its place"
            ));
        }
    }
    let errors = expanded
        .findings
        .iter()
        .filter(|finding| finding.is_error && !is_expected(document, finding));
    faults.extend(errors.map(|error| format!("error: {}", error.text)));
    faults
}

/// The list names the references that matter to callbacks; the document may have more of the kind.
fn is_expected(document: &Expected, error: &Finding) -> bool {
    let has_nothing = document.operations == Some(0) && error.code == Code::NOTHING_TO_GENERATE;
    let leads_nowhere =
        !document.unresolved.is_empty() && LEADS_NOWHERE.contains(&error.code) && is_located(error);
    has_nothing || leads_nowhere
}

fn tells_of(finding: &Finding, reference: &str) -> bool {
    LEADS_NOWHERE.contains(&finding.code) && is_located(finding) && finding.text.contains(reference)
}

/// A fault that leaves no operation deserves an error. One beside which all operations can be generated, such as an
/// `operationId` that is given twice, deserves at least a warning.
fn negative(document: &Expected, expanded: &Expanded) -> Vec<String> {
    let can_be_generated = document.operations.is_some_and(|operations| operations > 0);
    let mut diagnosed = expanded
        .findings
        .iter()
        .filter(|finding| is_located(finding) && is_about_document(finding.code));
    if diagnosed.any(|finding| finding.is_error || can_be_generated) {
        return Vec::new();
    }
    let least = if can_be_generated {
        "an error or a warning"
    } else {
        "an error"
    };
    let mut faults = vec![format!(
        "its fault is not diagnosed: it deserves {least}, with its place"
    )];
    faults.extend(
        expanded
            .findings
            .iter()
            .map(|finding| format!("only: {}", finding.text)),
    );
    faults
}

/// Whether a diagnostic blames the document, and not what the generator does not do.
fn is_about_document(code: Code) -> bool {
    let is_lacking =
        code.name().starts_with("unsupported-") || code.name().starts_with("unchecked-");
    code == Code::UNSUPPORTED_VERSION || (!is_lacking && code != Code::NOTHING_TO_GENERATE)
}

/// Whether a diagnostic says where: `--> file:line:column`.
fn is_located(finding: &Finding) -> bool {
    let mut places = finding
        .text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--> "));
    places.any(|place| {
        let mut parts = place.rsplitn(3, ':');
        let mut is_number = || parts.next().is_some_and(|part| part.parse::<u32>().is_ok());
        is_number() && is_number() && parts.next().is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(path: &str, operations: usize) -> Expected {
        Expected {
            path: path.to_owned(),
            operations: Some(operations),
            ..Expected::default()
        }
    }

    fn finding(code: Code, is_error: bool, text: &str) -> Finding {
        Finding {
            code,
            is_error,
            text: text.to_owned(),
        }
    }

    fn judge(document: &Expected, operations: usize, findings: &[Finding]) -> Vec<String> {
        let expanded = Expanded {
            operations,
            findings: findings.to_vec(),
            ..Expanded::default()
        };
        faults(document, &Outcome::Expanded(expanded), None)
    }

    const PLACE: &str = "wrong\n        --> a.yaml:1:2\n       1 | $ref: gone.yaml";

    #[test]
    fn the_number_of_operations_matters() {
        assert!(judge(&document("a", 2), 2, &[]).is_empty());
        assert_eq!(
            judge(&document("a", 2), 1, &[]),
            ["1 operations instead of 2"]
        );
        let unknown = Expected {
            operations: None,
            ..document("a", 0)
        };
        assert!(judge(&unknown, 1, &[]).is_empty());
    }

    #[test]
    fn errors_fail_and_warnings_do_not() {
        let code = Code::UNEXPECTED_TYPE;
        assert_eq!(
            judge(&document("a", 1), 1, &[finding(code, true, "bad")]),
            ["error: bad"]
        );
        assert!(judge(&document("a", 1), 1, &[finding(code, false, "odd")]).is_empty());
    }

    #[test]
    fn a_document_without_operations_may_say_so() {
        let nothing = || [finding(Code::NOTHING_TO_GENERATE, true, PLACE)];
        assert!(judge(&document("a", 0), 0, &nothing()).is_empty());
        assert_eq!(judge(&document("a", 1), 0, &nothing()).len(), 2);
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_diagnosed_at_its_place() {
        let document = Expected {
            unresolved: vec!["gone.yaml".to_owned()],
            ..document("a", 1)
        };
        let told = || finding(Code::FILE_NOT_FOUND, true, PLACE);
        let also = || finding(Code::UNRESOLVED_REFERENCE, true, "`#/x`\n --> a.yaml:3:4");
        assert!(judge(&document, 1, &[told(), also()]).is_empty());
        assert_eq!(
            judge(&document, 0, &[told()]),
            ["0 operations instead of 1"]
        );
        let untold = "`gone.yaml` leads nowhere, which is not diagnosed at its place";
        assert_eq!(judge(&document, 1, &[]), [untold]);
        assert_eq!(judge(&document, 1, &[also()]), [untold]);
        let without_place = finding(Code::FILE_NOT_FOUND, true, "gone.yaml");
        assert_eq!(judge(&document, 1, &[without_place])[0], untold);
        let other = finding(Code::UNEXPECTED_TYPE, true, "bad");
        assert_eq!(judge(&document, 1, &[told(), other]), ["error: bad"]);
    }

    #[test]
    fn a_negative_document_is_diagnosed_as_its_fault_deserves() {
        let nothing_right = document("negative/a.json", 0);
        let all_right = document("negative/a.json", 2);
        let told = |is_error| [finding(Code::UNEXPECTED_TYPE, is_error, PLACE)];
        assert!(judge(&nothing_right, 0, &told(true)).is_empty());
        assert!(judge(&all_right, 2, &told(true)).is_empty());
        assert!(judge(&all_right, 2, &told(false)).is_empty());
        assert_eq!(judge(&nothing_right, 0, &told(false)).len(), 2);
        assert_eq!(judge(&all_right, 2, &[]).len(), 1);
        let beside_the_point = [
            finding(Code::UNSUPPORTED_MEDIA_TYPE, true, PLACE),
            finding(Code::NOTHING_TO_GENERATE, true, PLACE),
            finding(Code::UNEXPECTED_TYPE, true, "without a place"),
        ];
        assert_eq!(judge(&nothing_right, 0, &beside_the_point).len(), 4);
    }

    #[test]
    fn what_does_not_compile_fails_whatever_else() {
        let checked = Checked {
            errors: vec!["E0412".to_owned()],
            warnings: Vec::new(),
        };
        let outcome = Outcome::Expanded(Expanded {
            operations: 1,
            ..Expanded::default()
        });
        assert_eq!(
            faults(&document("a", 1), &outcome, Some(&checked)),
            ["E0412"]
        );
    }

    #[test]
    fn a_panic_or_a_timeout_fails_a_negative_document_too() {
        let document = document("negative/a.json", 0);
        let panicked = Outcome::Panicked("here".to_owned());
        assert_eq!(
            faults(&document, &panicked, None),
            ["the generator panicked: here"]
        );
        let timed_out = Outcome::TimedOut(std::time::Duration::from_secs(60));
        assert_eq!(
            faults(&document, &timed_out, None),
            ["took longer than 60 s"]
        );
    }
}
