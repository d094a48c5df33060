"""Tasks are assigned to bodies, which report; a deadline may include its day, a task may come back in a rhythm."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("directive", "task"):
        op.add_column(table, sa.Column("due_included", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("task", sa.Column("product", sa.Text(), nullable=False, server_default=""))
    op.add_column("task", sa.Column("recurrence", sa.Text(), nullable=True))
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("directive", sa.String(length=36), nullable=False),
        sa.Column("task", sa.String(length=36), nullable=False),
        sa.Column("body", sa.String(length=36), nullable=False),
        sa.Column("role", sa.Enum("lead", "support", name="role", native_enum=False, length=20), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_included", sa.Boolean(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive"], ["directive.uid"], name=op.f("fk_assignment_directive"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task"], ["task.uid"], name=op.f("fk_assignment_task"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["body"], ["unit.uid"], name=op.f("fk_assignment_body"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("task", "body", name=op.f("uq_assignment_task_body")),
        sa.UniqueConstraint("uid", name=op.f("uq_assignment_uid")),
    )
    for column in ("directive", "task", "body"):
        op.create_index(op.f(f"ix_assignment_{column}"), "assignment", [column], unique=False)
    states = sa.Enum("received", "returned", "accepted", name="reportstate", native_enum=False, length=20)
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("period", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["assignment.uid"], name=op.f("fk_report_parent"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("uid", name=op.f("uq_report_uid")),
    )
    op.create_index(op.f("ix_report_parent"), "report", ["parent"], unique=False)
