//! The commands.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod expand;
pub(crate) mod list;

use crate::arguments::{Arguments, Command};
use crate::failure::{Exit, Failure};

/// Runs a command.
pub(crate) fn run(arguments: Arguments) -> Result<Exit, Failure> {
    let output = arguments.output;
    match arguments.command {
        Command::List(list) => list.run(output),
        Command::Check(check) => check.run(output),
        Command::Expand(expand) => expand.run(output),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}
