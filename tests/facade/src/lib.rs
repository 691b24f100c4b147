//! A crate that depends on `callbacks` alone. That it compiles is the test: generated code reaches everything else
//! through the facade, without the client.

/// Every kind of item that is generated.
#[callbacks::openapi("../fixtures/payloads.yaml")]
pub mod payloads {}

/// Both sides of the user's own documents.
#[callbacks::openapi("../fixtures/store-ack.yaml")]
pub mod store {
    /// An item of the user's own stays beside the generated ones.
    pub const CURRENCY: &str = "EUR";
}

/// A consumer without a web framework.
#[derive(Clone, Copy, Debug)]
pub struct Consumer;

impl store::CallbackHandler for Consumer {
    async fn payment_result_get(
        &self,
        callback: store::payment_result_get::Request,
    ) -> Result<store::payment_result_get::Response, callbacks::HandlerError> {
        Ok(store::payment_result_get::Response::Ok(
            ack(callback.ref_id),
        ))
    }

    async fn payment_result_post(
        &self,
        callback: store::payment_result_post::Request,
    ) -> Result<store::payment_result_post::Response, callbacks::HandlerError> {
        Ok(store::payment_result_post::Response::Ok(ack(callback
            .body
            .ref_id)))
    }

    async fn payment_progress(
        &self,
        callback: store::payment_progress::Request,
    ) -> Result<store::payment_progress::Response, callbacks::HandlerError> {
        Ok(store::payment_progress::Response::Ok(ack(callback.ref_id)))
    }
}

fn ack(ref_id: i64) -> store::Ack {
    store::Ack {
        ack: true,
        timestamp: String::new(),
        req_ref_id: ref_id.to_string(),
        ref_id: store::CURRENCY.to_owned(),
    }
}

/// The consumer, ready to be mounted.
pub fn router() -> callbacks::Router {
    store::router(Consumer)
}

/// A provider over whatever transport the binary brings.
///
/// # Errors
///
/// As the sender.
pub async fn report<T: callbacks::client::Transport>(
    client: &callbacks::Client<T>,
    target: &callbacks::Target,
    ref_id: i64,
) -> Result<store::payment_progress::Response, callbacks::Error> {
    use store::CallbackSender as _;
    let request = store::payment_progress::Request {
        ref_id,
        success: true,
    };
    client.payment_progress(target, &request).await
}
