//! Endpoints, events and targets.

use std::time::Duration;

use super::{Draft, Harness, LONG, enqueue, enqueue_all, load, new_rows, owner, target_in};
use crate::id::Shard;
use crate::store::{
    Endpoint, EndpointId, Enqueued, Health, Queue, Registry, TargetChange, TargetCommand,
    TargetRecord, TargetState,
};

fn endpoint(url: &str, tenant: Option<&str>, events: &[&str]) -> Endpoint {
    let mut endpoint = Endpoint::new(url, events.iter().copied());
    endpoint.tenant = tenant.map(str::to_owned);
    endpoint
}

/// D18: an event goes to the endpoints that are subscribed when it is accepted, with one payload.
pub async fn d18_an_event_goes_to_the_endpoints_that_are_subscribed(harness: &impl Harness) {
    let store = harness.store();
    let wanted = endpoint("https://a.example", None, &["paid", "shipped"]);
    let everything = endpoint("https://b.example", None, &[]);
    let other_event = endpoint("https://c.example", None, &["shipped"]);
    let other_tenant = endpoint("https://d.example", Some("t"), &["paid"]);
    let removed = endpoint("https://e.example", None, &["paid"]);
    for endpoint in [&wanted, &everything, &other_event, &other_tenant, &removed] {
        store.put_endpoint(endpoint.clone()).await.unwrap();
    }
    assert!(store.remove_endpoint(removed.id.clone()).await.unwrap());
    assert!(!store.remove_endpoint(removed.id).await.unwrap());
    let results = enqueue_all(store, vec![Draft::event("msg_1")]).await;
    let [
        Enqueued::Accepted {
            key,
            id,
            deliveries: 2,
        },
    ] = &results[..]
    else {
        panic!("not two deliveries: {results:?}");
    };
    let key = *key;
    assert_eq!(id, "msg_1");
    // Too late for the first event.
    store
        .put_endpoint(endpoint("https://f.example", None, &["paid"]))
        .await
        .unwrap();
    let rows = new_rows(store).await;
    let mut targets: Vec<_> = rows.iter().map(|row| row.key.target).collect();
    targets.sort_unstable();
    let mut expected = [wanted.target(), everything.target()];
    expected.sort_unstable();
    assert_eq!(targets, expected);
    assert!(rows.iter().all(|row| row.key.message == key));
    assert_eq!(load(store, key).await, Draft::event("msg_1").message());
    let of_tenant = enqueue_all(store, vec![Draft::event("msg_2").with("tenant", "t")]).await;
    assert!(matches!(
        of_tenant[..],
        [Enqueued::Accepted { deliveries: 1, .. }]
    ));
    let nobody = enqueue_all(store, vec![Draft::event("msg_3").with("tenant", "u")]).await;
    assert!(matches!(
        nobody[..],
        [Enqueued::Accepted { deliveries: 0, .. }]
    ));
}

/// D18: a disabled endpoint is skipped, a paused one is not.
pub async fn d18_a_disabled_endpoint_is_skipped(harness: &impl Harness) {
    let store = harness.store();
    let disabled = endpoint("https://a.example", None, &["paid"]);
    let paused = endpoint("https://b.example", None, &["paid"]);
    for endpoint in [&disabled, &paused] {
        store.put_endpoint(endpoint.clone()).await.unwrap();
    }
    store
        .control(paused.target(), TargetCommand::Pause)
        .await
        .unwrap();
    let lease = owner(store).await;
    let change = TargetChange {
        target: disabled.target(),
        health: Health::default(),
        disable: true,
    };
    store
        .acknowledge(lease, Vec::new(), vec![change])
        .await
        .unwrap();
    enqueue(store, Draft::event("msg_1")).await;
    let targets = || async {
        let rows = new_rows(store).await;
        rows.iter().map(|row| row.key.target).collect::<Vec<_>>()
    };
    assert_eq!(targets().await, [paused.target()]);
    store
        .control(disabled.target(), TargetCommand::Enable)
        .await
        .unwrap();
    enqueue(store, Draft::event("msg_2")).await;
    assert_eq!(targets().await.len(), 3);
}

/// Endpoints are found by their targets and listed in pages.
pub async fn d18_endpoints_are_listed_in_pages(harness: &impl Harness) {
    let store = harness.store();
    let mut all = Vec::new();
    for number in 0..5 {
        let tenant = (number % 2 == 1).then_some("odd");
        let mut endpoint = endpoint("https://a.example/s3cret", tenant, &[]);
        endpoint.id = EndpointId::from_text(format!("ep_{number}"));
        store.put_endpoint(endpoint.clone()).await.unwrap();
        all.push(endpoint);
    }
    let list = |tenant: Option<&str>, after: Option<&Endpoint>, limit| {
        let after = after.map(|endpoint| endpoint.id.clone());
        store.endpoints(tenant.map(str::to_owned), after, limit)
    };
    assert_eq!(list(None, None, 10).await.unwrap(), all);
    assert_eq!(list(None, Some(&all[1]), 2).await.unwrap(), all[2..4]);
    assert_eq!(
        list(Some("odd"), None, 10).await.unwrap(),
        [all[1].clone(), all[3].clone()]
    );
    let wanted = vec![all[3].target(), target_in(0), all[0].target()];
    let mut found = store.endpoints_of(wanted).await.unwrap();
    found.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(found, [all[0].clone(), all[3].clone()]);
    // The same id again is an update.
    let mut changed = all[0].clone();
    changed.url = "https://b.example".to_owned();
    store.put_endpoint(changed.clone()).await.unwrap();
    assert_eq!(list(None, None, 1).await.unwrap(), [changed]);
}

/// What is special about a target is kept, and owners learn of it by the version.
pub async fn targets_keep_what_is_special(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(20);
    let lease = owner(store).await;
    let version = || async { store.heartbeat(lease, LONG).await.unwrap().control };
    let record = || async { store.targets(vec![target.shard()]).await.unwrap() };
    let mut before = version().await;
    let limit = TargetCommand::Limit {
        rate: Some(2.5),
        concurrency: Some(3),
    };
    for (command, state) in [
        (TargetCommand::Pause, TargetState::Paused),
        (limit, TargetState::Paused),
        (TargetCommand::Disable, TargetState::Disabled),
        (TargetCommand::Enable, TargetState::Active),
    ] {
        store.control(target, command).await.unwrap();
        let after = version().await;
        assert!(after > before, "{command:?}");
        before = after;
        assert_eq!(record().await[0].state, state, "{command:?}");
    }
    let expected = TargetRecord {
        rate: Some(2.5),
        concurrency: Some(3),
        ..TargetRecord::new(target)
    };
    assert_eq!(record().await, [expected]);
    let others = Shard::all().filter(|shard| *shard != target.shard());
    assert_eq!(store.targets(others.collect()).await.unwrap(), []);
    // Enabling also forgets failures.
    let health = Health {
        failing_for: Some(Duration::from_secs(5)),
        ..Health::default()
    };
    let change = TargetChange {
        target,
        health,
        disable: false,
    };
    store
        .acknowledge(lease, Vec::new(), vec![change])
        .await
        .unwrap();
    assert!(record().await[0].health.failing_for.is_some());
    store.control(target, TargetCommand::Enable).await.unwrap();
    assert_eq!(record().await[0].health, Health::default());
}
