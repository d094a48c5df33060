"""The change log: what was acknowledged is in it, any changed byte is named, a lost database is made again from it."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from danvan_desktop.db import changelog, journal
from danvan_desktop.db.changelog import FOLDER, ChangeLog, segments, since
from danvan_desktop.db.engine import connect, reading, writing
from danvan_desktop.db.migrate import upgrade
from danvan_desktop.db.replay import replay
from danvan_desktop.db.store import Store
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.units import Unit, UnitKind


class Bench:
    """A database with its log, and what a second process on the same folder would see."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.engine = connect(folder / "danvan.db")
        upgrade(self.engine)
        self.log = ChangeLog(folder)
        self.store = Store(self.engine, self.log)

    def save(self, name: str) -> Unit:
        with self.store.change(name) as changes:
            return changes.save(Unit(name=name, kind=UnitKind.AREA))

    def head(self) -> str:
        with reading(self.engine) as connection:
            return journal.head(connection)

    def logged(self, head: str = "") -> list[str]:
        found = since(self.folder, head)
        assert found is not None
        return [str(entry.row["why"]) for entry in found]

    def rotate(self) -> None:
        with writing(self.engine) as connection:
            self.log.rotate(journal.head(connection))

    def newest(self) -> Path:
        return segments(self.folder / FOLDER)[-1]

    def damages(self) -> list[changelog.Damage]:
        return list(changelog.damages(self.folder, self.head()))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "data")
    yield bench
    bench.engine.dispose()


def dump(engine: Engine) -> list[tuple[object, ...]]:
    with closing(engine.raw_connection()) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return [row for (name,) in names for row in connection.execute(f"SELECT * FROM {name}").fetchall()]


def test_every_change_set_is_in_the_log(bench: Bench) -> None:
    unit = bench.save("một")
    with bench.store.change("hai") as changes:
        changes.save(replace(unit, name="khác"))
    bench.store.undo()
    assert bench.logged() == ["một", "hai", "hai"]
    assert bench.damages() == []


def test_a_replay_makes_the_same_database_again(bench: Bench, tmp_path: Path) -> None:
    unit = bench.save("một")
    bench.save("hai")
    with bench.store.change("sửa") as changes:
        changes.save(replace(unit, name="khác"))
    bench.store.undo()
    bench.store.redo()
    other = Bench(tmp_path / "other")
    entries = since(bench.folder, "")
    assert entries is not None
    assert replay(other.engine, entries) == len(entries)
    assert dump(other.engine) == dump(bench.engine)
    other.engine.dispose()


def test_a_replay_goes_on_from_a_backup_across_segments(bench: Bench, tmp_path: Path) -> None:
    bench.save("một")
    bench.rotate()
    bench.save("hai")
    with (
        closing(sqlite3.connect(bench.folder / "danvan.db")) as source,
        closing(sqlite3.connect(tmp_path / "c.db")) as copy,
    ):
        source.backup(copy)
    bench.save("ba")
    bench.rotate()
    bench.save("bốn")
    copied = connect(tmp_path / "c.db")
    with reading(copied) as connection:
        entries = since(bench.folder, journal.head(connection))
    assert [entry.row["why"] for entry in entries or []] == ["ba", "bốn"]
    assert replay(copied, entries or []) == 2
    assert dump(copied) == dump(bench.engine)
    copied.dispose()


def test_a_log_that_does_not_follow_is_not_replayed(bench: Bench, tmp_path: Path) -> None:
    bench.save("một")
    assert since(bench.folder, "0" * 64) is None
    other = Bench(tmp_path / "other")
    other.save("của nơi khác")
    entries = since(bench.folder, "")
    assert replay(other.engine, entries or []) == 0
    other.engine.dispose()


def test_a_set_that_was_never_committed_is_cut_off(bench: Bench) -> None:
    """The power fails after the fsync of the log and before the commit of the database."""
    bench.save("một")
    before = shutil.copy(bench.folder / "danvan.db", bench.folder / "before.db")
    shutil.copy(bench.folder / "danvan.db-wal", bench.folder / "before.db-wal")
    bench.save("chưa xong")
    bench.engine.dispose()
    Path(before).replace(bench.folder / "danvan.db")
    (bench.folder / "before.db-wal").replace(bench.folder / "danvan.db-wal")
    again = Bench(bench.folder)
    assert again.damages() == []
    again.save("hai")
    assert again.logged() == ["một", "hai"]
    again.engine.dispose()


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_set_that_was_half_written_is_cut_off(bench: Bench, cut: int) -> None:
    """The power fails while the log is written; the database rolls back."""
    bench.save("một")
    whole = bench.newest().read_bytes()
    bench.save("hai")
    piece = bench.newest().read_bytes()[len(whole) :][:cut]
    assert len(piece) == cut
    other = Bench(bench.folder.parent / "other")
    other.save("một")
    with other.newest().open("ab") as file:
        file.write(piece)
    assert other.damages() == []
    Bench(other.folder).save("hai")
    assert other.logged() == ["một", "hai"]
    assert other.damages() == []
    other.engine.dispose()


def test_two_processes_write_in_turn(bench: Bench) -> None:
    other = Bench(bench.folder)
    for round_ in range(3):
        bench.save(f"a{round_}")
        other.save(f"b{round_}")
        if round_ == 1:
            other.rotate()
    assert bench.logged() == ["a0", "b0", "a1", "b1", "a2", "b2"]
    other.engine.dispose()


def test_a_lost_log_begins_again_where_the_journal_stands(bench: Bench) -> None:
    bench.save("một")
    head = bench.head()
    shutil.rmtree(bench.folder / FOLDER)
    bench.save("hai")
    assert since(bench.folder, "") is None
    assert bench.logged(head) == ["hai"]


def test_the_oldest_segments_go(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changelog, "KEPT", 3)
    for number in range(5):
        bench.save(str(number))
        bench.rotate()
    bench.rotate()
    assert [path.name for path in segments(bench.folder / FOLDER)] == ["000004.log", "000005.log", "000006.log"]


def test_a_full_disk_keeps_both_as_they_were(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.save("một")

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="ổ đĩa đã đầy"):
            bench.save("hai")
    assert [unit.name for unit in bench.store.find(Unit)] == ["một"]
    assert bench.logged() == ["một"]
    bench.save("ba")
    assert bench.logged() == ["một", "ba"]


def test_any_byte_that_changes_is_named(bench: Bench) -> None:
    """Exhaustive: every byte of two segments, with the first line that is no longer as it was written."""
    bench.save("một")
    bench.rotate()
    bench.save("hai")
    head = bench.head()
    for path in segments(bench.folder / FOLDER):
        whole = path.read_bytes()
        for position in range(len(whole)):
            path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x21]) + whole[position + 1 :])
            line = whole[:position].count(b"\n") + 1
            assert list(changelog.damages(bench.folder, head)) == [changelog.Damage(path, line)]
        path.write_bytes(whole)
    assert bench.damages() == []


def test_a_log_cut_short_of_what_was_acknowledged_is_named(bench: Bench) -> None:
    bench.save("một")
    end = bench.newest().stat().st_size
    bench.save("hai")
    os.truncate(bench.newest(), end)
    assert bench.damages() == [changelog.Damage(bench.newest(), 4)]


def test_a_restore_that_was_not_done_leaves_no_damage(bench: Bench) -> None:
    """The power fails after the new segment began and before the new database took its place."""
    bench.save("một")
    early = bench.head()
    bench.save("hai")
    with writing(bench.engine):
        ChangeLog(bench.folder).start_over(early)
    assert bench.damages() == []
    with writing(bench.engine):
        bench.log.mend(bench.head())
    assert since(bench.folder, bench.head()) == []
    bench.save("ba")
    assert bench.damages() == []
    assert bench.logged() == ["một", "hai", "ba"]
