"""Registers: all numbers in one table, which begins with those that papers have taken already."""

import sqlalchemy as sa
from alembic import op

from danvan_desktop.domain.records import new_uid

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TAKEN = """
SELECT uid, issuer, kind, number, suffix, symbol, series, signed_on, subject FROM directive
WHERE number IS NOT NULL AND direction = 'outgoing'
UNION ALL
SELECT uid, issuer, 'Q' || char(272), number, suffix, symbol, series, signed_on, subject FROM award_decision
WHERE number IS NOT NULL
"""
_ENTER = """
INSERT INTO register_entry (uid, revision, issuer, direction, series, number, suffix, symbol, state, paper, kind,
    subject, dated, late, holder, reason, note)
VALUES (:entry, 1, :issuer, 'outgoing', :series, :number, :suffix, :symbol, 'taken', :uid, :kind,
    :subject, :signed_on, 1, '', '', '')
"""


def upgrade() -> None:
    op.add_column("issuer", sa.Column("shared_series", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=36), nullable=False),
        sa.Column("direction", sa.String(20), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("paper", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("moved_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["issuer"], ["issuer.uid"], name=op.f("fk_register_entry_issuer"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_register_entry_uid")),
        sa.UniqueConstraint(
            "issuer", "series", "number", "suffix", name=op.f("uq_register_entry_issuer_series_number_suffix")
        ),
    )
    op.create_index(op.f("ix_register_entry_issuer"), "register_entry", ["issuer"], unique=False)
    op.create_index(op.f("ix_register_entry_paper"), "register_entry", ["paper"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"], ["register_entry.uid"], name=op.f("fk_correction_parent"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("uid", name=op.f("uq_correction_uid")),
    )
    op.create_index(op.f("ix_correction_parent"), "correction", ["parent"], unique=False)
    op.create_table(
        "register",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=36), nullable=False),
        sa.Column("direction", sa.String(20), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["issuer"], ["issuer.uid"], name=op.f("fk_register_issuer"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register")),
        sa.UniqueConstraint("issuer", "series", name=op.f("uq_register_issuer_series")),
        sa.UniqueConstraint("uid", name=op.f("uq_register_uid")),
    )
    op.create_index(op.f("ix_register_issuer"), "register", ["issuer"], unique=False)
    connection = op.get_bind()
    for row in connection.execute(sa.text(_TAKEN)).mappings().all():
        connection.execute(sa.text(_ENTER), {**row, "entry": new_uid()})
