"""The journal holds of parts that stay in their places only those that changed (`differences`). No table changes, but a
program of before could not take such a change back.
"""

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing to do."""
