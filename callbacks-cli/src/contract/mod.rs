//! The dynamic operation: the callbacks and webhooks of a document at run time, without generated code. Find an operation,
//! make a sample, build its request, and check the requests and answers that arrive.
//!
//! ```no_run
//! use callbacks_cli::contract::{Contract, Content};
//! use callbacks_codegen::{Settings, describe};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let contract = Contract::new(describe(&Settings::new("openapi.yaml")));
//! let operation = contract.find("orderPaid")?;
//! let body = operation.sample(None)?;
//! let message = operation.request("https://shop.example/hooks", body.map(Content::Json)).await?;
//! let received = contract.receive(&message);
//! assert!(received.faults.is_empty());
//! # Ok(())
//! # }
//! ```

mod answer;
mod decode;
mod edit;
mod find;
mod fit;
mod given;
mod lower;
mod part;
mod receive;
mod request;
mod sample;

use callbacks_codegen::model::{self, Model};
use callbacks_runtime::__private::{Media, Style, match_route};
use callbacks_runtime::Operation as Described;
use callbacks_runtime::schema::SchemaRef;

pub(crate) use answer::Sample;
pub use edit::set;
pub use receive::{Fault, Received};
pub use request::Content;

/// The callbacks and webhooks of a document, ready to send and to receive.
///
/// It takes memory until the process ends, because the runtime works with statics, as generated code has them. So make one
/// for each document.
#[derive(Debug)]
pub struct Contract {
    model: Model,
    operations: Vec<Operation>,
    endpoints: Vec<receive::Endpoint>,
}

/// An operation, ready to send and to receive.
#[derive(Clone, Debug)]
pub struct Operation {
    model: model::Operation,
    described: &'static Described,
    parameters: Vec<Parameter>,
    contents: Vec<Form>,
    answers: Vec<Answer>,
}

/// A parameter, ready to be written and read.
#[derive(Clone, Debug)]
struct Parameter {
    model: model::Parameter,
    name: &'static str,
    schema: SchemaRef,
    style: Style,
}

/// One media type of a body, with its schema.
#[derive(Clone, Debug)]
struct Form {
    model: model::Content,
    sent_as: &'static str,
    media: &'static Media,
    schema: SchemaRef,
}

/// A declared answer, with its media types and the schemas of its headers.
#[derive(Clone, Debug)]
struct Answer {
    model: model::Response,
    contents: Vec<Form>,
    /// The schemas of its headers, in their order.
    headers: Vec<SchemaRef>,
}

impl Contract {
    /// Prepares the operations of a document.
    pub fn new(model: Model) -> Self {
        let operations = lower::operations(&model);
        let endpoints = receive::Endpoint::all(&operations);
        Self {
            model,
            operations,
            endpoints,
        }
    }

    /// The document as data.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// All operations, in document order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }
}

impl Operation {
    /// The operation as data.
    pub fn model(&self) -> &model::Operation {
        &self.model
    }

    /// The name for people.
    pub fn name(&self) -> &str {
        &self.model.name
    }

    /// What a callback adds to the URL of the client, if there are path parameters in it: `/{id}/done`.
    pub(crate) fn path_end(&self) -> Option<&str> {
        let model::Origin::Callback(callback) = &self.model.origin else {
            return None;
        };
        let key = callback.key.as_ref()?;
        if key.path_parameters.is_empty() || !key.text.starts_with('{') {
            return None;
        }
        let (_, end) = key.text.split_once('}')?;
        end.starts_with('/').then_some(end)
    }

    /// The values of path parameters, whatever the URL of the client is.
    fn match_end(&self, path: &str) -> Option<Vec<(String, String)>> {
        match_path_end(self.path_end()?, path)
    }
}

/// The values of a route that a path ends with. Before it may be the path of a server, or that of a client's URL.
pub(crate) fn match_path_end(route: &str, path: &str) -> Option<Vec<(String, String)>> {
    let mut starts = path.match_indices('/').map(|(start, _)| start);
    starts.find_map(|start| match_route(route, &path[start..]))
}
