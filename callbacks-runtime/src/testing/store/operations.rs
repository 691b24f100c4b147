//! The operations of a store, one by one, concurrently and in several processes.

use std::future::{Future, poll_fn};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::{ATTEMPTS, done, yield_now};
use crate::receiver::idempotency::{IdempotencyKey, IdempotencyStore, Reservation, Token};

/// A lease that does not expire during the check.
const LONG: Duration = Duration::from_secs(24 * 60 * 60);

/// A lease that has ended soon.
const SHORT: Duration = Duration::from_millis(1);

/// Competes for messages with other processes that call this with the same store and scope. Returns how many of the messages
/// this process got. All processes together must get each message once, so their numbers must add up to `messages`.
///
/// Start all processes at about the same time. The first one to reserve a message commits it.
///
/// ```
/// use callbacks_runtime::receiver::idempotency::InMemoryStore;
/// use callbacks_runtime::testing::compete;
///
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// // A store of one process has clones instead.
/// let store = InMemoryStore::default();
/// let one = compete(&store, "check", 100).await;
/// let other = compete(&store, "check", 100).await;
/// assert_eq!(one + other, 100);
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
///
/// Panics if the store fails or refuses to commit a message that is reserved.
pub async fn compete(store: &impl IdempotencyStore, scope: &str, messages: usize) -> usize {
    let (mut won, now) = (0, SystemTime::now);
    for message in 0..messages {
        let key = IdempotencyKey::of(&[scope, "compete", &message.to_string()]);
        let token = done("token", Token::random());
        let reserved = store.reserve(&key, token, LONG, now()).await;
        if done("reserve", reserved) == Reservation::Reserved {
            yield_now().await;
            let committed = store.commit(&key, token, StatusCode::OK, now()).await;
            assert!(
                done("commit", committed),
                "`commit` of a reserved message is refused"
            );
            won += 1;
        }
    }
    won
}

/// The operations of a store, without a router.
pub(super) struct Operations<'a, S> {
    pub(super) store: &'a S,
    pub(super) scope: &'a str,
}

/// What `reserve` is expected to give.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    Reserved,
    InProgress,
    Done(StatusCode),
}

impl Expected {
    fn is(self, given: Reservation) -> bool {
        match given {
            Reservation::Reserved => self == Self::Reserved,
            Reservation::InProgress { .. } => self == Self::InProgress,
            Reservation::Done(status) => self == Self::Done(status),
        }
    }
}

impl<S: IdempotencyStore> Operations<'_, S> {
    pub(super) async fn check(&self) {
        let (one, other) = (self.key("one"), self.key("other"));
        let [first, second, third] = [(); 3].map(|()| done("token", Token::random()));
        use Expected::{Done, InProgress, Reserved};
        self.reserves(&one, first, Reserved, "is new").await;
        self.reserves(&one, second, InProgress, "is reserved").await;
        self.reserves(&one, first, Reserved, "is reserved with the same token")
            .await;
        self.reserves(&other, third, Reserved, "is another").await;
        self.refuses(&one, second, "of a message that another token has")
            .await;
        self.extends(&one, first).await;
        self.releases(&one, first).await;
        self.reserves(&one, second, Reserved, "was released").await;
        self.refuses(&one, first, "after a release").await;
        self.commits(&one, second, StatusCode::OK).await;
        let done = Done(StatusCode::OK);
        self.reserves(&one, first, done, "was committed").await;
        self.releases(&one, second).await;
        self.reserves(&one, first, done, "was committed before it was released")
            .await;
        self.commits(&one, second, StatusCode::OK).await;
        self.reserves(&one, first, done, "was committed twice")
            .await;
        self.refuses(&one, first, "after a commit").await;
        self.reserves(&other, first, InProgress, "is still reserved")
            .await;
        self.releases(&other, third).await;
        self.releases(&other, third).await;
        self.check_leases().await;
        for round in 0..10 {
            self.check_at_once(&self.key(&round.to_string())).await;
        }
    }

    /// Reservations end by themselves.
    async fn check_leases(&self) {
        let [first, second] = [(); 2].map(|()| done("token", Token::random()));
        let (taken, kept, late) = (self.key("taken"), self.key("kept"), self.key("late"));
        for key in [&taken, &late] {
            let reserved = self.store.reserve(key, first, SHORT, SystemTime::now());
            assert!(done("reserve", reserved.await) == Reservation::Reserved);
        }
        let reserved = self.store.reserve(&kept, first, SHORT, SystemTime::now());
        done("reserve", reserved.await);
        self.extends(&kept, first).await;
        // A store with a clock of its own needs a moment.
        let mut attempts = 0;
        while !self.is_free(&taken, second).await {
            attempts += 1;
            assert!(
                attempts < 20 * ATTEMPTS,
                "a reservation whose lease has ended is not free after {attempts} attempts"
            );
            yield_now().await;
        }
        self.refuses(
            &taken,
            first,
            "after its lease has ended and another token has the message",
        )
        .await;
        self.commits(&taken, second, StatusCode::OK).await;
        self.reserves(&kept, second, Expected::InProgress, "was extended")
            .await;
        self.commits(&late, first, StatusCode::OK).await;
        let done = Expected::Done(StatusCode::OK);
        self.reserves(&late, second, done, "was committed late")
            .await;
    }

    async fn is_free(&self, key: &IdempotencyKey, token: Token) -> bool {
        let later = SystemTime::now() + 2 * SHORT;
        let reserved = self.store.reserve(key, token, LONG, later).await;
        done("reserve", reserved) == Reservation::Reserved
    }

    fn key(&self, name: &str) -> IdempotencyKey {
        IdempotencyKey::of(&[self.scope, "operations", name])
    }

    async fn reserves(&self, key: &IdempotencyKey, token: Token, expected: Expected, state: &str) {
        let reserved = self
            .store
            .reserve(key, token, LONG, SystemTime::now())
            .await;
        let reserved = done("reserve", reserved);
        assert!(
            expected.is(reserved),
            "`reserve` of a message that {state} gives {reserved:?}, not {expected:?}"
        );
    }

    /// A token that is not that of the reservation changes nothing.
    async fn refuses(&self, key: &IdempotencyKey, token: Token, when: &str) {
        let now = SystemTime::now();
        let extended = done("extend", self.store.extend(key, token, LONG, now).await);
        let released = done("release", self.store.release(key, token).await);
        let committed = self.store.commit(key, token, StatusCode::CREATED, now);
        let committed = done("commit", committed.await);
        for (operation, is_done) in [
            ("extend", extended),
            ("release", released),
            ("commit", committed),
        ] {
            assert!(
                !is_done,
                "`{operation}` with another token is not refused {when}"
            );
        }
    }

    async fn extends(&self, key: &IdempotencyKey, token: Token) {
        let extended = self.store.extend(key, token, LONG, SystemTime::now()).await;
        assert!(
            done("extend", extended),
            "`extend` of a reservation is refused"
        );
    }

    async fn commits(&self, key: &IdempotencyKey, token: Token, status: StatusCode) {
        let now = SystemTime::now();
        let committed = self.store.commit(key, token, status, now).await;
        assert!(
            done("commit", committed),
            "`commit` of a reservation is refused"
        );
    }

    async fn releases(&self, key: &IdempotencyKey, token: Token) {
        let released = self.store.release(key, token).await;
        assert!(
            done("release", released),
            "`release` of a reservation is refused"
        );
    }

    /// Among concurrent callers, one gets the message.
    async fn check_at_once(&self, key: &IdempotencyKey) {
        let now = SystemTime::now();
        let mut asking: Vec<_> = (0..16)
            .map(|_| {
                let token = done("token", Token::random());
                Some(Box::pin(self.store.reserve(key, token, LONG, now)))
            })
            .collect();
        let mut answers = Vec::new();
        poll_fn(|context| {
            for slot in &mut asking {
                if let Some(Poll::Ready(answer)) =
                    slot.as_mut().map(|asked| asked.as_mut().poll(context))
                {
                    answers.push(done("reserve", answer));
                    *slot = None;
                }
            }
            match asking.iter().all(Option::is_none) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
        let count = |of: Expected| answers.iter().filter(|answer| of.is(**answer)).count();
        let counted = (count(Expected::Reserved), count(Expected::InProgress));
        assert!(
            counted == (1, 15),
            "of 16 calls of `reserve` at once, {} got the message and {} heard that it is in progress, not 1 and 15",
            counted.0,
            counted.1
        );
    }
}
