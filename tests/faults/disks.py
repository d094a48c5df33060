"""A full disk at each way of writing, and a folder that cannot be written: on a small tmpfs, as root."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from danvan_desktop import bootstrap, folders
from danvan_desktop.domain.units import UnitInput
from tests.faults.office import add, expect, make, sentence, units

SIZE = 24 << 20
FULL = "đầy"


@contextmanager
def small_disk(room: Path) -> Iterator[Path]:
    """A disk of some megabytes with an office on it."""
    mount = room / "disk"
    mount.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", mount], check=True)
    try:
        yield make(mount / "data", "Thôn Một")
    finally:
        subprocess.run(["umount", mount], check=True)


def fill(disk: Path, left: int) -> Path:
    """Takes all room but `left` bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - left))
    return filler


def full(room: Path, work: Callable[[Path], object], left: int) -> str:
    """The work says that the disk is full, nothing is lost, and it goes well once there is room."""
    with small_disk(room) as data:
        filler = fill(data.parent, left)
        sentence(partial(work, data), FULL)
        filler.unlink()
        expect("Thôn Một" in units(data), "a record is gone")
        litter = [path.name for path in data.rglob(".*") if path.is_file()]
        expect(not litter, f"left behind: {litter}")
        work(data)
        units(data)
    return "said so; nothing lost or left behind; went well once there was room"


def save(data: Path) -> None:
    """Until the disk is full, or a few hundred times."""
    with closing(bootstrap.open_office(data)) as office:
        for number in range(300):
            office.units.save(UnitInput(name=f"Thôn {os.getpid()}-{number}-{len(office.units.all())}", kind="village"))


def take(data: Path) -> None:
    file = data.parent.parent / "list.csv"
    head = "Tên mô hình;Lĩnh vực;Đơn vị đăng ký;Tập thể thực hiện;Năm\n"
    rows = (f"Mô hình {n};Kinh tế;Thôn Một;Chi hội {n};2026\n" for n in range(1500))
    file.write_text(head + "".join(rows), "utf-8-sig")
    with closing(bootstrap.open_office(data)) as office:
        office.imports.take(office.imports.preview(file), "list")


def back_up(data: Path) -> None:
    with closing(bootstrap.open_office(data)) as office:
        office.backups.back_up()


def put_back(data: Path) -> None:
    (path, *_) = sorted((data / "backups").glob("sao-luu-*.dvsao"))
    bootstrap.restore(data, path)


def migrate(data: Path) -> None:
    """Opens an older database; the first time it is made."""
    from tests.faults.kills import older

    old = data.parent / "old"
    if not old.exists():
        older(old)
        fill(data.parent, 700_000)
    with closing(bootstrap.open_office(old)):
        pass


def full_for_migration(room: Path) -> str:
    with small_disk(room) as data:
        sentence(partial(migrate, data), FULL)
        (data.parent / "filler").unlink()
        migrate(data)
        units(data.parent / "old")
    return "said so; the old file untouched; went well once there was room"


def export(data: Path) -> None:
    with closing(bootstrap.open_office(data)) as office:
        office.backups.code_sheet("AAAAA-BBBBB").write(data / "sheet.pdf")


def read_only(room: Path) -> str:
    """A folder that cannot be written."""
    with small_disk(room) as data:
        remount = ["mount", "-o", "remount,ro", str(data.parent)]
        subprocess.run(remount, check=True)
        try:
            said = sentence(lambda: folders.check_folder(data), "không cho ghi")
        finally:
            subprocess.run([*remount[:2], "remount,rw", str(data.parent)], check=True)
        expect(units(data) == {"Thôn Một"}, "a record is gone")
        add(data, "Thôn Hai")
    return f"“{said.split('.')[0]}.”"


def second_place_gone(room: Path) -> str:
    """The USB stick is pulled out between two copies."""
    data, stick = make(room / "data", "Thôn Một"), room / "usb"
    stick.mkdir()
    with closing(bootstrap.open_office(data)) as office:
        office.backups.save_settings("30", str(stick))
        shutil.rmtree(stick)
        stick.write_text("")
        office.backups.back_up()
        expect("cắm USB" in office.backups.reminder(), "nothing was said")
    return "the copy at home is made; a reminder to plug it in"


DISKS: list[tuple[str, Callable[[Path], str]]] = [("second place for copies gone", second_place_gone)]
if os.geteuid() == 0:
    DISKS += [
        ("disk full while saving", lambda room: full(room, save, 60_000)),
        ("disk full while importing", lambda room: full(room, take, 700_000)),
        ("disk full while backing up", lambda room: full(room, back_up, 300_000)),
        ("disk full while restoring", lambda room: full(room, put_back, 300_000)),
        ("disk full while exporting", lambda room: full(room, export, 8_000)),
        ("disk full while migrating", full_for_migration),
        ("read-only folder", read_only),
    ]
