//! Generic containers: what a `$dynamicRef` leads to depends on the schemas around it.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks::__private::serde::Serialize;
use callbacks::payload::Payload;
use serde_json::{Value, json};

#[allow(
    dead_code,
    unreachable_pub,
    reason = "not everything of the module is called here"
)]
mod pages {
    include!("../golden/pages.rs");
}

use pages::{Link, OrderPage, OrderPageItemsItem, Reported, User, UserPage};

/// Values that come out as they went in, and values that are refused at a pointer.
#[track_caller]
fn check<T: Serialize>(payload: &Payload<T>, valid: &[Value], invalid: &[(Value, &str)]) {
    for value in valid {
        let decoded = payload.decode(value.to_string().as_bytes());
        let decoded = decoded.unwrap_or_else(|error| panic!("{value}: {error}"));
        let written = payload.encode(&decoded).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&written).unwrap(), *value);
    }
    for (value, pointer) in invalid {
        let error = payload.decode(value.to_string().as_bytes()).err().unwrap();
        assert!(error.to_string().contains(pointer), "{value}: {error}");
    }
}

#[test]
fn a_page_has_the_type_of_its_items() {
    let link = Link::new("/users/1");
    let user = User {
        link: Some(link.clone()),
        ..User::new("Ada")
    };
    let users = UserPage {
        link: Some(link),
        ..UserPage::new(vec![user])
    };
    let orders = OrderPage::new(vec![OrderPageItemsItem::new(7)]);
    let reported = Reported {
        users: Some(users),
        orders: Some(orders),
        ..Reported::new()
    };
    let written = pages::reported::BODY.encode(&reported).unwrap();
    assert_eq!(
        serde_json::from_slice::<Value>(&written).unwrap(),
        json!({
            "users": {"items": [{"name": "Ada", "link": {"href": "/users/1"}}], "link": {"href": "/users/1"}},
            "orders": {"items": [{"number": 7}]},
        })
    );
}

#[test]
fn the_outermost_schema_decides_what_items_are() {
    check(
        &pages::users_listed::BODY,
        &[json!({"items": [{"name": "Ada"}], "total": 1})],
        &[(json!({"items": [{"number": 1}]}), "#/items/0")],
    );
    check(
        &pages::orders_listed::BODY,
        &[json!({"items": [{"number": 1}]})],
        &[(json!({"items": [{"name": "Ada"}]}), "#/items/0")],
    );
    check(
        &pages::reported::BODY,
        &[
            json!({"users": {"items": [{"name": "Ada"}]}, "orders": {"items": [{"number": 1}]}}),
            json!({"others": {"items": [1, "two", null, {"name": true}]}}),
        ],
        &[
            (
                json!({"users": {"items": [{"number": 1}]}}),
                "#/users/items/0",
            ),
            (json!({"orders": {"items": [1]}}), "#/orders/items/0"),
            (json!({"others": {}}), "#/others"),
        ],
    );
}

#[test]
fn a_tree_that_is_extended_has_extended_children() {
    let plain = json!({"children": [{"data": 1, "children": [{}]}]});
    check(&pages::tree_grown::BODY, std::slice::from_ref(&plain), &[]);
    check(
        &pages::labeled_tree_grown::BODY,
        &[
            json!({"label": "a", "children": [{"label": "b", "data": 1, "children": [{"label": "c"}]}]}),
        ],
        &[
            (plain, "#"),
            (
                json!({"label": "a", "children": [{"data": 1}]}),
                "#/children/0",
            ),
        ],
    );
}
