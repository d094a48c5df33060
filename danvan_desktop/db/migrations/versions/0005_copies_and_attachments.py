"""Copies of papers, files attached to records, and who keeps a paper."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("register_entry", sa.Column("keeper", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=36), nullable=True),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("original", sa.String(length=36), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.Column("extract", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["issuer"], ["issuer.uid"], name=op.f("fk_copy_issuer"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["signer"], ["signer.uid"], name=op.f("fk_copy_signer"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy")),
        sa.UniqueConstraint("issuer", "series", "number", "suffix", name=op.f("uq_copy_issuer_series_number_suffix")),
        sa.UniqueConstraint("uid", name=op.f("uq_copy_uid")),
    )
    for name in ("issuer", "original", "signed_on", "signer", "subject_key"):
        op.create_index(op.f(f"ix_copy_{name}"), "copy", [name], unique=False)
    op.create_table(
        "copy_receiver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["copy.uid"], name=op.f("fk_copy_receiver_parent"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_receiver")),
        sa.UniqueConstraint("uid", name=op.f("uq_copy_receiver_uid")),
    )
    op.create_index(op.f("ix_copy_receiver_parent"), "copy_receiver", ["parent"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
    )
    op.create_index(op.f("ix_attachment_owner"), "attachment", ["owner"], unique=False)
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)
