"""What a crash left beside a database that is not the one it was left by; and what must not be taken for that."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from danvan_desktop import bootstrap
from danvan_desktop.bootstrap import Office
from danvan_desktop.db import changelog
from danvan_desktop.db.leftovers import QUARANTINE
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.units import UnitInput


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(bootstrap.open_office(tmp_path / "data")) as office:
        add(office, "Thôn Một")
        yield office


def add(office: Office, name: str) -> None:
    office.units.save(UnitInput(name=name, kind="village"))


def names(folder: Path) -> list[str]:
    """After a start that finds nothing wrong."""
    with closing(bootstrap.open_office(folder)) as office:
        assert office.health.check().problems == ()
        return sorted(unit.name for unit in office.units.all())


def crashed(office: Office) -> Path:
    """The folder as a crash would leave it now."""
    return Path(shutil.copytree(office.folder, office.folder.parent / "crashed"))


def test_a_copy_of_yesterday_beside_what_was_written_ahead_since(office: Office) -> None:
    """The file alone is exchanged: what was written ahead is of a later one, and most of its pages are missing."""
    office.close()
    yesterday = (office.folder / FILE).read_bytes()
    with closing(bootstrap.open_office(office.folder)) as later:
        for number in range(40):
            add(later, f"Thôn Hai {number}")
    with closing(bootstrap.open_office(office.folder)) as later:
        add(later, "Thôn Ba")
        folder = crashed(later)
    (folder / FILE).write_bytes(yesterday)
    assert names(folder) == sorted(["Thôn Một", *(f"Thôn Hai {number}" for number in range(40)), "Thôn Ba"])
    assert list((folder / QUARANTINE).glob("*/*-wal"))


def test_a_set_between_that_the_pages_do_not_show(office: Office) -> None:
    """The journal is whole, as its last page was written ahead; the record of the set before is of another page."""
    office.close()
    yesterday = (office.folder / FILE).read_bytes()
    scan = office.folder.parent / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    with closing(bootstrap.open_office(office.folder)) as later:
        later.attachments.add(later.units.all()[0].uid, scan)
    with closing(bootstrap.open_office(office.folder)) as later:
        add(later, "Thôn Hai")
        folder = crashed(later)
    (folder / FILE).write_bytes(yesterday)
    assert names(folder) == ["Thôn Hai", "Thôn Một"]
    with closing(bootstrap.open_office(folder)) as found:
        (unit,) = (one for one in found.units.all() if one.name == "Thôn Một")
        assert [one.record.name for one in found.attachments.of(unit.uid)] == ["scan.pdf"]


def test_a_damaged_log_does_not_make_what_was_written_ahead_foreign(office: Office) -> None:
    """The crash left acknowledged writes in it, and the log can no longer tell of all of them."""
    office.close()
    with closing(bootstrap.open_office(office.folder)) as later:
        for name in ("Thôn Hai", "Thôn Ba", "Thôn Bốn"):
            add(later, name)
        folder = crashed(later)
    (segment,) = changelog.segments(folder / changelog.FOLDER)
    whole = segment.read_bytes()
    place = whole.rindex("Thôn Ba".encode())
    segment.write_bytes(whole[:place] + b"X" + whole[place + 1 :])
    with closing(bootstrap.open_office(folder)) as found:
        assert {unit.name for unit in found.units.all()} == {"Thôn Một", "Thôn Hai", "Thôn Ba", "Thôn Bốn"}
    assert not (folder / QUARANTINE).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there the system itself does not let the file go")
def test_what_another_process_has_open_stays(office: Office) -> None:
    """The log may be a set ahead for a moment: while another process saves."""
    office.close()
    yesterday = (office.folder / FILE).read_bytes()
    with closing(bootstrap.open_office(office.folder)) as later:
        for number in range(40):
            add(later, f"Thôn Hai {number}")
    with closing(bootstrap.open_office(office.folder)) as later:
        add(later, "Thôn Ba")
        folder = crashed(later)
    (folder / FILE).write_bytes(yesterday)
    looks = "import sys; from pathlib import Path; from danvan_desktop.db.leftovers import set_aside_foreign as see; "
    looks += "see(Path(sys.argv[1]))"
    with closing(sqlite3.connect(folder / FILE)) as other:
        other.execute("SELECT count(*) FROM sqlite_master").fetchone()
        subprocess.run([sys.executable, "-c", looks, folder / FILE], check=True)
        assert not (folder / QUARANTINE).exists()


def test_what_was_written_for_the_time_being_goes_after_a_day(office: Office) -> None:
    """A process that was killed leaves whole copies of the data, not sealed; a younger one may be at work."""
    folder = office.folder
    old = [folder / ".backup-x1" / FILE, folder / ".restore-x1" / "plain", folder / ".~backups.json"]
    old += [folder / "backups" / ".~1.dvsao", folder / "attachments" / "ab" / ".~2"]
    young = folder / ".backup-x2" / FILE
    kept = folder / ".hidden-by-somebody"
    for path in (*old, young, kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a copy")
    for path in (*old, *{path.parent for path in old[:2]}, kept):
        os.utime(path, (0, 0))
    with closing(bootstrap.open_office(folder)):
        assert not [path for path in (*old, *{path.parent for path in old[:2]}) if path.exists()]
        assert young.exists()
        assert kept.exists()
