from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from danvan_desktop.db.columns import metadata
from danvan_desktop.db.engine import connect, execute, reading, writing
from danvan_desktop.db.migrate import climb, configuration, upgrade
from danvan_desktop.db.preflight import APPLICATION_ID, SCHEMA, Found, inspect
from danvan_desktop.db.reader import Reader
from danvan_desktop.domain.registers import RegisterEntry


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    engine = connect(tmp_path / "danvan.db")
    upgrade(engine)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_known})
        assert compare_metadata(context, metadata) == []
        marks = [connection.exec_driver_sql(f"PRAGMA {m}").scalar() for m in ("application_id", "user_version")]
    engine.dispose()
    assert marks == [APPLICATION_ID, SCHEMA]
    assert inspect(tmp_path) is Found.CURRENT


def _is_known(name: str | None, kind: str, _parents: object) -> bool:
    """The tables of the full-text index are SQLite's own."""
    return kind != "table" or not (name or "").startswith("search_words")


def test_a_migration_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    engine = connect(tmp_path / "danvan.db")
    with pytest.raises(ZeroDivisionError):
        _break_off(engine)
    with reading(engine) as connection:
        assert execute(connection, "SELECT name FROM sqlite_master") == []
    engine.dispose()


def _break_off(engine: Engine) -> None:
    with writing(engine) as connection:
        climb(connection)
        _ = 1 / 0


def test_the_schema_number_is_that_of_the_last_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == f"{SCHEMA:04d}"


def test_numbers_taken_before_there_were_registers_are_entered_into_one(tmp_path: Path) -> None:
    engine = connect(tmp_path / "danvan.db")
    with writing(engine) as connection:
        climb(connection, "0001")
        for sql in (
            "INSERT INTO issuer VALUES (1, 'i', 1, 'x', 'x', 'party', 'ĐU', 'x', '', 1)",
            *(
                "INSERT INTO directive (uid, revision, issuer, number, suffix, symbol, series, signed_on, place,"
                " direction, kind, subject, subject_key, opening, closing, report_to, report_through) VALUES"
                f" ('{uid}', 1, 'i', {number}, '', '-CV/ĐU', 'CV 2025-2030', '2026-01-05', 'x', '{direction}',"
                " 'CV', 'họp', '', '', '', '', '')"
                for uid, number, direction in (("a", 7, "outgoing"), ("b", 8, "incoming"), ("c", "NULL", "outgoing"))
            ),
        ):
            connection.exec_driver_sql(sql)
    upgrade(engine)
    with reading(engine) as connection:
        (entry,) = Reader(connection).find(RegisterEntry)
    engine.dispose()
    assert (entry.paper, entry.printed_number, entry.series, entry.dated) == (
        "a",
        "07-CV/ĐU",
        "CV 2025-2030",
        date(2026, 1, 5),
    )
    assert entry.late
