//! Operations as the runtime knows them. Its descriptions are statics in generated code, so they are leaked here.

use callbacks_codegen::Discriminator as Place;
use callbacks_codegen::model::{self, Codec, Format, Model, Sequence};
use callbacks_runtime::__private::{Discriminator, Encoding, Event, Media, Style};
use callbacks_runtime::Operation as Described;
use callbacks_runtime::schema::{Schema, SchemaRef};

use super::{Answer, Form, Operation, Parameter};

/// The operations of a document.
pub(super) fn operations(model: &Model) -> Vec<Operation> {
    let schemas = model.schemas.iter();
    let table = schemas.map(|schema| Schema::new(text(&schema.name), text(&schema.text)));
    let table: &'static [Schema] = Vec::leak(table.collect());
    let operations = model.operations.iter();
    operations.map(|each| operation(each, table)).collect()
}

fn operation(model: &model::Operation, table: &'static [Schema]) -> Operation {
    let described = Described::new(text(&model.name), text(&model.method), text(&model.route));
    let described = match &model.event {
        Some(found) => described.with_event(event(found)),
        None => described,
    };
    let bodies = model.body.iter().flat_map(|body| &body.contents);
    let answers = model.responses.iter().map(|response| Answer {
        model: response.clone(),
        contents: response
            .contents
            .iter()
            .map(|each| form(each, table))
            .collect(),
        headers: response
            .headers
            .iter()
            .map(|header| SchemaRef::new(table, header.schema))
            .collect(),
    });
    Operation {
        described: Box::leak(Box::new(described)),
        parameters: model
            .parameters
            .iter()
            .map(|each| parameter(each, table))
            .collect(),
        contents: bodies.map(|each| form(each, table)).collect(),
        answers: answers.collect(),
        model: model.clone(),
    }
}

fn parameter(model: &model::Parameter, table: &'static [Schema]) -> Parameter {
    Parameter {
        name: text(&model.name),
        schema: SchemaRef::new(table, model.schema),
        style: style(model.format),
        model: model.clone(),
    }
}

fn form(model: &model::Content, table: &'static [Schema]) -> Form {
    Form {
        sent_as: text(&model.sent_as),
        media: Box::leak(Box::new(media(model))),
        schema: SchemaRef::new(table, model.schema),
        model: model.clone(),
    }
}

fn media(content: &model::Content) -> Media {
    let name = text(&content.media_type);
    match &content.codec {
        Codec::Text(layout) => Media::text(name, text(layout)),
        Codec::Binary => Media::binary(name),
        Codec::Form(layout, encoded) => Media::form(name, text(layout), encodings(encoded)),
        Codec::Multipart(layout, encoded) => {
            Media::multipart(name, text(layout), encodings(encoded))
        }
        Codec::Xml(layout, root) => Media::xml(name, text(layout), text(root)),
        Codec::Sequence(Sequence::Lines) => Media::json_lines(name),
        Codec::Sequence(Sequence::Records) => Media::json_records(name),
        Codec::Sequence(_) => Media::events(name),
        _ => Media::json(name),
    }
}

fn encodings(encodings: &[model::Encoding]) -> &'static [Encoding] {
    let encodings = encodings.iter().map(|encoding| {
        let mut made = match &encoding.name {
            Some(name) => Encoding::new(text(name)),
            None => Encoding::others(),
        };
        if encoding.is_binary {
            made = made.binary();
        }
        if let Some(content_type) = &encoding.content_type {
            made = made.content_type(text(content_type));
        }
        match encoding.format {
            Some(format) => made.style(style(format)),
            None => made,
        }
    });
    Vec::leak(encodings.collect())
}

fn style(format: Format) -> Style {
    let mut style = match format.style {
        None => Style::JSON,
        Some(model::Style::Matrix) => Style::MATRIX,
        Some(model::Style::Label) => Style::LABEL,
        Some(model::Style::Simple) => Style::SIMPLE,
        Some(model::Style::SpaceDelimited) => Style::SPACE_DELIMITED,
        Some(model::Style::PipeDelimited) => Style::PIPE_DELIMITED,
        Some(model::Style::DeepObject) => Style::DEEP_OBJECT,
        Some(model::Style::Cookie) => Style::COOKIE,
        Some(_) => Style::FORM,
    };
    if format.is_exploded {
        style = style.exploded();
    }
    if format.allows_reserved {
        style = style.allow_reserved();
    }
    if format.allows_empty {
        style = style.allow_empty();
    }
    style
}

fn event(event: &model::Event) -> Event {
    let places = event.discriminators.iter().map(|place| match place {
        Place::Header(name) => Discriminator::Header(text(name)),
        Place::Pointer(pointer) => Discriminator::Pointer(text(pointer)),
        Place::Query(name) => Discriminator::Query(text(name)),
    });
    let values = event.values.iter().map(|values| {
        let values = values.as_ref()?.iter().map(|value| text(value));
        let values: &'static [&'static str] = Vec::leak(values.collect());
        Some(values)
    });
    let made = Event::new(
        text(&event.name),
        Vec::leak(places.collect()),
        Vec::leak(values.collect()),
    );
    if event.is_named { made.by_name() } else { made }
}

fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}
