"""The text of a file that was read is kept and searched; a directive names those that it answers and cites."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attachment", sa.Column("text", sa.Text(), nullable=False, server_default=""))
    relations = sa.Enum("answers", "cites", name="relation", native_enum=False, length=20)
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", relations, nullable=False),
        sa.Column("paper", sa.String(length=36), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["directive.uid"], name=op.f("fk_reference_parent"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
        sa.UniqueConstraint("uid", name=op.f("uq_reference_uid")),
    )
    for column in ("parent", "paper"):
        op.create_index(op.f(f"ix_reference_{column}"), "reference", [column], unique=False)
