//! A job queue instead of the worker of this library: each job is one attempt of one stored message.

use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use callbacks_delivery::{Message, Operations, attempt};
use callbacks_runtime::client::{OutgoingRequest, Transport, TransportError};
use callbacks_runtime::retry::{Class, RetryPolicy};
use callbacks_runtime::{Answer, Client, Operation, StatusCode};
use drivers_test::Database;
use graphile_worker::{IntoTaskHandlerResult, JobSpec, TaskHandler, WorkerContext, WorkerOptions};
use serde::{Deserialize, Serialize};

/// Generated modules have one for each callback and webhook.
static PAID: Operation = Operation::new("paid", "POST", "/paid");

/// The job: a message as data.
#[derive(Serialize, Deserialize)]
struct Deliver {
    envelope: String,
    body: Vec<u8>,
}

impl Deliver {
    fn new(message: &Message) -> Self {
        Self {
            envelope: message.envelope().to_json(),
            body: message.body().to_vec(),
        }
    }
}

/// A consumer that is not ready for the first request.
#[derive(Clone, Debug, Default)]
struct Consumer(Arc<Mutex<Vec<OutgoingRequest>>>);

impl Transport for Consumer {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        let mut requests = self.0.lock().unwrap();
        requests.push(request);
        Ok(match requests.len() {
            1 => StatusCode::SERVICE_UNAVAILABLE.into(),
            _ => StatusCode::OK.into(),
        })
    }
}

/// What sends: your client, which signs and adds credentials.
#[derive(Clone, Debug)]
struct Sender {
    client: Client<Consumer>,
    operations: Operations,
}

impl TaskHandler for Deliver {
    const IDENTIFIER: &'static str = "deliver";

    /// The queue tries again after an error, and gives up by its own rules.
    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let sender = context.get_ext::<Sender>().ok_or("there is no sender")?;
        let message = Message::restored(&self.envelope, self.body.into());
        let message = message.map_err(|error| error.to_string())?;
        let (client, operations) = (&sender.client, &sender.operations);
        let attempted = attempt(client, operations, &message, None, SystemTime::now()).await;
        let outcome = attempted.map_err(|error| error.to_string())?.outcome;
        match RetryPolicy::default().class(outcome) {
            Class::Success => Ok(()),
            class => Err(format!("{outcome:?}: {class:?}")),
        }
    }
}

#[tokio::test]
async fn a_job_queue_drives_the_attempts() {
    let Some(database) = Database::start("graphile").await else {
        return;
    };
    let schema = format!("{}_jobs", database.schema);
    let consumer = Consumer::default();
    let sender = Sender {
        client: Client::over(consumer.clone()),
        operations: Operations::new([&PAID]).unwrap(),
    };
    let worker = WorkerOptions::default()
        .schema(schema.as_str())
        .database_url(&database.url)
        .define_job::<Deliver>()
        .add_extension(sender)
        .init()
        .await
        .unwrap();
    let stored = r#"{"v":1,"id":"msg_1","op":"paid","method":"POST","url":"https://c.example/h"}"#;
    let message = Message::restored(stored, "{}".into()).unwrap();
    let jobs = worker.create_utils();
    jobs.add_job(Deliver::new(&message), JobSpec::default())
        .await
        .unwrap();
    worker.run_once().await.unwrap();
    assert_eq!(consumer.0.lock().unwrap().len(), 1);
    database
        .run(&format!("UPDATE {schema}._private_jobs SET run_at = now()"))
        .await;
    worker.run_once().await.unwrap();

    let requests = consumer.0.lock().unwrap().clone();
    assert_eq!(requests.len(), 2);
    for request in &requests {
        assert_eq!(request.headers["webhook-id"], "msg_1");
        assert_eq!(request.body, "{}");
    }
    database.run(&format!("DROP SCHEMA {schema} CASCADE")).await;
    database
        .run(&format!("DROP SCHEMA {} CASCADE", database.schema))
        .await;
}
