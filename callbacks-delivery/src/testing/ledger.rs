//! Lists of messages and of dead letters.

use std::time::Duration;

use super::journal::dead;
use super::{Draft, Harness, acknowledge, enqueue, new_rows, owner, settle, target_in, wait};
use crate::id::MessageKey;
use crate::store::{
    AnswerClass, Cause, DeliveryState, Endpoint, Filter, Journal, Ledger, MessageFilter, Position,
    Registry, Then,
};

const HOUR: Duration = Duration::from_secs(3_600);

async fn keys(store: &impl Ledger, filter: MessageFilter) -> Vec<MessageKey> {
    let page = store.messages(filter, None, 100).await.unwrap();
    page.rows.iter().map(|row| row.key).collect()
}

/// Messages are listed newest first, in pages, and by what they are.
pub async fn messages_are_listed_by_what_they_are(harness: &impl Harness) {
    let store = harness.store();
    let (one, two) = (target_in(1), target_in(2));
    let first = enqueue(store, Draft::to("msg_1", one).with("tags", vec!["a"])).await;
    harness.pass(HOUR).await;
    let second = Draft::to("msg_2", two)
        .with("tenant", "t")
        .with("op", "shipped");
    let second = enqueue(store, second).await;
    harness.pass(HOUR).await;
    let third = enqueue(store, Draft::to("msg_3", one)).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    let settled = vec![
        settle(&rows[0], Then::Done),
        settle(&rows[2], wait(HOUR, 1)),
    ];
    assert_eq!(rows[2].key.message, second);
    acknowledge(store, lease, settled).await;

    let page = store.messages(MessageFilter::all(), None, 2).await.unwrap();
    let found: Vec<_> = page.rows.iter().map(|row| row.key).collect();
    assert_eq!(found, [third, second]);
    assert_eq!(page.next, Some(second));
    let rest = store
        .messages(MessageFilter::all(), page.next, 2)
        .await
        .unwrap();
    assert_eq!(rest.rows.len(), 1);
    assert_eq!(rest.next, None);
    let delivered = &rest.rows[0];
    assert_eq!(delivered.key, first);
    assert_eq!(delivered.envelope.as_ref().unwrap().id, "msg_1");
    assert_eq!(
        delivered.size,
        Draft::to("msg_1", one).message().body().len() as u64
    );
    let [delivery] = &delivered.deliveries[..] else {
        panic!("not one delivery: {delivered:?}");
    };
    assert_eq!(
        (delivery.target, &delivery.position),
        (one, &Position::Delivered)
    );
    assert_eq!(delivery.attempts, 1);
    let listed = store
        .listed(vec![first, MessageKey { day: 1, seq: 1 }])
        .await
        .unwrap();
    assert_eq!(&listed[..], &rest.rows[..]);

    let at = |index: usize| {
        if index == 1 {
            page.rows[1].accepted
        } else {
            page.rows[0].accepted
        }
    };
    let filter = |change: &dyn Fn(&mut MessageFilter)| {
        let mut filter = MessageFilter::all();
        change(&mut filter);
        filter
    };
    for (filter, expected) in [
        (
            filter(&|filter| filter.operation = Some("shipped".to_owned())),
            vec![second],
        ),
        (
            filter(&|filter| filter.tenant = Some("t".to_owned())),
            vec![second],
        ),
        (
            filter(&|filter| filter.tag = Some("a".to_owned())),
            vec![first],
        ),
        (
            filter(&|filter| filter.target = Some(one)),
            vec![third, first],
        ),
        (
            filter(&|filter| filter.state = Some(DeliveryState::New)),
            vec![third],
        ),
        (
            filter(&|filter| filter.state = Some(DeliveryState::Waiting)),
            vec![second],
        ),
        (
            filter(&|filter| filter.state = Some(DeliveryState::Delivered)),
            vec![first],
        ),
        (
            filter(&|filter| filter.state = Some(DeliveryState::Dead)),
            vec![],
        ),
        (
            filter(&|filter| filter.answer = Some(AnswerClass::ServerError)),
            vec![second],
        ),
        (
            filter(&|filter| filter.answer = Some(AnswerClass::Success)),
            vec![first],
        ),
        (
            filter(&|filter| filter.since = Some(at(1))),
            vec![third, second],
        ),
        (
            filter(&|filter| filter.until = Some(at(1))),
            vec![second, first],
        ),
        (
            filter(&|filter| filter.until = Some(at(1) - HOUR / 2)),
            vec![first],
        ),
        (
            filter(&|filter| {
                filter.target = Some(one);
                filter.state = Some(DeliveryState::Waiting);
            }),
            vec![],
        ),
    ] {
        assert_eq!(keys(store, filter.clone()).await, expected, "{filter:?}");
    }
}

/// Pages by state meet each message once, whatever the shards and targets are.
pub async fn messages_in_a_state_are_paged(harness: &impl Harness) {
    let store = harness.store();
    for number in 0..3 {
        let mut endpoint = Endpoint::new("https://c.example", [""; 0]);
        endpoint.id = crate::store::EndpointId::from_text(format!("ep_{number}"));
        store.put_endpoint(endpoint).await.unwrap();
    }
    let mut all = Vec::new();
    for number in 0..7 {
        all.push(enqueue(store, Draft::event(&format!("msg_{number}"))).await);
    }
    all.reverse();
    let lease = owner(store).await;
    for state in [
        DeliveryState::New,
        DeliveryState::Dead,
        DeliveryState::Waiting,
    ] {
        let mut filter = MessageFilter::all();
        filter.state = Some(state);
        let (mut found, mut before) = (Vec::new(), None);
        loop {
            let page = store.messages(filter.clone(), before, 2).await.unwrap();
            assert!(page.rows.iter().all(|row| row.deliveries.len() == 3));
            found.extend(page.rows.iter().map(|row| row.key));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(found, all, "{state:?}");
        let rows = new_rows(store).await;
        let then = match state {
            DeliveryState::New => dead(),
            _ => wait(HOUR, 1),
        };
        let settled = rows.iter().map(|row| settle(row, then.clone())).collect();
        acknowledge(store, lease, settled).await;
        if state == DeliveryState::New {
            let causes = store.causes(Filter::all()).await.unwrap();
            assert_eq!(causes.counts, [(Cause::OutOfAttempts, 21)]);
            assert!(causes.is_complete);
            let tenant = store.causes(Filter::all().tenant("t")).await.unwrap();
            assert_eq!(tenant.counts, []);
        }
        if state == DeliveryState::Dead {
            let letters = store.dead(Filter::all(), None, 100).await.unwrap();
            let keys = letters.iter().map(|letter| letter.key).collect();
            assert!(store.resend(keys).await.unwrap().iter().all(|sent| *sent));
            let rows = new_rows(store).await;
            let settled = rows.iter().map(|row| settle(row, wait(HOUR, 1))).collect();
            acknowledge(store, lease, settled).await;
        }
    }
}

/// Dead letters are listed in pages that follow each other, whatever the filter leaves out.
pub async fn dead_letters_are_paged(harness: &impl Harness) {
    let store = harness.store();
    let lease = owner(store).await;
    for number in 0..7_u16 {
        let tenant = if number % 3 == 0 { "blue" } else { "red" };
        let draft = Draft::to(&format!("msg_{number}"), target_in(number % 4));
        enqueue(store, draft.with("tenant", tenant)).await;
    }
    let rows = new_rows(store).await;
    let settled = rows.iter().map(|row| settle(row, dead()));
    acknowledge(store, lease, settled.collect()).await;
    for (filter, expected) in [
        (Filter::all(), 7),
        (Filter::all().tenant("blue"), 3),
        (Filter::all().tenant("red"), 4),
        (Filter::all().tenant("green"), 0),
        (Filter::all().cause(Cause::OutOfAttempts), 7),
        (Filter::all().cause(Cause::Gone), 0),
        (Filter::all().target(target_in(1)), 2),
    ] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = store.letters(filter.clone(), after, 2).await.unwrap();
            assert!(page.rows.len() <= 2);
            found.extend(page.rows);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found.len(), expected, "{filter:?}");
        let tally = store.causes(filter.clone()).await.unwrap();
        let counted: u64 = tally.counts.iter().map(|(_, count)| count).sum();
        assert_eq!((counted, tally.is_complete), (expected as u64, true));
        assert_eq!(found, store.dead(filter, None, 100).await.unwrap());
    }
}
