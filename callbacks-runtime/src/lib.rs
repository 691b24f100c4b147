//! The runtime of the code that the `callbacks` crate generates. Use it through that crate, which re-exports it.
//!
//! A provider evaluates the key of a callback over an [`Exchange`], stores the [`Target`], and sends with a [`Client`]
//! over a [`Transport`](client::Transport). A consumer's requests arrive at a [`Router`], which calls the handler of the operation.

#![cfg_attr(
    not(all(feature = "multipart", feature = "receiver", feature = "xml")),
    allow(
        dead_code,
        unused_imports,
        reason = "only all parts together use all that they share"
    )
)]

mod answer;
mod body;
pub mod client;
mod clock;
#[cfg(feature = "cloudevents")]
pub mod cloud_events;
pub mod credential;
mod error;
mod exchange;
mod header;
mod json;
mod lru;
mod operation;
mod origin;
mod outgoing_request;
mod parameter;
pub mod payload;
#[cfg(feature = "client")]
mod policy;
#[cfg(feature = "receiver")]
pub mod receiver;
pub mod retry;
mod sample;
mod target;
pub mod testing;
mod transport;

use callbacks_schema as validation;
use callbacks_schema::{excerpt, work};

pub use callbacks_schema as schema;
pub use callbacks_signature as signature;
pub use http::StatusCode;
pub use serde_json::Value;

pub use answer::{Answer, UndeclaredAnswer};
#[doc(inline)]
pub use client::Client;
#[doc(inline)]
#[cfg(feature = "client")]
pub use client::TargetPolicy;
pub use error::Error;
pub use exchange::{CompletedExchange, Exchange};
pub use operation::Operation;
#[doc(inline)]
#[cfg(feature = "receiver")]
pub use receiver::{Context, HandlerError, Router, Validation};
pub use target::{Key, Target};
pub use validation::{Binary, Nullable, Validate, Violation, Violations};

/// Runtime expressions and callback keys. Generated modules evaluate their own keys.
pub mod expression {
    pub use crate::exchange::Evaluable;
    pub use callbacks_expression::*;
}

/// For generated code only. It may change in any release.
#[doc(hidden)]
pub mod __private {
    pub use bytes::Bytes;
    pub use http::HeaderMap;
    pub use serde;

    #[cfg(feature = "samples")]
    pub use crate::{__encode_request as encode_request, __sample as sample};
    pub use crate::{
        __payload as payload, __received as received, __samples as samples, __variant as variant,
    };
    #[cfg(not(feature = "samples"))]
    pub use crate::{__samples as encode_request, __samples as sample};

    #[cfg(feature = "samples")]
    pub use crate::sample::{
        any_body as sample_any_body, body as sample_body, full_body as sample_full_body,
        parameter as sample_parameter, shown_body as sample_shown_body,
    };
    #[cfg(feature = "samples")]
    pub use crate::testing::EncodeRequest;

    pub use crate::answer::DecodeAnswer;
    pub use crate::body::{
        Bodies, BodyFault, Chosen, Content, Encoding, Media, ReadBodies, WriteBodies,
    };
    pub use crate::client::call::Call;
    #[cfg(not(feature = "client"))]
    pub use crate::client::missing::{Enabled, FeatureClient};
    pub use crate::credential::Demand;
    pub use crate::json::{
        Choice, Decode, Members, ReadObject, ReadUnion, Scalar, ScalarEnum, StringEnum, Unknown,
        parse_enum, read_enum, read_object, read_scalar_enum, read_union,
    };
    pub use crate::operation::{Discriminator, Event};
    pub use crate::parameter::{Checked, Style};
    #[cfg(feature = "receiver")]
    pub use crate::receiver::{
        dynamic::{Selected, Selector, match_route},
        incoming_request::{DecodeRequest, IncomingRequest, Rejection},
        outgoing_answer::{EncodeAnswer, OutgoingAnswer},
        registration_url,
        routes::Routes,
        unwrapper::DecodeEvent,
    };
    #[cfg(feature = "receiver")]
    pub use crate::validation::binary::reading_text;
    pub use crate::validation::{
        Array, AsInstance, Foreign, Instance, InstanceMembers, Object, Schema, SchemaRef, Visit,
        foreign, foreign_each, foreign_nullable, foreign_or_absent, has_format, has_length,
        present, write,
    };
    pub use crate::work::count as count_work;
}
