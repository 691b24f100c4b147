//! A callback of a callback: there the consumer sends, and the provider receives.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::sync::{Arc, Mutex};

use callbacks::client::InMemory;
use callbacks::{Client, Exchange, HandlerError, Target};

#[callbacks::openapi("tests/fixtures/nested.yaml")]
mod claims {}

use claims::{CallbackSender, NestedCallbackSender, appraisal_wanted, appraised};

/// The client. It gets requests for appraisals, and stores where to send them.
#[derive(Clone, Default)]
struct Appraiser {
    open: Arc<Mutex<Vec<Target>>>,
}

impl claims::CallbackHandler for Appraiser {
    async fn appraisal_wanted(
        &self,
        callback: appraisal_wanted::Request,
    ) -> Result<appraisal_wanted::Response, HandlerError> {
        let target = appraised::at(&callback.body.result_url)?;
        self.open.lock().unwrap().push(target);
        Ok(appraisal_wanted::Response::Accepted)
    }
}

/// The insurer, who gets the result.
#[derive(Clone, Default)]
struct Insurer {
    cents: Arc<Mutex<Vec<i64>>>,
}

impl claims::NestedCallbackHandler for Insurer {
    async fn appraised(
        &self,
        callback: appraised::Request,
    ) -> Result<appraised::Response, HandlerError> {
        self.cents.lock().unwrap().push(callback.body.cents);
        Ok(appraised::Response::NoContent)
    }
}

#[tokio::test]
async fn each_side_calls_the_other() {
    let (appraiser, insurer) = (Appraiser::default(), Insurer::default());
    let to_appraiser = Client::over(InMemory::new(claims::router(appraiser.clone())));
    let to_insurer = Client::over(InMemory::new(claims::nested_router(insurer.clone())));

    let wanted = claims::AppraisalWanted {
        claim: "7".to_owned(),
        result_url: format!("https://insurer.example{}", appraised::BASE_PATH),
    };
    let target = appraisal_wanted::at("https://appraiser.example/appraisal-wanted").unwrap();
    let answer = to_appraiser
        .appraisal_wanted(&target, &wanted)
        .await
        .unwrap();
    assert_eq!(answer, appraisal_wanted::Response::Accepted);

    let target = appraiser.open.lock().unwrap().pop().unwrap();
    let result = claims::Appraised { cents: 120_000 };
    let answer = to_insurer.appraised(&target, &result).await.unwrap();
    assert_eq!(answer, appraised::Response::NoContent);
    assert_eq!(*insurer.cents.lock().unwrap(), [120_000]);
}

#[test]
fn the_key_is_evaluated_over_the_callback_that_asked() {
    let body = r#"{"claim":"7","resultUrl":"https://insurer.example/results"}"#;
    let (parts, ()) = http::Request::post("/appraisal-wanted")
        .body(())
        .unwrap()
        .into_parts();
    let target = appraised::resolve(&Exchange::new(&parts, body))
        .unwrap()
        .unwrap();
    assert_eq!(target.as_str(), "https://insurer.example/results");
}
