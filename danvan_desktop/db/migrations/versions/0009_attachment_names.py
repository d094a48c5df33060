"""The search finds attachments by their names.

Nothing of the schema changes: the program fills the search index anew when the migrations are done.
"""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """See above."""
