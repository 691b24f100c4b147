//! Kills a provider at random moments, and checks that no message that it accepted is lost.
//!
//! ```text
//! cargo run --release -p durability -- --store redb --kills 1000
//! ```
//!
//! The provider accepts messages as fast as it can, and delivers them to a consumer on the loopback interface. After each message
//! that is durable, it prints its number. This process kills it, and starts it again with the same file. At the end, the
//! provider runs until nothing waits. A message that was accepted and never arrived is lost.

mod consumer;
mod provider;
mod run;

use std::path::PathBuf;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[callbacks::openapi("events.yaml")]
mod events {}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    if let Some(url) = value("--provide") {
        let file = value("--file").ok_or("a provider needs --file")?;
        let is_last = arguments.iter().any(|argument| argument == "--drain");
        return provider::run(&PathBuf::from(file), &url, is_last).await;
    }
    let store = value("--store").unwrap_or_else(|| "redb".to_owned());
    if store != "redb" {
        return Err(format!("there is no store `{store}`: use `redb`").into());
    }
    let kills = value("--kills").map_or(Ok(10), |kills| kills.parse())?;
    run::run(kills).await
}
