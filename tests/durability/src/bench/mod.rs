//! How fast the stores are, beside sending from memory (section 7 of the design): every request goes over the loopback interface, and
//! each number that was accepted is looked for afterwards.

mod costs;
mod dead;
mod figures;
mod old_xmin;
mod reopen;
mod scene;
mod speed;

use std::path::Path;

use callbacks::delivery::postgres::PostgresOptions;

use crate::BoxError;
use crate::server::Server;
use scene::Scene;

pub(crate) struct Settings {
    /// What is measured. `None` is everything.
    pub(crate) only: Option<Part>,
    /// How long messages are accepted in each round.
    pub(crate) seconds: u64,
    pub(crate) rounds: u64,
    /// How many messages wait for a dead target, or in a file.
    pub(crate) dead: u64,
    /// How long a transaction stays open, in seconds.
    pub(crate) held: u64,
    /// Whether PostgreSQL counts statements, which costs a little.
    pub(crate) has_statements: bool,
}

/// One of the measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Speed,
    Dead,
    OldXmin,
    Reopen,
}

impl Part {
    const ALL: [(&str, Self); 4] = [
        ("speed", Self::Speed),
        ("dead", Self::Dead),
        ("old-xmin", Self::OldXmin),
        ("reopen", Self::Reopen),
    ];

    pub(crate) fn named(name: &str) -> Result<Self, BoxError> {
        let found = Self::ALL.into_iter().find(|(known, _)| *known == name);
        let names = Self::ALL.map(|(name, _)| name).join(", ");
        let unknown = || format!("there is no measurement `{name}`: use one of {names}").into();
        found.map(|(_, part)| part).ok_or_else(unknown)
    }
}

pub(crate) async fn run(settings: &Settings) -> Result<(), BoxError> {
    let scene = Scene::start().await?;
    let folder = std::env::temp_dir().join(format!("callbacks-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let result = measure(&scene, &folder, settings).await;
    std::fs::remove_dir_all(&folder)?;
    result
}

async fn measure(scene: &Scene, folder: &Path, settings: &Settings) -> Result<(), BoxError> {
    for (_, part) in Part::ALL {
        if settings.only.is_some_and(|only| only != part) {
            continue;
        }
        if part == Part::Reopen {
            reopen::run(scene, folder, settings.dead).await?;
            continue;
        }
        // Nothing is left of the measurement before.
        let server = match settings.has_statements {
            true => Server::counting_statements()?,
            false => Server::start()?,
        };
        options(&server)?.migrate().await?;
        match part {
            Part::Speed => speed::run(scene, &server, folder, settings).await?,
            Part::Dead => dead::run(scene, &server, folder, settings).await?,
            _ => old_xmin::run(scene, &server, settings).await?,
        }
        scene.arrivals.locked().clear();
    }
    Ok(())
}

fn options(server: &Server) -> Result<PostgresOptions, BoxError> {
    Ok(PostgresOptions::new(&server.url())?)
}
