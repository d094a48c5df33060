"""SIGKILL at random moments."""

import random
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from danvan_desktop import bootstrap
from danvan_desktop.db import backup, preflight
from danvan_desktop.db.copying import examine
from tests.faults.office import CHILD, expect, make, units

ROWS = 400
LONGEST = 1.5  # seconds after “ready” until which an endless child is killed


def killed(arguments: list[str], after: float) -> list[str]:
    """Starts a child, kills it so many seconds after “ready”, returns the words that it acknowledged."""
    child = subprocess.Popen([*CHILD, *arguments], stdout=subprocess.PIPE, text=True)
    if child.stdout is None:
        raise RuntimeError("no pipe")
    first = child.stdout.readline()
    expect(first == "ready\n", f"the child did not get ready: {first}")
    timer = threading.Timer(after, child.send_signal, [signal.SIGKILL])
    timer.start()
    lines = child.stdout.read().splitlines()
    child.wait()
    timer.cancel()
    return [line.removeprefix("ack ") for line in lines if line.startswith("ack ")]


def length(arguments: list[str]) -> float:
    """How long the child works when nobody kills it."""
    start = time.monotonic()
    child = subprocess.Popen([*CHILD, *arguments], stdout=subprocess.PIPE, text=True)
    if child.stdout is None:
        raise RuntimeError("no pipe")
    child.stdout.readline()
    start = time.monotonic()
    child.communicate()
    return time.monotonic() - start


def saving(room: Path, count: int) -> str:
    """All that was acknowledged is there, and at most one more."""
    data = make(room / "data", "Thôn Một")
    known = {"Thôn Một"}
    for round_ in range(count):
        known |= set(killed(["save", str(data), f"r{round_}-"], random.uniform(0, LONGEST)))
        found = units(data)
        expect(known <= found, f"lost: {known - found}")
        expect(len(found - known) <= 1, f"too many: {found - known}")
        known = found
    return f"all {len(known)} acknowledged writes there, whole each time"


def importing(room: Path, count: int) -> str:
    """All rows or none."""
    data = make(room / "data", "Thôn Một")
    file = room / "list.csv"
    head = "Tên mô hình;Lĩnh vực;Đơn vị đăng ký;Tập thể thực hiện;Năm\n"
    rows = [f"Mô hình {n};Kinh tế;Thôn Một;Chi hội {n};2026\n" for n in range(ROWS)]
    file.write_text(head + "".join(rows), "utf-8-sig")
    shutil.copytree(data, room / "trial")
    longest = length(["import", str(room / "trial"), str(file)])
    outcomes = {0: 0, ROWS: 0}
    for _ in range(count):
        fresh = room / "fresh"
        shutil.copytree(data, fresh)
        acked = killed(["import", str(fresh), str(file)], random.uniform(0, longest * 1.1))
        units(fresh)
        with closing(bootstrap.open_office(fresh)) as office:
            found = len(office.exemplars.find_all())
        expect(found in outcomes, f"half an import: {found} of {ROWS}")
        expect(not acked or found == ROWS, "acknowledged, and not there")
        outcomes[found] += 1
        shutil.rmtree(fresh)
    return f"{outcomes[0]} times none, {outcomes[ROWS]} times all {ROWS} rows, never half"


def backing_up(room: Path, count: int) -> str:
    """Every file that has the name of a backup is a good one."""
    data = make(room / "data", *(f"Thôn {n}" for n in range(20)))
    good = 0
    for _ in range(count):
        acked = killed(["backup", str(data)], random.uniform(0, LONGEST))
        expect(len(units(data)) == 20, "records lost")
        copies = {path.name: path for path in (data / "backups").glob("*.dvsao") if not path.name.startswith(".")}
        expect(not acked or acked[-1] in copies, "an acknowledged backup is gone")
        for path in copies.values():
            expect(len(backup.verify(path).contents.counts) > 0, "empty")
        good += len(copies)
    return f"data whole, all {good} backups found afterwards good"


def migrating(room: Path, count: int) -> str:
    """The old schema or the new one, with every row."""
    data = older(room / "data")
    shutil.copytree(data, room / "trial")
    longest = length(["migrate", str(room / "trial")])
    old = 0
    for _ in range(count):
        fresh = room / "fresh"
        shutil.copytree(data, fresh)
        killed(["migrate", str(fresh)], random.uniform(0, longest * 1.1))
        old += preflight.inspect(fresh) is preflight.Found.OLDER
        units(fresh)
        expect(preflight.inspect(fresh) is preflight.Found.CURRENT, "not migrated by the next start")
        expect(examine(fresh / preflight.FILE).counts["period"] == ROWS, "rows lost")
        shutil.rmtree(fresh)
    return f"{old} times the old schema, {count - old} times the new one; the next start finished each"


def older(folder: Path) -> Path:
    """A database of the first schema with some hundred rows."""
    from danvan_desktop.db import migrate
    from danvan_desktop.db.engine import connect, writing

    folder.mkdir()
    engine = connect(folder / preflight.FILE)
    with writing(engine) as connection:
        migrate.climb(connection, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {preflight.APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        for number in range(ROWS):
            connection.exec_driver_sql(
                "INSERT INTO period (uid, revision, name, first_year, last_year) VALUES (?, 1, ?, 2016, 2020)",
                (f"0000-{number}", f"Giai đoạn {number}"),
            )
    engine.dispose()
    return folder


def restoring(room: Path, count: int) -> str:
    """The state before or the one of the backup."""
    before = {f"Thôn {n}" for n in range(30)}
    data = make(room / "data", "Thôn 0")
    with closing(bootstrap.open_office(data)) as office:
        office.backups.back_up(out=room / "x.dvsao")
    make(data, *sorted(before - {"Thôn 0"}))
    shutil.copytree(data, room / "trial")
    longest = length(["restore", str(room / "trial"), str(room / "x.dvsao")])
    kept = 0
    for _ in range(count):
        fresh = room / "fresh"
        shutil.copytree(data, fresh)
        moment = random.uniform(0, longest * 1.1)
        acked = killed(["restore", str(fresh), str(room / "x.dvsao")], moment)
        found = units(fresh)
        expect(found in (before, {"Thôn 0"}), f"neither the one nor the other: {len(found)}")
        expect(not acked or found == {"Thôn 0"}, "acknowledged, and not there")
        kept += found == before
        shutil.rmtree(fresh)
    return f"{kept} times the data before, {count - kept} times the backup's, whole each time"


KILLS: list[tuple[str, Callable[[Path, int], str]]] = [
    ("saving", saving),
    ("importing", importing),
    ("backing up", backing_up),
    ("migrating", migrating),
    ("restoring", restoring),
]
