//! The pages in a real browser: Debian's `chromium` with `chromedriver`. Without them the tests report that they were skipped;
//! `.ci/browser` installs them. With `CALLBACKS_SCREENSHOTS=folder`, pictures of all pages are written there.

use std::future::IntoFuture;
use std::time::Duration;

use callbacks_delivery::inbox::Settle;
use callbacks_delivery::store::{Ledger, Then};
use callbacks_delivery::{MemoryStore, Outbox};
use callbacks_operations::{Access, Scope};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::chromium::{Driver, wait};
use crate::{hostile, kit};

/// Serves a page, nested as a program would.
async fn serve(page: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = axum::Router::new().nest("/admin/hooks", page);
    tokio::spawn(axum::serve(listener, app).into_future());
    format!("http://{address}/admin/hooks")
}

/// Clicks an element of this page, or of the one that is being loaded.
async fn click(browser: &Client, css: &str) {
    let found = browser.wait().for_element(Locator::Css(css)).await;
    let found = found.unwrap_or_else(|error| panic!("no `{css}`: {error}"));
    found.click().await.unwrap();
}

/// Replaces the text of a field of this page, or of the one that is being loaded.
async fn fill(browser: &Client, css: &str, text: &str) {
    let found = browser.wait().for_element(Locator::Css(css)).await;
    let found = found.unwrap_or_else(|error| panic!("no `{css}`: {error}"));
    found.clear().await.unwrap();
    found.send_keys(text).await.unwrap();
}

async fn run(browser: &Client, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.unwrap()
}

/// A store in which each page has something to show.
async fn filled() -> Outbox<MemoryStore> {
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    kit::tenant(&outbox, "red").await;
    for number in 0..12 {
        let message = kit::event(&format!("msg_31cbKq0r2vGqd4Xo8mB{number:02}"), "blue");
        outbox.enqueue(message).await.unwrap();
    }
    let answer = "<h1>503</h1>the database of this shop is full";
    kit::settle(outbox.store(), &kit::dead("status 503"), 503, answer).await;
    outbox
        .enqueue(kit::event("msg_green", "green"))
        .await
        .unwrap();
    let wait = Then::Wait {
        wait: Duration::from_secs(90),
        charged: 1,
        uncharged: 0,
        began: None,
    };
    outbox
        .enqueue(kit::event("msg_waits", "red"))
        .await
        .unwrap();
    kit::settle(outbox.store(), &wait, 500, "try later").await;
    let inbox = kit::inbox_of(&outbox);
    let failed = Settle::Retry {
        wait: Duration::from_secs(90),
        reason: "the database is full".to_owned(),
    };
    kit::receive(&inbox, kit::request_of("in_1", "blue", "{}"), failed).await;
    let kept = Settle::Keep(Duration::from_secs(3_600));
    kit::receive(&inbox, kit::request_of("in_2", "blue", "{}"), kept).await;
    outbox
}

/// All pages with something on them. The event is the first dead letter.
const PAGES: [&str; 13] = [
    "overview",
    "endpoints",
    "endpoint?endpoint=ep_blue",
    "messages",
    "messages?tenant=nobody",
    "message?message=msg_blue_2",
    "dead",
    "inbox",
    "event?event=1",
    "jobs",
    "audit",
    "message?message=unknown",
    "job",
];

/// The job of the tenant has an id of its own.
async fn pages(outbox: &Outbox<MemoryStore>) -> Vec<String> {
    let jobs = outbox.store().jobs(None, 1).await.unwrap();
    let path = |path: &str| match path {
        "job" => format!("job?job={}", jobs[0].id),
        path => path.to_owned(),
    };
    PAGES.into_iter().map(path).collect()
}

/// An operator finds out why a customer did not get an event and sends it again, by clicks alone and without any script.
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_letter_is_sent_again_without_script() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let off = json!({ "prefs": { "profile.managed_default_content_settings.javascript": 2 } });
    let browser = driver.browser_with(off).await;
    browser.goto(&page).await.unwrap();
    wait(&browser, "h1", "Overview").await;
    click(&browser, ".figures a[href=dead]").await;
    wait(&browser, "td", "msg_blue_2").await;
    click(&browser, "td a.id").await;
    wait(&browser, ".why", "It was given up after 1 attempt.").await;
    wait(&browser, ".timeline", "blue-answer").await;
    click(&browser, ".delivery button.primary").await;
    wait(&browser, ".note[role=status]", "It is queued again.").await;
    kit::settle(outbox.store(), &Then::Done, 204, "").await;
    browser.refresh().await.unwrap();
    wait(&browser, ".lead .state", "delivered").await;
    wait(&browser, ".timeline", "204").await;
    click(&browser, "nav a[href=audit]").await;
    wait(&browser, "td", "resend").await;
    browser.close().await.unwrap();
}

/// Somebody who has never seen the page: a customer says that an event did not arrive. Three steps: who, which message, again.
#[tokio::test(flavor = "multi_thread")]
async fn why_a_customer_got_nothing_is_found_in_three_steps() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = filled().await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let browser = driver.browser().await;
    browser.goto(&page).await.unwrap();
    let find = browser.find(Locator::Css("#find")).await.unwrap();
    find.send_keys(&format!("red{ENTER}")).await.unwrap();
    // What failed is seen in the list: the state, and the last answer.
    wait(&browser, "tbody tr", "dead").await;
    wait(&browser, "tbody tr", "503").await;
    let only = "return [...document.querySelectorAll('tbody tr')].every((row) => row.cells[3].textContent === 'red')";
    assert_eq!(run(&browser, only).await, true);
    let letter = browser.find(Locator::LinkText("msg_red_2")).await.unwrap();
    letter.click().await.unwrap();
    // The reason is a sentence, and the answer of the consumer is below.
    wait(&browser, ".why", "Every attempt failed").await;
    wait(&browser, ".timeline pre", "red-answer").await;
    let fold = "return document.querySelector('.delivery button').getBoundingClientRect().bottom < innerHeight";
    assert_eq!(
        run(&browser, fold).await,
        true,
        "the button is seen without scrolling"
    );
    click(&browser, ".delivery button").await;
    wait(&browser, ".note[role=status]", "It is queued again.").await;
    browser.close().await.unwrap();
}

/// The same with the inbox.
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_event_is_replayed_without_script() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let off = json!({ "prefs": { "profile.managed_default_content_settings.javascript": 2 } });
    let browser = driver.browser_with(off).await;
    browser.goto(&format!("{page}/overview")).await.unwrap();
    click(&browser, "nav a[href=inbox]").await;
    click(&browser, "td a.id").await;
    wait(&browser, ".why", "does not match the document").await;
    wait(&browser, "td", "#/blue-pointer").await;
    click(&browser, "form[action=replay] button").await;
    wait(&browser, "[role=status]", "It is being handled again.").await;
    let kept = Settle::Keep(Duration::from_secs(60));
    kit::settle_events(&kit::inbox_of(&outbox), kept).await;
    browser.refresh().await.unwrap();
    wait(&browser, ".why", "It was handled at").await;
    browser.close().await.unwrap();
}

/// With script, figures stay fresh. What cannot be taken back asks first, with or without it.
#[tokio::test(flavor = "multi_thread")]
async fn with_script_figures_are_fresh_and_a_slip_asks_first() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let browser = driver.browser().await;
    browser.goto(&page).await.unwrap();
    wait(&browser, ".figures a[href=dead] b", "1").await;
    for number in 0..41 {
        let message = kit::event(&format!("msg_{number}"), "blue");
        outbox.enqueue(message).await.unwrap();
    }
    kit::settle(outbox.store(), &kit::dead("status 503"), 503, "").await;
    wait(&browser, ".figures a[href=dead] b", "42").await;
    let live =
        "const live = document.getElementById('live'); return live.closest('[aria-live]') !== null";
    assert_eq!(
        run(&browser, live).await,
        false,
        "figures that change all the time are not read out"
    );

    browser
        .goto(&format!("{page}/endpoint?endpoint=ep_blue"))
        .await
        .unwrap();
    click(&browser, "form[action=disable] button").await;
    wait(&browser, "h1", "Disable this endpoint?").await;
    wait(&browser, ".effects", "Nothing is sent to it").await;
    let back = browser.find(Locator::LinkText("No, go back")).await;
    back.unwrap().click().await.unwrap();
    wait(&browser, ".lead .state", "active").await;
    click(&browser, "form[action=disable] button").await;
    wait(&browser, "h1", "Disable this endpoint?").await;
    click(&browser, "form[action=disable] button.danger").await;
    wait(&browser, "[role=status]", "The endpoint is disabled.").await;
    wait(&browser, ".lead .state", "disabled").await;
    browser.close().await.unwrap();
}

/// Many dead letters: how many, how fast, how far, and stop.
#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_job_is_counted_watched_and_cancelled() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = kit::outbox();
    let blue = kit::tenant(&outbox, "blue").await;
    outbox.store().cancel_job(blue.job.id).await.unwrap();
    for number in 0..499 {
        let message = kit::event(&format!("msg_{number}"), "blue");
        outbox.enqueue(message).await.unwrap();
    }
    kit::settle(outbox.store(), &kit::dead("status 503"), 503, "").await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let browser = driver.browser().await;
    browser
        .goto(&format!("{page}/dead?tenant=blue"))
        .await
        .unwrap();
    click(&browser, "form[action=count] button").await;
    wait(&browser, "main", "This sends 500 deliveries again.").await;
    fill(&browser, "input[name=rate]", "2").await;
    click(&browser, "form[action=start] button").await;
    wait(&browser, ".lead .state", "running").await;
    // It moves without a reload.
    let is_moving = "return document.querySelector('progress').value >= 2";
    let mut moved = false;
    for _ in 0..600 {
        moved = run(&browser, is_moving).await == true;
        if moved {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(moved);
    run(
        &browser,
        "document.querySelector('form[action=cancel] button').click()",
    )
    .await;
    wait(&browser, ".lead .state", "cancelled").await;
    assert!(
        browser
            .find(Locator::Css("form[action=cancel]"))
            .await
            .is_err()
    );
    let job = &outbox
        .store()
        .jobs(Some("blue".to_owned()), 1)
        .await
        .unwrap()[0];
    assert!(job.progress.sent < 500, "{job:?}");
    // Somebody else cancels one: that is said once, and there is nothing to cancel any more.
    browser
        .goto(&format!("{page}/dead?tenant=blue"))
        .await
        .unwrap();
    click(&browser, "form[action=count] button").await;
    fill(&browser, "input[name=rate]", "1").await;
    click(&browser, "form[action=start] button").await;
    wait(&browser, ".lead .state", "running").await;
    // The focus on the button does not stop the progress.
    tab_to(&browser, "Cancel").await;
    let jobs = outbox.store().jobs(None, 1).await.unwrap();
    assert!(outbox.store().cancel_job(jobs[0].id.clone()).await.unwrap());
    wait(&browser, "#announce[role=status]", "Bulk job: cancelled").await;
    wait(&browser, ".lead .state", "cancelled").await;
    let is_hidden = "return document.querySelector('form[action=cancel]').hidden";
    assert_eq!(run(&browser, is_hidden).await, true);
    browser.close().await.unwrap();
}

/// The element with the focus, as a person would name it.
const FOCUSED: &str = "const it = document.activeElement; return it === document.body ? '' : \
    (it.getAttribute('aria-label') || it.textContent || it.name || it.tagName).trim() || it.name";

/// Presses a key as a keyboard does: it goes to the element that has the focus.
async fn key(browser: &Client, text: &str) {
    let focused = browser.active_element().await.unwrap();
    focused.send_keys(text).await.unwrap();
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// Goes on with the tab key until something with this name has the focus.
async fn tab_to(browser: &Client, name: &str) {
    for _ in 0..60 {
        key(browser, TAB).await;
        let visible = run(
            browser,
            "const style = getComputedStyle(document.activeElement); return document.activeElement === document.body \
             || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2",
        )
        .await;
        let focused = run(browser, FOCUSED).await;
        assert_eq!(visible, true, "the focus is not visible on {focused}");
        if focused.as_str().unwrap_or_default().contains(name) {
            return;
        }
    }
    panic!("the tab key does not lead to `{name}`");
}

/// Everything can be done with the keyboard alone, and the focus is seen all the time.
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_letter_is_sent_again_with_the_keyboard_alone() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = kit::outbox();
    kit::tenant(&outbox, "blue").await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let browser = driver.browser().await;
    browser.goto(&page).await.unwrap();
    wait(&browser, "h1", "Overview").await;
    // The first stop skips the navigation.
    tab_to(&browser, "Skip to content").await;
    key(&browser, ENTER).await;
    tab_to(&browser, "dead letter").await;
    key(&browser, ENTER).await;
    wait(&browser, "td", "msg_blue_2").await;
    tab_to(&browser, "Send msg_blue_2 again").await;
    key(&browser, ENTER).await;
    wait(&browser, ".note[role=status]", "It is queued again.").await;
    // The slash goes to the search.
    tab_to(&browser, "Messages").await;
    key(&browser, ENTER).await;
    wait(&browser, "h1", "Messages").await;
    key(&browser, "/").await;
    assert_eq!(
        run(&browser, "return document.activeElement.name").await,
        "q"
    );
    key(&browser, &format!("msg_blue_1{ENTER}")).await;
    wait(&browser, ".lead", "msg_blue_1").await;
    browser.close().await.unwrap();
}

/// What others control is text, in a browser as well: no element and no attribute of it comes to life.
#[tokio::test(flavor = "multi_thread")]
async fn script_of_others_is_never_executed() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = hostile::poisoned().await;
    let access = Access::Operate {
        scope: Scope::Everything,
        actor: hostile::SCRIPT.to_owned(),
    };
    let page = serve(kit::page(&outbox, access)).await;
    let browser = driver.browser().await;
    let alive = "const scripts = [...document.scripts].filter((each) => !each.src.endsWith('/script.js'));
        const events = [...document.querySelectorAll('*')].filter((each) => each.getAttributeNames().some((name) => name.startsWith('on')));
        const links = [...document.querySelectorAll('[href], [src], [action], [formaction]')].filter((each) =>
            /^(javascript|data):/i.test(each.getAttribute('href') || each.getAttribute('src') || each.getAttribute('action') || ''));
        return scripts.length + events.length + links.length + document.images.length";
    let mut seen = 0;
    for path in hostile::poisoned_pages() {
        browser.goto(&format!("{page}{path}")).await.unwrap();
        assert_eq!(run(&browser, alive).await, 0, "{path}");
        assert!(browser.get_alert_text().await.is_err(), "{path}");
        let shown = "return document.body.textContent.includes('<script>alert(1)</script>')";
        seen += usize::from(run(&browser, shown).await == true);
    }
    assert!(seen > 10, "only {seen} pages show it as text");
    // Revealed as well.
    browser
        .goto(&format!("{page}/event?event=1"))
        .await
        .unwrap();
    click(&browser, "form[action=reveal-event] button").await;
    wait(&browser, "pre.payload", "<script>alert(1)</script>").await;
    assert_eq!(run(&browser, alive).await, 0);
    browser.close().await.unwrap();
}

/// What a screen reader needs, and text that can be read, on every page in both schemes.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = filled().await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let check = include_str!("accessible.js");
    for (scheme, setting) in [("dark", 0), ("light", 1)] {
        let arguments = json!([format!("--blink-settings=preferredColorScheme={setting}")]);
        let browser = driver.browser_with(json!({ "args": arguments })).await;
        for path in pages(&outbox).await {
            browser.goto(&format!("{page}/{path}")).await.unwrap();
            let is_scheme =
                format!("return matchMedia('(prefers-color-scheme: {scheme})').matches");
            assert_eq!(run(&browser, &is_scheme).await, true);
            let problems = run(&browser, check).await;
            assert_eq!(problems, json!([]), "{path} in {scheme}");
            picture(&browser, &format!("1280-{scheme}-{path}")).await;
        }
        // The check itself finds what is wrong.
        let spoil = "document.querySelector('h1').style.color = getComputedStyle(document.body).backgroundColor;
            document.querySelector('main').append(document.createElement('input'), document.createElement('section'));";
        run(&browser, spoil).await;
        let problems = run(&browser, check).await;
        assert_eq!(problems.as_array().map(Vec::len), Some(3), "{problems}");
        browser.close().await.unwrap();
    }
}

/// On a phone, nothing needs scrolling to the side but tables.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_fits_a_phone() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let outbox = filled().await;
    let page = serve(kit::page(&outbox, kit::operator())).await;
    let width = "return [document.documentElement.scrollWidth, innerWidth]";
    for (scheme, setting) in [("dark", 0), ("light", 1)] {
        let phone = json!({
            "args": [format!("--blink-settings=preferredColorScheme={setting}")],
            "mobileEmulation": { "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 1.0 } },
        });
        let browser = driver.browser_with(phone).await;
        for path in pages(&outbox).await {
            browser.goto(&format!("{page}/{path}")).await.unwrap();
            assert_eq!(run(&browser, width).await, json!([390, 390]), "{path}");
            // Below the filter of a list, its first row is to be seen without scrolling.
            let row =
                "const row = document.querySelector('.filter ~ .scroll tbody td:first-child');
                       return row ? row.getBoundingClientRect().bottom < innerHeight : true";
            assert_eq!(run(&browser, row).await, true, "{path}");
            picture(&browser, &format!("390-{scheme}-{path}")).await;
        }
        // A long URL within a sentence.
        let url = format!("https://c.example/{scheme}/{}", "y".repeat(500));
        for (shown, text) in [(".lead .state", "active"), (".note", "registered already")] {
            browser.goto(&format!("{page}/endpoints")).await.unwrap();
            fill(&browser, "form[action=register] input[name=url]", &url).await;
            click(&browser, "form[action=register] button").await;
            wait(&browser, shown, text).await;
            assert_eq!(run(&browser, width).await, json!([390, 390]), "{text}");
        }
        browser.close().await.unwrap();
    }
}

/// Writes a picture of the page, if somebody wants to look at it.
async fn picture(browser: &Client, name: &str) {
    let Ok(folder) = std::env::var("CALLBACKS_SCREENSHOTS") else {
        return;
    };
    let bytes = browser.screenshot().await.unwrap();
    let name = name.replace(['?', '=', '/'], "_");
    std::fs::write(format!("{folder}/{name}.png"), bytes).unwrap();
}
