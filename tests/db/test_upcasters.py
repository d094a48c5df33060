"""Entries of the journal that an older schema wrote are read in the words of today."""

import json
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from danvan_desktop.bootstrap import open_office
from danvan_desktop.db import journal
from danvan_desktop.db.engine import connect, writing
from danvan_desktop.db.mappings import BY_NAME
from danvan_desktop.db.preflight import SCHEMA
from danvan_desktop.db.tables import change, change_set
from danvan_desktop.db.upcasters import Values, upcast
from danvan_desktop.domain.serial import decode

FIRST = json.loads((Path(__file__).parent / "data" / "schema_1.json").read_text("utf-8"))
"""A payload of each kind of record, as schema 1 journalled it."""


@pytest.mark.parametrize("kind", FIRST)
def test_a_record_of_the_first_schema_is_still_read(kind: str) -> None:
    values = upcast(1, kind, FIRST[kind])
    assert values is not None
    record = decode(BY_NAME[kind].record, values)
    assert record.uid == FIRST[kind]["uid"]


def test_functions_lead_from_schema_to_schema_in_their_order() -> None:
    def renamed(kind: str, values: Values) -> Values:
        return {("title" if name == "name" else name): value for name, value in values.items()} | {"kind": kind}

    def split(_kind: str, values: Values) -> Values:
        first, _, rest = values["title"].partition(" ")
        return values | {"title": rest, "first": first}

    steps = {SCHEMA - 2: renamed, SCHEMA - 1: split}
    assert upcast(SCHEMA - 2, "unit", {"name": "Thôn Một"}, steps) == {"title": "Một", "first": "Thôn", "kind": "unit"}
    assert upcast(SCHEMA - 1, "unit", {"title": "Thôn Hai"}, steps) == {"title": "Hai", "first": "Thôn"}
    assert upcast(SCHEMA, "unit", {"title": "Ba"}, steps) == {"title": "Ba"}
    assert upcast(1, "unit", None, steps) is None


def test_history_and_trash_show_what_the_first_schema_wrote_and_take_it_back(tmp_path: Path) -> None:
    with closing(open_office(tmp_path)):
        pass
    unit = FIRST["unit"]
    engine = connect(tmp_path / "danvan.db")
    with writing(engine) as connection:
        row = {"uid": "old", "at": datetime.now(), "who": "văn phòng", "why": "Xóa đơn vị", "schema": 1}  # noqa: DTZ005
        key = connection.execute(insert(change_set).values(**row, kind="do", target=None, hash="")).inserted_primary_key
        assert key is not None
        payload = json.dumps({"before": unit, "after": None}, ensure_ascii=False, sort_keys=True)
        values = {"change_set": key[0], "kind": "unit", "record": unit["uid"], "payload": payload, "payload_hash": ""}
        connection.execute(insert(change).values(**values))
        assert journal.changes_of(connection, key[0])[0].before == unit
    engine.dispose()
    with closing(open_office(tmp_path)) as office:
        assert [row.title for row in office.trash.rows(office.trash.keys())] == ["Thôn Nại Cửu"]
        (past,) = office.history.of_record(unit["uid"])
        assert ("Ngày thành lập", "01/7/2025") in [(line.label, line.before) for line in past.fields]
        office.trash.restore(office.trash.keys())
        assert [one.name for one in office.units.all()] == ["Thôn Nại Cửu"]
