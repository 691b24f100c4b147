//! A method that differs from the trait is reported where it differs.

#[callbacks::openapi("handler.yaml")]
mod orders {}

use callbacks::HandlerError;
use orders::new_order::{Request, Response};

struct OtherRequest;

impl orders::CallbackHandler for OtherRequest {
    async fn new_order(&self, _callback: String) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

struct OtherAnswer;

impl orders::CallbackHandler for OtherAnswer {
    async fn new_order(&self, _callback: Request) -> Result<(), HandlerError> {
        Ok(())
    }
}

struct NoResult;

impl orders::CallbackHandler for NoResult {
    async fn new_order(&self, _callback: Request) -> Response {
        Response::NoContent
    }
}

struct NoArgument;

impl orders::CallbackHandler for NoArgument {
    async fn new_order(&self) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

struct NotAsync;

impl orders::CallbackHandler for NotAsync {
    fn new_order(&self, _callback: Request) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

fn main() {}
