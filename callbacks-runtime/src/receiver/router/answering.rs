//! Actions around the whole handling of a request.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::Full;
use pin_project_lite::pin_project;

use super::watch::Watch;
use super::{Router, Shared};
#[cfg(feature = "cloudevents")]
use crate::cloud_events::Asked;
use crate::receiver::continuation::Remaining;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::unwind::{self, Caught};

pin_project! {
    /// A request that is being answered.
    pub(super) struct Answering<F> {
        #[pin]
        received: Caught<F>,
        shared: Arc<Shared>,
        remaining: Option<Arc<Remaining>>,
        name: &'static str,
        ending: Option<Ending>,
        watch: Watch,
    }
}

impl<F: Future> Answering<F> {
    /// Handlers are caught where they run. Other user functions may panic as well: those that check credentials, choose
    /// keys, decode contents or store messages.
    pub(super) fn new(
        received: F,
        router: &Router,
        name: &'static str,
        ending: Ending,
        watch: Watch,
    ) -> Self {
        Self {
            received: unwind::catch(received),
            shared: Arc::clone(&router.shared),
            remaining: router.remaining(),
            name,
            ending: Some(ending),
            watch,
        }
    }
}

impl<F: Future<Output = Response<Full<Bytes>>>> Future for Answering<F> {
    type Output = Result<Response<Full<Bytes>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if let Some(remaining) = this.remaining {
            remaining.poll(context);
        }
        let (received, watch) = (this.received, this.watch);
        let Poll::Ready(received) = watch.around(|| received.poll(context)) else {
            return Poll::Pending;
        };
        let received = received.unwrap_or_else(|| {
            let error = HandlerError::new("what the router was given to check requests panicked");
            watch.around(|| this.shared.failed(this.name, &error))
        });
        watch.end(received.status());
        let ending = this.ending.take();
        Poll::Ready(Ok(match ending {
            Some(ending) => ending.of(received),
            None => received,
        }))
    }
}

/// Actions for every answer.
pub(super) struct Ending {
    is_head: bool,
    #[cfg(feature = "cloudevents")]
    asked: Option<Box<Asked>>,
}

impl Ending {
    pub(super) fn for_request<B>(shared: &Shared, request: &Request<B>) -> Self {
        #[cfg(not(feature = "cloudevents"))]
        let _ = shared;
        Self {
            is_head: request.method() == Method::HEAD,
            #[cfg(feature = "cloudevents")]
            asked: Asked::of(shared.origins.as_ref(), request.method(), request.headers())
                .map(Box::new),
        }
    }

    pub(super) fn of(self, mut response: Response<Full<Bytes>>) -> Response<Full<Bytes>> {
        if self.is_head {
            *response.body_mut() = Full::default();
        }
        #[cfg(feature = "cloudevents")]
        let response = Asked::answer(self.asked.map(|asked| *asked), response);
        response
    }
}
