//! Kills a provider at random moments, and checks that no message that it accepted is lost.
//!
//! ```text
//! cargo run --release -p durability -- --store redb --kills 1000
//! cargo run --release -p durability -- --store postgres --kills 300
//! cargo run --release -p durability -- inbox --store redb --kills 300 --events 100000
//! cargo run --release -p durability -- inbox --store postgres --kills 300 --events 100000
//! cargo run --release -p durability -- inbox --bench
//! ```
//!
//! The provider accepts messages as fast as it can, and delivers them to a consumer on the loopback interface. After each message
//! that is durable, it prints its number. This process kills it, and starts it again with the same store. At the end, the
//! provider runs until nothing waits. A message that was accepted and never arrived is lost.
//!
//! With `inbox`, consumers are killed, and the provider sends events until each is accepted, with duplicates and in any order. Each
//! event is applied in the transaction that claims its message. PostgreSQL has two consumers at the same time.

mod consumer;
mod inbox;
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
    let is_last = arguments.iter().any(|argument| argument == "--drain");
    let place = || Place::new(&store, &value("--place").ok_or("it needs --place")?);
    let kills = value("--kills").map_or(Ok(10), |kills| kills.parse())?;
    if arguments.iter().any(|argument| argument == "--bench") {
        return inbox::bench(value("--events").map_or(Ok(2_000), |events| events.parse())?).await;
    }
    if arguments.first().is_some_and(|first| first == "inbox") {
        return match arguments.iter().any(|argument| argument == "--consume") {
            true => inbox::consume(place()?, is_last).await,
            false => {
                let events = value("--events").map(|events| events.parse()).transpose()?;
                inbox::run(&store, kills, events).await
            }
        };
    }
    if let Some(url) = value("--provide") {
        return provider::run(place()?, &url, is_last).await;
    }
    run::run(&store, kills).await
}
