//! The provider, a process of its own that is killed.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use callbacks::client::HttpTransport;
use callbacks::delivery::store::Enqueued;
use callbacks::delivery::{Operations, Outbox, Outline, RedbStore, Store, Worker};
use callbacks::{Client, Target, TargetPolicy};

use crate::BoxError;
use crate::events::{CallbackSender, Counted, counted};
use crate::place::{Place, options};

/// How many tasks accept messages at the same time.
const PRODUCERS: i64 = 16;

/// A lease of a provider that was killed keeps the next one waiting, so it is short. It may expire on a busy machine, and then
/// messages arrive twice.
const LEASE: Duration = Duration::from_secs(1);

/// How many targets there are, all of one consumer.
const TARGETS: i64 = 8;

/// Accepts and delivers messages until it is killed. The last provider only delivers, until nothing waits.
pub(crate) async fn run(place: Place, url: &str, is_last: bool) -> Result<(), BoxError> {
    match place {
        Place::Redb(file) => over(RedbStore::open(file)?, url, is_last).await,
        Place::Postgres(schema) => over(options(&schema)?.connect().await?, url, is_last).await,
    }
}

async fn over(store: impl Store, url: &str, is_last: bool) -> Result<(), BoxError> {
    let outbox = Outbox::new(store);
    let transport = HttpTransport::builder().policy(TargetPolicy::development().allow_any_port());
    let operations = Operations::new([&counted::OPERATION])?;
    let client = Client::over(transport.build()?);
    let worker = Worker::new(&outbox, client, operations)
        .lease(LEASE)
        .start();
    if is_last {
        loop {
            let gauges = outbox.store().gauges().await?;
            if gauges.outbox + gauges.due == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        worker.shutdown(Duration::from_secs(30)).await;
        return Ok(());
    }
    let targets: Result<Vec<_>, _> = (0..TARGETS)
        .map(|number| Target::new(&format!("{url}?target={number}")))
        .collect();
    let targets = Arc::new(targets?);
    let mut producers = tokio::task::JoinSet::new();
    for _ in 0..PRODUCERS {
        producers.spawn(produce(outbox.clone(), Arc::clone(&targets)));
    }
    // They only end with an error.
    while let Some(ended) = producers.join_next().await {
        ended??;
    }
    Ok(())
}

async fn produce(outbox: Outbox<impl Store>, targets: Arc<Vec<Target>>) -> Result<(), BoxError> {
    loop {
        let number = random()?;
        let target = &targets[usize::try_from(number % TARGETS)?];
        let payload = Counted::new(number);
        let call = async |client: Client<_>| client.counted(target, &payload).await;
        let accepted = outbox.send(Outline::new(), call).await?;
        if matches!(accepted, Enqueued::Accepted { .. }) {
            // One write, so that no other producer's line is in between.
            std::io::stdout().write_all(format!("{number:019}\n").as_bytes())?;
        }
    }
}

/// A number that no other provider draws.
pub(crate) fn random() -> Result<i64, BoxError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(i64::from_ne_bytes(bytes) & i64::MAX)
}
