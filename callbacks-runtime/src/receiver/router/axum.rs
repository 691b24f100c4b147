//! Mounting in axum.

use std::collections::BTreeSet;
use std::time::Duration;

use super::Router;

/// As long as GitHub waits for an answer.
const UPLOAD_DEADLINE: Duration = Duration::from_secs(10);

impl Router {
    /// Whether it is an endpoint, which its mount alone decides the path of.
    fn takes_any_path(&self) -> bool {
        self.shared
            .routes
            .iter()
            .any(|route| route.pattern.is_any())
    }

    /// Every path that the router knows, once.
    fn axum_paths(&self) -> BTreeSet<String> {
        self.shared
            .routes
            .iter()
            .map(|route| route.pattern.for_axum())
            .collect()
    }
}

impl<S: Clone + Send + Sync + 'static> From<Router> for ::axum::Router<S> {
    /// Every path of the router becomes a route of axum's, so that both can be merged and nested.
    ///
    /// Where the router has no deadline for bodies yet, it gets one of ten seconds.
    fn from(router: Router) -> Self {
        let router = if router.shared.reading.deadline.is_none() {
            router.upload_deadline(UPLOAD_DEADLINE, crate::clock::TokioClock::default())
        } else {
            router
        };
        let paths = router.axum_paths();
        if router.takes_any_path() {
            return Self::new().fallback_service(router);
        }
        paths.iter().fold(Self::new(), |axum, path| {
            axum.route_service(path, router.clone())
        })
    }
}
