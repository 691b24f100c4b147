//! Transcripts of the terminal, which are documentation at once. `TRYCMD=overwrite` writes them again.

#[test]
fn transcripts_are_as_written() {
    trycmd::TestCases::new().case("tests/transcripts/*.md");
}
