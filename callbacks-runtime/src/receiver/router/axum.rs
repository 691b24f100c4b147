//! Mounts a router in axum.

use std::collections::BTreeSet;
use std::time::Duration;

use super::Router;

/// As long as GitHub waits for an answer.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(10);

impl Router {
    /// Whether it is an endpoint, whose path is decided by its mount alone.
    fn takes_any_path(&self) -> bool {
        self.shared
            .routes
            .iter()
            .any(|route| route.pattern.is_any())
    }

    /// Every path of the router, once, with and without a trailing slash.
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
    /// Every path of the router becomes a route of axum, so you can nest and merge it. All other paths are the
    /// fallback: they get problem details and are reported as refused. axum cannot merge two routers that both have a
    /// fallback, so call `reset_fallback()` on this one first.
    ///
    /// For a router nested at `/webhooks`, axum itself matches `/webhooks` and what is below, but not `/webhooks/`. If a
    /// sender may append the slash, mount an endpoint with `nest_service`, which matches it too.
    ///
    /// If the router has no timeout for bodies yet, it gets one of ten seconds.
    fn from(router: Router) -> Self {
        let router = if router.shared.reading.timeout.is_none() {
            router.upload_timeout(UPLOAD_TIMEOUT, crate::clock::TokioClock::default())
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
