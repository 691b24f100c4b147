//! A real browser for tests of pages: Debian's `chromium` with `chromedriver`. Tests of other crates include this file.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// A driver on a free port.
pub(crate) struct Driver {
    child: Child,
    url: String,
}

impl Driver {
    /// `None` if there is no browser: the test says that it was skipped.
    pub(crate) fn start() -> Option<Self> {
        let driver = Self::spawn();
        if driver.is_none() {
            println!("skipped: there is no `chromedriver`; `.ci/browser` installs it");
        }
        driver
    }

    fn spawn() -> Option<Self> {
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

    pub(crate) async fn browser(&self) -> Client {
        self.browser_with(json!({})).await
    }

    /// A browser with more options of `goog:chromeOptions`. Its `args` are added.
    pub(crate) async fn browser_with(&self, more: Value) -> Client {
        let mut options = json!({ "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
        ] });
        for (name, value) in more.as_object().expect("an object") {
            match (options[name].as_array_mut(), value) {
                (Some(known), Value::Array(added)) => known.extend(added.iter().cloned()),
                (_, value) => options[name] = value.clone(),
            }
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
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
pub(crate) async fn wait(browser: &Client, css: &str, text: &str) {
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
