//! What a worker does with encrypted messages, and with those whose key is missing.

use std::time::{Duration, SystemTime};

use callbacks_delivery::store::{Cause, Filter, Journal, Ledger, Registry};
use callbacks_delivery::testing::Flaky;
use callbacks_delivery::{
    AnyTarget, EncryptedStore, EncryptionKeys, MemoryStore, Message, Outbox, Registration, Store,
    attempt,
};
use callbacks_runtime::Client;
use callbacks_runtime::signature::{StandardKey, StandardWebhooks, ToVerify, Verifier};

use super::keys;
use super::kit::{Consumer, Reply, enqueue, message, operations, settled, worker};

const URL: &str = "https://c.example/hook?token=s3cret";

/// A program with these keys, over a store that others share.
fn program(
    store: &Flaky<MemoryStore>,
    keys: EncryptionKeys,
) -> Outbox<EncryptedStore<Flaky<MemoryStore>>> {
    Outbox::new(EncryptedStore::new(store.clone(), keys))
}

fn shared() -> Flaky<MemoryStore> {
    Flaky::new(MemoryStore::new())
}

fn event(id: &str) -> Message {
    let json = serde_json::json!({
        "v": 1, "id": id, "op": "paid", "method": "POST", "url": "https://endpoint.invalid/", "fanout": true,
    });
    Message::restored(&json.to_string(), "{}".into()).unwrap()
}

async fn letters(outbox: &Outbox<impl Store>) -> Vec<(Cause, String)> {
    let letters = outbox.store().dead(Filter::all(), None, 10).await.unwrap();
    let letters = letters.into_iter();
    letters.map(|each| (each.cause, each.detail)).collect()
}

/// D11: the consumer gets the message as it was, and the store never had it.
#[tokio::test(start_paused = true)]
async fn d11_an_encrypted_message_arrives_as_it_was() {
    let store = shared();
    let outbox = program(&store, keys(&[1]));
    let consumer = Consumer::status(200);
    let plain = message("msg_1", URL);
    enqueue(&outbox, vec![plain.clone()]).await;
    let key = outbox.store().find("msg_1".to_owned()).await.unwrap();
    let below = store.listed(key.into_iter().collect()).await.unwrap();
    let envelope = below[0].envelope.as_ref().unwrap();
    assert_eq!(envelope.sealed.as_deref(), Some("key-1"));
    assert_eq!(envelope.url, "https://c.example/");
    assert!(envelope.headers.is_empty());
    let _worker = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    let seen = &consumer.seen()[0];
    assert_eq!(seen.url, URL);
    assert_eq!(&seen.request.body[..], &plain.body()[..]);
    assert_eq!(seen.request.headers["content-type"], "application/json");
    // The page of an operator sees it as it was.
    let listed = outbox.store().listed(key.into_iter().collect()).await;
    let envelope = listed.unwrap()[0].envelope.clone().unwrap();
    assert_eq!(&envelope, plain.envelope());
}

/// D11, D20: a missing key makes a dead letter that names it, and nothing is lost.
#[tokio::test(start_paused = true)]
async fn d11_a_message_without_its_key_is_kept_until_the_key_is_there() {
    let store = shared();
    enqueue(&program(&store, keys(&[1])), vec![message("msg_1", URL)]).await;

    let newer = program(&store, keys(&[2]));
    let consumer = Consumer::status(200);
    let wrong = worker(&newer, &consumer).start();
    settled(&newer).await;
    wrong.shutdown(Duration::ZERO).await;
    let detail = "it is encrypted with the key `key-1`, which this program does not have";
    assert_eq!(letters(&newer).await, [(Cause::NoKey, detail.to_owned())]);
    // It was tried only once.
    assert_eq!(newer.attempts("msg_1").await.unwrap().len(), 1);
    assert_eq!(consumer.count(), 0);

    let both = program(&store, keys(&[2, 1]));
    let filter = Filter::all().cause(Cause::NoKey);
    assert_eq!(both.recover(filter, 100).await.unwrap(), 1);
    let _worker = worker(&both, &consumer).start();
    settled(&both).await;
    assert_eq!(consumer.seen()[0].url, URL);
    assert_eq!(letters(&both).await, []);
}

/// D11: old keys open what they encrypted, and new messages have the new key.
#[tokio::test(start_paused = true)]
async fn d11_keys_rotate_without_a_gap() {
    let store = shared();
    let consumer = Consumer::status(200);
    enqueue(&program(&store, keys(&[1])), vec![message("msg_1", URL)]).await;
    let both = program(&store, keys(&[2, 1]));
    enqueue(&both, vec![message("msg_2", URL)]).await;
    // What was accepted before there were keys is read as it is.
    enqueue(&Outbox::new(store.clone()), vec![message("msg_3", URL)]).await;
    for (id, expected) in [
        ("msg_1", Some("key-1")),
        ("msg_2", Some("key-2")),
        ("msg_3", None),
    ] {
        let key = store.find(id.to_owned()).await.unwrap();
        let listed = store.listed(key.into_iter().collect()).await.unwrap();
        let envelope = listed[0].envelope.as_ref().unwrap();
        assert_eq!(envelope.sealed.as_deref(), expected);
    }
    let _worker = worker(&both, &consumer).start();
    settled(&both).await;
    let mut ids = consumer.ids();
    ids.sort_unstable();
    assert_eq!(ids, ["msg_1", "msg_2", "msg_3"]);
    assert!(consumer.seen().iter().all(|seen| seen.url == URL));
}

/// D11: a ciphertext does not open in the place of another one, nor after a change.
#[tokio::test(start_paused = true)]
async fn d11_a_message_that_was_altered_is_a_dead_letter() {
    let store = shared();
    let outbox = program(&store, keys(&[1]));
    let sealed = message("msg_1", URL).seal(&keys(&[1])).unwrap();
    let with = |member: &str, value: serde_json::Value, body: &[u8]| {
        let mut json: serde_json::Value =
            serde_json::from_str(&sealed.envelope().to_json()).unwrap();
        json[member] = value;
        Message::restored(&json.to_string(), body.to_vec().into()).unwrap()
    };
    let body = sealed.body();
    let mut flipped = body.to_vec();
    flipped[30] ^= 1;
    let altered = [
        with("id", "msg_2".into(), body),
        with("id", "msg_1".into(), &flipped),
        with("id", "msg_1".into(), b"short"),
        with("tenant", "blue".into(), body),
        with("op", "refunded".into(), body),
        with("method", "PUT".into(), body),
        with("sealedHead", "AAAA".into(), body),
        with("sealedHead", "not Base64".into(), body),
    ];
    let count = altered.len();
    for each in &altered {
        assert!(
            each.clone()
                .open(&keys(&[1]))
                .is_err_and(|error| !error.is_unknown_key())
        );
    }
    // Another key of the same name.
    let other =
        EncryptionKeys::new(callbacks_delivery::EncryptionKey::new("key-1", &[9; 32]).unwrap());
    assert!(
        sealed
            .clone()
            .open(&other)
            .is_err_and(|error| !error.is_unknown_key())
    );
    let consumer = Consumer::status(200);
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, altered.into()).await;
    settled(&outbox).await;
    assert_eq!(consumer.count(), 0);
    let letters = letters(&outbox).await;
    assert_eq!(letters.len(), count);
    for (cause, detail) in letters {
        assert_eq!(cause, Cause::Unreadable);
        assert!(
            detail.contains("does not open with the key `key-1`"),
            "{detail}"
        );
    }
}

/// D11: the secrets of endpoints are encrypted too. Without their key, events wait as dead letters.
#[tokio::test(start_paused = true)]
async fn d11_secrets_of_endpoints_are_encrypted() {
    let store = shared();
    let old = program(&store, keys(&[1]));
    let secret = StandardKey::generate();
    let registration = Registration::new(URL).secret(secret.clone());
    let endpoint = old.register(registration, &AnyTarget).await.unwrap();
    assert_eq!(endpoint.url, URL);
    let below = store.endpoints_of(vec![endpoint.target()]).await.unwrap();
    assert!(!format!("{}{}", below[0].url, below[0].secrets[0].key).contains("s3cret"));
    assert_eq!(below[0].sealed_with(), Some("key-1"));
    assert_eq!(old.endpoint(&endpoint.id).await.unwrap(), endpoint);

    // A program without the key signs with nothing else, and keeps what it cannot read.
    let without = program(&store, keys(&[2]));
    let consumer = Consumer::status(200);
    let wrong = worker(&without, &consumer).start();
    enqueue(&without, vec![event("msg_1")]).await;
    settled(&without).await;
    wrong.shutdown(Duration::ZERO).await;
    assert_eq!(letters(&without).await[0].0, Cause::NoKey);
    assert_eq!(without.store().reseal_endpoints().await.unwrap(), 1);
    assert_eq!(old.endpoint(&endpoint.id).await.unwrap(), endpoint);

    // With both keys, endpoints change to the new one.
    let both = program(&store, keys(&[2, 1]));
    assert_eq!(both.store().reseal_endpoints().await.unwrap(), 1);
    let newest = program(&store, keys(&[2]));
    assert_eq!(newest.endpoint(&endpoint.id).await.unwrap(), endpoint);
    let below = store.endpoints_of(vec![endpoint.target()]).await.unwrap();
    assert_eq!(below[0].sealed_with(), Some("key-2"));
    newest.recover(Filter::all(), 100).await.unwrap();
    let _worker = worker(&newest, &consumer).start();
    settled(&newest).await;
    let seen = &consumer.seen()[0];
    assert_eq!(seen.url, URL);
    let request = ToVerify::new(&seen.request.headers, &seen.request.body, SystemTime::now());
    assert!(StandardWebhooks::new(secret).verify(&request).is_ok());
}

/// D11: answers are encrypted too, because they may quote the payload.
#[tokio::test(start_paused = true)]
async fn d11_what_is_kept_of_answers_is_encrypted() {
    let store = shared();
    let outbox = program(&store, keys(&[1]));
    let consumer = Consumer::new(|_| Reply::Body(410, "busy"));
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    settled(&outbox).await;
    assert_eq!(outbox.attempts("msg_1").await.unwrap()[0].1.excerpt, "busy");
    let below = Outbox::new(store).attempts("msg_1").await.unwrap();
    assert!(below[0].1.excerpt.starts_with(b"sealed:key-1:"));
}

/// A queue of your own opens a message before its attempt. If it forgets to, nothing is sent.
#[tokio::test(start_paused = true)]
async fn an_attempt_of_an_encrypted_message_sends_nothing() {
    let consumer = Consumer::status(200);
    let client = Client::over(consumer.clone());
    let sealed = message("msg_1", URL).seal(&keys(&[1])).unwrap();
    let now = SystemTime::now();
    let refused = attempt(&client, &operations(), &sealed, None, now).await;
    let refused = refused.unwrap_err();
    assert_eq!(refused.cause, Cause::NoKey);
    assert!(refused.detail.contains("`key-1`"));
    let again = sealed.clone().seal(&keys(&[2])).unwrap();
    assert_eq!(again, sealed);
    let opened = sealed.open(&keys(&[2, 1])).unwrap();
    attempt(&client, &operations(), &opened, None, now)
        .await
        .unwrap();
    assert_eq!(consumer.count(), 1);
    // The envelope is data for any queue: it has no secret.
    assert!(!again.envelope().to_json().contains("s3cret"));
    let loaded = Message::restored(&again.envelope().to_json(), again.body().clone()).unwrap();
    assert_eq!(loaded, again);
}
