//! The arguments of all commands.

use clap::{Parser, Subcommand};

use crate::command::{
    check, completions, deliveries, diff, expand, list, listen, mock, replay, resolve, sign,
    trigger,
};
use crate::output::Colors;

/// Callbacks and webhooks of an OpenAPI document: see, check, send and receive them, without writing code.
#[derive(Debug, Parser)]
#[command(
    name = "callbacks",
    version,
    max_term_width = 110,
    arg_required_else_help = true
)]
#[command(
    after_help = "Exit codes: 0 fine, 1 findings or a failed delivery, 2 wrong usage, 3 input or output failed."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) colors: Colors,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::List),
    Check(check::Check),
    Expand(expand::Expand),
    Diff(diff::Diff),
    Trigger(trigger::Trigger),
    Listen(listen::Listen),
    Mock(mock::Mock),
    Replay(replay::Replay),
    Verify(sign::Verify),
    Sign(sign::Sign),
    Resolve(resolve::Resolve),
    Deliveries(deliveries::Deliveries),
    Completions(completions::Completions),
    Man(completions::Man),
}
