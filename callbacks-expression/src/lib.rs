//! OpenAPI runtime expressions and callback keys: grammar, checks and evaluation.
