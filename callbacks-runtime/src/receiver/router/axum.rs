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

    /// Every path that the router knows, once, also with a slash behind it.
    fn axum_paths(&self) -> BTreeSet<String> {
        let paths = self.shared.routes.iter();
        let paths = paths.map(|route| route.pattern.for_axum());
        paths
            .flat_map(|path| {
                let longer = (!path.ends_with('/')).then(|| format!("{path}/"));
                [Some(path), longer]
            })
            .flatten()
            .collect()
    }
}

impl<S: Clone + Send + Sync + 'static> From<Router> for ::axum::Router<S> {
    /// Every path of the router becomes a route of axum's, so that it can be nested and merged. All other paths are the
    /// fallback: below the path at which it is nested, they get problem details and are reported as refused. axum merges no
    /// two routers that both have a fallback: call `reset_fallback()` on this one first.
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
        let axum = Self::new().fallback_service(router.clone());
        paths
            .iter()
            .fold(axum, |axum, path| axum.route_service(path, router.clone()))
    }
}
