//! Figures, the audit log and jobs.

use std::time::Duration;

use super::journal::dead;
use super::{Draft, Harness, acknowledge, enqueue, new_rows, owner, settle, target_in, wait};
use crate::id::TargetId;
use crate::store::{
    Activity, AuditEntry, Cause, Filter, Job, JobProgress, JobState, Journal, Ledger, Then, Work,
};

const HOUR: Duration = Duration::from_secs(3_600);

/// What waits and what is dead is counted for each target.
pub async fn backlogs_are_counted(harness: &impl Harness) {
    let store = harness.store();
    let (one, two, other) = (target_in(1), target_in(2), target_in(3));
    for (number, target) in [one, one, one, two, other].into_iter().enumerate() {
        enqueue(store, Draft::to(&format!("msg_{number}"), target)).await;
    }
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    acknowledge(store, lease, vec![settle(&rows[0], wait(HOUR, 1))]).await;
    let quiet = target_in(4);
    let buried = store.buried(vec![one, two, quiet]).await.unwrap();
    assert!(buried.counts.is_empty() && buried.is_complete);
    let backlog = store.backlog(vec![one, two, quiet]).await.unwrap();
    assert_eq!(backlog.counts, [(one, 3), (two, 1)]);
    assert!(backlog.is_complete);
    acknowledge(store, lease, vec![settle(&rows[1], dead())]).await;
    let buried = store.buried(vec![one, two, quiet]).await.unwrap();
    assert_eq!(buried.counts, [(one, 1)]);
    assert_eq!(store.buried(vec![two]).await.unwrap().counts, []);
}

/// Attempts are counted by the minute and by the hour of their target.
pub async fn activity_is_counted(harness: &impl Harness) {
    let store = harness.store();
    let (one, two) = (target_in(1), target_in(2));
    for (number, target) in [one, one, two, two].into_iter().enumerate() {
        enqueue(store, Draft::to(&format!("msg_{number}"), target)).await;
    }
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    acknowledge(
        store,
        lease,
        vec![settle(&rows[0], Then::Done), settle(&rows[1], dead())],
    )
    .await;
    harness.pass(2 * HOUR).await;
    acknowledge(
        store,
        lease,
        vec![
            settle(&rows[2], Then::Done),
            settle(&rows[3], wait(HOUR, 1)),
        ],
    )
    .await;
    // Settled already: it is not counted again.
    acknowledge(store, lease, vec![settle(&rows[2], Then::Done)]).await;

    let of = |activity: &[Activity]| -> Vec<_> {
        let counts = |each: &Activity| (each.delivered, each.failed, each.dead);
        activity.iter().map(counts).collect()
    };
    let all = store.activity(None, 24 * HOUR).await.unwrap();
    assert_eq!(of(&all), [(1, 1, 1), (1, 1, 0)]);
    assert!(all[1].began >= all[0].began + HOUR);
    // 12 ms is in the second bucket.
    assert_eq!(all[0].took, [0, 2, 0, 0, 0, 0, 0, 0]);
    assert_eq!(of(&store.activity(None, HOUR).await.unwrap()), [(1, 1, 0)]);
    assert_eq!(
        of(&store.activity(Some(one), 24 * HOUR).await.unwrap()),
        [(1, 1, 1)]
    );
    assert_eq!(
        of(&store.activity(Some(two), 24 * HOUR).await.unwrap()),
        [(1, 1, 0)]
    );
    assert_eq!(
        store.activity(Some(target_in(5)), 24 * HOUR).await.unwrap(),
        []
    );
    harness.pass(72 * HOUR).await;
    store.prune(1000 * HOUR).await.unwrap();
    assert_eq!(store.activity(None, 1_000 * HOUR).await.unwrap(), []);
    assert_eq!(
        of(&store.activity(Some(one), 1_000 * HOUR).await.unwrap()),
        [(1, 1, 1)]
    );
}

/// The audit log has what people did, newest first, for each tenant.
pub async fn the_audit_log_is_kept(harness: &impl Harness) {
    let store = harness.store();
    let entries: Vec<_> = (0..4)
        .map(|number| {
            let tenant = (number % 2 == 1).then(|| "odd".to_owned());
            AuditEntry::new("ann", "resend", format!("msg_{number}"))
                .tenant(tenant)
                .detail("a\0b")
        })
        .collect();
    for entry in &entries {
        store.audit(entry.clone()).await.unwrap();
    }
    let all = store.audited(None, None, 10).await.unwrap();
    let found: Vec<_> = all.iter().rev().map(|each| each.entry.clone()).collect();
    assert_eq!(found, entries);
    assert!(all.is_sorted_by(|one, other| one.number > other.number && one.at >= other.at));
    let page = store.audited(None, Some(all[1].number), 1).await.unwrap();
    assert_eq!(page, all[2..3]);
    let odd = store
        .audited(Some("odd".to_owned()), None, 10)
        .await
        .unwrap();
    assert_eq!(odd.len(), 2);
    assert!(
        odd.iter()
            .all(|each| each.entry.tenant.as_deref() == Some("odd"))
    );
}

/// A job has one owner at a time, keeps its progress, and can be cancelled by anybody.
pub async fn a_job_has_one_owner(harness: &impl Harness) {
    let store = harness.store();
    let work = Work::Recover(Filter::all().tenant("t").cause(Cause::Gone));
    let job = Job::new("ann", Some("t".to_owned()), work, 5, 100);
    let id = job.id.clone();
    store.put_job(job.clone(), 1).await.unwrap();
    let replay = Work::Replay {
        target: TargetId::from_number(-7),
        since: std::time::SystemTime::UNIX_EPOCH,
    };
    harness.pass(Duration::from_secs(1)).await;
    store
        .put_job(Job::new("bob", None, replay.clone(), 0, 3), 1)
        .await
        .unwrap();
    let stored = store.job(id.clone()).await.unwrap().unwrap();
    assert_eq!(
        Job {
            started: stored.started,
            ..job
        },
        stored
    );
    assert!(stored.started > std::time::SystemTime::UNIX_EPOCH);
    assert_eq!(store.job("job_other".to_owned()).await.unwrap(), None);
    let newest = store.jobs(None, 10).await.unwrap();
    assert_eq!(
        (newest.len(), &newest[0].work, newest[0].rate),
        (2, &replay, 1)
    );
    assert_eq!(
        store.jobs(Some("t".to_owned()), 10).await.unwrap(),
        [stored]
    );

    let running =
        |owner, progress| store.advance_job(id.clone(), owner, progress, JobState::Running);
    let progress = JobProgress {
        seen: 3,
        sent: 2,
        ..JobProgress::default()
    };
    assert!(running(2, None).await.unwrap().is_none());
    let job = running(1, Some(progress)).await.unwrap().unwrap();
    assert_eq!(job.progress, progress);
    harness.pass(Duration::from_secs(16)).await;
    let job = running(2, None).await.unwrap().unwrap();
    assert_eq!(job.progress, progress);
    assert!(running(1, None).await.unwrap().is_none());
    assert!(store.cancel_job(id.clone()).await.unwrap());
    assert!(!store.cancel_job(id.clone()).await.unwrap());
    assert!(running(2, None).await.unwrap().is_none());
    let job = store.job(id.clone()).await.unwrap().unwrap();
    assert_eq!(job.state, JobState::Cancelled);
    assert!(!store.cancel_job("job_other".to_owned()).await.unwrap());
}
