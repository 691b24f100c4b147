//! What implements the trait is given itself.

use std::sync::Arc;

use callbacks::HandlerError;
use orders::new_order::{Request, Response};

#[callbacks::openapi("handler.yaml")]
mod orders {}

struct Shop;

impl orders::CallbackHandler for Shop {
    async fn new_order(&self, _callback: Request) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

fn main() {
    let _ = orders::router(Arc::new(Shop));
}
