//! `mock`: a subscription leads to callbacks at a `listen` of the same document.

mod support;

use serde_json::{Value, json};
use support::{Listening, SECRET, document};

/// The document of the transcripts, whose literal target is an address of nobody (RFC 5737), so that no name is looked up.
fn billing() -> tempfile::TempPath {
    let text = std::fs::read_to_string(document()).expect("it is there");
    assert!(text.contains("http://audit.example/"));
    let text = text.replace("http://audit.example/", "http://203.0.113.7/");
    let file = tempfile::Builder::new().suffix(".yaml").tempfile();
    let path = file.expect("a file").into_temp_path();
    std::fs::write(&path, text).expect("it is written");
    path
}

fn mock(arguments: &[&str]) -> Listening {
    // It is read before the mock answers.
    let document = billing();
    Listening::mock(document.to_str().expect("UTF-8"), arguments)
}

async fn post(url: &str, body: &Value) -> (u16, String) {
    let client = reqwest::Client::builder().no_proxy().build();
    let request = client.expect("TLS is set up").post(url);
    let request = request.header("content-type", "application/json");
    let response = request.body(body.to_string()).send().await;
    let response = response.expect("an answer");
    let status = response.status().as_u16();
    (status, response.text().await.expect("UTF-8"))
}

async fn get(url: &str) -> Value {
    let client = reqwest::Client::builder().no_proxy().build();
    let response = client.expect("TLS is set up").get(url).send().await;
    let text = response.expect("an answer").text().await.expect("UTF-8");
    serde_json::from_str(&text).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_leads_to_signed_callbacks() {
    let listening = Listening::start(&["--secret", SECRET]);
    let mock = mock(&["--secret", SECRET]);
    let hooks = format!("{}hooks", listening.url);
    // The base path of a server may be before the path.
    let subscribe = format!("{}v1/subscriptions", mock.url);
    let (status, _) = post(&subscribe, &json!({"notifyUrl": hooks})).await;
    assert_eq!(status, 201);
    let arrived = listening.line("limitReached");
    assert!(arrived.contains("/hooks/limits"), "{arrived}");
    assert!(arrived.contains("signature ok, schema ok"), "{arrived}");
    // The mock reports what it sent. It does not call the other callback, whose URL is not on this machine.
    let sent = mock.line("==>");
    assert!(
        sent.contains("limitReached") && sent.contains("<-- 204"),
        "{sent}"
    );
    assert!(
        mock.line("==> POST http://203.0.113.7")
            .contains("no answer")
    );
    assert!(mock.line("203.0.113.7").contains("not called"));
}

#[tokio::test(flavor = "multi_thread")]
async fn subscriptions_are_checked() {
    let mock = mock(&[]);
    let subscribe = format!("{}subscriptions", mock.url);
    let (status, problem) = post(&subscribe, &json!({"notifyURL": "http://127.0.0.1:1/"})).await;
    assert_eq!(status, 422);
    assert!(problem.contains("notifyUrl"), "{problem}");
    let (status, problem) = post(&format!("{}orders", mock.url), &json!({})).await;
    assert_eq!(status, 404);
    assert!(problem.contains("POST /subscriptions"), "{problem}");
}

#[tokio::test(flavor = "multi_thread")]
async fn callbacks_and_webhooks_are_sent_from_the_page() {
    let listening = Listening::start(&[]);
    let mock = mock(&["--manual"]);
    let offers = format!("{}offers", mock.page);
    let fire = format!("{}fire", mock.page);
    let nothing = get(&offers).await;
    assert_eq!(nothing["subscriptions"], json!([]));
    assert_eq!(nothing["webhooks"], json!(["invoicePaid", "invoiceVoided"]));

    let subscribe = format!("{}subscriptions", mock.url);
    post(&subscribe, &json!({"notifyUrl": listening.url})).await;
    let offered = get(&offers).await;
    let limits = format!("{}limits", listening.url);
    assert_eq!(
        offered["subscriptions"][0]["callbacks"][0]["target"],
        *limits
    );
    let callback = json!({"operation": "limitReached", "subscription": 1});
    let (status, answer) = post(&fire, &callback).await;
    assert_eq!((status, &*answer), (200, r#"{"status":204}"#));
    let webhook = json!({"operation": "invoicePaid", "to": listening.url});
    assert_eq!(post(&fire, &webhook).await.1, r#"{"status":204}"#);
    assert!(listening.line("-->").contains("limitReached"));
    assert!(listening.line("-->").contains("invoicePaid"));

    // What does not exist is refused, and a target of another machine is not called.
    for wrong in [
        json!({"operation": "limitReached", "subscription": 7}),
        json!({"operation": "limitReached", "to": listening.url}),
        json!({}),
    ] {
        assert_eq!(post(&fire, &wrong).await.0, 400, "{wrong}");
    }
    let elsewhere = json!({"operation": "invoicePaid", "to": "http://203.0.113.7/"});
    assert_eq!(post(&fire, &elsewhere).await.1, r#"{"status":0}"#);

    // An event that was sent is edited and sent again, to the same URL.
    let replay = format!("{}event/3/replay", mock.page);
    let body = r#"{"type": "invoice.paid", "id": "in_77", "cents": 7}"#;
    let (_, answer) = post(&replay, &json!({"body": body, "sign": false})).await;
    assert_eq!(answer, r#"{"status":204}"#);
    let list = get(&format!("{}list?q=in_77", mock.page)).await;
    assert_eq!(list[0]["replayOf"], 3, "{list}");
    assert_eq!(list[0]["isSent"], true, "{list}");
    let detail = reqwest::get(format!("{}event/5", mock.page)).await;
    let detail = detail.expect("an answer").text().await.expect("UTF-8");
    assert!(
        detail.contains("in_77") && detail.contains("of the consumer"),
        "{detail}"
    );
}
