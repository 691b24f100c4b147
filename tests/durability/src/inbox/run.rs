//! Starting, killing, counting.

use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;

use super::effects::Effects;
use super::provider::Provider;
use crate::BoxError;
use crate::place::Place;
use crate::run::random_wait;

/// Kills consumers so many times, and prints what became of the events. A file has one consumer, PostgreSQL two.
///
/// If a number of events is given, the kills are spread over it at random.
pub(crate) async fn run(store: &str, kills: u32, events: Option<usize>) -> Result<(), BoxError> {
    let place = Place::make(store).await?;
    Effects::make(&place).await?;
    let provider = Provider::default();
    let count = match place {
        Place::Redb(_) => 1,
        Place::Postgres(_) => 2,
    };
    let mut consumers = Vec::new();
    for index in 0..count {
        consumers.push(start(&place, &provider, index).await?);
    }
    let (stop, stopped) = watch::channel(false);
    let mut senders = provider.start(&stopped)?;
    let began = Instant::now();
    for kill in 1..=kills {
        if let Some(events) = events {
            provider.reach(random_place(events, kills, kill)?).await;
        }
        tokio::time::sleep(random_wait()?).await;
        let index = usize::try_from(kill)? % consumers.len();
        provider.set(index, None);
        consumers[index].kill().await?;
        consumers[index] = start(&place, &provider, index).await?;
        if kill % 50 == 0 {
            println!("{kill} kills, {} events", provider.accepted().len());
        }
    }
    provider.reach(events.unwrap_or_default()).await;
    stop.send(true)?;
    while let Some(ended) = senders.join_next().await {
        ended??;
    }
    let took = began.elapsed();
    for consumer in &mut consumers {
        consumer.kill().await?;
    }
    let mut last = command(&place)?;
    if !last.arg("--drain").status().await?.success() {
        return Err("the last consumer failed".into());
    }
    let applied = Effects::open(&place).await?.all().await?;
    place.remove().await?;
    report(kills, &provider, &applied, took)
}

/// After how many events a kill comes: each has its own part of all events.
fn random_place(events: usize, kills: u32, kill: u32) -> Result<usize, BoxError> {
    let (part, before) = (events / usize::try_from(kills)?, usize::try_from(kill - 1)?);
    let random = usize::try_from(getrandom::u32()?)? % part.max(1);
    Ok(part * before + random)
}

fn report(
    kills: u32,
    provider: &Provider,
    applied: &std::collections::HashMap<i64, u64>,
    took: Duration,
) -> Result<(), BoxError> {
    let accepted = provider.accepted();
    let lost = accepted
        .iter()
        .filter(|number| !applied.contains_key(number));
    let (events, lost) = (accepted.len(), lost.count());
    let twice = applied.values().filter(|count| **count > 1).count();
    println!("accepted in {:.1} s", took.as_secs_f32());
    println!("{kills} kills, {events} events, {lost} lost, {twice} applied twice");
    match (lost, twice) {
        (0, 0) => Ok(()),
        _ => Err("events were lost or applied twice".into()),
    }
}

fn command(place: &Place) -> Result<Command, BoxError> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["inbox", "--consume"]).args(place.arguments());
    command.stdout(Stdio::piped()).kill_on_drop(true);
    Ok(command)
}

/// Starts a consumer, and reports to the provider where it listens.
async fn start(place: &Place, provider: &Provider, index: usize) -> Result<Child, BoxError> {
    let mut consumer = command(place)?.spawn()?;
    let output = consumer.stdout.take().ok_or("the output is piped")?;
    let url = BufReader::new(output).lines().next_line().await?;
    let url = url.ok_or("a consumer ended by itself")?;
    provider.set(index, Some(url));
    Ok(consumer)
}
