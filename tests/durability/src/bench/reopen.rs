//! Opening a file that a killed process left.

use std::path::Path;
use std::time::Instant;

use callbacks::delivery::{Outbox, RedbOptions};

use super::scene::{Scene, dead_target};
use crate::BoxError;

/// How long a file takes to open that a killed process left, with and without quick repair.
pub(super) async fn run(scene: &Scene, folder: &Path, count: u64) -> Result<(), BoxError> {
    let target = dead_target()?;
    for is_quick in [false, true] {
        let file = folder.join(format!("killed-{is_quick}.redb"));
        let options = || RedbOptions::new().quick_repair(is_quick);
        let outbox = Outbox::new(options().open(&file)?);
        let began = Instant::now();
        scene.fill(&outbox, &target, count).await?;
        let filled = began.elapsed();
        // A copy of a file that is open is what a killed process leaves.
        let copy = folder.join("killed.redb");
        std::fs::copy(&file, &copy)?;
        let began = Instant::now();
        let opened = options().open(&copy)?;
        println!(
            "redb, quick repair {}: {count} messages accepted in {:.1} s; after a kill, opened in {:.0} ms",
            if is_quick { "on" } else { "off" },
            filled.as_secs_f64(),
            began.elapsed().as_secs_f64() * 1_000.0
        );
        drop((opened, outbox));
        std::fs::remove_file(&copy)?;
        std::fs::remove_file(&file)?;
    }
    Ok(())
}
