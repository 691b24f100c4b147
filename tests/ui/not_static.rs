//! A handler lives as long as the server may, so it borrows nothing.

use callbacks::HandlerError;
use orders::new_order::{Request, Response};

#[callbacks::openapi("handler.yaml")]
mod orders {}

struct Borrowing<'a> {
    shop: &'a str,
}

impl orders::CallbackHandler for Borrowing<'_> {
    async fn new_order(&self, _callback: Request) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

fn main() {
    let shop = String::from("shop");
    let _ = orders::router(Borrowing { shop: &shop });
}
