//! What schemas mean together: keywords beside references, types that narrow each other, schemas that are called by an `$id`.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks::__private::serde::Serialize;
use callbacks::payload::Payload;
use serde_json::Value;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "not everything of the module is called here"
)]
mod meaning {
    include!("../golden/meaning.rs");
}

use meaning::{JobDone, JobDoneState};

/// Bodies that are accepted and come out as they went in, and bodies that are refused.
#[track_caller]
fn check<T: Serialize>(payload: &Payload<T>, valid: &[&str], invalid: &[&str]) {
    for text in valid {
        let value = payload.decode(text.as_bytes());
        let value = value.unwrap_or_else(|error| panic!("{text}: {error}"));
        let written = payload.encode(&value).unwrap();
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
        assert_eq!(json(&written), json(text.as_bytes()));
    }
    for text in invalid {
        assert!(payload.decode(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn keywords_beside_a_reference_see_all_members() {
    check(
        &meaning::node_few::BODY,
        &["{}", r#"{"data":1}"#, r#"{"x":1}"#],
        &[r#"{"data":1,"x":1}"#, r#"{"x":1,"y":1}"#],
    );
    check(
        &meaning::node_closed::BODY,
        &["{}", r#"{"data":1}"#],
        &[r#"{"x":1}"#],
    );
    check(
        &meaning::node_closed_part::BODY,
        &["{}", r#"{"data":1}"#],
        &[r#"{"data":1,"x":1}"#],
    );
    check(
        &meaning::node_named::BODY,
        &[r#"{"data":1,"abcd":2}"#],
        &[r#"{"abcde":2}"#],
    );
    check(
        &meaning::node_dependent::BODY,
        &[r#"{"data":1,"x":2}"#, r#"{"y":1}"#],
        &[r#"{"x":2}"#],
    );
    check(&meaning::node_some::BODY, &[r#"{"x":2}"#], &["{}"]);
    check(
        &meaning::node_without::BODY,
        &[r#"{"y":2}"#],
        &[r#"{"x":2}"#],
    );
    check(
        &meaning::holder_filled::BODY,
        &[r#"{"node":{"data":1},"few":{"x":1}}"#],
        &[r#"{"node":{"x":1}}"#, r#"{"few":{"data":1,"x":1}}"#],
    );
}

#[test]
fn types_narrow_each_other_in_any_order() {
    let job = JobDone {
        run_id: Some(9_007_199_254_740_993),
        job_id: Some(9_007_199_254_740_993),
        at: Some("2030-01-02T03:04:05Z".to_owned()),
        state: Some(JobDoneState::Done),
        count: callbacks::Nullable::Value(7),
        small: Some(true),
    };
    let text = r#"{"runId":9007199254740993,"jobId":9007199254740993,"at":"2030-01-02T03:04:05Z","state":"done","count":7,"small":true}"#;
    assert_eq!(
        meaning::job_done::BODY.decode(text.as_bytes()).unwrap(),
        job
    );
    check(
        &meaning::job_done::BODY,
        &[text, r#"{"count":null}"#],
        &[
            r#"{"runId":1.5}"#,
            r#"{"jobId":1.5}"#,
            r#"{"state":"lost"}"#,
            r#"{"count":"7"}"#,
            r#"{"small":1}"#,
            r#"{"small":"a"}"#,
        ],
    );
}

#[test]
fn schemas_are_found_by_their_ids() {
    check(
        &meaning::animal_seen::BODY,
        &[r#"{"detailsId":1,"details":{"id":2,"kind":{"name":"cat"},"color":"red"}}"#],
        &[
            r#"{"detailsId":0}"#,
            r#"{"details":{"kind":{}}}"#,
            r#"{"details":{"color":"green"}}"#,
        ],
    );
}

#[test]
fn a_dynamic_reference_leads_where_it_stands() {
    check(
        &meaning::tree_grown::BODY,
        &[r#"{"data":1,"branches":[{"data":2,"branches":[]}]}"#],
        &[r#"{"data":1,"branches":[{}]}"#],
    );
}

#[test]
fn keywords_beside_each_reference_of_a_chain_count() {
    check(
        &meaning::node_labeled::BODY,
        &[r#"{"label":"a","data":1,"size":2}"#],
        &["{}", r#"{"label":1}"#, r#"{"label":"a","size":"b"}"#],
    );
}

#[test]
fn members_that_a_schema_allows_are_evaluated() {
    check(
        &meaning::node_opened::BODY,
        &[
            r#"{"node":null,"x":1}"#,
            r#"{"node":{"data":1,"more":2}}"#,
            "{}",
        ],
        &[r#"{"x":"a"}"#, r#"{"node":1}"#, r#"{"node":{"more":"a"}}"#],
    );
}

#[test]
fn keywords_mean_a_type_also_in_a_branch() {
    check(
        &meaning::note_seen::BODY,
        &[r#""a""#, "7", "{}", r#"{"text":"a"}"#, "[1]"],
        &["true", "null", r#"["a"]"#, r#"{"text":1}"#],
    );
}

#[test]
fn the_format_of_a_number_is_an_annotation() {
    check(
        &meaning::size_measured::BODY,
        &[r#"{"size":1.5,"count":-2147483648,"small":300.25}"#],
        &[
            r#"{"count":2147483648}"#,
            r#"{"count":1.5}"#,
            r#"{"small":"a"}"#,
        ],
    );
}

#[test]
fn a_condition_does_not_decide_who_sets_a_member() {
    check(
        &meaning::account_opened::BODY,
        &[r#"{"secret":"a"}"#],
        &["{}", r#"{"secret":""}"#],
    );
}

#[test]
fn who_sets_a_member_may_stand_beside_its_reference() {
    check(
        &meaning::key_issued::BODY,
        &[
            r#"{"other":{}}"#,
            r#"{"other":{},"beside":{"data":1},"behind":"a"}"#,
        ],
        &["{}", r#"{"beside":{},"behind":"a"}"#],
    );
}
