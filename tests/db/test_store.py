import json
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from danvan_desktop.db import health, journal
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.engine import reading, writing
from danvan_desktop.db.journal import Kind, changes_of
from danvan_desktop.db.steps import Barrier, Step, next_undo
from danvan_desktop.db.store import Store
from danvan_desktop.domain.directives import Addressee, Direction, Directive, Task
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import Issuer, IssuerName, Signer, Track
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.domain.units import Successor, Unit, UnitKind
from danvan_desktop.texts import store as texts


@pytest.fixture
def store(engine: Engine, tmp_path: Path) -> Store:
    at = datetime(2026, 11, 23, 8, 30)  # noqa: DTZ001 - a desk clock
    return Store(engine, ChangeLog(tmp_path), lambda: at, "official")


def person(name: str = "Nguyễn Văn An") -> Recipient:
    return Recipient(kind=RecipientKind.INDIVIDUAL, name=name, position="Trưởng thôn")


def an_issuer() -> Issuer:
    return Issuer(
        name="Đảng ủy xã An Bình",
        track=Track.PARTY,
        symbol="ĐU",
        place="An Bình",
        names=(IssuerName(valid_from=date(2025, 7, 1), superior="ĐẢNG BỘ TỈNH", name="ĐẢNG ỦY XÃ AN BÌNH"),),
        signers=(Signer(full_name="Lê Thị Bình", authority="T/M BAN THƯỜNG VỤ", title="BÍ THƯ"),),
    )


def a_directive(issuer: Issuer, number: int | None = 5) -> Directive:
    return Directive(
        issuer=issuer.uid,
        direction=Direction.OUTGOING,
        kind="CV",
        number=number,
        suffix="",
        symbol="-CV/ĐU",
        series="CV 2025-2030",
        signed_on=date(2026, 1, 5),
        place="An Bình",
        subject="phát động thi đua",
        opening="",
        closing="",
        report_to="",
        report_through="",
        due=date(2026, 7, 1),
        signer=issuer.signers[0].uid,
        addressees=(Addressee(name="Các chi bộ"),),
        tasks=(Task(text="Một"), Task(text="Hai", due=date(2026, 5, 1)), Task(text="Ba")),
    )


def test_what_is_no_text_is_looked_for_in_vain_but_is_no_damage(store: Store) -> None:
    store.find(Unit, name="Thôn Một")
    with pytest.raises(UnicodeEncodeError):
        store.find(Unit, name="Thôn \ud83d")


def test_every_connection_waits_for_the_disk_and_checks_references(engine: Engine) -> None:
    with reading(engine) as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        keys = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
    assert found == ["wal", 2]
    assert keys == 1


def test_a_record_with_its_parts_comes_back_as_it_was_saved(store: Store) -> None:
    with store.change("thử") as changes:
        issuer = changes.save(an_issuer())
        directive = changes.save(a_directive(issuer))
    assert store.get(Issuer, issuer.uid) == issuer
    found = store.get(Directive, directive.uid)
    assert found == directive
    assert [task.text for task in found.tasks] == ["Một", "Hai", "Ba"]
    assert (found.id, found.revision) == (1, 1)


def test_parts_are_moved_changed_and_removed_in_place(store: Store) -> None:
    with store.change("thử") as changes:
        issuer = changes.save(an_issuer())
        directive = changes.save(a_directive(issuer))
    first, second, third = directive.tasks
    changed = replace(directive, tasks=(third, replace(first, text="Một, sửa"), Task(text="Bốn")))
    with store.change("sửa") as changes:
        changes.save(changed)
    found = store.get(Directive, directive.uid)
    assert [task.text for task in found.tasks] == ["Ba", "Một, sửa", "Bốn"]
    assert [task.uid for task in found.tasks[:2]] == [third.uid, first.uid]
    assert second.uid not in {task.uid for task in found.tasks}


def test_a_save_of_an_outdated_record_is_refused(store: Store) -> None:
    with store.change("thêm") as changes:
        record = changes.save(person())
    with store.change("sửa") as changes:
        changes.save(replace(record, name="Nguyễn Văn Bình"))
    with pytest.raises(UserError, match="cửa sổ khác"), store.change("sửa cũ") as changes:
        changes.save(replace(record, name="Nguyễn Văn Cường"))
    assert store.get(Recipient, record.uid).name == "Nguyễn Văn Bình"


def test_an_error_inside_a_change_set_leaves_nothing_written(store: Store) -> None:
    def fail() -> None:
        with store.change("hỏng") as changes:
            changes.save(person())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.find(Recipient) == []
    assert store.steps() == (None, None)


def test_what_others_need_cannot_be_removed(store: Store) -> None:
    with store.change("thêm") as changes:
        issuer = changes.save(an_issuer())
        changes.save(a_directive(issuer))
    with pytest.raises(UserError) as refused, store.change("xóa") as changes:
        changes.remove(issuer)
    assert "Cơ quan ban hành “Đảng ủy xã An Bình” đang được dùng ở Văn bản “05-CV/ĐU – phát động thi đua”" in str(
        refused.value
    )
    assert store.find(Issuer) == [issuer]


def test_one_number_in_a_series_is_taken_once(store: Store) -> None:
    with store.change("thêm") as changes:
        issuer = changes.save(an_issuer())
        changes.save(a_directive(issuer, 5))
        changes.save(a_directive(issuer, None))
        changes.save(a_directive(issuer, None))
    with pytest.raises(UserError) as refused, store.change("thêm nữa") as changes:
        changes.save(a_directive(issuer, 5))
    assert str(refused.value) == texts.DUPLICATE


def test_undo_and_redo_step_by_step(store: Store) -> None:
    with store.change("thêm") as changes:
        record = changes.save(person())
    with store.change("sửa") as changes:
        changes.save(replace(record, name="Trần Thị Bưởi"))
    with store.change("xóa") as changes:
        changes.remove(store.get(Recipient, record.uid))
    assert [store.undo().why for _ in range(3)] == ["xóa", "sửa", "thêm"]
    assert store.find(Recipient) == []
    with pytest.raises(UserError, match="Không có thao tác nào để hoàn tác"):
        store.undo()
    assert [store.redo().why for _ in range(2)] == ["thêm", "sửa"]
    assert store.get(Recipient, record.uid).name == "Trần Thị Bưởi"
    assert store.undo().why == "sửa"
    assert store.get(Recipient, record.uid).name == "Nguyễn Văn An"


def test_something_new_ends_what_could_be_redone(store: Store) -> None:
    with store.change("thêm") as changes:
        changes.save(person())
    store.undo()
    with store.change("thêm người khác") as changes:
        changes.save(person("Đỗ Thị Én"))
    _, redo = store.steps()
    assert redo is None


def test_a_barrier_is_not_undone(store: Store) -> None:
    with store.change("thêm") as changes:
        changes.save(person())
    with store.change("ban hành", Kind.BARRIER) as changes:
        changes.save(person("Đỗ Thị Én"))
    assert store.steps() == (Barrier("ban hành", datetime(2026, 11, 23, 8, 30)), None)  # noqa: DTZ001 - a desk clock
    with pytest.raises(UserError, match="qua bước “ban hành”"):
        store.undo()
    with store.change("thêm nữa") as changes:
        changes.save(person("Bùi Văn Cừ"))
    assert store.undo().why == "thêm nữa"
    assert isinstance(store.steps()[0], Barrier)


def test_an_undone_removal_brings_parts_and_references_back(store: Store) -> None:
    with store.change("thêm") as changes:
        new = changes.save(Unit(name="Xã Mới", kind=UnitKind.AREA, valid_from=date(2025, 7, 1)))
        old = changes.save(
            Unit(name="Xã Cũ", kind=UnitKind.AREA, valid_to=date(2025, 6, 30), successors=(Successor(unit=new.uid),))
        )
    with store.change("xóa") as changes:
        changes.remove(old)
    store.undo()
    assert store.get(Unit, old.uid) == old


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["add", "change", "remove", "undo", "redo"]), max_size=14))
def test_undo_all_and_redo_all_give_the_same_states(store: Store, actions: list[str]) -> None:
    """Whatever was done: taking all back and doing it all again ends where it was."""
    with store.change("bắt đầu", Kind.BARRIER) as changes:
        for record in changes.find(Recipient):
            changes.remove(record)
        changes.save(person("Mốc"))
    for number, action in enumerate(actions):
        records = [record for record in store.find(Recipient) if record.name != "Mốc"]
        undo, redo = store.steps()
        if action == "undo" and isinstance(undo, Step):
            store.undo()
        elif action == "redo" and redo:
            store.redo()
        elif action == "add" or not records:
            with store.change("thêm") as changes:
                changes.save(person(f"Người {number}"))
        elif action == "change":
            with store.change("sửa") as changes:
                changes.save(replace(records[-1], name=f"Sửa {number}"))
        elif action == "remove":
            with store.change("xóa") as changes:
                changes.remove(records[0])

    def names() -> list[tuple[str, str]]:
        return sorted((record.uid, record.name) for record in store.find(Recipient))

    end = names()
    done = 0
    while isinstance(store.steps()[0], Step):
        store.undo()
        done += 1
    assert [name for _, name in names()] == ["Mốc"]
    for _ in range(done):
        store.redo()
    assert names() == end


def test_the_journal_tells_who_what_and_from_what_to_what(store: Store, engine: Engine) -> None:
    with store.change("thêm") as changes:
        record = changes.save(person())
    with store.change("sửa tên") as changes:
        changes.save(replace(record, name="Bùi Văn Cừ"))
    with reading(engine) as connection:
        row = connection.execute(text("SELECT id, who, why, at FROM change_set ORDER BY id DESC")).first()
        assert row is not None
        (change,) = changes_of(connection, row.id)
    assert (row.who, row.why, str(row.at)[:16]) == ("official", "sửa tên", "2026-11-23 08:30")
    assert change.before == {"name": "Nguyễn Văn An"}
    assert change.after == {"name": "Bùi Văn Cừ"}


def test_a_save_that_changes_nothing_is_no_step(store: Store, engine: Engine) -> None:
    with store.change("thêm") as changes:
        record = changes.save(person())
    with store.change("lưu lại") as changes:
        changes.save(record)
    with reading(engine) as connection:
        undo = next_undo(connection)
    assert isinstance(undo, Step)
    assert undo.why == "thêm"
    assert store.get(Recipient, record.uid).revision == 1


_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(
    _TEXT,
    st.tuples(_TEXT, _TEXT, _TEXT, _TEXT, st.integers(), _TEXT, st.none() | st.integers()),
    st.lists(st.tuples(_TEXT, _TEXT, _TEXT)),
)
def test_what_is_hashed_is_json(previous: str, fixed: journal.Fixed, links: list[tuple[str, str, str]]) -> None:
    assert journal.json_of(previous, fixed, links) == json.dumps([previous, fixed, links], ensure_ascii=False)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE change SET payload = replace(payload, 'An', 'Ân') WHERE id = 1",
        "UPDATE change_set SET who = 'someone else' WHERE id = 1",
        "DELETE FROM change WHERE change_set = 1",
        "UPDATE change_set SET at = '2020-01-01 00:00:00.000000' WHERE id = 1",
        "UPDATE change_set SET at = 5 WHERE id = 1",
        "UPDATE change_set SET who = x'00' WHERE id = 1",
        "UPDATE change SET payload = x'00' WHERE id = 1",
    ],
)
def test_the_chain_shows_where_the_journal_was_changed(store: Store, engine: Engine, tampering: str) -> None:
    for name in ("An", "Bình"):
        with store.change("thêm") as changes:
            changes.save(person(name))
    with reading(engine) as connection:
        assert health.examine(connection).chain == ()
    with writing(engine) as connection:
        connection.execute(text(tampering))
    with reading(engine) as connection:
        assert [number for number, _ in health.examine(connection).chain] == [1]


def test_the_chain_still_holds_when_a_persons_data_are_erased(store: Store, engine: Engine) -> None:
    with store.change("thêm") as changes:
        changes.save(person())
    with writing(engine) as connection:
        connection.execute(text("UPDATE change SET payload = NULL"))
    with reading(engine) as connection:
        assert health.examine(connection).chain == ()


def test_health_counts_records_that_a_search_would_miss(store: Store, engine: Engine) -> None:
    with store.change("thêm") as changes:
        changes.save_all([person("An"), person("Bình")])
    with writing(engine) as connection:
        connection.execute(text("UPDATE search SET folded = 'x' WHERE folded LIKE 'an %'"))
    with reading(engine) as connection:
        found = health.examine(connection)
    assert (found.records, found.unsearchable, found.integrity, found.foreign_keys) == (2, 1, (), 0)


def test_a_database_that_is_disposed_of_lets_go_of_its_file(store: Store, engine: Engine, tmp_path: Path) -> None:
    with store.change("thêm") as changes:
        changes.save(person())
    engine.dispose()
    assert [path.name for path in tmp_path.glob("danvan.db*")] == ["danvan.db"]
    with store.change("thêm nữa") as changes:
        changes.save(person())
        engine.dispose()
    assert len(store.find(Recipient)) == 2
    engine.dispose()
    assert [path.name for path in tmp_path.glob("danvan.db*")] == ["danvan.db"]


def test_a_writer_that_could_not_roll_back_is_not_used_again(store: Store, engine: Engine) -> None:
    def refuse(action: int, what: str | None, *_: object) -> int:
        return sqlite3.SQLITE_DENY if (action, what) == (sqlite3.SQLITE_TRANSACTION, "ROLLBACK") else sqlite3.SQLITE_OK

    with suppress(RuntimeError), writing(engine) as connection:
        connection.execute(text("DELETE FROM recipient"))
        connection.connection.dbapi_connection.set_authorizer(refuse)  # type: ignore[union-attr]
        raise RuntimeError
    with store.change("thêm") as changes:
        changes.save(person())
    assert len(store.find(Recipient)) == 1


def test_a_full_disk_is_told_in_words_and_nothing_is_lost(store: Store, engine: Engine) -> None:
    with store.change("thêm") as changes:
        record = changes.save(person())
    # SQLite itself refuses to grow: what it says when the disk is full.
    with writing(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError) as refused, store.change("đầy") as changes:
        changes.save_all([person(f"Người {number}" * 20) for number in range(500)])
    assert str(refused.value) == texts.DISK_FULL
    assert store.find(Recipient) == [record]
