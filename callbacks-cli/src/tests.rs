//! Every operation of documents, sent to a receiver of the same document over HTTP.
//!
//! `CALLBACKS_TEST_DOCUMENTS` has more documents, separated as in `PATH`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use callbacks_codegen::model::Origin;
use callbacks_codegen::{Settings, describe};
use callbacks_runtime::signature::MessageId;
use tokio::net::TcpListener;

use crate::contract::{Content, Contract};
use crate::listener::{Listener, Settings as Listening};
use crate::scheme::{Keys, Scheme};
use crate::send::Sender;

const SCHEMES: [Scheme; 6] = [
    Scheme::Standard,
    Scheme::Github,
    Scheme::Stripe,
    Scheme::Slack,
    Scheme::Shopify,
    Scheme::Rfc9421,
];

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let own = [
        "events.yaml",
        "forms.yaml",
        "media_types.yaml",
        "notifications.yaml",
        "unions.yaml",
    ];
    let own = own.iter().map(|name| root.join(name));
    let more = std::env::var_os("CALLBACKS_TEST_DOCUMENTS");
    let more = more.iter().flat_map(std::env::split_paths);
    own.chain(more).collect()
}

fn contract(document: &Path) -> Contract {
    let root = document.ancestors().nth(2).expect("it is in a folder");
    Contract::new(describe(&Settings::new(document).with_base(root)))
}

#[tokio::test]
async fn samples_of_all_operations_are_accepted_with_each_scheme() {
    for document in documents() {
        for scheme in SCHEMES {
            let (sent, problems) = round(&document, scheme).await;
            println!("{}: {sent} with {scheme:?}", document.display());
            assert!(problems.is_empty(), "{}: {problems:#?}", document.display());
        }
    }
}

/// Sends each operation once. Returns how many were sent, and what went wrong.
async fn round(document: &Path, scheme: Scheme) -> (usize, Vec<String>) {
    let keys = Keys::new(scheme, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    let listener = Listener::new(contract(document), Some(keys.clone()), Listening::default());
    let listener = Arc::new(listener.expect("it is set up"));
    let socket = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let at = socket.local_addr().expect("it is bound");
    let server = axum::serve(socket, crate::page::receiver(Arc::clone(&listener)));
    let server = tokio::spawn(async move { server.await });
    let sender = Sender::new(Duration::from_secs(600)).expect("it is set up");
    let (mut sent, mut problems) = (0, Vec::new());
    for operation in listener.contract.operations() {
        // All webhooks are sent to one URL. Callbacks may have path parameters.
        let model = operation.model();
        let url = match &model.origin {
            Origin::Webhook(_) if model.event.is_some() => format!("http://{at}/"),
            _ => format!("http://{at}{}", model.route),
        };
        let body = match operation.sample(None) {
            Ok(body) => body.map(Content::Json),
            Err(failure) => {
                problems.push(failure.to_string());
                continue;
            }
        };
        let message = match operation.request(&url, body).await {
            Ok(message) => message,
            Err(failure) => {
                problems.push(format!("{}: {failure}", operation.name()));
                continue;
            }
        };
        let mut message = message;
        keys.sign(&mut message, &MessageId::generate(), SystemTime::now())
            .expect("it is signed");
        let reply = sender.send(&message).await.expect("it is answered");
        // A sample that nothing identifies may fit another webhook as well.
        let is_named = !model.identity.is_empty() || model.event.is_none();
        let event = listener.events().pop().expect("it has arrived");
        if !event.is_valid() || (is_named && event.operation.as_deref() != Some(operation.name())) {
            let (status, faults) = (reply.status, &event.received.faults);
            problems.push(format!(
                "{}: {status} as {:?}: {faults:?}",
                operation.name(),
                event.operation
            ));
        }
        sent += 1;
    }
    server.abort();
    (sent, problems)
}
