//! Bodies in XML: names, attributes, lists and namespaces by the `xml` objects, and everything that a consumer refuses.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;

use callbacks::{HandlerError, Nullable, Target};
use orders::shipped::{self, OkBody, Request, Response};
use orders::{
    CallbackHandler, CallbackSender, Card, Cash, Line, Order, OrderPayment, OrderState, Receipt,
};
use support::{Consumer, Received, ask};

#[callbacks::openapi("tests/fixtures/xml.yaml")]
mod orders {}

struct Shop(Received<Order>);

impl CallbackHandler for Shop {
    async fn shipped(&self, callback: Request) -> Result<Response, HandlerError> {
        let receipt = Receipt {
            number: format!("00{}", callback.body.id),
            additional_properties: BTreeMap::from([("lines".to_owned(), 2)]),
        };
        let is_plain = callback.body.comment.is_absent();
        self.0.push(callback.body);
        Ok(Response::Ok(if is_plain {
            OkBody::Json(receipt)
        } else {
            OkBody::ReceiptXml(receipt)
        }))
    }
}

async fn consumer() -> (Consumer, Received<Order>) {
    let received = Received::default();
    let router = orders::router(Shop(received.clone()));
    (Consumer::start(router).await, received)
}

fn order(id: i64) -> Order {
    Order {
        id,
        comment: Nullable::Absent,
        tags: None,
        lines: Vec::new(),
        state: None,
        payment: None,
        parent: None,
    }
}

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

#[tokio::test]
async fn an_order_is_sent_as_elements_and_attributes() {
    let (consumer, received) = consumer().await;
    let target = Target::new(&consumer.url(shipped::BASE_PATH)).unwrap();
    let line = |sku: &str, amount, gift| Line {
        sku: sku.to_owned(),
        amount,
        gift,
    };
    let parent = Order {
        payment: Some(OrderPayment::Cash(Cash { paid: true })),
        ..order(2)
    };
    let full = Order {
        comment: Nullable::from("a < b & c\r\n".to_owned()),
        tags: Some(vec!["x".to_owned(), " y ".to_owned()]),
        lines: vec![line("1", Some(0.1), None), line("02", None, Some(true))],
        state: Some(OrderState::Sent),
        payment: Some(OrderPayment::Card(Card { card: 7 })),
        parent: Some(Box::new(parent)),
        ..order(-1)
    };
    let null = Order {
        comment: Nullable::Null,
        ..order(1)
    };
    for (order, xml, answered) in [
        (
            order(3),
            r#"<o:order xmlns:o="urn:orders" id="3"><lines></lines></o:order>"#,
            None,
        ),
        (
            null,
            "<o:order xmlns:o=\"urn:orders\" id=\"1\">\
            <comment xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></comment>\
            <lines></lines></o:order>",
            Some("001"),
        ),
        (
            full,
            "<o:order xmlns:o=\"urn:orders\" id=\"-1\"><comment>a &lt; b &amp; c&#13;\n</comment>\
            <tag>x</tag><tag> y </tag><lines><line><sku>1</sku><amount>0.1</amount></line>\
            <line><sku>02</sku><gift>true</gift></line></lines><state>sent</state>\
            <payment><card>7</card></payment>\
            <o:order id=\"2\"><lines></lines><payment><paid>true</paid></payment></o:order></o:order>",
            Some("00-1"),
        ),
    ] {
        let answer = support::client().shipped(&target, &order).await.unwrap();
        let Response::Ok(answer) = answer else {
            panic!("the answer is declared");
        };
        assert_eq!(matches!(answer, OkBody::ReceiptXml(_)), answered.is_some());
        assert_eq!(received.take(), [order]);
        let (request, answer) = consumer.take();
        assert_eq!(request.body, format!("{DECLARATION}{xml}"));
        assert_eq!(request.header("content-type"), Some("application/xml"));
        assert_eq!(
            request.header("accept"),
            Some("application/receipt+xml, application/json")
        );
        if let Some(number) = answered {
            let receipt = format!("<Receipt><number>{number}</number><lines>2</lines></Receipt>");
            assert_eq!(answer.body, format!("{DECLARATION}{receipt}"));
        }
    }
}

#[tokio::test]
async fn what_others_write_is_read_whatever_their_prefixes() {
    let (consumer, received) = consumer().await;
    let xml = "<?xml version='1.0'?>\n<order xmlns='urn:orders' id='5' version='2'>\n  <lines>\n    <line>\
        <amount> 1.50 </amount><sku><![CDATA[<7>]]></sku></line>\n  </lines>\n  <unknown><a/></unknown>\n</order>";
    let header = "Content-Type: application/xml; charset=utf-8";
    let answer = ask(consumer.address(), "POST /shipped", &[header], xml).await;
    assert_eq!(answer.status(), 200, "{}", answer.body);
    let line = Line {
        sku: "<7>".to_owned(),
        amount: Some(1.5),
        gift: None,
    };
    let expected = Order {
        lines: vec![line],
        ..order(5)
    };
    assert_eq!(received.take(), [expected]);
}

#[tokio::test]
async fn what_is_not_as_declared_is_refused_by_its_place() {
    let (consumer, received) = consumer().await;
    let within =
        |more: &str| format!("<order xmlns='urn:orders' id='1'><lines>{more}</lines></order>");
    for (xml, status, pointer, detail) in [
        (
            "<order".to_owned(),
            400,
            "",
            "is no XML: syntax error: tag not closed: `>` not found before end of input",
        ),
        (
            "<!DOCTYPE order [<!ENTITY a '&a;'>]><order/>".to_owned(),
            400,
            "",
            "the XML must not have a document type",
        ),
        (
            "<order id='1'/>".to_owned(),
            422,
            "#",
            "the root element must be `order` of `urn:orders`",
        ),
        (
            "<order xmlns='urn:orders'/>".to_owned(),
            422,
            "#",
            "missing member `id`",
        ),
        (
            within("<line><sku/><amount>x</amount></line>"),
            422,
            "#/lines/0/amount",
            "expected a number, found a string",
        ),
        (
            within("<line><sku/></line><line/>"),
            422,
            "#/lines/1",
            "missing member `sku`",
        ),
        (
            within("<line><sku/><sku/></line>"),
            422,
            "#/lines/0/sku",
            "may occur only once",
        ),
        (
            within("<line><sku/><weight/></line>"),
            422,
            "#/lines/0/weight",
            "unknown member `weight`",
        ),
    ] {
        let header = "Content-Type: application/xml";
        let answer = ask(consumer.address(), "POST /shipped", &[header], &xml).await;
        assert_eq!(answer.status(), status, "{xml}");
        let error = &answer.json()["errors"][0];
        assert_eq!(error["detail"], detail);
        assert_eq!(error["pointer"].as_str().unwrap_or_default(), pointer);
    }
    let answer = ask(
        consumer.address(),
        "POST /shipped",
        &["Content-Type: text/xml"],
        "",
    )
    .await;
    assert_eq!(answer.status(), 415);
    assert_eq!(received.take(), []);
}
