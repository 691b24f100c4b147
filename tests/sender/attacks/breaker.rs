//! S31: a breaker between threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use callbacks::Answer;
use callbacks::client::{OutgoingRequest, Retrying, TransportError};
use callbacks::retry::{BreakerPolicy, Jitter, RetryPolicy, Schedule, TokioClock};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::*;

/// An origin that is down until it is up, and counts who is on the way to it.
#[derive(Clone, Default)]
struct Origin(Arc<Counters>);

#[derive(Default)]
struct Counters {
    is_up: AtomicBool,
    /// Since it is known to be down: how many at once, and how many.
    now: AtomicUsize,
    most: AtomicUsize,
    all: AtomicUsize,
}

/// A cancelled sender has left too.
struct Left<'a>(&'a Counters);

impl Drop for Left<'_> {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Transport for Origin {
    async fn send(&self, _: OutgoingRequest) -> Result<Answer, TransportError> {
        let counters = &self.0;
        if counters.is_up.load(Ordering::SeqCst) {
            return Ok(StatusCode::NO_CONTENT.into());
        }
        let now = counters.now.fetch_add(1, Ordering::SeqCst) + 1;
        counters.most.fetch_max(now, Ordering::SeqCst);
        counters.all.fetch_add(1, Ordering::SeqCst);
        let _left = Left(counters);
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        Err(TransportError::other("down"))
    }
}

/// Fails once, and then answers nothing for as long as it is asked to.
#[derive(Clone, Default)]
struct Silent(Arc<AtomicUsize>);

impl Transport for Silent {
    async fn send(&self, _: OutgoingRequest) -> Result<Answer, TransportError> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => Err(TransportError::other("down")),
            1 => std::future::pending().await,
            _ => Ok(StatusCode::NO_CONTENT.into()),
        }
    }
}

/// S30, group 18: a probe whose sender is dropped does not keep all others waiting for it.
#[tokio::test]
async fn s30_a_cancelled_probe_gives_back_its_permit() {
    let (silent, pause) = (Silent::default(), Duration::from_millis(1));
    let client = Client::over(silent.clone()).retrying_with(|transport| {
        let policy = RetryPolicy::new(Schedule::table([pause])).jitter(Jitter::None);
        Retrying::new(transport, policy, TokioClock::default()).breaker(
            BreakerPolicy::default()
                .consecutive(1)
                .pause(pause, pause)
                .probe(Duration::from_secs(3_600)),
        )
    });
    let probing = {
        let client = client.clone();
        tokio::spawn(async move { send(&client, &request()).await })
    };
    let waiting = async {
        while silent.0.load(Ordering::SeqCst) < 2 {
            sleep(pause).await;
        }
    };
    timeout(support::PATIENCE, waiting).await.unwrap();
    probing.abort();
    assert!(probing.await.unwrap_err().is_cancelled());
    let answer = timeout(support::PATIENCE, send(&client, &request())).await;
    assert_eq!(answer.unwrap().unwrap(), Response::NoContent);
}

/// Two hundred senders on several threads, some of which are cancelled: the origin sees one probe at a time, and when
/// it has recovered, every message that is still wanted arrives.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn s31_many_threads_send_one_probe_at_a_time() {
    let origin = Origin::default();
    let pause = Duration::from_millis(2);
    let policy = RetryPolicy::new(Schedule::table([pause; 1_000])).jitter(Jitter::None);
    let client = Client::over(origin.clone()).retrying_with(|transport| {
        Retrying::new(transport, policy.attempts(1_000), TokioClock::default()).breaker(
            BreakerPolicy::default()
                .consecutive(1)
                .pause(pause, pause * 4)
                .probe(Duration::from_secs(3_600)),
        )
    });
    let deliver = async |client: Client<Retrying<Origin>>| {
        let target = status_notification::at("https://shop.example/n").unwrap();
        let request = request();
        let call = async |client: Client<Retrying<Origin>>| {
            client.status_notification(&target, &request).await
        };
        client.deliver(call).await
    };
    // The first one opens the breaker, which is open when the second attempt is made.
    let asked = async |times: usize| {
        while origin.0.all.load(Ordering::SeqCst) < times {
            sleep(pause).await;
        }
    };
    let first = async {
        tokio::select! {
            _ = deliver(client.clone()) => false,
            () = asked(2) => true,
        }
    };
    assert!(timeout(support::PATIENCE, first).await.unwrap());
    let mut tasks = JoinSet::new();
    for number in 0..200 {
        let client = client.clone();
        tasks.spawn(async move {
            if number % 4 == 0 {
                let patience = Duration::from_millis(number);
                timeout(patience, deliver(client)).await.ok()
            } else {
                Some(deliver(client).await)
            }
        });
    }
    timeout(support::PATIENCE, asked(40)).await.unwrap();
    assert_eq!(origin.0.most.load(Ordering::SeqCst), 1);
    origin.0.is_up.store(true, Ordering::SeqCst);
    let ended = timeout(support::PATIENCE * 2, tasks.join_all()).await;
    let delivered = ended.unwrap().into_iter().flatten();
    let delivered = delivered
        .filter(callbacks::client::Delivery::is_delivered)
        .count();
    assert!(delivered >= 150, "{delivered}");
}
