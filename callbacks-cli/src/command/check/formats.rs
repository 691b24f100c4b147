//! How findings are printed.

use callbacks_codegen::diagnostic::Severity;
use serde_json::{Value, json};

use super::Findings;
use super::finding::Finding;
use crate::failure::Failure;
use crate::output::{self, Output, count, style, styled};

pub(super) fn human(findings: &Findings, most: usize, output: Output) -> Result<(), Failure> {
    for finding in findings.list.iter().take(most) {
        let style = match finding.severity {
            Severity::Error => style::ERROR,
            Severity::Warning => style::WARNING,
        };
        output::line(format_args!(
            "{}: {}\n",
            styled(style, finding.severity_name()),
            finding.text
        ))?;
    }
    let more = findings.list.len().saturating_sub(most);
    if more > 0 {
        output.note(format_args!(
            "{} more, not shown because of `--max-problems`",
            count(more, "problem")
        ));
    }
    output.note(summary(findings));
    Ok(())
}

fn summary(findings: &Findings) -> String {
    let checked = format!(
        "{}, {}",
        count(findings.documents, "document"),
        count(findings.operations, "operation")
    );
    let (errors, warnings) = (findings.of(Severity::Error), findings.of(Severity::Warning));
    if errors + warnings == 0 {
        return format!("{}: {checked}", styled(style::GOOD, "no problems"));
    }
    format!(
        "{}, {} in {checked}",
        count(errors, "error"),
        count(warnings, "warning")
    )
}

pub(super) fn json(findings: &Findings, most: usize) -> Result<(), Failure> {
    let list: Vec<_> = findings.list.iter().take(most).map(one_as_json).collect();
    output::json(&json!({
        "documents": findings.documents,
        "operations": findings.operations,
        "errors": findings.of(Severity::Error),
        "warnings": findings.of(Severity::Warning),
        "findings": list,
    }))?;
    Ok(())
}

fn one_as_json(finding: &Finding) -> Value {
    let place = finding.place.as_ref().map(|place| {
        json!({
            "file": place.file.display().to_string(),
            "line": place.line,
            "column": place.column,
            "pointer": place.pointer,
        })
    });
    json!({
        "severity": finding.severity_name(),
        "code": finding.code,
        "message": finding.message,
        "help": finding.helps,
        "place": place,
    })
}

/// Annotations (GitHub, "Workflow commands"): a line for each finding.
pub(super) fn github(findings: &Findings, most: usize) -> Result<(), Failure> {
    for finding in findings.list.iter().take(most) {
        let mut properties = Vec::new();
        if let Some(place) = &finding.place {
            properties.push(format!(
                "file={}",
                escaped(&place.file.display().to_string(), true)
            ));
            properties.push(format!("line={},col={}", place.line, place.column));
        }
        properties.push(format!("title={}", escaped(finding.code, true)));
        let lines = std::iter::once(&finding.message).chain(&finding.helps);
        let text = lines.map(String::as_str).collect::<Vec<_>>().join("\n");
        let (severity, properties) = (finding.severity_name(), properties.join(","));
        output::line(format_args!(
            "::{severity} {properties}::{}",
            escaped(&text, false)
        ))?;
    }
    Ok(())
}

fn escaped(text: &str, is_property: bool) -> String {
    let text = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    if is_property {
        text.replace(':', "%3A").replace(',', "%2C")
    } else {
        text
    }
}

pub(super) fn sarif(findings: &Findings, most: usize) -> Result<(), Failure> {
    let mut codes: Vec<_> = findings.list.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let description = |code: &str| {
        let known = callbacks_codegen::diagnostic::Code::from_name(code);
        known.map_or_else(
            || code.replace('-', " "),
            |code| code.description().to_owned(),
        )
    };
    let rules = codes
        .iter()
        .map(|code| json!({"id": code, "shortDescription": {"text": description(code)}}));
    let results = findings.list.iter().take(most).map(result);
    output::json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "callbacks",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Value>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Value>(),
        }],
    }))?;
    Ok(())
}

fn result(finding: &Finding) -> Value {
    let helps = finding.helps.iter().map(|help| format!("\n{help}"));
    let text = format!("{}{}", finding.message, helps.collect::<String>());
    let mut result = json!({
        "ruleId": finding.code,
        "level": finding.severity_name(),
        "message": {"text": text},
    });
    if let (Some(place), Some(file)) = (&finding.place, finding.file()) {
        result["locations"] = json!([{
            "physicalLocation": {
                "artifactLocation": {"uri": file.to_string_lossy().replace('\\', "/")},
                "region": {"startLine": place.line, "startColumn": place.column},
            },
            "logicalLocations": [{"fullyQualifiedName": place.pointer}],
        }]);
    }
    result
}
