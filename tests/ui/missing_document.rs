#[callbacks::openapi("no/such/document.yaml")]
mod payments {}

fn main() {}
