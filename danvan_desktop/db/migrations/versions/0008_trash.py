"""The trash: an index of the removals in the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    removal = sa.text("""substr(payload, 1, 14) = '{"after": null'""")
    op.create_index("ix_change_removed", "change", ["change_set"], sqlite_where=removal)
