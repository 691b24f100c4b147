//! What an operator does on the pages, step by step, and what they say then.

use callbacks_delivery::store::{Journal, Ledger, Registry, Then};
use callbacks_delivery::{AnyTarget, Outbox};
use callbacks_operations::{Access, Page};
use http::StatusCode;

use serde_json::json;

use crate::kit::{self, get, operator, outbox, page, post, post_json};

type Memory = Outbox<callbacks_delivery::MemoryStore>;

const NEW: [(&str, &str); 3] = [
    ("url", "https://new.example/h"),
    ("tenant", "blue"),
    ("events", "paid shipped"),
];

/// After it was sent again and failed again, the page says that, not that it is on its way. A link alone says nothing.
#[tokio::test]
async fn a_message_says_what_is_true_now() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let shown = async || {
        get(&page, "/message?message=msg_blue_2&done=resent-1")
            .await
            .text
    };
    let before = shown().await;
    assert!(
        !before.contains("again.") && !before.contains("class=\"note\""),
        "{before}"
    );
    assert!(before.contains("data-live=\"60\""));
    post(&page, "/resend", &[("message", "msg_blue_2")]).await;
    let queued = shown().await;
    assert!(
        queued.contains("It is queued again. This page shows the attempt once it has ended."),
        "{queued}"
    );
    assert!(queued.contains("data-live=\"2\"") && queued.contains("data-state=\"new\""));
    assert!(!queued.contains("It waits for its first attempt."));
    kit::settle(outbox.store(), &kit::dead("x"), 503, "").await;
    let dead = shown().await;
    assert!(
        dead.contains("It was sent again, and failed again: the last attempt below says why."),
        "{dead}"
    );
    assert!(!dead.contains("queued again"), "{dead}");
    assert!(dead.contains("round 2, attempt 1"), "{dead}");
    // Somebody else did it, so it is no news for this person.
    let other = kit::page(&outbox, kit::of_tenant("blue"));
    let text = get(&other, "/message?message=msg_blue_2").await.text;
    assert!(!text.contains("It was sent again"), "{text}");
}

/// An endpoint is confirmed by what it is, whatever the link says.
#[tokio::test]
async fn an_endpoint_says_what_is_true_now() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let shown = async || {
        get(&page, "/endpoint?endpoint=ep_blue&done=disable")
            .await
            .text
    };
    assert!(!shown().await.contains("role=\"status\""));
    post(&page, "/pause", &[("endpoint", "ep_blue")]).await;
    let paused = shown().await;
    assert!(paused.contains("The endpoint is paused."), "{paused}");
    // Nothing that has no effect is offered.
    assert!(!paused.contains("action=\"pause\"") && !paused.contains("action=\"test\""));
    let sure = [("endpoint", "ep_blue"), ("sure", "yes")];
    post(&page, "/disable", &sure).await;
    let disabled = shown().await;
    assert!(disabled.contains("The endpoint is disabled."), "{disabled}");
    assert!(!disabled.contains("action=\"disable\""), "{disabled}");
    let tested = post(&page, "/test", &[("endpoint", "ep_blue")]).await;
    assert_eq!(
        tested.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        tested.text
    );
}

async fn count(outbox: &Memory) -> usize {
    let tenant = Some("blue".to_owned());
    outbox
        .store()
        .endpoints(tenant, None, 100)
        .await
        .unwrap()
        .len()
}

/// A reload after registering registers nothing, and a second endpoint like the first one needs a second yes.
#[tokio::test]
async fn an_endpoint_is_registered_once() {
    let outbox = outbox();
    let page = page(&outbox, operator());
    let registered = post(&page, "/register", &NEW).await;
    assert_eq!(registered.status, StatusCode::SEE_OTHER);
    let location = format!("/{}", registered.location());
    for _ in 0..2 {
        let shown = get(&page, &location).await;
        assert!(
            shown.text.contains("The endpoint is registered."),
            "{}",
            shown.text
        );
    }
    assert_eq!(count(&outbox).await, 1);
    let mut same = NEW;
    same[2].1 = "shipped, paid";
    let asked = post(&page, "/register", &same).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(
        asked.text.contains("is registered already"),
        "{}",
        asked.text
    );
    assert_eq!(count(&outbox).await, 1);
    let mut other = NEW;
    other[2].1 = "paid";
    post(&page, "/register", &other).await;
    assert_eq!(count(&outbox).await, 2);
    let again = [&NEW[..], &[("again", "true")]].concat();
    assert_eq!(
        post(&page, "/register", &again).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(count(&outbox).await, 3);
}

/// Without revealing, the person who registers an endpoint sees its secret once, and nobody else does.
#[tokio::test]
async fn a_secret_is_handed_over_once() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let router = |access: Access| -> axum::Router {
        let page = Page::new(&outbox, AnyTarget, move |_| access.clone());
        page.without_reveal().router()
    };
    let (ann, bob) = (router(operator()), router(kit::of_tenant("blue")));
    let registered = post(&ann, "/register", &NEW).await;
    let shown = get(&ann, &format!("/{}", registered.location())).await;
    assert!(
        shown.text.contains("This page shows it once."),
        "{}",
        shown.text
    );
    assert!(!shown.text.contains("whsec_A") && shown.text.contains("action=\"secret\""));
    let found = outbox
        .store()
        .endpoints(Some("blue".to_owned()), None, 10)
        .await
        .unwrap();
    let new = found.iter().find(|each| each.url == NEW[0].1).unwrap();
    let fields = [("endpoint", new.id.as_str())];
    assert_eq!(
        post(&bob, "/secret", &fields).await.status,
        StatusCode::FORBIDDEN
    );
    let secret = post(&ann, "/secret", &fields).await;
    assert!(secret.text.contains(&new.secrets[0].key), "{}", secret.text);
    assert_eq!(
        post(&ann, "/secret", &fields).await.status,
        StatusCode::FORBIDDEN
    );
    let old = post(&ann, "/secret", &[("endpoint", "ep_blue")]).await;
    assert_eq!(old.status, StatusCode::FORBIDDEN);
}

/// A test is marked everywhere, and a failed one is neither delivered nor dead.
#[tokio::test]
async fn a_test_event_is_marked() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let sent = post(&page, "/test", &[("endpoint", "ep_blue")]).await;
    let shown = get(&page, &format!("/{}", sent.location())).await;
    assert!(
        shown.text.contains("The test event is on its way."),
        "{}",
        shown.text
    );
    let key = outbox
        .store()
        .find("msg_test".to_owned())
        .await
        .unwrap()
        .unwrap();
    let listed = outbox.store().listed(vec![key]).await.unwrap();
    assert!(listed[0].envelope.as_ref().unwrap().is_test);
    // The worker settles a failed test like this.
    kit::settle(outbox.store(), &Then::Done, 503, "closed").await;
    let shown = get(&page, "/message?message=msg_test").await.text;
    assert!(
        shown.contains("The test failed after 1 attempt.")
            && shown.contains("<span class=\"tag\">test</span>"),
        "{shown}"
    );
    let row = get(&page, "/api/messages/msg_test").await.json();
    assert_eq!(
        (&row["isTest"], &row["state"]),
        (&true.into(), &"failed".into())
    );
    let list = get(&page, "/messages").await.text;
    assert!(list.contains("<span class=\"tag\">test</span>"), "{list}");
    let real = get(&page, "/api/messages/msg_blue_1").await.json();
    assert_eq!(
        (&real["isTest"], &real["state"]),
        (&false.into(), &"delivered".into())
    );
}

/// A bulk job gets the filter that the page applied.
#[tokio::test]
async fn a_bulk_job_gets_the_applied_filter() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let form = |text: &str| {
        let (_, form) = text.split_once("action=\"count\">").unwrap();
        form.split("</form>").next().unwrap().to_owned()
    };
    let all = form(&get(&page, "/dead?limit=10").await.text);
    assert!(
        all.contains("name=\"everything\" value=\"true\"") && all.contains("value=\"recover\""),
        "{all}"
    );
    let some = form(&get(&page, "/dead?tenant=blue&limit=10").await.text);
    assert!(
        some.contains("name=\"tenant\" value=\"blue\"") && !some.contains("everything"),
        "{some}"
    );
    let received = form(&get(&page, "/inbox?state=dead").await.text);
    assert!(
        received.contains("name=\"everything\"") && received.contains("value=\"events\""),
        "{received}"
    );
}

/// A form that is refused keeps what was typed, and the menu is there.
#[tokio::test]
async fn a_refused_form_keeps_what_was_typed() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let rate = [
        ("endpoint", "ep_blue"),
        ("rate", "99999999999999999999"),
        ("concurrency", "7"),
    ];
    let url = [
        ("url", "ftp://x.example/"),
        ("events", "paid"),
        ("tenant", "blue"),
    ];
    for (path, fields) in [("/limit", rate), ("/register", url)] {
        let got = post(&page, path, &fields).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(
            got.text.contains("role=\"alert\"") && got.text.contains("<nav"),
            "{}",
            got.text
        );
        for (name, value) in fields {
            let kept = format!("value=\"{value}\"");
            assert!(got.text.contains(&kept), "{path} lost {name}: {}", got.text);
        }
    }
    let records = outbox
        .store()
        .targets(callbacks_delivery::Shard::all().collect())
        .await
        .unwrap();
    assert!(
        records.iter().all(|record| record.rate.is_none()),
        "{records:?}"
    );
    assert_eq!(count(&outbox).await, 1);
}

/// A bulk job is described in words that people know, and doubts are said before it starts.
#[tokio::test]
async fn a_bulk_job_names_what_people_know() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let fields = [("work", "recover"), ("endpoint", "ep_blue")];
    let counted = post(&page, "/count", &fields).await.text;
    assert!(
        counted.contains("to https://c.example/blue-path of blue"),
        "{counted}"
    );
    assert!(!counted.contains("note warn"), "{counted}");
    let sure = [("endpoint", "ep_blue"), ("sure", "yes")];
    post(&page, "/disable", &sure).await;
    let counted = post(&page, "/count", &fields).await.text;
    assert!(
        counted.contains("The endpoint is disabled now"),
        "{counted}"
    );
    let started = post(&page, "/start", &[&fields[..], &[("rate", "1")]].concat()).await;
    let job = get(&page, &format!("/{}", started.location())).await.text;
    assert!(job.contains("of blue") && !job.contains("target "), "{job}");
}

/// What cannot be sent any more offers no button for it, and says what to do instead.
#[tokio::test]
async fn a_removed_endpoint_is_called_so() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let message = "/message?message=msg_blue_2";
    let before = get(&page, message).await.text;
    assert!(before.contains("action=\"resend\""), "{before}");
    let fields = [("endpoint", "ep_blue"), ("sure", "yes")];
    let removed = post(&page, "/remove", &fields).await;
    assert_eq!(removed.location(), "endpoints");
    let after = get(&page, message).await.text;
    for expected in ["removed endpoint", "use &#34;Replay missing&#34;"] {
        assert!(after.contains(expected), "{expected}: {after}");
    }
    let dead = get(&page, "/dead").await.text;
    for expected in ["removed endpoint", "href=\"dead?tenant=blue\""] {
        assert!(dead.contains(expected), "{expected}: {dead}");
    }
    for text in [after, dead] {
        assert!(!text.contains("action=\"resend\""), "{text}");
    }
}

/// A form that is wrong is shown alone and first: nobody scrolls past all endpoints to find it.
#[tokio::test]
async fn a_registration_that_is_wrong_comes_first() {
    let outbox = outbox();
    kit::tenant(&outbox, "blue").await;
    let page = page(&outbox, operator());
    let list = get(&page, "/endpoints").await.text;
    let (link, table) = (list.find("href=\"#register\""), list.find("<table"));
    assert!(link.is_some() && link < table, "{list}");
    let wrong = post(&page, "/register", &[("url", "ftp://c.example/")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = wrong.text.find("action=\"register\"");
    assert!(form.is_some() && form < wrong.text.find("<table"));
    assert_eq!(wrong.text.matches("action=\"register\"").count(), 1);
}

/// The form of an endpoint shows no secret of its URL, and the mask of one is never stored.
#[tokio::test]
async fn a_mask_is_not_stored() {
    let outbox = outbox();
    let page = page(&outbox, operator());
    let url = "https://c.example/hooks?token=secret";
    let registered = post_json(&page, "/api/endpoints", &json!({ "url": url })).await;
    let id = registered.json()["endpoint"].as_str().unwrap().to_owned();
    let update = async |url: &str| {
        let fields = [("endpoint", id.as_str()), ("url", url), ("events", "paid")];
        post(&page, "/update", &fields).await
    };
    let stored = async || {
        let found = outbox.store().endpoints(None, None, 9).await.unwrap();
        found[0].url.clone()
    };
    assert_eq!(
        update("https://c.example/hooks?•••").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(stored().await, url);
    let refused = update("https://c.example/other?•••").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("write the whole one"));
    assert_eq!(stored().await, url);
}
