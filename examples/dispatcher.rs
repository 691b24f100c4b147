//! A forge sends all of its events to one URL. A header and a property say which event it is.
//!
//! Run it with `cargo run --example dispatcher`.

use callbacks::client::InMemory;
use callbacks::receiver::UnknownEvent;
use callbacks::signature::{GitHubSignature, SharedSecret};
use callbacks::{Client, HandlerError, StatusCode, Target};
use forge::{CallbackHandler, CallbackSender, issues_opened, push};
use forge::{Issue, IssuesOpened, Push};

// Events that nobody handles are neither read nor generated.
#[callbacks::openapi(
    "openapi/forge.yaml",
    only(push, "issues-opened"),
    dispatch(header = "X-Forge-Event", pointer = "/action")
)]
mod forge {}

struct Bot;

impl CallbackHandler for Bot {
    async fn push(&self, request: push::Request) -> Result<push::Response, HandlerError> {
        println!("pushed to {}", request.body.r#ref);
        Ok(push::Response::NoContent)
    }

    async fn issues_opened(
        &self,
        request: issues_opened::Request,
    ) -> Result<issues_opened::Response, HandlerError> {
        let Issue { number, title } = request.body.issue;
        println!("new issue {number}: {title}");
        Ok(issues_opened::Response::NoContent)
    }

    async fn unknown_event(&self, event: UnknownEvent) -> Result<StatusCode, HandlerError> {
        println!("not of interest: {:?}", event.name);
        Ok(StatusCode::ACCEPTED)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secret = || SharedSecret::new("It's a Secret to Everybody");
    let bot = forge::webhooks::endpoint(Bot).verify(GitHubSignature::new(secret()?));

    // The forge's side. Here, as in a test, it needs no network.
    let client = Client::over(InMemory::new(bot)).with_signer(GitHubSignature::new(secret()?));
    let target = Target::new("https://bot.example/forge")?;
    let push = |event: &str, branch: &str| push::Request {
        x_forge_event: event.to_owned(),
        body: Push {
            r#ref: branch.to_owned(),
        },
    };
    client.push(&target, &push("push", "main")).await?;
    let issue = Issue {
        number: 7,
        title: "It does not start".to_owned(),
    };
    let opened = issues_opened::Request {
        x_forge_event: "issues".to_owned(),
        body: IssuesOpened { issue },
    };
    client.issues_opened(&target, &opened).await?;
    // The document does not declare this status, so the sender sees it in an error.
    let answer = client.push(&target, &push("release", "v1.0.0")).await;
    println!(
        "a release: {:?}",
        answer.err().and_then(|error| error.status())
    );
    Ok(())
}
