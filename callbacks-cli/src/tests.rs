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

/// The fixtures of the generator.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let files = std::fs::read_dir(root).expect("the fixtures are there");
    let files = files.map(|file| file.expect("a file").path());
    let is_document = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    let mut own: Vec<PathBuf> = files.filter(is_document).collect();
    own.sort();
    assert!(own.len() > 40, "{own:?}");
    own
}

fn contract(document: &Path) -> Contract {
    let root = document.ancestors().nth(2).expect("it is in a folder");
    Contract::new(describe(&Settings::new(document).with_base(root)))
}

/// One after the other, because signatures do not depend on the document.
#[tokio::test]
async fn samples_of_all_operations_are_accepted_with_each_scheme() {
    let (mut all, mut problems) = (0, Vec::new());
    for (document, scheme) in documents().iter().zip(SCHEMES.iter().cycle()) {
        let (sent, found) = round(document, *scheme).await;
        println!("{}: {sent} with {scheme:?}", document.display());
        all += sent;
        let name = document.display();
        problems.extend(found.iter().map(|problem| format!("{name}: {problem}")));
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(all > 200, "{all}");
}

#[tokio::test]
async fn events_of_one_url_are_accepted_with_each_scheme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let more = std::env::var_os("CALLBACKS_TEST_DOCUMENTS");
    let more = more.iter().flat_map(std::env::split_paths);
    for document in std::iter::once(root.join("events.yaml")).chain(more) {
        for scheme in SCHEMES {
            let (sent, problems) = round(&document, scheme).await;
            println!("{}: {sent} with {scheme:?}", document.display());
            assert!(sent > 3 && problems.is_empty(), "{scheme:?}: {problems:#?}");
        }
    }
}

/// A route in which values of the subscription have a place, such as `/hooks/{$1}`. Any value will do.
fn without_expressions(route: &str) -> String {
    let segments = route.split('/');
    let segments = segments.map(|segment| match segment.starts_with("{$") {
        true => "value",
        false => segment,
    });
    segments.collect::<Vec<_>>().join("/")
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
            _ => format!("http://{at}{}", without_expressions(&model.route)),
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
        let event = listener.history.events().pop().expect("it has arrived");
        // Nor do those of a group differ.
        let groups = &listener.contract.model().groups;
        let is_alike = groups.iter().any(|group| {
            let names = group.iter();
            let mut names = names.map(|index| listener.contract.operations()[*index].name());
            names.clone().any(|name| name == operation.name())
                && names.any(|name| event.operation.as_deref() == Some(name))
        });
        let is_named = is_named && !is_alike;
        if !event.is_valid() || (is_named && event.operation.as_deref() != Some(operation.name())) {
            let (status, faults) = (reply.status, &event.received.faults);
            problems.push(format!(
                "{}: {status} as {:?}: {faults:?}",
                operation.name(),
                event.operation
            ));
        }
        let answer = operation.check_answer(reply.status, &reply.headers, &reply.body);
        problems.extend(
            answer
                .iter()
                .map(|fault| format!("{}: {fault}", operation.name())),
        );
        sent += 1;
    }
    server.abort();
    (sent, problems)
}
