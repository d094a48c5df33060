"""The words of what a record is called, beside all its words, so that a search finds those first that are called so.

The words are worked out by the program, which fills the table when the migrations are done.

From this schema on the journal holds of parts that stay in their places only those that changed (`differences`), which a
program of before could not take back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP TABLE IF EXISTS search_words")
    op.drop_table("search")
    op.create_table(
        "search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("exact_title", sa.Text(), nullable=False),
        sa.Column("folded_title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search")),
        sa.UniqueConstraint("uid", name=op.f("uq_search_uid")),
        sqlite_autoincrement=True,
    )
    try:
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(kind, exact, folded, exact_title, folded_title, "
            "content='search', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
        )
    except sa.exc.OperationalError:  # no FTS5: searches go through the table itself
        return
    taken_out = (
        "INSERT INTO search_words(search_words, rowid, kind, exact, folded, exact_title, folded_title) VALUES "
        "('delete', old.id, old.kind, old.exact, old.folded, old.exact_title, old.folded_title);"
    )
    put_in = (
        "INSERT INTO search_words(rowid, kind, exact, folded, exact_title, folded_title) VALUES "
        "(new.id, new.kind, new.exact, new.folded, new.exact_title, new.folded_title);"
    )
    op.execute(f"CREATE TRIGGER search_added AFTER INSERT ON search BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN {taken_out} END")
    op.execute(f"CREATE TRIGGER search_changed AFTER UPDATE ON search BEGIN {taken_out} {put_in} END")
