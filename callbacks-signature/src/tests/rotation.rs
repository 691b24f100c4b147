//! Keys change while both sides run (S22, R12).

use super::*;

const DAY: u64 = 86_400;

fn goes_through(provider: &dyn Signer, consumer: &dyn Verifier, now: u64) -> bool {
    let signed = sign(provider, "msg_1", now, b"{}");
    signed.is_ok_and(|signed| verify(consumer, now, &signed, b"{}").is_ok())
}

/// The provider rotates first. The consumer may follow at any time until the old key expires.
#[test]
fn r12_no_message_is_lost_while_keys_change() {
    let (ours, theirs) = (KeyRing::new(key(K1)), KeyRing::new(key(K1)));
    let provider = StandardWebhooks::new(ours.clone());
    let consumer = StandardWebhooks::new(theirs.clone());
    assert!(goes_through(&provider, &consumer, 0));

    ours.rotate(key(K2), at(DAY));
    assert!(goes_through(&provider, &consumer, 1));
    assert!(goes_through(&provider, &consumer, DAY - 1));
    assert!(
        goes_through(&provider, &standard(K2), 1),
        "who has the new key alone"
    );
    assert!(
        !goes_through(&provider, &standard(K1), DAY),
        "the old key has ended"
    );

    theirs.replace(&KeyRing::new(key(K2)));
    assert!(goes_through(&provider, &consumer, 2));
    assert!(goes_through(&provider, &consumer, 100 * DAY));
}

/// A scheme with one signature: the consumer must know the new key first.
#[test]
fn one_signature_is_by_the_newest_key() {
    let (old, new) = (shared("old"), shared("new"));
    let ring = KeyRing::new(new.clone())
        .and_until(old.clone(), at(DAY))
        .unwrap();
    let consumer = GitHubSignature::new(ring.clone());
    for now in [0, DAY - 1, DAY] {
        assert!(goes_through(
            &GitHubSignature::new(new.clone()),
            &consumer,
            now
        ));
        let is_valid = now < DAY;
        assert_eq!(
            goes_through(&GitHubSignature::new(old.clone()), &consumer, now),
            is_valid
        );
    }
    let provider = GitHubSignature::new(ring);
    assert!(goes_through(
        &provider,
        &GitHubSignature::new(new.clone()),
        0
    ));
    assert!(!goes_through(
        &provider,
        &GitHubSignature::new(old.clone()),
        0
    ));

    let both = StripeSignature::new(KeyRing::new(new.clone()).and(old.clone()).unwrap());
    assert!(goes_through(&both, &StripeSignature::new(new), 0));
    assert!(goes_through(&both, &StripeSignature::new(old), 0));
}

#[test]
fn a_key_never_lasts_longer_by_rotation() {
    let ring = KeyRing::new(key(K1)).and_until(key(K2), at(10)).unwrap();
    ring.rotate(StandardKey::generate(), at(DAY));
    let consumer = StandardWebhooks::new(ring);
    assert!(goes_through(&standard(K2), &consumer, 9));
    assert!(!goes_through(&standard(K2), &consumer, 10));
    assert!(goes_through(&standard(K1), &consumer, DAY - 1));
    assert!(!goes_through(&standard(K1), &consumer, DAY));
}

#[test]
fn a_ring_has_ten_keys_and_all_of_them_verify() {
    let mut ring = KeyRing::new(key(K1));
    for _ in 1..10 {
        ring = ring.and(StandardKey::generate()).unwrap();
    }
    assert_eq!(
        ring.clone().and(key(K2)).unwrap_err(),
        KeyError::TooManyKeys
    );
    let signed = sign(&StandardWebhooks::new(ring.clone()), "msg_1", 0, b"").unwrap();
    let signature = signed["webhook-signature"].to_str().unwrap();
    assert_eq!(signature.split(' ').count(), 10);
    assert!(verify(&standard(K1), 0, &signed, b"").is_ok());

    let consumer = StandardWebhooks::new(ring.clone());
    for _ in 0..9 {
        assert!(goes_through(&standard(K1), &consumer, 0));
        ring.rotate(StandardKey::generate(), at(DAY));
    }
    assert!(
        goes_through(&standard(K1), &consumer, 0),
        "the oldest of ten"
    );
    ring.rotate(StandardKey::generate(), at(DAY));
    assert!(
        !goes_through(&standard(K1), &consumer, 0),
        "the eleventh is given up"
    );
}

/// A key that is in a ring twice, as after a rotation to the same key, is still one key.
#[test]
fn a_key_may_be_in_a_ring_twice() {
    let twice = KeyRing::new(shared("key")).and(shared("key")).unwrap();
    let verifier = GitHubSignature::new(twice.clone());
    let signer = GitHubSignature::new(shared("key"));
    assert!(goes_through(&signer, &verifier, 0));
    // Both keys sign, so the same signature comes twice.
    let stripe = StripeSignature::new(twice);
    let once = StripeSignature::new(shared("key"));
    assert!(goes_through(&stripe, &once, 0));
    assert!(goes_through(&stripe, &stripe, 0));
    let twice = StandardWebhooks::new(KeyRing::new(key(K1)).and(key(K1)).unwrap());
    assert!(goes_through(&twice, &standard(K1), 0));
    assert!(goes_through(&standard(K1), &twice, 0));
}

/// The scheme behind an `Arc` signs and verifies as the scheme itself.
#[test]
fn a_scheme_can_be_shared() {
    let shared = Arc::new(standard(K1));
    assert!(goes_through(&shared, &standard(K1), 0));
    assert!(goes_through(&standard(K1), &shared, 0));
    assert!(!goes_through(&standard(K2), &shared, 0));
    let signed = sign(&shared, "msg_1", 0, b"{}").unwrap();
    let verified = verify(&shared, 0, &signed, b"{}").unwrap();
    assert_eq!(verified.id.as_deref(), Some("msg_1"));
}

#[test]
fn keys_that_have_ended_are_passed_over() {
    let ring = KeyRing::new(shared("new")).and(shared("old")).unwrap();
    ring.rotate(shared("newest"), at(5));
    let valid = |seconds| ring.valid_at(at(seconds)).iter().count();
    assert_eq!((valid(4), valid(5)), (3, 1));
}
