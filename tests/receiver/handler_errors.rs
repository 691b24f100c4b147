//! Errors of handlers: `?` takes any, and one function maps them to statuses. Traits as trait objects.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::fmt;
use std::sync::{Arc, Mutex};

use callbacks::client::InMemory;
use callbacks::testing::Recording;
use callbacks::{Client, Error, HandlerError, Router, StatusCode, Target};
use parcels::{
    CallbackHandler, CallbackSender, DynCallbackHandler, DynCallbackSender, Shipped, asked,
    counted, shipped,
};

#[callbacks::openapi("tests/fixtures/answers.yaml", dynamic)]
mod parcels {}

#[derive(Debug)]
struct OutOfPaper;

impl fmt::Display for OutOfPaper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("out of paper")
    }
}

impl std::error::Error for OutOfPaper {}

/// An error type of the user's that is no `std::error::Error`.
struct Jam(u16);

impl From<Jam> for HandlerError {
    fn from(Jam(tray): Jam) -> Self {
        Self::new(format!("a jam in tray {tray}")).with_status(StatusCode::SERVICE_UNAVAILABLE)
    }
}

fn print(how: &str) -> Result<(), HandlerError> {
    let result: Result<(), OutOfPaper> = Err(OutOfPaper);
    match how {
        "error" => result?,
        "anyhow" => result.map_err(anyhow::Error::new)?,
        "context" => {
            let result = result.map_err(anyhow::Error::new);
            anyhow::Context::context(result, "printing")?;
        }
        "boxed" => result.map_err(Box::<dyn std::error::Error + Send + Sync>::from)?,
        "text" => Err("out of ink")?,
        _ => Err(Jam(2))?,
    }
    Ok(())
}

#[test]
fn any_error_is_one_of_a_handler() {
    let told = |how: &str| {
        let error = print(how).unwrap_err();
        (
            error.to_string(),
            error.downcast_ref::<OutOfPaper>().is_some(),
        )
    };
    assert_eq!(told("error"), ("out of paper".to_owned(), true));
    assert_eq!(told("boxed"), ("out of paper".to_owned(), true));
    assert_eq!(told("text"), ("out of ink".to_owned(), false));
    assert_eq!(told("jam"), ("a jam in tray 2".to_owned(), false));
    assert_eq!(told("anyhow").0, "out of paper");
    assert_eq!(told("context").0, "printing");
    #[cfg(feature = "anyhow")]
    assert!(told("anyhow").1 && told("context").1);
}

/// Fails as the request says.
struct Printer(&'static str);

impl CallbackHandler for Printer {
    async fn shipped(&self, _: shipped::Request) -> Result<shipped::Response, HandlerError> {
        print(self.0)?;
        unreachable!("it fails")
    }

    async fn counted(&self, _: counted::Request) -> Result<counted::Response, HandlerError> {
        Err(HandlerError::gone())
    }

    async fn asked(&self, _: asked::Request) -> Result<asked::Response, HandlerError> {
        let body = "yes".to_owned();
        Ok(asked::Response::Default(StatusCode::OK, body))
    }
}

fn parcel() -> Shipped {
    Shipped {
        parcel: "p-1".to_owned(),
    }
}

async fn ship(sender: &impl CallbackSender) -> Result<shipped::Response, Error> {
    let target = Target::new("https://shop.example/shipped").unwrap();
    sender.shipped(&target, &parcel()).await
}

async fn answered(router: Router) -> u16 {
    let error = ship(&Client::over(InMemory::new(router)))
        .await
        .unwrap_err();
    error.answer().unwrap().status().as_u16()
}

#[tokio::test]
async fn one_function_maps_the_errors_of_all_handlers() {
    let failures = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&failures);
    let router = |how| {
        let told = Arc::clone(&told);
        parcels::router(Printer(how))
            .on_error(|error| match error.downcast_ref::<OutOfPaper>() {
                Some(OutOfPaper) => error.with_status(StatusCode::INSUFFICIENT_STORAGE),
                None => error,
            })
            .on_failure(move |_, error| told.lock().unwrap().push(error.status().as_u16()))
    };
    assert_eq!(answered(router("error")).await, 507);
    assert_eq!(answered(router("text")).await, 500);
    assert_eq!(answered(router("jam")).await, 503);
    assert_eq!(*failures.lock().unwrap(), [507, 500, 503]);
    let router = router("error").on_error(|_| panic!("a function of the user's"));
    assert_eq!(answered(router).await, 500);
}

#[tokio::test]
async fn a_handler_is_a_trait_object() {
    let handler: Arc<dyn DynCallbackHandler> = Arc::new(Printer("jam"));
    assert_eq!(answered(parcels::router(handler.clone())).await, 503);
    let handlers: Vec<Arc<dyn DynCallbackHandler>> = vec![handler, Arc::new(Printer("text"))];
    assert_eq!(answered(parcels::router(handlers[1].clone())).await, 500);
}

#[tokio::test]
async fn a_sender_is_a_trait_object() {
    let recording = Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()));
    let fake = Client::over(InMemory::new(parcels::router(Printer("jam"))));
    let senders: [Arc<dyn DynCallbackSender>; 2] =
        [Arc::new(Client::over(recording.clone())), Arc::new(fake)];
    let target = Target::new("https://shop.example/asked").unwrap();
    let answers = [
        senders[0].asked(&target).await.unwrap(),
        senders[1].asked(&target).await.unwrap(),
    ];
    let yes = asked::Response::Default(StatusCode::OK, "yes".to_owned());
    assert!(matches!(&answers[0], asked::Response::Undeclared(_)));
    assert_eq!(answers[1], yes);
    assert!(ship(&senders[0]).await.is_ok());
    assert_eq!(recording.count(), 2);
}
