//! `callbacks`: callbacks and webhooks of an OpenAPI document, at the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    callbacks_cli::main(std::env::args_os())
}
