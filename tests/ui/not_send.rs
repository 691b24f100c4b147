//! What a method holds while it waits may go to another thread.

use std::rc::Rc;

use callbacks::HandlerError;
use orders::new_order::{Request, Response};

#[callbacks::openapi("handler.yaml")]
mod orders {}

struct Shop;

impl orders::CallbackHandler for Shop {
    async fn new_order(&self, callback: Request) -> Result<Response, HandlerError> {
        let id = Rc::new(callback.body.id);
        std::future::ready(()).await;
        drop(id);
        Ok(Response::NoContent)
    }
}

fn main() {}
