use http::HeaderMap;

use super::Selection;
use crate::operation::{Discriminator, Event, Operation};

const TYPE: &[Discriminator] = &[Discriminator::Pointer("/type")];
const GITHUB: &[Discriminator] = &[
    Discriminator::Header("X-GitHub-Event"),
    Discriminator::Pointer("/action"),
];

fn operation(event: &'static Event) -> Operation {
    Operation::new(event.name, "POST", "/").with_event(*event)
}

#[track_caller]
fn check(operations: &[Operation], header: Option<&str>, body: &str, told: bool, names: &[&str]) {
    let mut headers = HeaderMap::new();
    if let Some(value) = header {
        headers.insert("x-github-event", value.parse().unwrap());
    }
    let selected = Selection::of(operations).select(&headers, "", body.as_bytes());
    let found: Vec<_> = selected
        .candidates
        .iter()
        .map(|index| operations[*index].name)
        .collect();
    assert_eq!(
        (selected.is_distinguished, found.as_slice()),
        (told, names),
        "{body}"
    );
}

#[test]
fn constants_tell_and_what_has_none_is_tried_in_turn() {
    static CREATED: Event = Event::new("created", TYPE, &[Some(&["batch.created"])]);
    static DELETED: Event = Event::new("deleted", TYPE, &[Some(&["batch.deleted", "gone"])]);
    static OTHER: Event = Event::new("other", TYPE, &[None]);
    let operations = [&OTHER, &CREATED, &DELETED].map(operation);
    check(&operations, None, r#"{"type": "gone"}"#, true, &["deleted"]);
    check(
        &operations,
        None,
        r#"{"x": {"type": 1}, "type": "batch.created"}"#,
        true,
        &["created"],
    );
    check(&operations, None, r#"{"type": "other"}"#, false, &["other"]);
    check(&operations, None, "", false, &["other"]);
}

/// Schemas may also allow the values of other events.
#[test]
fn a_name_decides_between_equal_constants() {
    static BOTH: &[Option<&[&str]>] = &[Some(&["holder.created", "holder.updated"])];
    static CREATED: Event = Event::new("holder.created", TYPE, BOTH);
    static UPDATED: Event = Event::new("holder.updated", TYPE, BOTH);
    let operations = [&CREATED, &UPDATED].map(operation);
    check(
        &operations,
        None,
        r#"{"type": "holder.updated"}"#,
        true,
        &["holder.updated"],
    );
    check(
        &operations,
        None,
        r#"{"type": "holder.deleted"}"#,
        false,
        &[],
    );
}

#[test]
fn a_header_and_a_property_tell_together() {
    static ISSUE: Event = Event::new("issues-opened", GITHUB, &[None, Some(&["opened"])]).by_name();
    static PULL: Event =
        Event::new("pull-request-opened", GITHUB, &[None, Some(&["opened"])]).by_name();
    static ALERT: Event = Event::new("alert-auto-dismissed", GITHUB, &[None, None]).by_name();
    static PUSH: Event = Event::new("push", GITHUB, &[None, None]).by_name();
    let operations = [&ISSUE, &PULL, &ALERT, &PUSH].map(operation);
    let opened = r#"{"action": "opened"}"#;
    check(
        &operations,
        Some("pull_request"),
        opened,
        true,
        &["pull-request-opened"],
    );
    check(
        &operations,
        Some("issues"),
        opened,
        true,
        &["issues-opened"],
    );
    check(&operations, Some("discussion"), opened, false, &[]);
    check(&operations, None, opened, false, &[]);
    check(
        &operations,
        Some("alert"),
        r#"{"action": "auto_dismissed"}"#,
        true,
        &["alert-auto-dismissed"],
    );
    check(&operations, Some("push"), "{}", true, &["push"]);
    check(&operations, Some("push"), "no JSON", true, &["push"]);
    check(
        &operations,
        Some("push"),
        r#"{"action": "x"}"#,
        true,
        &["push"],
    );
}

#[test]
fn a_header_that_is_there_twice_tells_nothing() {
    static PUSH: Event = Event::new("push", GITHUB, &[None, None]).by_name();
    let mut headers = HeaderMap::new();
    headers.append("x-github-event", "push".parse().unwrap());
    headers.append("x-github-event", "push".parse().unwrap());
    let selected = Selection::of(&[operation(&PUSH)]).select(&headers, "", b"{}");
    assert!(selected.candidates.is_empty());
    assert_eq!(selected.values, vec![None, None]);
}

#[test]
fn without_events_all_are_tried() {
    let operations = [
        Operation::new("a", "POST", "/"),
        Operation::new("b", "POST", "/"),
    ];
    check(&operations, None, "{}", false, &["a", "b"]);
}

/// A query parameter counts if it occurs once.
#[test]
fn a_query_parameter_tells() {
    const QUERY: &[Discriminator] = &[Discriminator::Query("the event")];
    static STARTED: Event = Event::new("started", QUERY, &[Some(&["started"])]);
    static ENDED: Event = Event::new("ended", QUERY, &[Some(&["it has ended"])]);
    let operations = [&STARTED, &ENDED].map(operation);
    let selected = |query: &str| {
        let selected = Selection::of(&operations).select(&HeaderMap::new(), query, b"{}");
        selected.candidates
    };
    assert_eq!(selected("the+event=started"), [0]);
    assert_eq!(selected("a=b&the%20event=it+has%20ended&"), [1]);
    for none in [
        "",
        "the+event",
        "the+event=started&the+event=started",
        "event=started",
    ] {
        assert_eq!(selected(none), [0_usize; 0], "{none}");
    }
}
