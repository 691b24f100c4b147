//! Checking a valid value allocates nothing.

use allocation_counter::measure;
use callbacks_schema::{AsInstance, Schema, SchemaRef};
use serde_json::Value;

static SCHEMAS: [Schema; 3] = [
    Schema::new(
        "Order",
        r#"{"type":"object","properties":{"id":{"type":"string","format":"uuid"},"at":{"type":"string","format":"date-time"},"state":{"enum":["new","paid"]},"total":{"type":"number","multipleOf":0.01,"minimum":0,"exclusiveMaximum":1e400},"lines":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"Line"},"contains":{"required":["sku"]}},"url":{"type":"string","format":"uri","maxLength":200},"by":{"$ref":"Party"},"note":{"type":["string","null"]}},"patternProperties":{"^x-":{"type":"string","pattern":"^\\p{L}+$"}},"required":["id","lines"],"propertyNames":{"maxLength":10},"minProperties":2,"unevaluatedProperties":false,"if":{"properties":{"state":{"const":"paid"}}},"then":{"required":["total"]}}"#,
    ),
    Schema::new(
        "Line",
        r#"{"type":"object","properties":{"sku":{"type":"string","minLength":1},"count":{"type":"integer","format":"int32","minimum":1}},"required":["sku"],"additionalProperties":false}"#,
    ),
    Schema::new(
        "Party",
        r#"{"oneOf":[{"type":"object","properties":{"email":{"type":"string","format":"email"}},"required":["email"]},{"type":"object","properties":{"phone":{"type":"string"}},"required":["phone"]}],"not":{"required":["fax"]},"unevaluatedProperties":false}"#,
    ),
];

fn order() -> Value {
    let lines: Vec<Value> = (1..=40)
        .map(|index| serde_json::json!({ "sku": format!("sku-{index}"), "count": index }))
        .collect();
    serde_json::json!({
        "id": "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
        "at": "2024-02-29T12:30:00.5+01:00",
        "state": "paid",
        "total": 19.99,
        "lines": lines,
        "url": "https://example.com/orders/1?a=b#c",
        "by": { "email": "joe@example.com" },
        "note": null,
        "x-colour": "grün",
    })
}

#[test]
fn a_valid_value_is_checked_without_allocating() {
    let schema = SchemaRef::new(&SCHEMAS, 0);
    let order = order();
    // The first use compiles the schemas and fills the caches of the patterns.
    schema
        .check(order.as_instance())
        .expect("the order is valid");
    let mut is_valid = false;
    let checked = measure(|| is_valid = schema.check(order.as_instance()).is_ok());
    assert!(is_valid);
    assert_eq!(checked.count_total, 0);
    let asked = measure(|| is_valid = schema.allows(order.as_instance()));
    assert!(is_valid);
    assert_eq!(asked.count_total, 0);
}

#[test]
fn what_is_refused_is_told_and_so_allocates() {
    let schema = SchemaRef::new(&SCHEMAS, 0);
    let mut order = order();
    order["total"] = Value::from(1.999);
    let mut is_valid = true;
    let checked = measure(|| is_valid = schema.check(order.as_instance()).is_ok());
    assert!(!is_valid);
    assert!(checked.count_total > 0);
}
