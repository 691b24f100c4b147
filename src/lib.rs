//! Typed OpenAPI callbacks and webhooks.
