//! Healthy targets beside a dead one that very many messages wait for.

use std::path::Path;
use std::time::{Duration, Instant};

use callbacks::delivery::{Outbox, RedbOptions, Store};
use tokio::time::sleep;

use super::figures::{memory, milliseconds, percentile, ratio};
use super::scene::{PACE, Scene, dead_target};
use super::{Settings, options};
use crate::BoxError;
use crate::server::Server;

pub(super) async fn run(
    scene: &Scene,
    server: &Server,
    folder: &Path,
    settings: &Settings,
) -> Result<(), BoxError> {
    let redb = Outbox::new(RedbOptions::new().open(folder.join("dead.redb"))?);
    examine(scene, "redb", &redb, settings).await?;
    drop(redb);
    let postgres = Outbox::new(options(server)?.connect().await?);
    examine(scene, "PostgreSQL", &postgres, settings).await
}

async fn examine<S: Store>(
    scene: &Scene,
    name: &str,
    outbox: &Outbox<S>,
    settings: &Settings,
) -> Result<(), BoxError> {
    let worker = scene.worker(outbox)?;
    let time = Duration::from_secs(settings.seconds * 2);
    // The first one opens connections.
    scene.pickups(outbox, Duration::from_secs(1)).await?;
    let mut alone = scene.pickups(outbox, time).await?;
    let (before, began) = (memory(), Instant::now());
    let dead = dead_target()?;
    scene.fill(outbox, &dead, settings.dead).await?;
    println!(
        "{name}: {} messages for a dead target accepted in {:.1} s",
        settings.dead,
        began.elapsed().as_secs_f64()
    );
    while outbox.store().gauges().await?.outbox > 1_000 {
        sleep(Duration::from_millis(100)).await;
    }
    let filled = memory();
    let mut beside = scene.pickups(outbox, time).await?;
    print!("{name}: the others, alone and beside it:");
    for percent in [50, 95, 99] {
        let (one, other) = (
            percentile(&mut alone, percent),
            percentile(&mut beside, percent),
        );
        print!(
            " p{percent} {} and {} ({:+.0} %),",
            milliseconds(one),
            milliseconds(other),
            (ratio(other, one) - 1.0) * 100.0
        );
    }
    println!(
        " at {PACE}/s; memory {before} MB before, {filled} MB with it, {} MB at the end",
        memory()
    );
    worker.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
