//! The operations page: what it shows, who may see it, and what attackers try.
#![allow(
    clippy::unwrap_used,
    clippy::explicit_write,
    reason = "helpers of tests unwrap as tests do"
)]

mod browser;
mod bulk;
#[path = "../../../callbacks-cli/tests/support/browser.rs"]
mod chromium;
mod events;
mod forgetting;
mod hostile;
mod inbox;
mod isolation;
mod kit;
mod nasty;
mod operator;
mod pages;
mod paths;
mod questions;
mod trouble;
