//! The page of `listen` in a real browser: Debian's `chromium` with `chromedriver`. Without them the test reports that it was
//! skipped; `.ci/browser` installs them.

#[path = "support/browser.rs"]
mod browser;
mod support;

use browser::{Driver, wait};
use fantoccini::{Client, Locator};
use support::{Listening, SECRET, document};

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

/// Chooses what a mock sends.
async fn choose(browser: &Client, name: &str) {
    let offer = browser.find(Locator::Css("#offer")).await;
    let offer = offer.expect("a list of offers");
    offer.select_by_label(name).await.expect("it is offered");
}

async fn click(browser: &Client, css: &str) {
    let found = browser.find(Locator::Css(css)).await.expect("a button");
    found.click().await.expect("it is clicked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mock_sends_what_is_chosen() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let listening = Listening::start(&["--secret", SECRET]);
    let mock = Listening::mock(&document(), &["--secret", SECRET, "--manual"]);
    let browser = driver.browser().await;
    browser.goto(&mock.page).await.expect("the page loads");
    wait(&browser, "#empty", "curl -X POST").await;
    wait(&browser, "#offer option", "invoicePaid").await;

    // A webhook goes to the URL that is written.
    choose(&browser, "invoicePaid").await;
    let to = browser.find(Locator::Css("#to")).await.expect("a field");
    to.send_keys(&listening.url).await.expect("it is written");
    click(&browser, "#fire [type=submit]").await;
    wait(&browser, "#notice", "the answer is 204").await;
    wait(&browser, "#rows tr.sent", "✓ signature").await;

    // A callback goes where the client wants it, once it has subscribed.
    let subscribe = format!("{}subscriptions", mock.url);
    let body = format!(r#"{{"notifyUrl": "{}hooks"}}"#, listening.url);
    let client = reqwest::Client::builder().no_proxy().build();
    let request = client.expect("TLS is set up").post(subscribe).body(body);
    let answer = request.header("content-type", "application/json").send();
    assert_eq!(answer.await.expect("an answer").status(), 201);
    wait(&browser, "#offer option", "limitReached").await;
    choose(&browser, "limitReached").await;
    let target = browser.execute("return document.getElementById('to').value", vec![]);
    let target = target.await.expect("it runs");
    assert_eq!(target, format!("{}hooks/limits", listening.url));
    click(&browser, "#fire [type=submit]").await;
    wait(&browser, "#rows tr.sent small", "for #2").await;
    click(&browser, "#rows tr.sent button").await;
    wait(&browser, "#detail .tag", "for the subscription #2").await;
    wait(&browser, "#detail h3", "of the consumer").await;
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
        405
    );
}
