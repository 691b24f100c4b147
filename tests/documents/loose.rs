//! Events whose schemas require nothing are distinguished by the members that they have a place for.

use callbacks::receiver::Unwrapper;
use http::{HeaderMap, HeaderValue};
use loose::webhooks::{self, Event};

#[callbacks::openapi("tests/fixtures/loose.yaml", sender = false, allow(indistinct-operations))]
mod loose {}

fn event(body: &'static str) -> Event {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("application/json"));
    let unwrapper: Unwrapper<Event> = Unwrapper::new();
    let event = unwrapper.unwrap(&headers, body).expect("it is one of them");
    assert_eq!(webhooks::unwrap(&headers, body).ok().as_ref(), Some(&event));
    event
}

#[test]
fn the_event_that_has_a_place_for_all_members_is_the_one() {
    let is_opened = |body| matches!(event(body), Event::Opened(_));
    let is_clicked = |body| matches!(event(body), Event::Clicked(_));
    assert!(is_opened(r#"{"id":"m-1"}"#));
    assert!(is_clicked(r#"{"link":{"url":"https://shop.example"}}"#));
    // Members of members count as well, and where all are too few the first is taken.
    assert!(is_opened(r#"{"link":{"url":"u","at":"now"}}"#));
    assert!(is_opened("{}"));
    assert!(is_opened(r#"{"id":"m-1","newer":1}"#));
    assert!(matches!(
        event(r#"{"type":"paid","newer":1}"#),
        Event::Paid(_)
    ));
}
