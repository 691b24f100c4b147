//! What is between the hosts: the way to the store, and the way to the consumer.

use std::fmt::Debug;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use callbacks_delivery::StoreError;
use callbacks_delivery::testing::Disturbance;
use callbacks_runtime::client::{OutgoingRequest, Transport, TransportError};
use callbacks_runtime::retry::Clock;
use callbacks_runtime::{Answer, StatusCode};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use turmoil::net::{TcpListener, TcpStream};

use super::history::{Fact, History};

pub(crate) const PORT: u16 = 80;

/// Longer than any latency: only a partition exceeds it.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Sends one line to a host, and returns the line that it answers.
async fn ask(host: &str, line: &str) -> io::Result<String> {
    let exchange = async {
        let mut stream = TcpStream::connect((host, PORT)).await?;
        stream.write_all(format!("{line}\n").as_bytes()).await?;
        let mut answer = String::new();
        BufReader::new(stream).read_line(&mut answer).await?;
        match answer.pop() {
            Some('\n') => Ok(answer),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    };
    tokio::time::timeout(TIMEOUT, exchange)
        .await
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Answers each line that a connection sends, until the host is crashed.
pub(crate) async fn serve<F: Future<Output = String> + 'static>(
    answer: impl Fn(String) -> F + Clone + 'static,
) -> turmoil::Result {
    let listener = TcpListener::bind(("0.0.0.0", PORT)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let answer = answer.clone();
        tokio::task::spawn_local(async move {
            let mut stream = BufReader::new(stream);
            let mut line = String::new();
            while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
                let text = answer(line.trim_end().to_owned()).await;
                if stream
                    .write_all(format!("{text}\n").as_bytes())
                    .await
                    .is_err()
                {
                    break;
                }
                line.clear();
            }
        });
    }
}

/// The way to the store and back. Either may be interrupted, so a caller cannot know what the store has done.
#[derive(Debug)]
pub(crate) struct Way;

impl Disturbance for Way {
    async fn before(&self, method: &'static str) -> Result<(), StoreError> {
        ask("store", method)
            .await
            .map(drop)
            .map_err(StoreError::unavailable)
    }

    async fn after(&self) -> Result<(), StoreError> {
        ask("store", "answer")
            .await
            .map(drop)
            .map_err(StoreError::unavailable)
    }
}

/// The way to the consumer.
#[derive(Clone, Debug)]
pub(crate) struct Wire {
    /// The worker that sends.
    pub(crate) worker: usize,
    pub(crate) history: History,
}

/// A request that a worker has begun. Dropping it ends it, also when the worker is killed.
struct Sending<'a> {
    wire: &'a Wire,
    id: String,
}

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        let id = std::mem::take(&mut self.id);
        self.wire.history.note(Fact::Ended {
            worker: self.wire.worker,
            id,
        });
    }
}

impl Transport for Wire {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        let id = request.headers["webhook-id"].to_str().unwrap().to_owned();
        self.history.note(Fact::Began {
            worker: self.worker,
            id: id.clone(),
        });
        let sending = Sending { wire: self, id };
        let answer = ask("consumer", &sending.id).await;
        let answer = answer.map_err(TransportError::connect)?;
        let status: u16 = answer.parse().unwrap();
        Ok(StatusCode::from_u16(status).unwrap().into())
    }
}

/// The clock of the store: the time of the simulation, and how far it has jumped.
#[derive(Clone, Debug, Default)]
pub(crate) struct JumpingClock(Arc<AtomicI64>);

impl JumpingClock {
    pub(crate) fn jump(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for JumpingClock {
    fn now(&self) -> Duration {
        turmoil::sim_elapsed().unwrap_or_default()
    }

    fn time_of_day(&self) -> SystemTime {
        let jumped = self.0.load(Ordering::SeqCst);
        let seconds = 1_800_000_000_u64.saturating_add_signed(jumped);
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds) + self.now()
    }

    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(wait))
    }
}
