//! Prints the module that a document becomes: `cargo run -p callbacks-codegen --features pretty --example expand -- orders.yaml`.

use std::process::ExitCode;

use callbacks_codegen::{Settings, diagnostic::Severity, expand};

fn main() -> ExitCode {
    let Some(document) = std::env::args().nth(1) else {
        println!("usage: expand <OpenAPI document>");
        return ExitCode::FAILURE;
    };
    let expansion = expand(&Settings::new(document));
    for report in &expansion.diagnostics {
        let severity = match report.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        for line in format!("{severity}: {}", report.text).lines() {
            println!("// {line}");
        }
    }
    println!("{}", expansion.to_source());
    if expansion.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
