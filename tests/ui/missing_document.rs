#[callbacks::openapi("no/such/document.yaml")]
mod payments {}

#[callbacks::openapi("fault.yaml", overlay("no/such/overlay.yaml"))]
mod corrected {}

fn main() {}
