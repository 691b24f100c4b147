//! Bulk jobs: counted, at a rate, cancelled, and taken over.

use callbacks_delivery::store::{Filter, Job, JobState, Journal, Ledger, Work};
use serde_json::json;

use crate::kit::{self, dead, operator, outbox, page, post, post_json, until};

async fn letters(
    outbox: &callbacks_delivery::Outbox<callbacks_delivery::MemoryStore>,
    count: usize,
) {
    let blue = kit::tenant(outbox, "blue").await;
    // Nobody takes this job over.
    outbox.store().cancel_job(blue.job.id).await.unwrap();
    for number in 0..count {
        outbox
            .enqueue(kit::event(&format!("msg_{number}"), "blue"))
            .await
            .unwrap();
    }
    kit::settle(outbox.store(), &dead("status 503"), 503, "").await;
}

#[tokio::test(start_paused = true)]
async fn a_job_is_counted_first_and_then_runs_at_its_rate() {
    let outbox = outbox();
    letters(&outbox, 29).await;
    let page = page(&outbox, operator());
    let counted = post(
        &page,
        "/count",
        &[
            ("work", "recover"),
            ("cause", "out-of-attempts"),
            ("rate", "10"),
        ],
    )
    .await;
    assert!(
        counted
            .text
            .contains("This sends <b>30</b> deliveries again. At 10 a second it takes about 3s."),
        "{}",
        counted.text
    );
    assert_eq!(outbox.count_recoverable(Filter::all()).await.unwrap(), 30);
    let began = tokio::time::Instant::now();
    let started = post(
        &page,
        "/start",
        &[
            ("work", "recover"),
            ("cause", "out-of-attempts"),
            ("rate", "10"),
        ],
    )
    .await;
    let id = started
        .location()
        .strip_prefix("job?job=")
        .unwrap()
        .to_owned();
    let store = outbox.store();
    until(async || store.job(id.clone()).await.unwrap().unwrap().state == JobState::Done).await;
    // Ten at once, then a second's pause.
    assert!(
        began.elapsed() >= std::time::Duration::from_secs(3),
        "{:?}",
        began.elapsed()
    );
    let job = store.job(id).await.unwrap().unwrap();
    assert_eq!(
        (job.total, job.progress.seen, job.progress.sent),
        (30, 30, 30)
    );
    assert_eq!(outbox.count_recoverable(Filter::all()).await.unwrap(), 0);
    until(async || store.audited(None, None, 1).await.unwrap()[0].entry.action == "job-done").await;
    let log = store.audited(None, None, 10).await.unwrap();
    let start = log
        .iter()
        .find(|each| each.entry.action == "job-start")
        .unwrap();
    assert_eq!(start.entry.actor, "ann");
    assert_eq!(
        start.entry.detail,
        "send dead letters again: cause out-of-attempts; 30 at 10 a second"
    );
}

#[tokio::test(start_paused = true)]
async fn a_job_is_cancelled_while_it_runs() {
    let outbox = outbox();
    letters(&outbox, 49).await;
    let page = page(&outbox, operator());
    let started = post_json(
        &page,
        "/api/jobs",
        &json!({ "work": "recover", "tenant": "blue", "rate": 1 }),
    )
    .await;
    assert_eq!(started.status, http::StatusCode::CREATED);
    let id = started.json()["job"].as_str().unwrap().to_owned();
    let store = outbox.store();
    until(async || store.job(id.clone()).await.unwrap().unwrap().progress.sent >= 2).await;
    let got = post_json(&page, &format!("/api/jobs/{id}/cancel"), &json!({})).await;
    assert_eq!(got.json()["cancelled"], true);
    tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    let job = kit::get(&page, &format!("/api/jobs/{id}")).await.json();
    assert_eq!(job["state"], "cancelled");
    assert!(job["sent"].as_u64().unwrap() < 10, "{job}");
    assert!(outbox.count_recoverable(Filter::all()).await.unwrap() > 40);
    assert_eq!(
        store.audited(None, None, 1).await.unwrap()[0].entry.action,
        "job-cancel"
    );
}

/// Its process was killed: the next one goes on where it was.
#[tokio::test(start_paused = true)]
async fn a_job_survives_its_process() {
    let outbox = outbox();
    letters(&outbox, 9).await;
    let job = Job::new(
        "ann",
        None,
        Work::Recover(Filter::all().tenant("blue")),
        100,
        10,
    );
    outbox.store().put_job(job.clone(), 12345).await.unwrap();
    let _page = page(&outbox, operator());
    let store = outbox.store();
    until(async || store.job(job.id.clone()).await.unwrap().unwrap().state == JobState::Done).await;
    assert_eq!(store.count_dead(Filter::all()).await.unwrap(), 0);
}
