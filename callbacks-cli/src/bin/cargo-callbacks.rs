//! `cargo callbacks`: the same as `callbacks`, found by cargo.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo passes the name of the subcommand as the first argument.
    let is_repeated = |place: usize, name: &std::ffi::OsStr| place == 1 && name == "callbacks";
    let arguments = std::env::args_os().enumerate();
    let arguments = arguments.filter(|(place, name)| !is_repeated(*place, name));
    callbacks_cli::main(arguments.map(|(_, argument)| argument))
}
