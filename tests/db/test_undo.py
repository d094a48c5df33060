"""Undo and redo in all its orders, many records at once, and what stands in the way."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from danvan_desktop.db import health
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.engine import reading, writing
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.steps import Barrier, Step
from danvan_desktop.db.store import Store
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.domain.units import Successor, Unit, UnitKind


@pytest.fixture
def store(engine: Engine, tmp_path: Path) -> Store:
    return Store(engine, ChangeLog(tmp_path), lambda: datetime(2026, 11, 23, 8, 30), "official")  # noqa: DTZ001


def person(number: int, unit: str | None = None) -> Recipient:
    return Recipient(kind=RecipientKind.INDIVIDUAL, name=f"Người {number}", unit=unit)


def names(store: Store) -> list[str]:
    return sorted(one.name for one in store.find(Recipient))


def test_more_steps_are_undone_and_redone_than_any_window_holds(store: Store) -> None:
    for number in range(300):
        with store.change(f"bước {number}") as changes:
            changes.save(person(number))
    assert [store.undo().why for _ in range(300)] == [f"bước {number}" for number in reversed(range(300))]
    assert store.steps()[0] is None
    assert [store.redo().why for _ in range(300)] == [f"bước {number}" for number in range(300)]
    assert len(store.find(Recipient)) == 300


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["do", "do", "undo", "undo", "redo", "note", "barrier"]), max_size=40))
def test_the_end_of_the_journal_tells_what_two_stacks_would(store: Store, actions: list[str]) -> None:
    with store.change("bắt đầu", Kind.BARRIER) as changes:
        for one in changes.find(Recipient):
            changes.remove(one)
        changes.save(person(0))
    done: list[str] = []
    undone: list[str] = []
    barrier = "bắt đầu"
    for number, action in enumerate(actions, start=1):
        if action == "undo":
            if done:
                undone.append(done.pop())
                store.undo()
        elif action == "redo":
            if undone:
                done.append(undone.pop())
                store.redo()
        else:
            with store.change(f"bước {number}", Kind(action)) as changes:
                changes.save(person(number))
            if action == "do":
                done.append(f"bước {number}")
                undone.clear()
            elif action == "barrier":
                done, undone, barrier = [], [], f"bước {number}"
        undo, redo = store.steps()
        assert (undo.why if undo else None) == (done[-1] if done else barrier)
        assert isinstance(undo, Barrier if not done else Step)
        assert (redo.why if redo else None) == (undone[-1] if undone else None)


def test_an_import_and_a_mass_edit_are_one_step_each(store: Store) -> None:
    with store.change("nhập") as changes:
        unit = changes.save(Unit(name="Thôn Một", kind=UnitKind.VILLAGE))
        people = changes.save_all([person(number, unit=unit.uid) for number in range(1200)])
    with store.change("sửa hàng loạt") as changes:
        changes.save_all([replace(one, position="Trưởng thôn") for one in people])
    step, _ = store.steps()
    assert isinstance(step, Step)
    assert (step.why, step.changes) == ("sửa hàng loạt", 1200)
    store.undo()
    assert {one.position for one in store.find(Recipient)} == {""}
    store.undo()
    assert (store.find(Recipient), store.find(Unit)) == ([], [])
    store.redo()
    store.redo()
    assert [one.uid for one in store.find(Recipient)] == [one.uid for one in people]
    assert {one.position for one in store.find(Recipient)} == {"Trưởng thôn"}


def test_records_that_need_one_another_come_and_go_in_their_order(store: Store) -> None:
    with store.change("nhập") as changes:
        new = changes.save(Unit(name="Xã Mới", kind=UnitKind.AREA))
        old = changes.save(Unit(name="Xã Cũ", kind=UnitKind.AREA, successors=(Successor(unit=new.uid),)))
        changes.save(replace(new, name="Xã Mới 2025"))
    store.undo()
    assert store.find(Unit) == []
    store.redo()
    assert [unit.name for unit in store.find(Unit)] == ["Xã Mới 2025", "Xã Cũ"]
    assert store.get(Unit, old.uid).successors[0].unit == new.uid


def test_a_change_behind_the_journals_back_is_named(store: Store, engine: Engine) -> None:
    with store.change("thêm") as changes:
        record = changes.save(person(1))
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE recipient SET position = 'khác'")
    with pytest.raises(UserError) as refused:
        store.undo()
    assert "bước “thêm”" in str(refused.value)
    assert "Tập thể, cá nhân “Người 1” đã được official sửa lúc 08:30 23/11/2026" in str(refused.value)
    assert store.get(Recipient, record.uid).position == "khác"


def test_what_a_record_needs_and_what_needs_it_is_named(store: Store) -> None:
    """A note is passed by, so that what it wrote may stand in the way of the steps before it."""
    with store.change("thêm đơn vị") as changes:
        unit = changes.save(Unit(name="Thôn Một", kind=UnitKind.VILLAGE))
    with store.change("ghi", Kind.NOTE) as changes:
        kept = changes.save(person(1, unit=unit.uid))
    with pytest.raises(UserError, match="Đơn vị “Thôn Một” đang được dùng ở Tập thể, cá nhân “Người 1”"):
        store.undo()
    with store.change("xóa người") as changes:
        changes.remove(kept)
    with store.change("ghi", Kind.NOTE) as changes:
        changes.remove(unit)
    with pytest.raises(UserError, match="“Người 1” cần Đơn vị “Thôn Một”, mà bản ghi đó đã bị xóa"):
        store.undo()
    assert names(store) == []


def test_the_chain_and_the_search_are_whole_after_many_records_came_and_went(store: Store, engine: Engine) -> None:
    with store.change("nhập") as changes:
        changes.save_all([person(number) for number in range(2500)])
    store.undo()
    store.redo()
    with reading(engine) as connection:
        found = health.examine(connection)
    assert (found.chain, found.records, found.unsearchable) == ((), 2500, 0)
