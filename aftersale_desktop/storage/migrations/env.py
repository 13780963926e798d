"""What alembic runs for every upgrade: the connection comes from the caller, in its transaction."""

from alembic import context

from aftersale_desktop.storage.rows.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
