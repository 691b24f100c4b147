//! The page of `listen` in a real browser: Debian's `chromium` with `chromedriver`. Without them the test reports that it was
//! skipped; `.ci/browser` installs them.

mod support;

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use support::{Listening, SECRET};

/// A driver on a free port.
struct Driver {
    child: Child,
    url: String,
}

impl Driver {
    /// `None` if there is no browser.
    fn start() -> Option<Self> {
        use std::io::{BufRead, BufReader};
        let child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn();
        let mut child = child.ok()?;
        let mut lines = BufReader::new(child.stdout.take()?).lines();
        let port = lines.find_map(|line| {
            let line = line.ok()?;
            let port = line.split("on port ").nth(1)?;
            port.trim_end_matches('.')
                .parse::<u16>()
                .ok()
                .filter(|port| *port > 0)
        });
        // The rest of its output is not needed, but must not block it.
        std::thread::spawn(move || lines.count());
        let url = format!("http://127.0.0.1:{}", port?);
        Some(Self { child, url })
    }

    async fn browser(&self) -> Client {
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,900",
        ];
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "goog:chromeOptions".to_owned(),
            serde_json::json!({"args": arguments}),
        );
        let browser = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.url)
            .await;
        browser.expect("the browser starts")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for an element with a text.
async fn wait(browser: &Client, css: &str, text: &str) {
    let script = "return [...document.querySelectorAll(arguments[0])].some((each) => each.textContent.includes(arguments[1]))";
    for _ in 0..600 {
        let arguments = vec![css.into(), text.into()];
        if browser.execute(script, arguments).await.expect("it runs") == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let page = browser.source().await.unwrap_or_default();
    panic!("no `{css}` has `{text}`: {page}");
}

async fn press(browser: &Client, key: &str) {
    let body = browser.find(Locator::Css("body")).await.expect("a body");
    body.send_keys(key).await.expect("a key is pressed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_seen_edited_and_replayed() {
    let Some(driver) = Driver::start() else {
        println!("skipped: there is no `chromedriver`; `.ci/browser` installs it");
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
