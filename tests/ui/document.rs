//! Everything that is wrong with a document is told at once; what is right is there all the same.

#[callbacks::openapi("fault.yaml", strict)]
mod payments {}

fn main() {
    let _ = payments::on_payment_settled::BASE_PATH;
}
