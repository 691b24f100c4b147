#[callbacks::openapi(document = "fault.yaml")]
mod no_path {}

#[callbacks::openapi("fault.yaml", stricter)]
mod unknown {}

#[callbacks::openapi("fault.yaml")]
struct NoModule;

fn main() {}
