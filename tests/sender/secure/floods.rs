//! Group 7: consumers who send without end what HTTP/2 lets them send at any time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::frames::*;
use super::http2::serving;
use super::*;
use support::printed;
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc;
use tokio::time::sleep;

/// What a server writes again and again behind the beginning of its answer; how much until the client hung up, if it did.
async fn flooded(begin: Vec<u8>, part: Vec<u8>, is_cut_off: bool) -> Result<Response, Error> {
    let (begin, part) = (Arc::new(begin), Arc::new(part.repeat(16)));
    let written = Arc::new(AtomicUsize::new(0));
    let (done, mut hung_up) = mpsc::unbounded_channel();
    let counter = Arc::clone(&written);
    let authority = Authority::new();
    let config = authority.issue(SHOP).server(&["h2"]);
    let server = TlsServer::start(config, move |mut stream| {
        let (begin, part, done) = (Arc::clone(&begin), Arc::clone(&part), done.clone());
        let counter = Arc::clone(&counter);
        async move {
            greet(&mut stream).await;
            if next_request(&mut stream).await.is_none() {
                return;
            }
            let _ = stream.write_all(&begin).await;
            while stream.write_all(&part).await.is_ok() {
                counter.fetch_add(part.len(), Ordering::SeqCst);
                tokio::task::yield_now().await;
            }
            let _ = done.send(());
        }
    })
    .await;
    let deadline = if is_cut_off { FOREVER } else { SHORT };
    let client = client(transport(&server, &authority).timeout(deadline));
    let result = call(&client).await;
    if is_cut_off {
        let told = timeout(PATIENCE, hung_up.recv()).await;
        assert_eq!(told.expect("the client hangs up"), Some(()));
        let written = written.load(Ordering::SeqCst);
        assert!(written < 16 * 1024 * 1024, "{written}");
    }
    result
}

/// What breaks the rules, or is more than the limits: it is cut off there, not at the deadline.
#[tokio::test]
async fn s25_what_has_no_end_is_cut_off() {
    let status = |flags| frame(HEADERS, flags, 1, &[OK]);
    let large = header("x-large", &"a".repeat(8_000));
    // A header of four thousand bytes is remembered, and then repeated by one byte each.
    let bomb = [
        vec![OK, 0x40],
        header("x-bomb", &"a".repeat(4_000))[1..].to_vec(),
    ]
    .concat();
    for (name, begin, part) in [
        ("headers", status(0), frame(CONTINUATION, 0, 1, &large)),
        (
            "empty parts of headers",
            status(0),
            frame(CONTINUATION, 0, 1, &[]),
        ),
        (
            "small headers",
            status(0),
            frame(CONTINUATION, 0, 1, &header("x-a", "1").repeat(100)),
        ),
        (
            "a bomb",
            frame(HEADERS, 0, 1, &bomb),
            frame(CONTINUATION, 0, 1, &[0xbe; 8_000]),
        ),
        (
            "a body beyond the window",
            status(END_HEADERS),
            frame(DATA, 0, 1, &[b' '; 16_000]),
        ),
        (
            "a window",
            Vec::new(),
            frame(WINDOW_UPDATE, 0, 0, &[0x7f, 0xff, 0xff, 0xff]),
        ),
        (
            "pushes",
            Vec::new(),
            frame(PUSH_PROMISE, END_HEADERS, 1, &[0, 0, 0, 2, OK]),
        ),
        (
            "streams of nobody",
            Vec::new(),
            frame(RST_STREAM, 0, 9, &[0; 4]),
        ),
        (
            "frames of any size",
            Vec::new(),
            frame(DATA, 0, 1, &[0; 60_000]),
        ),
    ] {
        let result = flooded(begin, part, true).await;
        match result {
            // An answer beyond the limit is reported as such.
            Err(error) if error.answer().is_some() => assert!(error.is_decode(), "{name}"),
            Err(error) => {
                assert!(
                    !error.is_timeout() && !error.is_target(),
                    "{name}: {}",
                    printed(&error)
                );
            }
            Ok(answer) => panic!("{name}: {answer:?}"),
        }
    }
}

/// What is allowed at any time ends with the deadline.
#[tokio::test]
async fn s24_what_may_be_sent_for_ever_ends_with_the_deadline() {
    let informed = [vec![8, 3], b"103".to_vec()].concat();
    for (name, begin, part) in [
        ("pings", Vec::new(), frame(PING, 0, 0, &[7; 8])),
        ("settings", Vec::new(), frame(SETTINGS, 0, 0, &[])),
        (
            "priorities",
            Vec::new(),
            frame(PRIORITY, 0, 3, &[0, 0, 0, 0, 1]),
        ),
        ("unknown frames", Vec::new(), frame(0xfa, 0, 0, &[0; 100])),
        (
            "nothing of a body",
            frame(HEADERS, END_HEADERS, 1, &[OK]),
            frame(DATA, 0, 1, &[]),
        ),
        (
            "interim answers",
            Vec::new(),
            frame(HEADERS, END_HEADERS, 1, &informed),
        ),
    ] {
        let error = flooded(begin, part, false).await.unwrap_err();
        assert!(
            !error.is_target() && error.answer().is_none(),
            "{name}: {}",
            printed(&error)
        );
    }
}

/// S25: the limits of an answer's headers are those of HTTP/1.1.
#[tokio::test]
async fn s25_headers_have_the_same_limits() {
    let number = |n: usize| header(&format!("x-{n}"), "1");
    let sized = |n: usize| header(&format!("x-{n}"), &"a".repeat(1_000));
    for (headers, is_fine) in [
        ((0..64).map(number).collect::<Vec<_>>().concat(), true),
        ((0..65).map(number).collect::<Vec<_>>().concat(), false),
        ((0..60).map(sized).collect::<Vec<_>>().concat(), true),
        (header("x-large", &"a".repeat(60_000)), true),
        (header("x-large", &"a".repeat(70_000)), false),
        (header("x-large", &"a".repeat(400_000)), false),
    ] {
        let block = Arc::new([vec![NO_CONTENT], headers].concat());
        let (_server, client) = serving(move |mut stream| {
            let block = Arc::clone(&block);
            async move {
                greet(&mut stream).await;
                while let Some(id) = next_request(&mut stream).await {
                    let _ = stream.write_all(&frame(HEADERS, END_STREAM, id, &[])).await;
                    for part in block.chunks(16 * 1024) {
                        let _ = stream.write_all(&frame(CONTINUATION, 0, id, part)).await;
                    }
                    let end = frame(CONTINUATION, END_HEADERS, id, &[]);
                    let _ = stream.write_all(&end).await;
                }
                // The client is not hurried: it ends the connection.
                sleep(FOREVER).await;
            }
        })
        .await;
        let result = call(&client).await;
        assert_eq!(result.is_ok(), is_fine, "{result:?}");
        assert!(result.is_ok() || result.is_err_and(|error| !error.is_timeout()));
    }
}
