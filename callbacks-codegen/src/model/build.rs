//! The model from what is generated.

use super::types::{
    Body, Callback, Codec, Content, Encoding, Event, Example, Format, Key, Location, Model,
    Operation, Origin, Parameter, Response, Scalar, Schema, Scheme, Sequence, Shape, Style,
};
use crate::diagnostic::Diagnostics;
use crate::document::{self, In, Side};
use crate::expansion::{self, Place};
use crate::ir::{self, Api, SchemaRequest, Type, TypeKind};
use crate::settings::Settings;
use crate::source::{SourceMap, write_string};
use crate::{emit, source};

/// The model of a document.
pub(crate) fn of(
    api: Option<&Api>,
    settings: &Settings,
    sources: &SourceMap<'_>,
    diagnostics: Diagnostics,
) -> Model {
    let diagnostics = diagnostics.finish();
    let mut model = Model {
        diagnostics: expansion::reports(diagnostics, settings, sources),
        files: sources.paths().map(std::path::Path::to_owned).collect(),
        bytes: sources.files().map(|file| file.text().len() as u64).sum(),
        ..Model::default()
    };
    if let Some(api) = api {
        fill(&mut model, api, sources);
    }
    model
}

fn fill(model: &mut Model, api: &Api, sources: &SourceMap<'_>) {
    model.title.clone_from(&api.title);
    model.version.clone_from(&api.version);
    let schemas = api.schemas.iter();
    model.schemas = schemas
        .map(|(name, text)| Schema {
            name: name.clone(),
            text: text.clone(),
        })
        .collect();
    model.groups = api
        .groups
        .iter()
        .map(|group| group.members.clone())
        .collect();
    let mut builder = Builder {
        api,
        sources,
        schemas: &mut model.schemas,
    };
    let operations = api.operations.iter();
    model.operations = operations.map(|each| builder.operation(each)).collect();
}

struct Builder<'a, 's> {
    api: &'a Api,
    sources: &'a SourceMap<'s>,
    /// Those of the module, and those of parameters whose type guarantees them.
    schemas: &'a mut Vec<Schema>,
}

impl Builder<'_, '_> {
    fn operation(&mut self, operation: &ir::Operation) -> Operation {
        let identity = emit::event_values(operation);
        let identity = identity.into_iter();
        Operation {
            name: operation.name.clone(),
            operation_id: operation.operation_id.clone(),
            method_name: operation.module.clone(),
            origin: self.origin(&operation.origin),
            is_sent_by_provider: operation.sent_by == Side::Provider,
            method: operation.method.clone(),
            route: operation.route.clone(),
            event: operation.event.as_ref().map(event),
            identity: identity
                .map(|(place, value)| (place.clone(), value))
                .collect(),
            summary: operation.documentation.summary.clone(),
            description: operation.documentation.description.clone(),
            is_deprecated: operation.documentation.deprecated,
            parameters: self.parameters(&operation.parameters),
            body: operation.body.as_ref().map(|body| Body {
                is_required: body.required,
                contents: self.contents(&body.contents),
            }),
            responses: operation
                .responses
                .iter()
                .map(|each| self.response(each))
                .collect(),
            security: self.security(operation.security.as_ref()),
            place: Place::of(operation.location, self.sources),
        }
    }

    fn origin(&self, origin: &ir::Origin) -> Origin {
        let callback = match origin {
            ir::Origin::Webhook(name) => return Origin::Webhook(name.clone()),
            ir::Origin::Callback(index) => &self.api.callbacks[*index],
        };
        Origin::Callback(Callback {
            name: callback.name.clone(),
            written_key: callback.written.clone(),
            key: callback.key.as_ref().map(|key| Key {
                text: key.text.clone(),
                path_parameters: key.path_parameters.clone(),
                reads_response: key.reads_response,
                server: key.server.clone(),
            }),
            parent_method: callback.parent.method.clone(),
            parent_path: callback.parent.path.clone(),
            is_nested: callback.parent.is_nested,
        })
    }

    fn response(&mut self, response: &ir::Response) -> Response {
        Response {
            status: response.status.to_string(),
            description: response.description.clone(),
            headers: self.parameters(&response.headers),
            contents: response
                .body
                .iter()
                .flat_map(|body| self.contents(body))
                .collect(),
        }
    }

    fn parameters(&mut self, parameters: &[ir::Parameter]) -> Vec<Parameter> {
        let parameters = parameters.iter();
        // A map of all other parameters has no name of its own.
        let named = parameters.filter(|each| each.others.is_empty());
        named.map(|each| self.parameter(each)).collect()
    }

    fn parameter(&mut self, parameter: &ir::Parameter) -> Parameter {
        let schema = match parameter.schema {
            Some(schema) => self.index(schema),
            None => self.guaranteed(&parameter.ty),
        };
        Parameter {
            name: parameter.name.clone(),
            field: parameter.field.clone(),
            location: location(parameter.place),
            is_required: parameter.required,
            schema,
            shape: self.shape(&parameter.ty),
            format: format(parameter.format),
            example: parameter.documentation.example.clone(),
        }
    }

    fn index(&self, request: SchemaRequest) -> usize {
        self.api.requested[request.0]
    }

    /// The schema of a type that generated code need not validate.
    fn guaranteed(&mut self, ty: &Type) -> usize {
        let text = self.text_of(ty);
        if let Some(known) = self.schemas.iter().position(|schema| schema.text == text) {
            return known;
        }
        let name = format!("parameter {}", self.schemas.len());
        self.schemas.push(Schema { name, text });
        self.schemas.len() - 1
    }

    fn text_of(&self, ty: &Type) -> String {
        match ty {
            Type::Bool => r#"{"type":"boolean"}"#.to_owned(),
            Type::Integer(_) => r#"{"type":"integer"}"#.to_owned(),
            Type::F64 => r#"{"type":"number"}"#.to_owned(),
            Type::String => r#"{"type":"string"}"#.to_owned(),
            Type::List(item) => format!(r#"{{"type":"array","items":{}}}"#, self.text_of(item)),
            Type::Nullable(of) => self.text_of(of),
            Type::Named(id) => match &self.api.types[id.0].kind {
                TypeKind::Wrapper(of) => self.text_of(of),
                TypeKind::Enum(values) if values.is_closed() => {
                    let values = values.variants.iter();
                    let values: Vec<_> = values.map(|variant| json(&variant.value)).collect();
                    format!(r#"{{"enum":[{}]}}"#, values.join(","))
                }
                _ => format!(r#"{{"$ref":{}}}"#, self.name(self.api.types[id.0].schema)),
            },
            _ => "true".to_owned(),
        }
    }

    fn name(&self, request: SchemaRequest) -> String {
        let mut name = String::new();
        write_string(&self.schemas[self.index(request)].name, &mut name);
        name
    }

    fn shape(&self, ty: &Type) -> Shape {
        match ty {
            Type::List(item) => match self.shape(item) {
                Shape::Scalar(of) => Shape::List(of),
                _ => Shape::Object,
            },
            Type::Bool => Shape::Scalar(Scalar::Boolean),
            Type::Integer(_) => Shape::Scalar(Scalar::Integer),
            Type::F64 => Shape::Scalar(Scalar::Number),
            Type::String => Shape::Scalar(Scalar::String),
            Type::Nullable(of) => self.shape(of),
            Type::Named(id) => match &self.api.types[id.0].kind {
                TypeKind::Wrapper(of) => self.shape(of),
                TypeKind::Enum(values) if values.is_of_strings() => Shape::Scalar(Scalar::String),
                TypeKind::Enum(_) => Shape::Scalar(Scalar::Integer),
                TypeKind::Union(_) | TypeKind::Struct(_) => Shape::Object,
            },
            _ => Shape::Object,
        }
    }

    fn contents(&self, contents: &ir::Contents) -> Vec<Content> {
        contents.all.iter().map(|each| self.content(each)).collect()
    }

    fn content(&self, content: &ir::Content) -> Content {
        let examples = content.examples.iter();
        Content {
            media_type: content.media_type.clone(),
            sent_as: match content.codec {
                ir::Codec::Json => emit::sent_json(content).to_owned(),
                _ => content.media_type.clone(),
            },
            schema: self.index(content.schema),
            codec: codec(&content.codec),
            examples: examples
                .map(|example| Example {
                    name: example.name.clone(),
                    json: example.json.clone(),
                })
                .collect(),
            member_examples: emit::examples_and_defaults_of(&content.ty, self.api),
            place: content.place.map(|place| Place::of(place, self.sources)),
        }
    }

    fn security(&self, security: Option<&ir::Security>) -> Vec<Vec<Scheme>> {
        let alternatives = security.map(|security| security.alternatives.as_slice());
        let alternatives = alternatives.unwrap_or_default().iter();
        alternatives
            .map(|demands| demands.iter().map(|demand| self.scheme(demand)).collect())
            .collect()
    }

    fn scheme(&self, demand: &ir::Demand) -> Scheme {
        let scheme = &self.api.security_schemes[demand.scheme];
        let kind = match &scheme.kind {
            ir::SchemeKind::Basic => "basic".to_owned(),
            ir::SchemeKind::Bearer(_) => "bearer".to_owned(),
            ir::SchemeKind::Http(name) => name.clone(),
            ir::SchemeKind::ApiKey(place, name) => format!("{} {name}", place.name()),
            ir::SchemeKind::OAuth2(_) => "oauth2".to_owned(),
            ir::SchemeKind::OpenIdConnect(_) => "openIdConnect".to_owned(),
            ir::SchemeKind::MutualTls => "mutualTLS".to_owned(),
        };
        Scheme {
            name: scheme.name.clone(),
            kind,
            scopes: demand.scopes.clone(),
        }
    }
}

fn json(value: &ir::Scalar) -> String {
    match value {
        ir::Scalar::String(text) => {
            let mut quoted = String::new();
            source::write_string(text, &mut quoted);
            quoted
        }
        other => other.to_string(),
    }
}

fn event(event: &ir::Event) -> Event {
    Event {
        name: event.name.clone(),
        discriminators: event.discriminators.clone(),
        values: event.values.clone(),
        is_named: event.is_named,
    }
}

fn location(place: In) -> Location {
    match place {
        In::Path => Location::Path,
        In::Query => Location::Query,
        In::Header => Location::Header,
        In::Cookie => Location::Cookie,
        In::Querystring => Location::Querystring,
    }
}

fn format(format: ir::Format) -> Format {
    Format {
        style: format.style.map(style),
        is_exploded: format.explode,
        allows_reserved: format.allow_reserved,
        allows_empty: format.allow_empty,
    }
}

fn style(style: document::Style) -> Style {
    match style {
        document::Style::Matrix => Style::Matrix,
        document::Style::Label => Style::Label,
        document::Style::Simple => Style::Simple,
        document::Style::Form => Style::Form,
        document::Style::SpaceDelimited => Style::SpaceDelimited,
        document::Style::PipeDelimited => Style::PipeDelimited,
        document::Style::DeepObject => Style::DeepObject,
        document::Style::Cookie => Style::Cookie,
    }
}

fn codec(codec: &ir::Codec) -> Codec {
    match codec {
        ir::Codec::Json => Codec::Json,
        ir::Codec::Text(layout) => Codec::Text(layout.clone()),
        ir::Codec::Binary => Codec::Binary,
        ir::Codec::Form(layout, encodings) => Codec::Form(layout.clone(), encoded(encodings)),
        ir::Codec::Multipart(layout, encodings) => {
            Codec::Multipart(layout.clone(), encoded(encodings))
        }
        ir::Codec::Xml(layout, root) => Codec::Xml(layout.clone(), root.clone()),
        ir::Codec::Sequence(ir::Sequence::Lines) => Codec::Sequence(Sequence::Lines),
        ir::Codec::Sequence(ir::Sequence::Records) => Codec::Sequence(Sequence::Records),
        ir::Codec::Sequence(ir::Sequence::Events) => Codec::Sequence(Sequence::Events),
    }
}

fn encoded(encodings: &[ir::Encoding]) -> Vec<Encoding> {
    let encodings = encodings.iter();
    encodings
        .map(|encoding| Encoding {
            name: encoding.name.clone(),
            content_type: encoding.content_type.clone(),
            format: encoding.format.map(format),
            is_binary: encoding.is_binary,
        })
        .collect()
}
