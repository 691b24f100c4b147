//! A handler is shared by all requests, which run on several threads.

use std::cell::RefCell;

use callbacks::HandlerError;
use orders::new_order::{Request, Response};

#[callbacks::openapi("handler.yaml")]
mod orders {}

struct Counting {
    orders: RefCell<u64>,
}

impl orders::CallbackHandler for Counting {
    async fn new_order(&self, _callback: Request) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

fn main() {}
