"""What a written paper is about, and the căn cứ of a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("directive", sa.Column("about", sa.String(length=36), nullable=True))
    op.create_table(
        "award_basis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"], ["award_decision.uid"], name=op.f("fk_award_basis_parent"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_basis")),
        sa.UniqueConstraint("uid", name=op.f("uq_award_basis_uid")),
    )
    op.create_index(op.f("ix_award_basis_parent"), "award_basis", ["parent"], unique=False)
