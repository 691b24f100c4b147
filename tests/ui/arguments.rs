#[callbacks::openapi(document = "fault.yaml")]
mod no_path {}

#[callbacks::openapi("fault.yaml", stricter)]
mod unknown {}

#[callbacks::openapi("fault.yaml")]
struct NoModule;

#[callbacks::openapi("fault.yaml", dispatch(pointer = "type"))]
mod no_pointer {}

#[callbacks::openapi("fault.yaml", dispatch(header = "X Event"))]
mod no_header {}

#[callbacks::openapi("fault.yaml", dispatch(query = "event"))]
mod no_place {}

fn main() {}
