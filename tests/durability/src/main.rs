//! Kills a provider at random moments, and checks that no message that it accepted is lost.
//!
//! ```text
//! cargo run --release -p durability -- --store redb --kills 1000
//! cargo run --release -p durability -- --store postgres --kills 300
//! ```
//!
//! The provider accepts messages as fast as it can, and delivers them to a consumer on the loopback interface. After each message
//! that is durable, it prints its number. This process kills it, and starts it again with the same store. At the end, the
//! provider runs until nothing waits. A message that was accepted and never arrived is lost.

mod consumer;
mod place;
mod provider;
mod run;

use place::Place;

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
    let store = value("--store").unwrap_or_else(|| "redb".to_owned());
    if let Some(url) = value("--provide") {
        let name = value("--place").ok_or("a provider needs --place")?;
        let is_last = arguments.iter().any(|argument| argument == "--drain");
        return provider::run(Place::new(&store, &name)?, &url, is_last).await;
    }
    let kills = value("--kills").map_or(Ok(10), |kills| kills.parse())?;
    run::run(&store, kills).await
}
