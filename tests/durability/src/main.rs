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
//!
//! ```text
//! cargo run --release -p durability -- faults
//! cargo run --release -p durability -- bench --seconds 5 --rounds 3 --dead 1000000
//! cargo run --release -p durability -- bench --only speed
//! ```
//!
//! `faults` breaks a database of its own in several ways, and measures how long deliveries need to be as fast as before. `bench`
//! compares the stores with sending from memory. Both need the programs of PostgreSQL's server. `--only` takes one measurement:
//! `speed`, `dead` (healthy targets beside a dead one), `old-xmin` (a transaction stays open for `--held` seconds) or `reopen` (a file
//! after a kill). `--statements` prints the statements of PostgreSQL that take most of the time.

mod bench;
mod consumer;
mod faults;
mod inbox;
mod place;
mod provider;
mod run;
mod server;

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
    let first = arguments.first().map(String::as_str);
    if first == Some("faults") {
        return match value("--work") {
            Some(url) => faults::work(&url).await,
            None => faults::run().await,
        };
    }
    if first == Some("bench") {
        let number = |name: &str, default: u64| value(name).map_or(Ok(default), |it| it.parse());
        return bench::run(&bench::Settings {
            only: value("--only")
                .map(|name| bench::Part::named(&name))
                .transpose()?,
            held: number("--held", 60)?,
            has_statements: arguments.iter().any(|argument| argument == "--statements"),
            seconds: number("--seconds", 5)?,
            rounds: number("--rounds", 3)?,
            dead: number("--dead", 100_000)?,
        })
        .await;
    }
    if first == Some("inbox") {
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
