"""One altered letter anywhere in the journal is found by the check and named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from danvan_desktop import bootstrap
from danvan_desktop.bootstrap import Office
from danvan_desktop.db import journal, preflight
from danvan_desktop.db.engine import connect, reading
from danvan_desktop.domain.errors import Damaged, UserError
from danvan_desktop.domain.units import UnitInput


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(bootstrap.open_office(tmp_path)) as office:
        unit = office.units.save(UnitInput(name="Thôn Một", kind="village"))
        office.units.save(UnitInput(name="Thôn Hai", kind="village"), unit.uid, unit.revision)
        yield office


def problems(office: Office) -> list[object]:
    """What the chain says; where it says nothing, what the full check says."""
    engine = connect(office.folder / preflight.FILE)
    try:
        with reading(engine) as connection:
            broken: list[object] = list(journal.broken_links(connection))
        return broken or list(office.health.check().problems)
    except UserError as error:
        return [str(error)]
    finally:
        engine.dispose()


@pytest.mark.parametrize("table", ["change_set", "change"])
def test_any_altered_letter_is_found(office: Office, table: str) -> None:
    """Exhaustive: every letter of every text, and every number, of every row."""
    missed = []
    with closing(sqlite3.connect(office.folder / preflight.FILE, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            for column, value in zip(columns, row, strict=True):
                if (table, column) == ("change", "id"):
                    continue  # tells nothing but the order, which stays
                for changed in altered(value):
                    update = f'UPDATE {table} SET "{column}" = ? WHERE id = ?'
                    connection.execute(update, (changed, row[0]))
                    if not problems(office):
                        missed.append((column, value, changed))
                    key = changed if column == "id" else row[0]
                    connection.execute(update, (value, key))
    assert not missed
    assert problems(office) == []


def altered(value: object) -> Iterator[object]:
    if isinstance(value, int):
        yield value + 1000
    elif isinstance(value, str):
        step = 1 if len(value) < 80 else 7
        for place in range(0, len(value), step):
            yield value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]


@pytest.mark.parametrize(("table", "column"), [("change", "record"), ("change", "payload_hash"), ("change_set", "who")])
def test_a_byte_that_makes_a_text_none_is_named(office: Office, table: str, column: str) -> None:
    with closing(sqlite3.connect(office.folder / preflight.FILE, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"UPDATE {table} SET {column} = CAST(X'ff' || {column} AS TEXT) WHERE id = 2")
    (problem,) = office.health.check().problems
    assert "đứt ở lần thứ 2" in problem


def test_a_record_that_is_no_text_any_more_is_damage(office: Office) -> None:
    """Said in a sentence, and the window offers to make the data again."""
    with closing(sqlite3.connect(office.folder / preflight.FILE, isolation_level=None)) as connection:
        connection.execute("UPDATE unit SET name = CAST(X'ff' || name AS TEXT)")
    for look in (office.units.all, office.health.check):
        with pytest.raises(Damaged, match="Tệp dữ liệu đã hỏng"):
            look()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("exemplar", "status", "zzz"),
        ("exemplar", "registered_on", "2026-1X-01"),
        ("award_line", "coefficient", "1x"),
        ("directive", "signed_on", "2026-13-01"),
    ],
)
def test_a_value_that_no_column_can_have_is_damage(tmp_path: Path, table: str, column: str, value: str) -> None:
    """Of the record or of a part, in the check and in the list."""
    with closing(bootstrap.open_office(tmp_path)) as office:
        office.sample.load()
        with closing(sqlite3.connect(tmp_path / preflight.FILE, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
        lists = {"directive": office.directives.find_all, "exemplar": office.exemplars.find_all}
        for look in (office.health.check, lists.get(table, office.awards.find_all)):
            with pytest.raises(Damaged, match="giá trị không còn đọc được"):
                look()
