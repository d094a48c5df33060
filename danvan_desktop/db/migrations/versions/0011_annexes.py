"""A paper may have a table behind it, kept as text."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("directive", sa.Column("annex", sa.Text(), nullable=False, server_default=""))
