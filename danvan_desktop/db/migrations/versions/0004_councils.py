"""Council sessions with their members and candidates."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "council_session",
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
        sa.Column("council", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("valid", sa.Integer(), nullable=True),
        sa.Column("counted_by", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issuer"], ["issuer.uid"], name=op.f("fk_council_session_issuer"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["signer"], ["signer.uid"], name=op.f("fk_council_session_signer"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_session")),
        sa.UniqueConstraint(
            "issuer", "series", "number", "suffix", name=op.f("uq_council_session_issuer_series_number_suffix")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_council_session_uid")),
    )
    op.create_index(op.f("ix_council_session_held_on"), "council_session", ["held_on"], unique=False)
    op.create_index(op.f("ix_council_session_issuer"), "council_session", ["issuer"], unique=False)
    op.create_index(op.f("ix_council_session_signed_on"), "council_session", ["signed_on"], unique=False)
    op.create_index(op.f("ix_council_session_signer"), "council_session", ["signer"], unique=False)
    op.create_index(op.f("ix_council_session_subject_key"), "council_session", ["subject_key"], unique=False)
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exemplar", sa.String(length=36), nullable=True),
        sa.Column("recipient", sa.String(length=36), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=True),
        sa.Column("against", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["exemplar"], ["exemplar.uid"], name=op.f("fk_candidate_exemplar"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["parent"], ["council_session.uid"], name=op.f("fk_candidate_parent"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recipient"], ["recipient.uid"], name=op.f("fk_candidate_recipient"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("uid", name=op.f("uq_candidate_uid")),
    )
    op.create_index(op.f("ix_candidate_exemplar"), "candidate", ["exemplar"], unique=False)
    op.create_index(op.f("ix_candidate_parent"), "candidate", ["parent"], unique=False)
    op.create_index(op.f("ix_candidate_recipient"), "candidate", ["recipient"], unique=False)
    op.create_table(
        "council_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("chair", "deputy", "secretary", "member", name="councilrole", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"], ["council_session.uid"], name=op.f("fk_council_member_parent"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_member")),
        sa.UniqueConstraint("uid", name=op.f("uq_council_member_uid")),
    )
    op.create_index(op.f("ix_council_member_parent"), "council_member", ["parent"], unique=False)
