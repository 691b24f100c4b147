//! Descriptions of the media types of bodies.

use super::literal::{raw, string};
use super::parameter;
use super::template::quote;
use super::tokens::TokenStream;
use crate::ir::{Codec, Content, Encoding, Sequence};

pub(super) fn media(content: &Content) -> TokenStream {
    let name = string(&content.media_type);
    match &content.codec {
        Codec::Json => quote!(Media::json(#name)),
        Codec::Text(layout) => {
            let layout = raw(layout);
            quote!(Media::text(#name, #layout))
        }
        Codec::Binary => quote!(Media::binary(#name)),
        Codec::Sequence(Sequence::Lines) => quote!(Media::json_lines(#name)),
        Codec::Sequence(Sequence::Records) => quote!(Media::json_records(#name)),
        Codec::Sequence(Sequence::Events) => quote!(Media::events(#name)),
        Codec::Form(layout, encodings) => {
            let (layout, encodings) = (raw(layout), encodings.iter().map(encoding));
            quote!(Media::form(#name, #layout, &[#(#encodings),*]))
        }
        Codec::Xml(layout, root) => {
            let (layout, root) = (raw(layout), string(root));
            quote!(Media::xml(#name, #layout, #root))
        }
        Codec::Multipart(layout, encodings) => {
            let (layout, encodings) = (raw(layout), encodings.iter().map(encoding));
            quote!(Media::multipart(#name, #layout, &[#(#encodings),*]))
        }
    }
}

pub(super) fn encodings(content: &Content) -> &[Encoding] {
    match &content.codec {
        Codec::Form(_, encodings) | Codec::Multipart(_, encodings) => encodings,
        Codec::Json | Codec::Text(_) | Codec::Binary | Codec::Xml(..) | Codec::Sequence(_) => &[],
    }
}

fn encoding(encoding: &Encoding) -> TokenStream {
    let new = match &encoding.name {
        Some(name) => {
            let name = string(name);
            quote!(Encoding::new(#name))
        }
        None => quote!(Encoding::others()),
    };
    let binary = encoding.is_binary.then(|| quote!(.binary()));
    let content_type = encoding
        .content_type
        .as_ref()
        .map(|content_type| string(content_type))
        .map(|content_type| quote!(.content_type(#content_type)));
    let style = encoding.format.map(|format| {
        let style = parameter::tokens(format);
        quote!(.style(#style))
    });
    quote!(#new #content_type #style #binary)
}
