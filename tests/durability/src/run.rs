//! Starting, killing, counting.

use std::collections::HashSet;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::BoxError;
use crate::consumer::{Counts, serve};
use crate::place::Place;

/// Kills a provider so many times, and prints what became of the messages.
pub(crate) async fn run(store: &str, kills: u32) -> Result<(), BoxError> {
    let counts = Counts::default();
    let url = serve(counts.clone()).await?;
    let place = Place::make(store).await?;

    let mut acknowledged = HashSet::new();
    for kill in 1..=kills {
        acknowledged.extend(live(&place, &url).await?);
        if kill % 50 == 0 {
            println!("{kill} kills, {} acknowledged", acknowledged.len());
        }
    }
    let status = start(&place, &url, true)?.wait().await?;
    if !status.success() {
        return Err("the last provider failed".into());
    }
    place.remove().await?;
    let arrived = counts.all();
    let lost = acknowledged
        .iter()
        .filter(|number| !arrived.contains_key(number))
        .count();
    let twice = arrived.values().filter(|count| **count > 1).count();
    println!(
        "{kills} kills, {} acknowledged, {lost} lost, {twice} delivered twice",
        acknowledged.len()
    );
    match lost {
        0 => Ok(()),
        _ => Err("messages were lost".into()),
    }
}

fn start(place: &Place, url: &str, is_last: bool) -> Result<Child, BoxError> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--provide", url]).args(place.arguments());
    if is_last {
        command.arg("--drain");
    }
    Ok(command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?)
}

/// One life of a provider. It is killed at a random moment after its first message, so that each life accepts some.
async fn live(place: &Place, url: &str) -> Result<Vec<i64>, BoxError> {
    let mut provider = start(place, url, false)?;
    let output = provider.stdout.take().ok_or("the output is piped")?;
    let mut lines = BufReader::new(output).lines();
    let mut acknowledged = Vec::new();
    let Some(first) = lines.next_line().await? else {
        let status = provider.wait().await?;
        return Err(format!("a provider ended by itself: {status}").into());
    };
    acknowledged.push(first.parse()?);
    let end = tokio::time::sleep(random_wait()?);
    tokio::pin!(end);
    loop {
        tokio::select! {
            () = &mut end => break,
            line = lines.next_line() => match line? {
                Some(line) => acknowledged.push(line.parse()?),
                None => return Err("a provider ended by itself".into()),
            },
        }
    }
    provider.kill().await?;
    // What it wrote before it died was acknowledged too. The last line may be cut off.
    while let Some(line) = lines.next_line().await? {
        if line.len() == 19 {
            acknowledged.push(line.parse()?);
        }
    }
    Ok(acknowledged)
}

/// From zero to 250 milliseconds.
pub(crate) fn random_wait() -> Result<Duration, BoxError> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes)?;
    Ok(Duration::from_micros(u64::from(
        u32::from_ne_bytes(bytes) % 250_000,
    )))
}
