//! Keys that are right give no diagnostics: a check that cries wolf is switched off.

use callbacks_codegen::{Settings, expand_with};

/// A document of an operation with these callbacks, one for each key, and what it refers to.
fn document(version: &str, operation: &str, keys: &[&str], components: &str) -> String {
    let callbacks = keys.iter().enumerate().map(|(index, key)| {
        format!("        c{index}:\n          '{key}': {{post: {{responses: {{'204': {{description: Taken}}}}}}}}\n")
    });
    let callbacks: String = callbacks.collect();
    format!(
        "openapi: {version}\ninfo: {{title: Right, version: '1'}}\npaths:\n  /shops/{{shopId}}:\n    \
         parameters: [{{name: shopId, in: path, required: true, schema: {{type: string}}}}]\n    \
         post:\n{operation}      callbacks:\n{callbacks}components:\n{components}"
    )
}

/// The diagnostics of a document, strictly read. Several of the keys lead to one URL.
fn diagnostics(text: &str) -> Vec<String> {
    let settings = Settings::new("openapi.yaml")
        .with_strict(true)
        .with_allowed("indistinct-operations");
    let expansion = expand_with(&settings, |_| Ok(text.into()));
    expansion
        .diagnostics
        .into_iter()
        .map(|report| report.text)
        .collect()
}

fn check(version: &str, operation: &str, keys: &[&str], components: &str) {
    let text = document(version, operation, keys, components);
    let found = diagnostics(&text);
    assert!(found.is_empty(), "{}\n\n{text}", found.join("\n\n"));
}

/// A body of JSON with this schema.
fn json(schema: &str) -> String {
    format!("      requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}\n")
}

const NOTHING: &str = "  schemas: {}\n";

#[test]
fn declared_parameters_are_right() {
    let operation = "      parameters:
        - $ref: '#/components/parameters/url'
        - {name: X-Callback-Url, in: header, schema: {type: string}}
        - {name: hook, in: query, style: deepObject, schema: {type: object}}
        - {name: spread, in: query, schema: {$ref: '#/components/schemas/Spread'}}
";
    let keys = [
        "{$request.query.url}",
        "$request.query.url",
        "{$request.header.x-callback-url}/{$request.path.shopId}",
        "{$request.query.hook[url]}",
        "{$request.query.within}",
        "https://audit.example/{$request.path.shopId}?m={$method}&u={$url}",
    ];
    let components = "  parameters: {url: {name: url, in: query, schema: {type: string}}}
  schemas: {Spread: {type: object, properties: {within: {type: string}}}}
";
    check("3.0.3", operation, &keys, components);
    check("3.1.0", operation, &keys, components);
}

#[test]
fn the_whole_query_declares_every_name() {
    let operation = "      parameters: [{name: all, in: querystring, content: {text/plain: {}}}]\n";
    check("3.2.0", operation, &["{$request.query.url}"], NOTHING);
}

#[test]
fn headers_of_the_protocol_need_no_declaration() {
    let keys = [
        "https://{$request.header.Host}/x",
        "{$request.header.Origin}",
        "{$request.header.REFERER}",
        "https://audit.example/{$request.header.X-Forwarded-For}/{$request.header.Accept}",
        "https://audit.example/?a={$request.header.Authorization}&p={$request.header.Prefer}",
    ];
    check("3.0.3", "", &keys, NOTHING);
}

#[test]
fn pointers_lead_through_every_kind_of_schema() {
    let operation = json("{$ref: '#/components/schemas/Order'}");
    let keys = [
        "{$request.body#/url}",
        "$request.body#/url",
        "{$request.body#/inherited}/notify",
        "{$request.body#/parent/parent/parent/url}",
        "{$request.body#/hooks/0/url}",
        "{$request.body#/labels/anything}",
        "{$request.body#/open/any/thing}",
        "{$request.body#/listed/whatever}",
        "{$request.body#/unsaid/deep/1/down}",
        "{$request.body#/matched/x-url}",
        "{$request.body#/payment/receiptUrl}",
        "{$request.body#/payment/iban}",
        "{$request.body#/event/cat}",
        "{$request.body#/a~1b~0c}",
        "{$request.body#/either}",
        "{$request.body#/constant}",
        "{$request.body#/url}/{$request.body#/number}?on={$request.body#/flag}",
    ];
    let components = "  schemas:
    Base:
      type: object
      properties: {inherited: {type: string}, parent: {$ref: '#/components/schemas/Order'}}
    Order:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          properties:
            url: {type: string, format: uri}
            hooks: {type: array, items: {$ref: '#/components/schemas/Hook'}}
            labels: {type: object, additionalProperties: {type: string}}
            open: {type: object, additionalProperties: true, properties: {a: {type: string}}}
            listed: {type: object, additionalProperties: {}, properties: {a: {type: string}}}
            unsaid: {}
            matched: {type: object, patternProperties: {'^x-': {type: string}}}
            payment:
              oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Bank'}]
            event: {$ref: '#/components/schemas/Pet'}
            a/b~c: {type: string}
            either: {anyOf: [{type: object}, {type: string}]}
            constant: {enum: ['https://a.example', 'https://b.example']}
            number: {type: integer}
            flag: {type: boolean}
        - required: [url]
    Hook: {properties: {url: {type: string}}}
    Card: {type: object, properties: {receiptUrl: {type: string}}}
    Bank: {type: object, properties: {iban: {type: string}}}
    Pet:
      type: object
      discriminator: {propertyName: kind, mapping: {cat: Cat}}
      properties: {kind: {type: string}}
    Cat:
      allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {cat: {type: string}}}]
";
    check("3.0.3", &operation, &keys, components);
    check("3.1.0", &operation, &keys, components);
}

#[test]
fn keywords_of_json_schema_2020_are_known() {
    let schema =
        "{type: [object, 'null'], $ref: '#/components/schemas/Base', unevaluatedProperties: false,
      properties: {pair: {type: array, prefixItems: [{type: string}], items: {type: integer}},
        several: {type: [integer, string]}, maybe: {type: [string, 'null']}, all: true},
      if: {required: [pair]}, then: {properties: {whenPaired: {type: string}}},
      dependentSchemas: {pair: {properties: {dependent: {type: string}}}}}";
    let keys = [
        "{$request.body#/inherited}",
        "{$request.body#/pair/0}",
        "{$request.body#/several}",
        "{$request.body#/maybe}",
        "{$request.body#/all/of/it}",
        "{$request.body#/whenPaired}",
        "{$request.body#/dependent}",
    ];
    let components = "  schemas: {Base: {properties: {inherited: {type: string}}}}\n";
    check("3.1.0", &json(schema), &keys, components);
}

#[test]
fn schemas_that_refer_to_themselves_end() {
    let components = "  schemas:
    Loop: {allOf: [{$ref: '#/components/schemas/Loop'}], anyOf: [{$ref: '#/components/schemas/Loop'}]}
";
    let operation = json("{$ref: '#/components/schemas/Loop'}");
    check("3.1.0", &operation, &["{$request.body#/a/b/c}"], components);
}

#[test]
fn doublings_of_alternatives_are_looked_at_once() {
    // Without a memory, 3 to the power of 25 schemas; of 60 levels the last are not looked at.
    for levels in [25, 60] {
        let mut components =
            String::from("  schemas:\n    S0: {properties: {url: {type: string}}}\n");
        for index in 1..=levels {
            let below = format!("{{$ref: '#/components/schemas/S{}'}}", index - 1);
            components.push_str(&format!(
                "    S{index}: {{anyOf: [{below}, {below}], allOf: [{below}]}}\n"
            ));
        }
        let operation = json(&format!("{{$ref: '#/components/schemas/S{levels}'}}"));
        check("3.1.0", &operation, &["{$request.body#/url}"], &components);
    }
}

#[test]
fn one_media_type_that_has_it_is_enough() {
    let operation = "      requestBody:
        content:
          application/json: {schema: {properties: {other: {type: string}}}}
          application/x-www-form-urlencoded: {schema: {properties: {url: {type: array, items: {type: string}}}}}
          multipart/related: {schema: {properties: {json: {properties: {root: {type: string}}}, file: {type: string}}}}
";
    let keys = [
        "{$request.body#/url}",
        "{$request.body#/root}",
        "{$request.body#/other}",
    ];
    check("3.0.3", operation, &keys, NOTHING);
    let plain = "      requestBody: {content: {text/plain: {schema: {type: string}}}}\n";
    check("3.0.3", plain, &["{$request.body}"], NOTHING);
}

#[test]
fn broken_references_on_the_way_are_not_told_here() {
    let operation = "      parameters: [{$ref: '#/components/parameters/none'}]
      requestBody: {content: {application/json: {schema: {$ref: 'none.yaml#/Order'}}}}
";
    let keys = [
        "{$request.query.url}",
        "{$request.header.X-Url}",
        "{$request.body#/url}",
    ];
    check("3.1.0", operation, &keys, NOTHING);
    let operation = "      requestBody: {$ref: '#/components/requestBodies/None'}\n";
    check("3.1.0", operation, &["{$request.body#/url}"], NOTHING);
}

#[test]
fn nested_callbacks_read_the_request_that_they_answer() {
    let text = "openapi: 3.1.0
info: {title: Right, version: '1'}
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {properties: {url: {type: string}}}}}}
      callbacks:
        outer:
          '{$request.body#/url}/items/{itemId}':
            parameters: [{name: itemId, in: path, required: true, schema: {type: string}}]
            post:
              requestBody: {content: {application/json: {schema: {properties: {reply: {type: string}}}}}}
              responses: {'204': {description: Taken}}
              callbacks:
                inner:
                  '{$request.body#/reply}/{$request.path.itemId}': {post: {responses: {'204': {description: Taken}}}}
";
    assert_eq!(diagnostics(text), Vec::<String>::new());
}
