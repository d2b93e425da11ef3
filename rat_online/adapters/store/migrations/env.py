"""Alembic's entry: the caller has begun a transaction; see `rat_online.adapters.store.migrate`."""

from alembic import context

from rat_online.adapters.store.metadata import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
