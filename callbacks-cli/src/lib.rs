#![doc = include_str!("../README.md")]

mod arguments;
mod command;
pub mod contract;
pub mod explain;
mod failure;
mod listener;
mod load;
pub mod message;
mod mock;
mod output;
mod page;
pub mod scheme;
mod send;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

pub use failure::Failure;

/// Runs the command line, and returns its exit code: 0 if all is well, 1 for findings and failed deliveries, 2 for wrong
/// usage, 3 if something could not be read, written or reached.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match arguments::Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors, and go to stdout.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    arguments.colors.apply();
    match command::run(arguments) {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::from(failure.exit.code())
        }
    }
}
