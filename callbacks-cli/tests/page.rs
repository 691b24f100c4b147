//! The page of `listen` in a real browser: Debian's `chromium` with `chromedriver`. Without them the test reports that it was
//! skipped; `.ci/browser` installs them.

#[path = "support/browser.rs"]
mod browser;
mod support;

use browser::{Driver, wait};
use fantoccini::{Client, Locator};
use support::{Listening, SECRET};

async fn press(browser: &Client, key: &str) {
    let body = browser.find(Locator::Css("body")).await.expect("a body");
    body.send_keys(key).await.expect("a key is pressed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_seen_edited_and_replayed() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let listening = Listening::start(&["--secret", SECRET]);
    let browser = driver.browser().await;
    browser.goto(&listening.page).await.expect("the page loads");
    wait(&browser, "#connection", "live").await;
    wait(&browser, "#empty", "callbacks trigger").await;

    // A request that is wrong appears by itself, with its violation at the value.
    listening.trigger(
        "invoiceVoided",
        &["--secret", SECRET, "--set", "/id=<b>7</b>", "--no-validate"],
    );
    wait(&browser, "#rows td", "✗ schema").await;
    press(&browser, "j").await;
    wait(&browser, ".row.bad", "<b>7</b>").await;
    wait(&browser, ".fault", "expected a match of").await;
    wait(&browser, ".steps .good", "it is by the secret").await;
    assert!(
        browser.find(Locator::Css(".row b")).await.is_err(),
        "values are escaped"
    );

    // It is corrected, signed again and accepted.
    press(&browser, "e").await;
    let editor = browser
        .find(Locator::Css("#body"))
        .await
        .expect("an editor");
    editor.clear().await.expect("it is cleared");
    editor
        .send_keys(r#"{"type": "invoice.voided", "id": "in_7"}"#)
        .await
        .expect("it is written");
    let send = browser
        .find(Locator::Css(".edit [type=submit]"))
        .await
        .expect("a button");
    send.click().await.expect("it is clicked");
    wait(&browser, "#rows small", "replay of #1").await;
    wait(&browser, "#rows tr:first-child td", "204").await;
    wait(&browser, "#rows tr:first-child td", "✓ signature").await;

    // The two are compared, and copied.
    press(&browser, "k").await;
    press(&browser, "d").await;
    wait(&browser, ".row.changed", "in_7").await;
    wait(&browser, "#curl", "curl -X POST").await;
    wait(&browser, "#rust", "async fn invoice_voided_is_taken()").await;
    let copy = browser
        .find(Locator::Css("[data-from=curl]"))
        .await
        .expect("a button");
    copy.click().await.expect("it is clicked");
    wait(&browser, "#notice", "copied as curl").await;

    // Search by a value, and by problems.
    let search = browser.find(Locator::Css("#q")).await.expect("a search");
    search.send_keys("/id=in_7").await.expect("it is written");
    wait(&browser, "#count", "1 of 1 events").await;
    browser.close().await.expect("it ends");
}

/// The page is for this machine only, and only for who has the token.
#[tokio::test]
async fn other_sites_cannot_read_the_page() {
    let listening = Listening::start(&[]);
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("TLS is set up");
    let status = async |request: reqwest::RequestBuilder| {
        request.send().await.expect("an answer").status().as_u16()
    };
    assert_eq!(status(client.get(&listening.page)).await, 200);
    assert_eq!(
        status(client.get(&listening.page).header("host", "evil.example")).await,
        403
    );
    let replay = format!("{}event/1/replay", listening.page);
    assert_eq!(
        status(
            client
                .post(&replay)
                .header("origin", "https://evil.example")
        )
        .await,
        403
    );
    let origin = listening.page.rsplitn(3, '/').nth(2).expect("an origin");
    assert_eq!(status(client.get(origin)).await, 404);
    // The receiver itself knows nothing of the page.
    let token = listening
        .page
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .expect("a token");
    assert_eq!(
        status(client.get(format!("{}{token}/list", listening.url))).await,
        404
    );
}
