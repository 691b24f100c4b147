//! The consumer, a process of its own that is killed.

use std::io::Write;
use std::time::Duration;

use callbacks::delivery::inbox::InboxStore;
use callbacks::delivery::{Inbox, InboxWorker, RedbStore};
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Context, HandlerError};

use super::effects::Effects;
use super::received::counted::{Request, Response};
use super::received::{CallbackHandler, router};
use super::{KEY, LEASE};
use crate::BoxError;
use crate::place::{Place, options};

/// Applies each event in a transaction that claims its message.
struct Handler {
    effects: Effects,
}

impl CallbackHandler for Handler {
    async fn counted(&self, request: Request, context: Context) -> Result<Response, HandlerError> {
        let key = context.message_key().ok_or("the message has an id")?;
        self.effects.apply(key, request.body.number).await?;
        Ok(Response::NoContent)
    }
}

pub(crate) async fn run(place: Place, is_last: bool) -> Result<(), BoxError> {
    let effects = Effects::open(&place).await?;
    match place {
        Place::Redb(file) => over(RedbStore::open(file)?, effects, is_last).await,
        Place::Postgres(schema) => over(options(&schema)?.connect().await?, effects, is_last).await,
    }
}

async fn over(store: impl InboxStore, effects: Effects, is_last: bool) -> Result<(), BoxError> {
    let inbox = Inbox::new(store);
    let router =
        router(Handler { effects }).verify(StandardWebhooks::new(KEY.parse::<StandardKey>()?));
    let worker = InboxWorker::new(&inbox, router.clone()).lease(LEASE);
    let worker = worker.start();
    if is_last {
        while inbox.gauges().await?.waiting > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        worker.shutdown(Duration::from_secs(30)).await;
        return match inbox.gauges().await?.dead {
            0 => Ok(()),
            dead => Err(format!("{dead} events are dead letters").into()),
        };
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/counted\n", listener.local_addr()?);
    std::io::stdout().write_all(url.as_bytes())?;
    axum::serve(listener, axum::Router::from(router.inbox(inbox))).await?;
    Ok(())
}
