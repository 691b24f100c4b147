//! The consumer's router in actix-web.

mod adapter;

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::web::{self, Data};
use actix_web::{App, HttpServer};
use callbacks::{HandlerError, Router};
use orders::on_order_status_change::{Request, Response};

use adapter::{Mounted, receive};

/// The callbacks of the document.
#[callbacks::openapi("../openapi/orders.yaml")]
pub mod orders {}

struct Shop;

impl orders::CallbackHandler for Shop {
    async fn on_order_status_change(&self, request: Request) -> Result<Response, HandlerError> {
        match request.body.status.as_deref() {
            Some("shipped") => Ok(Response::Ok),
            status => Err(HandlerError::new(format!("unknown status {status:?}"))),
        }
    }
}

/// Serves the router below `/hooks`.
///
/// # Errors
///
/// If the address is not available.
pub fn serve(listener: TcpListener) -> std::io::Result<Server> {
    let router: Router = orders::router(Shop);
    let mounted = Data::new(Mounted("/hooks", router));
    let app = move || {
        App::new()
            .app_data(mounted.clone())
            .route("/hooks/{path:.*}", web::to(receive))
    };
    Ok(HttpServer::new(app)
        .workers(1)
        .disable_signals()
        .listen(listener)?
        .run())
}
