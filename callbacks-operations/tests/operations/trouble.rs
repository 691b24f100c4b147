//! What an operator sees first: whether the workers keep up, and which endpoints are in trouble. And the way back in lists.

use std::time::Duration;

use callbacks_delivery::store::{Endpoint, EndpointId, Journal, Queue, Registry, TargetCommand};
use callbacks_delivery::{AnyTarget, MemoryStore, Outbox};
use callbacks_operations::Page;
use http::StatusCode;
use serde_json::json;

use crate::kit::{self, get, operator, page, post, post_json};

fn line(text: &str) -> String {
    let start = text.find("<p class=\"health\"").unwrap_or(text.len());
    let line = text[start..].split("</p>").next().unwrap_or_default();
    let parts = line.split('<').filter_map(|part| part.split_once('>'));
    let words: Vec<_> = parts.map(|(_, text)| text.trim()).collect();
    words.join(" ").trim().to_owned()
}

/// Every page of everything says in one line how the workers fare. A tenant does not see what is of everybody.
#[tokio::test]
async fn every_page_says_how_the_workers_fare() {
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    let everything = page(&outbox, operator());
    let of_tenant = page(&outbox, kit::of_tenant("blue"));
    for path in [
        "/overview",
        "/endpoints",
        "/endpoint?endpoint=ep_blue",
        "/messages",
        "/message?message=msg_blue_2",
        "/dead",
        "/inbox",
        "/event?event=1",
        "/jobs",
        "/audit",
        "/find?q=nothing-like-this",
    ] {
        let got = get(&everything, path).await;
        let shown = line(&got.text);
        assert!(
            shown.starts_with("Worker running nothing waits"),
            "{path}: {shown}"
        );
        assert!(
            shown.contains("Inbox worker idle nothing waits"),
            "{path}: {shown}"
        );
        let got = get(&of_tenant, path).await;
        assert!(got.status.is_success(), "{path}");
        assert_eq!(line(&got.text), "", "{path}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_worker_is_running_behind_or_stopped() {
    let shown = async |outbox: &Outbox<MemoryStore>| {
        line(&get(&page(outbox, operator()), "/audit").await.text)
    };
    let outbox = kit::outbox();
    let shown_of = async || shown(&outbox).await;
    assert!(
        shown_of()
            .await
            .starts_with("Worker idle no worker runs, nothing waits")
    );
    outbox.enqueue(kit::event("msg_1", "blue")).await.unwrap();
    let endpoint = kit::tenant(&outbox, "blue").await.endpoint;
    assert!(shown_of().await.starts_with("Worker running"));
    outbox.enqueue(kit::event("msg_2", "blue")).await.unwrap();
    let store = outbox.store();
    store.leave(kit::LEASE).await.unwrap();
    let stopped = shown_of().await;
    assert!(
        stopped.starts_with("Worker stopped nothing is sent, oldest due message"),
        "{stopped}"
    );
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    store
        .heartbeat(kit::LEASE, Duration::from_secs(86_400))
        .await
        .unwrap();
    let behind = shown_of().await;
    assert!(
        behind.starts_with("Worker behind oldest due message 1h"),
        "{behind}"
    );
    // What waits on purpose is not behind.
    let pause = TargetCommand::Pause;
    outbox.control(endpoint.target(), pause).await.unwrap();
    assert!(shown_of().await.starts_with("Worker running"));
    assert_eq!(store.gauges().await.unwrap().oldest_late, None);
}

/// The worker of this process reports what the store cannot know.
#[tokio::test(start_paused = true)]
async fn a_worker_that_restarted_or_stopped_is_named() {
    use callbacks_delivery::{Operations, Worker};
    use callbacks_runtime::testing::Recording;
    use callbacks_runtime::{Client, Operation, StatusCode};

    static PAID: Operation = Operation::new("paid", "POST", "/paid");
    let outbox = kit::outbox();
    let client = Client::over(Recording::answering(|_| Ok(StatusCode::OK.into())));
    let operations = Operations::new([&PAID]).unwrap();
    let broken = kit::Broken::times(2);
    let worker = Worker::new(&outbox, client, operations).random(broken);
    let worker = worker.start();
    put(&outbox, "ep_1", "https://c.example/").await;
    outbox.enqueue(kit::event("msg_1", "blue")).await.unwrap();
    let status = worker.status();
    kit::until(async || status.restarts() == 2).await;
    kit::until(async || outbox.store().gauges().await.unwrap().owned_shards == 64).await;
    let shown = async || {
        let access = operator();
        let page = Page::new(&outbox, AnyTarget, move |_| access.clone());
        line(
            &get(&page.worker(status.clone()).router(), "/audit")
                .await
                .text,
        )
    };
    let restarted = shown().await;
    assert!(
        restarted.starts_with("Worker restarted 2 times, last"),
        "{restarted}"
    );
    assert!(restarted.contains("ago after a panic"), "{restarted}");
    worker.shutdown(Duration::from_secs(1)).await;
    assert!(shown().await.starts_with("Worker stopped"));
}

async fn put(outbox: &Outbox<MemoryStore>, id: &str, url: &str) -> Endpoint {
    let mut endpoint = Endpoint::new(url, ["paid"]);
    endpoint.id = EndpointId::from_text(id);
    endpoint.tenant = Some("blue".to_owned());
    outbox.store().put_endpoint(endpoint.clone()).await.unwrap();
    endpoint
}

/// Those in trouble come first, then the others by name, on whatever page they would be by their ids.
#[tokio::test]
async fn endpoints_in_trouble_come_first() {
    let outbox = kit::outbox();
    for number in 0..7 {
        // By id they would be in the other order.
        let url = format!("https://{}.example/hook", 9 - number);
        put(&outbox, &format!("ep_{number}"), &url).await;
    }
    let disabled = put(&outbox, "ep_x", "https://x.example/disabled").await;
    let paused = put(&outbox, "ep_y", "https://y.example/paused").await;
    // It has a dead letter.
    kit::tenant(&outbox, "zoo").await;
    for (endpoint, command) in [
        (disabled, TargetCommand::Disable),
        (paused, TargetCommand::Pause),
    ] {
        outbox.control(endpoint.target(), command).await.unwrap();
    }
    let page = page(&outbox, operator());
    let (mut path, mut seen) = ("/api/endpoints?limit=4".to_owned(), Vec::new());
    loop {
        let found = get(&page, &path).await.json();
        let items = found["items"].as_array().unwrap().clone();
        seen.extend(items.into_iter().map(|item| {
            let url = item["url"].as_str().unwrap();
            let name = url
                .trim_start_matches("https://")
                .trim_end_matches(".example/hook");
            (name.to_owned(), item["dead"].as_u64().unwrap())
        }));
        let Some(next) = found["next"].as_str() else {
            break;
        };
        path = format!("/api/endpoints?limit=4&after={next}");
    }
    let expected = [
        ("x.example/disabled", 0),
        ("y.example/paused", 0),
        ("c.example/zoo-path", 1),
        ("3", 0),
        ("4", 0),
        ("5", 0),
        ("6", 0),
        ("7", 0),
        ("8", 0),
        ("9", 0),
    ];
    assert_eq!(seen, expected.map(|(name, dead)| (name.to_owned(), dead)));
    let refused = get(&page, "/endpoints?after=nonsense").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

fn link(text: &str, rel: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("rel=\"{rel}\" href=\""))?;
    Some(
        rest.split('"')
            .next()?
            .replace("&#38;", "&")
            .replace("&amp;", "&"),
    )
}

/// Each list leads to the next page and back again, with its filter.
#[tokio::test]
async fn lists_lead_back_to_the_page_before() {
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    for number in 0..10 {
        outbox
            .enqueue(kit::event(&format!("msg_{number}"), "blue"))
            .await
            .unwrap();
        put(
            &outbox,
            &format!("ep_{number}"),
            &format!("https://{number}.example/"),
        )
        .await;
    }
    kit::settle(outbox.store(), &kit::dead("status 503"), 503, "").await;
    let page = page(&outbox, operator());
    for _ in 0..8 {
        post(&page, "/pause", &[("endpoint", "ep_blue")]).await;
        let inbox = kit::inbox_of(&outbox);
        kit::received(&inbox, "blue").await;
    }
    for list in ["messages", "dead", "audit", "endpoints", "inbox"] {
        let first = format!("/{list}?tenant=blue&limit=3");
        let mut pages = vec![get(&page, &first).await.text];
        assert_eq!(link(&pages[0], "prev"), None, "{list}");
        while let Some(next) = link(pages.last().unwrap(), "next") {
            assert!(
                next.contains("tenant=blue") && next.contains("limit=3"),
                "{next}"
            );
            pages.push(get(&page, &format!("/{list}{next}")).await.text);
        }
        assert!(pages.len() >= 3, "{list}: {}", pages.len());
        let rows = |text: &str| {
            let body = text.split("<tbody>").nth(1).unwrap_or_default();
            body.split("</tbody>").next().unwrap_or_default().to_owned()
        };
        let mut now = pages.pop().unwrap();
        while let Some(before) = pages.pop() {
            let back = link(&now, "prev").unwrap_or_else(|| panic!("{list}: no way back"));
            now = get(&page, &format!("/{list}{back}")).await.text;
            assert_eq!(rows(&now), rows(&before), "{list}");
        }
        assert_eq!(link(&now, "prev"), None, "{list}");
    }
}

/// What is missing is counted as far as that takes no longer than a page may, and says so. The job does all of it.
#[tokio::test]
async fn too_many_to_count_are_a_lower_bound() {
    let outbox = kit::outbox();
    let messages = (0..20_050).map(|n| kit::event(&format!("msg_{n}"), "blue"));
    outbox.store().enqueue(messages.collect()).await.unwrap();
    put(&outbox, "ep_late", "https://late.example/").await;
    let page = page(&outbox, operator());
    let fields = [
        ("work", "replay"),
        ("endpoint", "ep_late"),
        ("since", "7d"),
        ("rate", "1000"),
    ];
    let counted = post(&page, "/count", &fields).await.text;
    assert!(
        counted.contains("at least <b>20000</b> deliveries again."),
        "{counted}"
    );
    assert!(counted.contains("Send all again"), "{counted}");
    let body = json!({ "work": "replay", "endpoint": "ep_late", "since": "7d" });
    let counted = post_json(&page, "/api/jobs/count", &body).await.json();
    assert_eq!(
        (&counted["total"], &counted["isComplete"]),
        (&json!(20_000), &json!(false))
    );
    let started = post(&page, "/start", &fields).await;
    let job = get(&page, &format!("/{}", started.location())).await.text;
    assert!(job.contains("of at least 20000 looked at"), "{job}");
}
