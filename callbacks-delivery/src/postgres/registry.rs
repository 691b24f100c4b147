//! Targets and endpoints.

use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::values::{self, column, duration, limit, unsigned, variant};
use crate::error::StoreError;
use crate::id::{Shard, TargetId};
use crate::store::{
    Endpoint, EndpointId, Health, OpenBreaker, Registry, Result, TargetCommand, TargetRecord,
    TargetState,
};

impl Registry for PostgresStore {
    async fn targets(&self, shards: Vec<Shard>) -> Result<Vec<TargetRecord>> {
        let shards: Vec<_> = shards.into_iter().map(values::shard).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().targets, &[(&shards, Type::INT2_ARRAY)])
            .await?;
        rows.iter().map(record).collect()
    }

    async fn control(&self, target: TargetId, command: TargetCommand) -> Result<()> {
        let number = target.number();
        let mut connection = self.connection().await?;
        if let TargetCommand::Limit { rate, concurrency } = command {
            let concurrency = concurrency.map(i32::from);
            let limits = [
                (&number as _, Type::INT8),
                (&rate as _, Type::FLOAT4),
                (&concurrency as _, Type::INT4),
            ];
            connection.query(&self.sql().set_limit, &limits).await?;
            return Ok(());
        }
        let state = match command {
            TargetCommand::Pause => "paused",
            TargetCommand::Disable => "disabled",
            TargetCommand::Enable | TargetCommand::Limit { .. } => "active",
        };
        let parameters = [(&number as _, Type::INT8), (&state as _, Type::TEXT)];
        connection.query(&self.sql().set_state, &parameters).await?;
        Ok(())
    }

    async fn put_endpoint(&self, endpoint: Endpoint) -> Result<()> {
        let content = serde_json::to_string(&endpoint).map_err(StoreError::refused)?;
        let mut connection = self.connection().await?;
        connection
            .query(
                &self.sql().put_endpoint,
                &[
                    (&endpoint.id.as_str(), Type::TEXT),
                    (&endpoint.target().number(), Type::INT8),
                    (&scope(endpoint.tenant.as_deref()), Type::TEXT),
                    (&endpoint.events, Type::TEXT_ARRAY),
                    (&content, Type::TEXT),
                ],
            )
            .await?;
        Ok(())
    }

    async fn remove_endpoint(&self, id: EndpointId) -> Result<bool> {
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().remove_endpoint,
                &[
                    (&id.as_str(), Type::TEXT),
                    (&id.target().number(), Type::INT8),
                ],
            )
            .await?;
        Ok(!rows.is_empty())
    }

    async fn endpoints_of(&self, targets: Vec<TargetId>) -> Result<Vec<Endpoint>> {
        let targets: Vec<_> = targets.into_iter().map(TargetId::number).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().endpoints_of, &[(&targets, Type::INT8_ARRAY)])
            .await?;
        rows.iter().map(endpoint).collect()
    }

    async fn endpoints(
        &self,
        tenant: Option<String>,
        after: Option<EndpointId>,
        most: usize,
    ) -> Result<Vec<Endpoint>> {
        let scope = tenant.map(|tenant| scope(Some(&tenant)));
        let after = after.as_ref().map(EndpointId::as_str);
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().endpoints,
                &[
                    (&scope, Type::TEXT),
                    (&after, Type::TEXT),
                    (&limit(most), Type::INT8),
                ],
            )
            .await?;
        rows.iter().map(endpoint).collect()
    }
}

/// A tenant as a text that is never null.
fn scope(tenant: Option<&str>) -> String {
    tenant.map_or_else(String::new, |tenant| format!("t{tenant}"))
}

fn endpoint(row: &Columns) -> Result<Endpoint> {
    let content: &str = column(row, "content")?;
    serde_json::from_str(content).map_err(|_| StoreError::corrupted("an endpoint is malformed"))
}

fn record(row: &Columns) -> Result<TargetRecord> {
    let failing: Option<i64> = column(row, "failing_micros")?;
    let opened: Option<i32> = column(row, "breaker_opened")?;
    let wait: Option<i64> = column(row, "breaker_micros")?;
    let alerted: i16 = column(row, "alerted")?;
    let concurrency: Option<i32> = column(row, "concurrency")?;
    let state: TargetState = variant(column(row, "state")?)?;
    Ok(TargetRecord {
        target: TargetId::from_number(column(row, "id")?),
        state,
        health: Health {
            failing_for: failing.map(duration),
            alerted: u8::try_from(alerted).unwrap_or_default(),
            breaker: opened.map(|opened| OpenBreaker {
                opened: unsigned(opened),
                wait: duration(wait.unwrap_or_default()),
            }),
        },
        rate: column(row, "rate")?,
        concurrency: concurrency.and_then(|number| u16::try_from(number).ok()),
    })
}
