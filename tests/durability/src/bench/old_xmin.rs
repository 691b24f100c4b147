//! PostgreSQL with a transaction that stays open, so that nothing deleted is removed (D16).

use std::time::{Duration, Instant};

use callbacks::delivery::postgres::tokio_postgres;
use callbacks::delivery::store::{Journal, TargetCommand};
use callbacks::delivery::{Outbox, PostgresStore};
use tokio::time::sleep;

use super::costs::Costs;
use super::figures::{median, part};
use super::scene::Scene;
use super::{Settings, options};
use crate::BoxError;
use crate::server::Server;

/// How many messages wait for one target, and are then delivered.
const BACKLOG: u64 = 20_000;

pub(super) async fn run(
    scene: &Scene,
    server: &Server,
    settings: &Settings,
) -> Result<(), BoxError> {
    let outbox = Outbox::new(options(server)?.connect().await?);
    let worker = scene.worker(&outbox)?;
    let costs = Costs::start(server).await?;
    let time = Duration::from_secs(settings.seconds);
    // The first one opens connections.
    scene.through(&outbox, Duration::from_secs(1)).await?;
    let mut usual = Vec::new();
    for _ in 0..settings.rounds {
        usual.push(window(scene, &outbox, time).await?);
    }
    let usual = median(&mut usual);
    let drained = drain(scene, &outbox).await?;

    let (old, connection) = tokio_postgres::connect(&server.url(), tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    old.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT txid_current()")
        .await?;
    let began = Instant::now();
    println!("PostgreSQL with an old transaction, rate as a part of the usual one:");
    while began.elapsed() < Duration::from_secs(settings.held) {
        let now = window(scene, &outbox, time).await?;
        let mut waits = scene.pickups(&outbox, time / 2).await?;
        println!(
            "after {:.0} s: {:.2}; acceptance to arrival p50 {}, p95 {}, p99 {}",
            began.elapsed().as_secs_f64(),
            now / usual,
            part(&mut waits, 50),
            part(&mut waits, 95),
            part(&mut waits, 99)
        );
        scene.arrivals.locked().clear();
    }
    let slow = drain(scene, &outbox).await?;
    println!(
        "a backlog of {BACKLOG} messages of one target: {drained:.0}/s before, {slow:.0}/s now: {:.2}",
        slow / drained
    );
    costs.print_slowest().await?;
    drop(old);
    worker.shutdown(Duration::from_secs(5)).await;
    Ok(())
}

/// The rate through the store, as a part of sending from memory at that moment.
async fn window(
    scene: &Scene,
    outbox: &Outbox<PostgresStore>,
    time: Duration,
) -> Result<f64, BoxError> {
    let bare = scene.without_store(time / 2).await?;
    let (rate, _) = scene.through(outbox, time).await?;
    Ok(rate / bare)
}

/// How fast a backlog is delivered that waits in `due`.
async fn drain(scene: &Scene, outbox: &Outbox<PostgresStore>) -> Result<f64, BoxError> {
    let target = scene.other_target()?;
    let id = callbacks::delivery::TargetId::of_url(target.as_str());
    outbox.control(id, TargetCommand::Pause).await?;
    scene.fill(outbox, &target, BACKLOG).await?;
    while outbox.store().gauges().await?.outbox > 100 {
        sleep(Duration::from_millis(50)).await;
    }
    // The rows that are still being moved.
    sleep(Duration::from_secs(1)).await;
    let began = Instant::now();
    outbox.control(id, TargetCommand::Enable).await?;
    loop {
        let gauges = outbox.store().gauges().await?;
        if gauges.outbox + gauges.due == 0 {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    Ok(BACKLOG as f64 / began.elapsed().as_secs_f64())
}
