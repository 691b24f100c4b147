//! A worker whose own task panics starts again.

use std::sync::Arc;

use callbacks_runtime::client::Transport;

use super::engine::{Engine, leave, random_lease};
use super::event::{Event, EventKind};
use super::settings::Settings;
use crate::outbox::Outbox;
use crate::status::WorkerStatus;
use crate::store::Store;
use crate::task::{Restarts, Stopped, caught};

/// Runs workers one after the other, until one of them shuts down.
pub(super) async fn keep_running<S: Store, T: Transport + Clone + 'static>(
    outbox: Outbox<S>,
    settings: Arc<Settings<T>>,
    mut stopped: Stopped,
    status: WorkerStatus,
) {
    let mut restarts = Restarts::default();
    loop {
        // What the last one still has under way in the store counts for nothing.
        let lease = random_lease();
        let engine = Engine::new(&outbox, Arc::clone(&settings), lease, stopped.clone());
        restarts.began();
        let Err(panic) = caught(engine.run()).await else {
            return;
        };
        let pause = restarts.pause();
        status.note_restart(&panic);
        tracing::error!(target: "callbacks", panic, ?pause, "the worker panicked and starts again");
        let (kind, delivery) = (
            EventKind::Restarted {
                panic: &panic,
                pause,
            },
            None,
        );
        settings.report(&Event { kind, delivery });
        leave(outbox.store(), lease).await;
        if !restarts.wait(pause, &mut stopped).await {
            return;
        }
    }
}
