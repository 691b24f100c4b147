//! The commands.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod deliveries;
pub(crate) mod diff;
pub(crate) mod events;
pub(crate) mod expand;
pub(crate) mod list;
pub(crate) mod listen;
pub(crate) mod mock;
pub(crate) mod replay;
pub(crate) mod resolve;
pub(crate) mod sign;
pub(crate) mod trigger;

use crate::arguments::{Arguments, Command};
use crate::failure::{Exit, Failure};
pub(crate) use replay::kept_id;
pub(crate) use trigger::{add_body, header, headers};

/// Runs a command.
pub(crate) fn run(arguments: Arguments) -> Result<Exit, Failure> {
    match arguments.command {
        Command::List(list) => list.run(),
        Command::Check(check) => check.run(),
        Command::Expand(expand) => expand.run(),
        Command::Diff(diff) => diff.run(),
        Command::Trigger(trigger) => wait(trigger.run()),
        Command::Listen(listen) => wait(listen.run()),
        Command::Mock(mock) => wait(mock.run()),
        Command::Replay(replay) => wait(replay.run()),
        Command::Verify(verify) => verify.run(),
        Command::Sign(sign) => sign.run(),
        Command::Resolve(resolve) => resolve.run(),
        Command::Deliveries(deliveries) => wait(deliveries.run()),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}

/// Runs a command that uses the network.
fn wait(command: impl Future<Output = Result<Exit, Failure>>) -> Result<Exit, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let runtime =
        runtime.map_err(|error| Failure::io(format!("the runtime did not start: {error}")))?;
    runtime.block_on(command)
}
