//! A callback over loopback, into actix-web.

use std::net::TcpListener;

use actix_example::orders::on_order_status_change::{self, Response, registration_url};
use actix_example::orders::{CallbackSender, OrderStatusChange};
use callbacks::client::HttpTransport;
use callbacks::{Client, Target, TargetPolicy};

#[actix_web::test]
async fn a_callback_reaches_its_handler_through_actix() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let public = format!("http://{}/hooks", listener.local_addr().unwrap());
    let server = actix_example::serve(listener).unwrap();
    let handle = server.handle();
    actix_web::rt::spawn(server);

    let policy = TargetPolicy::development();
    let transport = HttpTransport::builder().policy(policy).build().unwrap();
    let client = Client::over(transport);
    let target = on_order_status_change::at(&registration_url(&public)).unwrap();
    let mut event = OrderStatusChange {
        order_id: Some("7".to_owned()),
        status: Some("shipped".to_owned()),
    };
    let answer = client.on_order_status_change(&target, &event).await;
    assert_eq!(answer.unwrap(), Response::Ok);

    // A query stays where it is, and what the router refuses is what actix answers.
    let target = Target::new(&format!("{}?of=7", target.as_str())).unwrap();
    event.status = None;
    let error = client.on_order_status_change(&target, &event).await;
    let error = error.unwrap_err();
    assert!(error.to_string().contains("500"), "{error}");
    let elsewhere = Target::new(&format!("{public}/elsewhere")).unwrap();
    let error = client.on_order_status_change(&elsewhere, &event).await;
    assert!(error.unwrap_err().to_string().contains("404"));
    handle.stop(false).await;
}
