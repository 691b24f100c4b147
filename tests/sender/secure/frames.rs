//! Frames of HTTP/2 (RFC 9113 section 6), written by hand: no library lets a server be this wrong.

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::server::Stream;

pub(crate) const DATA: u8 = 0;
pub(crate) const HEADERS: u8 = 1;
pub(crate) const PRIORITY: u8 = 2;
pub(crate) const RST_STREAM: u8 = 3;
pub(crate) const SETTINGS: u8 = 4;
pub(crate) const PUSH_PROMISE: u8 = 5;
pub(crate) const PING: u8 = 6;
pub(crate) const GOAWAY: u8 = 7;
pub(crate) const WINDOW_UPDATE: u8 = 8;
pub(crate) const CONTINUATION: u8 = 9;

pub(crate) const END_STREAM: u8 = 1;
pub(crate) const END_HEADERS: u8 = 4;
const ACK: u8 = 1;

/// `:status` of 200 and of 204 (RFC 7541 appendix A).
pub(crate) const OK: u8 = 0x88;
pub(crate) const NO_CONTENT: u8 = 0x89;

pub(crate) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut frame = length[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

/// A header that is neither compressed nor remembered (RFC 7541 section 6.2.2).
pub(crate) fn header(name: &str, value: &str) -> Vec<u8> {
    let text = |text: &str| {
        let mut bytes = Vec::new();
        let length = text.len();
        match u8::try_from(length).ok().filter(|length| *length < 127) {
            Some(length) => bytes.push(length),
            None => {
                bytes.push(127);
                let mut rest = length - 127;
                while rest >= 128 {
                    bytes.push(u8::try_from(rest % 128).unwrap() | 128);
                    rest /= 128;
                }
                bytes.push(u8::try_from(rest).unwrap());
            }
        }
        bytes.extend(text.bytes());
        bytes
    };
    [vec![0], text(name), text(value)].concat()
}

/// Takes the preface of a client, and says that all is well.
pub(crate) async fn greet(stream: &mut Stream) {
    let mut preface = [0; 24];
    let _ = stream.read_exact(&mut preface).await;
    assert_eq!(&preface, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    let settings = frame(SETTINGS, 0, 0, &[]);
    let ack = frame(SETTINGS, ACK, 0, &[]);
    let _ = stream.write_all(&[settings, ack].concat()).await;
}

/// The stream of the next request, once it is complete. None when the client has left.
pub(crate) async fn next_request(stream: &mut Stream) -> Option<u32> {
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await.ok()?;
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        let mut payload = vec![0; length];
        stream.read_exact(&mut payload).await.ok()?;
        let id = u32::from_be_bytes(head[5..].try_into().unwrap());
        if matches!(head[3], DATA | HEADERS) && head[4] & END_STREAM != 0 {
            return Some(id);
        }
    }
}

/// An answer of 204.
pub(crate) fn no_content(stream: u32) -> Vec<u8> {
    frame(HEADERS, END_STREAM | END_HEADERS, stream, &[NO_CONTENT])
}
