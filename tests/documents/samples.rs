//! Samples for a consumer's own tests: a complete request of each operation, sent as its provider would.
#![cfg(feature = "samples")]
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::sync::{Arc, Mutex};

use callbacks::__private::Routes;
use callbacks::client::InMemory;
use callbacks::testing::{self, EncodeRequest};
use callbacks::{Client, HandlerError, Router, StatusCode};

/// Modules without senders, as consumers have them, each with a function that gives the requests of its operations to a router
/// of them all.
macro_rules! consumers {
    ($($name:ident, $document:literal $(, $argument:ident($($setting:tt)*))? => [$($operation:ident),*];)*) => {$(
        #[allow(deprecated, dead_code, reason = "what is told of a fixture is told elsewhere")]
        mod $name {
            #[callbacks::openapi($document, sender = false $(, $argument($($setting)*))?)]
            pub(super) mod module {}

            #[tokio::test]
            async fn a_sample_of_each_request_is_received_as_it_is() {
                check(super::Routes::into_router).await;
            }

            pub(super) async fn check(router_of: fn(super::Routes<super::Seen>) -> super::Router) {
                let seen = super::Seen::default();
                let router = super::Routes::new(seen.clone());
                $(let router = router.on(
                    &module::$operation::OPERATION,
                    |seen, request: module::$operation::Request, _context| async move {
                        Err::<module::$operation::Response, _>(seen.take(&request))
                    },
                );)*
                let client = super::client(router_of(router));
                $(seen.check(&client, &module::$operation::Request::sample()).await;)*
            }
        }
    )*};
}

consumers! {
    answer_headers, "tests/fixtures/answer-headers.yaml" => [stock_changed];
    beer_orders, "tests/fixtures/beer-orders.yaml" => [order_status_change];
    callback_object, "tests/fixtures/callback-object.yaml" => [my_callback, transaction_callback, failed, result];
    checks, "tests/fixtures/checks.yaml" => [paid];
    cloud_events, "tests/fixtures/cloud-events.yaml" => [notify];
    collisions, "tests/fixtures/collisions.yaml" => [start_a_done, post_b_done, type_post, type_delete, serialization];
    combined, "tests/fixtures/combined.yaml" => [animal_seen];
    constraints, "tests/fixtures/constraints.yaml" => [booked, left, noted];
    credentials, "tests/fixtures/credentials.yaml" =>
        [notified, paid, shipped, inherited, open, queried, baked, certified];
    events, "tests/fixtures/events.yaml" => [
        limit_reached, limit_lifted, usage_report, invoice_paid, invoice_voided, balance_changed
    ];
    forge, "tests/fixtures/forge.yaml", dispatch(header = "X-Forge-Event", pointer = "/action") =>
        [push, issues_opened, pull_request_opened, pull_request_auto_merged];
    undeclared, "tests/fixtures/events.yaml", dispatch(header = "X-Event") =>
        [invoice_paid, invoice_voided, balance_changed];
    billing, "tests/fixtures/events.yaml" => [invoice_paid, invoice_voided, balance_changed];
    formats, "tests/fixtures/formats.yaml" => [visited];
    forms, "tests/fixtures/forms.yaml" => [call_ended, call_noted];
    hierarchies, "tests/fixtures/hierarchies.yaml" =>
        [animal_seen, cage_filled, vehicle_sold, vehicle_lent, note_taken];
    items, "tests/fixtures/items.yaml" => [on_item_created];
    keys, "tests/fixtures/keys.yaml" => [started, polled, named, moved_begun, moved_done];
    kinds, "tests/fixtures/kinds.yaml" => [sorted];
    meaning, "tests/fixtures/meaning.yaml" => [
        node_few, node_closed, node_closed_part, node_named, node_dependent, node_some, node_without, holder_filled, job_done,
        animal_seen, tree_grown
    ];
    media_types, "tests/fixtures/media_types.yaml" => [report, note, scan, anything];
    multipart, "tests/fixtures/multipart.yaml" => [upload, signal, files];
    nested, "tests/fixtures/nested.yaml" => [appraisal_wanted];
    notifications, "tests/fixtures/notifications.yaml" => [status_notification, removed];
    orders, "tests/fixtures/orders.yaml" => [on_order_status_change];
    parameters, "tests/fixtures/parameters.yaml" => [paint_mixed, queries, headers, cookies, whole_form, whole_json];
    payloads, "tests/fixtures/payloads.yaml" => [parcel_moved];
    receiving, "tests/fixtures/receiving.yaml" => [paid, ready];
    sharing, "tests/fixtures/sharing.yaml" =>
        [ticket_opened, ticket_closed, ticket_reopened, parcel_sent, parcel_lost, parcel_returned];
    store_ack, "tests/fixtures/store-ack.yaml" => [payment_progress, payment_result_get, payment_result_post];
    subtypes, "tests/fixtures/subtypes.yaml" =>
        [picked, dropped, order_created, order_paid, order_lost, order_moved, refund];
    ordered, "tests/fixtures/subtypes.yaml" => [order_created, order_paid, order_lost, order_moved, refund];
    train_travel, "tests/fixtures/train-travel-webhook.yaml" => [new_booking];
    unions, "tests/fixtures/unions.yaml" => [something_happened];
    xml, "tests/fixtures/xml.yaml" => [shipped];
}

/// Headers and properties that distinguish events have the operation's values, whether or not the document declares
/// them.
#[tokio::test]
async fn samples_are_told_apart_at_one_url() {
    forge::check(Routes::into_endpoint).await;
    undeclared::check(Routes::into_endpoint).await;
    billing::check(Routes::into_endpoint).await;
    ordered::check(Routes::into_endpoint).await;
}

/// What handlers were given.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Option<String>>>);

impl Seen {
    fn take(&self, request: &impl std::fmt::Debug) -> HandlerError {
        *self.0.lock().unwrap() = Some(format!("{request:?}"));
        HandlerError::new("it is seen").with_status(StatusCode::IM_A_TEAPOT)
    }

    async fn check<Q: EncodeRequest + std::fmt::Debug>(
        &self,
        client: &Client<InMemory<Router>>,
        request: &Q,
    ) {
        let answer = testing::send(client, "https://consumer.example", request).await;
        let answer = answer.unwrap_or_else(|error| panic!("{request:?}: {error}"));
        let body = String::from_utf8_lossy(answer.body());
        assert_eq!(answer.status(), 418, "{request:?}: {body}");
        let seen = self.0.lock().unwrap().take();
        assert_eq!(seen.as_deref(), Some(format!("{request:?}").as_str()));
    }
}

fn client(router: Router) -> Client<InMemory<Router>> {
    Client::over(InMemory::new(router))
}

/// A consumer's own test needs nothing of the provider's side: it is signed as configured, changed as the test wants, and sent.
#[tokio::test]
async fn a_sample_is_signed_and_may_be_changed() {
    use callbacks::signature::{StandardKey, StandardWebhooks};
    use receiving::module::{paid, ready};

    let key = StandardKey::generate();
    let seen = Seen::default();
    let router = Routes::new(seen.clone())
        .on(
            &paid::OPERATION,
            |seen, request: paid::Request, _| async move {
                Err::<paid::Response, _>(seen.take(&request))
            },
        )
        .into_router()
        .verify(StandardWebhooks::new(key.clone()));
    let unsigned = client(router.clone());
    let signed = client(router).with_signer(StandardWebhooks::new(key));
    let mut request = paid::Request::sample();
    request.body.amount = 17;
    seen.check(&signed, &request).await;

    let public = "https://consumer.example";
    let answer = testing::send(&unsigned, public, &request).await.unwrap();
    assert_eq!(answer.status(), 401);
    request.body.amount = 0;
    let error = testing::send(&signed, public, &request).await.unwrap_err();
    assert!(error.to_string().contains("#/amount"), "{error}");
    let careless = signed.clone().without_validation();
    let answer = testing::send(&careless, public, &request).await.unwrap();
    assert_eq!(answer.status(), 422);
    let answer = testing::send(&signed, public, &ready::Request::sample()).await;
    assert_eq!(answer.unwrap().status(), 404, "it is not mounted");
}

/// Credentials are a client's; one that has none is answered as anybody else is.
#[tokio::test]
async fn a_sample_goes_without_credentials_that_nobody_has() {
    use callbacks::Target;
    use callbacks::credential::Bearer;
    use checks::module::{paid, security};

    let seen = Seen::default();
    let router = Routes::new(seen.clone())
        .on(
            &paid::OPERATION,
            |seen, request: paid::Request, _| async move {
                Err::<paid::Response, _>(seen.take(&request))
            },
        )
        .into_router()
        .authenticate(&security::BEARER, async |token: Bearer| {
            Ok(token.is("s3cret"))
        });
    let target = Target::new("https://consumer.example/paid").unwrap();
    let request = paid::Request::sample();
    let answer = testing::send_to(&client(router.clone()), &target, &request).await;
    assert_eq!(answer.unwrap().status(), 401);
    let token = Bearer::new("s3cret").for_origin_of(&target);
    let known = client(router).with_credential(&security::BEARER, token);
    seen.check(&known, &request).await;
}
