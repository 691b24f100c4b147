//! The SQL texts, with the name of the schema.

macro_rules! statements {
    ($($name:ident)*) => {
        /// The texts for one schema.
        #[derive(Debug)]
        #[cfg_attr(not(feature = "inbox"), allow(dead_code, reason = "the inbox has statements of its own"))]
        pub(super) struct Statements {
            $(pub(super) $name: String,)*
        }

        impl Statements {
            pub(super) fn new(schema: &str) -> Self {
                Self {
                    $($name: in_schema(include_str!(concat!("sql/", stringify!($name), ".sql")), schema),)*
                }
            }
        }
    };
}

statements! {
    acknowledge activity advance_job attempts audit audited backlog buried cancel_job causes causes_of_all claims_prune count count_dead dead
    deliveries due due_targets endpoints endpoints_of fifo_due find forget_deliveries
    forget_message forget_tag forget_target gauges heartbeat inbox_accept inbox_body inbox_causes inbox_claim inbox_count_dead inbox_dead inbox_discard inbox_events inbox_extend inbox_gauges inbox_prune inbox_prune_handled
    inbox_replay inbox_settle jobs leave leaves letters listed load messages messages_in_state missing poll
    positions prune_activity put_endpoint put_job release remove_endpoint resend reserve reserve_done reserve_longer reserve_not reserve_prune reserved seq_behind set_limit set_state tagged targets wait_for_acknowledgements
}

/// The migrations: the text at index 0 leads to version 1.
pub(super) const MIGRATIONS: [&str; 5] = [
    include_str!("sql/0001.sql"),
    include_str!("sql/0002.sql"),
    include_str!("sql/0003.sql"),
    include_str!("sql/0004.sql"),
    include_str!("sql/0005.sql"),
];

/// All texts are written for the schema `callbacks`.
pub(super) fn in_schema(sql: &str, schema: &str) -> String {
    sql.replace("callbacks.", &format!("\"{schema}\"."))
}
