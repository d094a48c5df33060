"""The overview: exemplars are counted by field, status and year without reading their long texts."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_exemplar_field", "exemplar")
    op.create_index("ix_exemplar_field_status_year", "exemplar", ["field", "status", "year"])
