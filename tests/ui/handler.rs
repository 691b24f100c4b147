//! What rustc itself reports points to the user's code.

#[callbacks::openapi("handler.yaml")]
mod orders {}

struct NoHandler;

struct WrongType;

impl orders::CallbackHandler for WrongType {
    async fn new_order(
        &self,
        callback: orders::new_order::Request,
    ) -> Result<orders::new_order::Response, callbacks::HandlerError> {
        let _number: u64 = callback.body.id;
        Ok(orders::new_order::Response::Ok)
    }
}

struct Incomplete;

impl orders::CallbackHandler for Incomplete {}

fn main() {
    let _ = orders::router(NoHandler);
}
