"""Files that are not as they were left."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from danvan_desktop import bootstrap, folders
from danvan_desktop.db import backup, changelog, preflight
from danvan_desktop.domain.errors import UserError
from tests.faults.office import CHILD, add, expect, make, sentence, units

BEFORE, SINCE = ("Thôn Một", "Thôn Hai"), ("Thôn Ba", "Thôn Bốn")


def office(room: Path) -> Path:
    """Two villages in the backup and two since then."""
    data = make(room / "data", *BEFORE)
    add(data, *SINCE)
    return data


def recovered(data: Path) -> str:
    """The damage is found, the file kept, and backup and log give all back."""
    damaged = (data / preflight.FILE).read_bytes() if (data / preflight.FILE).exists() else None
    try:
        with closing(bootstrap.open_office(data)) as opened:
            expect(bool(opened.health.quick_problem()), "the damage was not found")
    except UserError:
        pass
    best = folders.recovery_offers(data)[0]
    done = folders.recover(data, best.copy.path if best.copy else None)
    expect(units(data) == {*BEFORE, *SINCE}, "not all came back")
    if damaged is not None:
        expect(done.kept is not None and (done.kept / preflight.FILE).read_bytes() == damaged, "the file is gone")
    return f"found; file kept; backup and {done.replayed} changes of the log gave all back"


def flipped(room: Path) -> str:
    """Bytes of one page in the middle."""
    data = office(room)
    path = data / preflight.FILE
    with path.open("r+b") as file:
        file.seek(0)
        file.write(b"SQLite format 3\0" + os.urandom(84))
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(os.urandom(4096))
    return recovered(data)


def truncated(room: Path) -> str:
    data = office(room)
    os.truncate(data / preflight.FILE, (data / preflight.FILE).stat().st_size // 2)
    return recovered(data)


def empty(room: Path) -> str:
    data = office(room)
    os.truncate(data / preflight.FILE, 0)
    return recovered(data)


def missing(room: Path) -> str:
    data = office(room)
    (data / preflight.FILE).unlink()
    return recovered(data)


def text_file(room: Path) -> str:
    data = office(room)
    (data / preflight.FILE).write_text("Đây là một tệp văn bản. " * 900, "utf-8")
    return recovered(data)


def no_backup(room: Path) -> str:
    data = room / "data"
    add(data, *BEFORE, *SINCE)
    (data / preflight.FILE).write_bytes(os.urandom(30_000))
    return recovered(data)


def newer(room: Path) -> str:
    import sqlite3

    data = office(room)
    with closing(sqlite3.connect(data / preflight.FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {preflight.SCHEMA + 9}")
    before = (data / preflight.FILE).read_bytes()
    sentence(lambda: bootstrap.open_office(data), f"lược đồ {preflight.SCHEMA + 9}")
    expect((data / preflight.FILE).read_bytes() == before, "the file was touched")
    return "refused with both numbers, file untouched"


def stale_wal(room: Path) -> str:
    """The -wal and -shm of another database beside ours."""
    data, other = office(room), make(room / "other", "Thôn Lạ")
    with closing(bootstrap.open_office(other)) as open_:
        from danvan_desktop.domain.units import UnitInput

        open_.units.save(UnitInput(name="Thôn Lạ Hai", kind="village"))
        for name in (f"{preflight.FILE}-wal", f"{preflight.FILE}-shm"):
            shutil.copyfile(other / name, data / name)
    expect(units(data) == {*BEFORE, *SINCE}, "not ours")
    return "ignored; all records there"


def lost_wal(room: Path) -> str:
    """SQLite's own log deleted after a crash, with acknowledged writes in it."""
    data, copy = make(room / "data", *BEFORE), room / "copy"
    with closing(bootstrap.open_office(data)) as open_:
        from danvan_desktop.domain.units import UnitInput

        for name in SINCE:
            open_.units.save(UnitInput(name=name, kind="village"))
        shutil.copytree(data, copy)
    (copy / f"{preflight.FILE}-wal").unlink()
    expect(units(copy) == {*BEFORE, *SINCE}, "not made up for")
    return "the next start made the writes again from the change log"


def two_writers(room: Path) -> str:
    data = make(room / "data")
    command = [*CHILD, "save", str(data)]
    children = [subprocess.Popen([*command, mark, "30"], stdout=subprocess.PIPE, text=True) for mark in "xy"]
    acked = {
        line.removeprefix("ack ")
        for child in children
        for line in child.communicate()[0].splitlines()
        if line.startswith("ack ")
    }
    expect([child.returncode for child in children] == [0, 0], "one of them failed")
    expect(units(data) == acked and len(acked) == 60, "not all there")
    return "all 60 acknowledged writes there, one chain, one log"


def clock_back(room: Path) -> str:
    data = office(room)
    copies = len(list((data / "backups").iterdir()))
    now = datetime.now() - timedelta(days=365)  # noqa: DTZ005 - the clock on an official's desk
    with closing(bootstrap.open_office(data, lambda: now)) as opened:
        expect("Đồng hồ máy tính" in opened.notices[0], "nothing was said")
        opened.backups.back_up()
    expect(len(list((data / "backups").iterdir())) == copies + 1, "a backup went")
    expect(units(data) == {*BEFORE, *SINCE}, "not all there")
    return "told at the start; no backup rotated away; chain whole"


def backup_cut(room: Path) -> str:
    data = office(room)
    (path,) = (data / "backups").glob("*.dvsao")
    os.truncate(path, path.stat().st_size * 2 // 3)
    sentence(lambda: bootstrap.restore(data, path), "")
    expect(units(data) == {*BEFORE, *SINCE}, "the data suffered")
    return "refused; data untouched"


def backup_altered(room: Path) -> str:
    data = office(room)
    (path,) = (data / "backups").glob("*.dvsao")
    whole = path.read_bytes()
    for position in range(0, len(whole), max(1, len(whole) // 300)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        sentence(lambda: backup.verify(path), "")
    expect(units(data) == {*BEFORE, *SINCE}, "the data suffered")
    return "each of 300 single altered bits found; data untouched"


def log_altered(room: Path) -> str:
    data = office(room)
    path = changelog.segments(data / changelog.FOLDER)[-1]
    whole = path.read_bytes()
    path.write_bytes(whole[:700] + bytes([whole[700] ^ 1]) + whole[701:])
    with closing(bootstrap.open_office(data)) as opened:
        expect(path.name in "".join(opened.health.check().problems), "not named")
        opened.backups.back_up()
        expect(not [one for one in opened.health.check().problems if "bị hỏng" in one and path.name not in one], "more")
    add(data, "Thôn Năm")
    return "named with its line; saving goes on in a new segment"


FILES: list[tuple[str, Callable[[Path], str]]] = [
    ("database with flipped bytes", flipped),
    ("database truncated", truncated),
    ("database empty", empty),
    ("database missing", missing),
    ("a text file in its place", text_file),
    ("database destroyed before the first backup", no_backup),
    ("database of a newer schema", newer),
    ("a stale -wal/-shm pair beside it", stale_wal),
    ("-wal deleted after a crash", lost_wal),
    ("two processes writing", two_writers),
    ("clock back one year", clock_back),
    ("backup file truncated", backup_cut),
    ("backup file altered", backup_altered),
    ("change log altered", log_altered),
]
