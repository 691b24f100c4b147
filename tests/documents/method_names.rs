//! Operations, schemas and members may be called like everything that Rust and this crate have names for.
#![deny(warnings)]

use std::sync::{Arc, Mutex};

use callbacks::client::InMemory;
use callbacks::{Client, HandlerError, Target};
use names::{CallbackHandler, CallbackSender, Names};

#[callbacks::openapi("tests/fixtures/names.yaml", allow(indistinct-operations))]
mod names {}

/// Deprecated operations warn their users, but not in generated code.
#[callbacks::openapi("tests/fixtures/deprecated.yaml", allow(indistinct-operations))]
mod deprecated {}

/// Remembers which of its methods was called.
#[derive(Default)]
struct Called(Mutex<Vec<&'static str>>);

macro_rules! methods {
    ($($name:ident,)*) => {
        impl CallbackHandler for Called {
            $(async fn $name(&self, callback: names::$name::Request) -> Result<names::$name::Response, HandlerError> {
                self.0.lock().expect("no method panics").push(stringify!($name));
                let mut answer = names::$name::OkResponse::new(callback.value, names::Ok(Vec::new()));
                answer.body_header = Some(callback.body.self_);
                Ok(answer.into())
            })*

            async fn self_callback(
                &self,
                callback: names::self_callback::Request,
            ) -> Result<names::self_callback::Response, HandlerError> {
                let names::self_callback::Request::To(_) = callback else {
                    return Err(HandlerError::new("the first one is meant"));
                };
                Ok(names::to::Response::NoContent.into())
            }
        }

        /// Sends a request by each method, and gives the names of the methods.
        async fn send_all<S: CallbackSender>(sender: &S) -> Vec<&'static str> {
            $({
                let url = names::$name::registration_url("https://shop.example");
                let target = Target::new(&url).expect("it is a URL");
                let body = Names::new("itself", "text");
                let request = names::$name::Request { value: "v".to_owned(), into: Some(1), incoming: None, body };
                let answer = CallbackSender::$name(sender, &target, &request).await;
                let Ok(names::$name::Response::Ok(answer)) = answer else {
                    panic!("{answer:?}");
                };
                assert_eq!((answer.status_header.as_str(), answer.body_header.as_deref()), ("v", Some("itself")));
            })*
            vec![$(stringify!($name)),*]
        }
    };
}

methods! {
    clone, into, from, to_owned, to_string, as_ref, as_mut, borrow, borrow_mut, try_into, try_from,
    eq, ne, cmp, partial_cmp, hash, fmt, deref, deref_mut, drop, type_id, map, poll, call,
    poll_ready, ready, next, into_iter, default, serialize, deserialize, into_future, as_instance,
    each, encode, decode, send, of, on, into_router, into_endpoint, new, unwrap, bool, str, i64,
    i32, u64, f64, char, usize, std, core, alloc, option, result, vec, string, r#box, some, none,
    ok, err, self_, super_, crate_, r#type, r#async, router, handler, target,
}

#[tokio::test]
async fn operations_have_the_names_of_methods_in_scope() {
    let called = Arc::new(<Called as Default>::default());
    let client = Client::over(InMemory::new(names::router(Clone::clone(&called))));
    let sent = send_all(&client).await;
    assert_eq!(*called.0.lock().expect("no method panics"), sent);
}
