//! The list of bodies, as tools use it.

use callbacks_codegen::{BodyInfo, Expansion, Settings, expand_with};

const DOCUMENT: &str = r##"
openapi: 3.1.0
info: {title: Shop, version: "1"}
webhooks:
  newOrder:
    post:
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Order'}}
      responses:
        "200":
          description: Taken
          content:
            application/vnd.shop+json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}
        default:
          description: Wrong
          content:
            application/json: {}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string}, any: {}, odd: {type: thing}}}
"##;

fn expansion(settings: &Settings) -> Expansion {
    expand_with(settings, |_| Ok(DOCUMENT.into()))
}

fn schema(body: &BodyInfo) -> Option<(&str, &str)> {
    let place = body.schema.as_ref()?;
    Some((place.file.to_str()?, place.pointer.as_str()))
}

#[test]
fn every_body_is_listed_with_its_type_and_its_schema() {
    let bodies = expansion(&Settings::new("shop.yaml").with_list_of_bodies()).bodies;
    let [request, orders, wrong] = bodies.as_slice() else {
        panic!("{bodies:?}")
    };
    assert_eq!(
        (request.module.as_str(), request.ty.as_str()),
        ("new_order", "Order")
    );
    assert!(request.is_named && request.sent_by_provider && request.response.is_none());
    let media_type = "#/webhooks/newOrder/post/requestBody/content/application~1json/schema";
    assert_eq!(schema(request), Some(("shop.yaml", media_type)));

    assert_eq!(
        (orders.ty.as_str(), orders.media_type.as_str()),
        ("Vec<Order>", "application/vnd.shop+json")
    );
    assert!(!orders.is_named && !orders.sent_by_provider);
    assert_eq!(orders.response.as_deref(), Some("200"));

    assert_eq!(
        (wrong.response.as_deref(), schema(wrong)),
        (Some("default"), None)
    );
}

#[test]
fn nobody_pays_for_a_list_that_was_not_asked_for() {
    assert!(expansion(&Settings::new("shop.yaml")).bodies.is_empty());
}

#[test]
fn schemas_that_became_any_json_are_counted() {
    let expansion = expansion(&Settings::new("shop.yaml"));
    // The order, its three members, and the list of the answer, which asks for the order again.
    assert_eq!((expansion.schemas, expansion.untyped), (5, 1));
}
