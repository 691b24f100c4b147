//! A provider alone. That it compiles is the test: without the feature `receiver` there are no handlers and no routers.
//!
//! Built by itself: in a workspace, the features that others need are on for it as well.

/// The provider's side of a document.
#[callbacks::openapi("../fixtures/store-ack.yaml")]
pub mod store {}

/// Reports a payment.
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
