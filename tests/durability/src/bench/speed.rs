//! How fast messages are accepted and delivered, and how soon a single one arrives.

use std::path::Path;
use std::time::Duration;

use callbacks::delivery::{MemoryStore, Outbox, RedbOptions, Store};

use super::costs::{Costs, Figures};
use super::figures::{median, part};
use super::scene::{PACE, Scene};
use super::{Settings, options};
use crate::BoxError;
use crate::server::Server;

const NAMES: [&str; 4] = ["memory store", "redb", "redb, quick repair", "PostgreSQL"];
const POSTGRES: usize = 3;

#[derive(Default)]
struct Measured {
    ratios: Vec<f64>,
    rates: Vec<f64>,
    took: Vec<Duration>,
}

pub(super) async fn run(
    scene: &Scene,
    server: &Server,
    folder: &Path,
    settings: &Settings,
) -> Result<(), BoxError> {
    let memory = Outbox::new(MemoryStore::new());
    let redb = Outbox::new(RedbOptions::new().open(folder.join("plain.redb"))?);
    let quick = RedbOptions::new().quick_repair(true);
    let quick = Outbox::new(quick.open(folder.join("quick.redb"))?);
    let postgres = Outbox::new(options(server)?.connect().await?);
    let workers = [
        scene.worker(&memory)?,
        scene.worker(&redb)?,
        scene.worker(&quick)?,
        scene.worker(&postgres)?,
    ];
    let costs = Costs::start(server).await?;
    let (mut spent, mut messages) = (Figures::default(), 0);

    let time = Duration::from_secs(settings.seconds);
    let mut measured = NAMES.map(|_| Measured::default());
    let mut baseline = Vec::new();
    // The first round opens connections. In each round, every store has a measurement of the sender beside it.
    for round in 0..=settings.rounds {
        for (index, measured) in measured.iter_mut().enumerate() {
            let bare = scene.without_store(time / 2).await?;
            let before = match index == POSTGRES {
                true => Some(costs.figures().await?),
                false => None,
            };
            let (rate, accepted) = match index {
                0 => scene.through(&memory, time).await?,
                1 => scene.through(&redb, time).await?,
                2 => scene.through(&quick, time).await?,
                _ => scene.through(&postgres, time).await?,
            };
            if round == 0 {
                continue;
            }
            if let Some(before) = before {
                spent.add(before, costs.figures().await?);
                messages += accepted.len();
            }
            baseline.push(bare);
            measured.ratios.push(rate / bare);
            measured.rates.push(rate);
            measured.took.extend(accepted);
        }
    }
    println!("sending from memory: {:.0}/s", median(&mut baseline));
    println!(
        "| store | deliveries each second | of sending from memory | enqueue p50 | p99 |\n|---|---|---|---|---|"
    );
    for (name, measured) in NAMES.iter().zip(&mut measured) {
        let (rate, ratio) = (median(&mut measured.rates), median(&mut measured.ratios));
        let took = &mut measured.took;
        println!(
            "| {name} | {rate:.0} | {ratio:.2} | {} | {} |",
            part(took, 50),
            part(took, 99)
        );
    }
    spent.print(messages);
    costs.print_slowest().await?;
    scene.arrivals.locked().clear();

    pickups(scene, "memory store", &memory, time).await?;
    pickups(scene, "redb", &redb, time).await?;
    pickups(scene, "PostgreSQL", &postgres, time).await?;
    // A producer in another process cannot wake the worker.
    let other = Outbox::new(options(server)?.connect().await?);
    pickups(scene, "PostgreSQL, another process", &other, time).await?;
    for worker in workers {
        worker.shutdown(Duration::from_secs(5)).await;
    }
    Ok(())
}

async fn pickups<S: Store>(
    scene: &Scene,
    name: &str,
    outbox: &Outbox<S>,
    time: Duration,
) -> Result<(), BoxError> {
    let mut waits = scene.pickups(outbox, time).await?;
    println!(
        "{name}: acceptance to arrival at {PACE}/s: p50 {}, p95 {}, p99 {}",
        part(&mut waits, 50),
        part(&mut waits, 95),
        part(&mut waits, 99)
    );
    Ok(())
}
