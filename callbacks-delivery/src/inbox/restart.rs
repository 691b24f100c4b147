//! A worker of the inbox whose own task panics starts again.

use callbacks_runtime::Router;

use super::Inbox;
use super::event::{InboxEvent, InboxEventKind};
use super::running::Engine;
use super::store::InboxStore;
use super::worker::Settings;
use crate::status::WorkerStatus;
use crate::task::{Restarts, Stopped, call, caught};

/// Runs workers one after the other, until one of them shuts down.
pub(super) async fn keep_running<S: InboxStore>(
    inbox: Inbox<S>,
    router: Router,
    settings: Settings,
    mut stopped: Stopped,
    status: WorkerStatus,
) {
    let mut restarts = Restarts::default();
    loop {
        let (inbox, router) = (inbox.clone(), router.clone());
        let (own, stop) = (settings.clone(), stopped.clone());
        restarts.began();
        // Its first step calls a function of the user, so it is within the future.
        let run = async move { Engine::new(inbox, router, own, stop).run().await };
        let Err(panic) = caught(run).await else {
            return;
        };
        let pause = restarts.pause();
        status.note_restart(&panic);
        tracing::error!(
            panic,
            ?pause,
            "the worker of the inbox panicked and starts again"
        );
        if let Some(hook) = &settings.hook {
            let kind = InboxEventKind::Restarted {
                panic: &panic,
                pause,
            };
            call(|| {
                hook(&InboxEvent {
                    kind,
                    key: None,
                    operation: None,
                    message_id: None,
                });
            });
        }
        if !restarts.wait(pause, &mut stopped).await {
            return;
        }
    }
}
