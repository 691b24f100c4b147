# Tasks of development. `just` without a name lists them. Everything that must hold before a change lands is `.ci/run`.

default:
    @just --list

# Everything that CI checks.
ci:
    .ci/run

# Write the generated modules of `tests/golden` again. Read the diff.
golden:
    UPDATE_GOLDEN=1 cargo test -p callbacks-codegen --features pretty --test golden

# Write the diagnostics of `callbacks-codegen/tests/negative` again. Read the diff.
negative:
    UPDATE_GOLDEN=1 cargo test -p callbacks-codegen --test negative

# Write the compiler output of `tests/ui` again. Read the diff.
ui:
    TRYBUILD=overwrite cargo test -p callbacks --all-features --test ui

# Print the module of a document.
expand document:
    cargo run --quiet -p callbacks-codegen --features pretty --example expand -- {{document}}

# Expand and compile the documents of a folder that a JSON list names, and compare payloads with an independent validator.
conformance folder list payloads="50":
    cargo run --release -p conformance -- --dir {{folder}} --expected {{list}} --check --payloads {{payloads}}

# Generate random documents and compile their modules.
compile-fuzz seed="1" count="100":
    cargo run --release -p conformance -- compile-fuzz --seed {{seed}} --count {{count}}

# Run a fuzz target (needs cargo-fuzz): document, expression, service, work, answers, decode, signature_headers, ...
fuzz target seconds="300":
    mkdir -p fuzz/corpus/{{target}}
    RUSTC_BOOTSTRAP=1 cargo fuzz run -s none {{target}} fuzz/corpus/{{target}} -- -max_total_time={{seconds}} -timeout=20

# Check addresses and URLs of another file against the target policy.
targets file:
    TARGET_VECTORS={{file}} cargo test --all-features -p callbacks --test sender policy::

# Evaluate the expressions of another file.
expressions file:
    EXPRESSION_VECTORS={{file}} cargo test -p callbacks-expression --test vectors

# Sending, receiving and expansion, each as ratios.
bench:
    cargo bench -p callbacks --bench send
    cargo bench -p callbacks --bench receive
    cargo bench -p callbacks-codegen --bench scale

# Check the words of documents and comments.
words:
    .ci/words
