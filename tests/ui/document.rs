//! All errors of a document are reported at once, and everything that is correct is still generated.

#[callbacks::openapi("fault.yaml", strict)]
mod payments {}

fn main() {
    let _ = payments::on_payment_settled::BASE_PATH;
}
