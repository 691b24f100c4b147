//! The macro's errors as a user sees them in the terminal. `TRYBUILD=overwrite` writes them anew: read the diff.

#[test]
fn errors() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
