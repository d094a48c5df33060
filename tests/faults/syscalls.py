"""What the operating system is asked to do while something is saved, read off `strace`.

Each acknowledged write must have been followed by an fsync of both files that hold it; and a disk that loses everything
that was written after the last fsync of each file must still hold all that was acknowledged.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.office import CHILD, expect, make, units

SAVES = 12
CALLS = "openat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,unlink,close"
_LINE = re.compile(r"^(?:\[pid\s+\d+\]\s*|\d+\s+)?(\w+)\((.*)\)\s*=\s*(-?\d+)(?:<(.*?)>)?")
_FD = re.compile(r"^(-?\d+)<(.*?)>,? ?")


@dataclass
class File:
    """What a file holds for who reads it now, and what is on the disk whatever happens."""

    now: bytearray
    durable: bytes
    position: int = 0
    dirty: bool = False


@dataclass
class Disk:
    """The files of one folder as the calls leave them."""

    folder: Path
    files: dict[str, File] = field(default_factory=dict)

    def file(self, name: str) -> File | None:
        path = Path(name)
        if not path.is_relative_to(self.folder) or name.endswith("-shm") or path.is_dir():
            return None
        if name not in self.files:
            self.files[name] = File(bytearray(), b"")
        return self.files[name]


def follow(disk: Disk, line: str) -> str | None:
    """Does to the files what a line of the trace says; an acknowledgement is returned."""
    match = _LINE.match(line)
    if not match or int(match[3]) < 0:
        return None
    call, arguments, result, opened = match[1], match[2], int(match[3]), match[4]
    if call == "openat":
        file = disk.file(opened or "")
        if file is not None:
            file.position = 0
            if "O_TRUNC" in arguments:
                file.now.clear()
        return None
    target = _FD.match(arguments)
    if not target:
        return None
    rest = arguments[target.end() :]
    if call == "write" and target[1] == "1":
        return _data(rest).decode()
    file = disk.file(target[2])
    if file is None:
        return None
    if call in ("write", "pwrite64"):
        data = _data(rest)[:result]
        offset = int(rest.rsplit(", ", 1)[1]) if call == "pwrite64" else file.position
        file.now.extend(bytes(max(0, offset - len(file.now))))
        file.now[offset : offset + len(data)] = data
        file.position = offset + len(data)
        file.dirty = True
    elif call == "lseek":
        file.position = result
    elif call == "ftruncate":
        size = int(rest)
        del file.now[size:]
        file.now.extend(bytes(max(0, size - len(file.now))))
        file.dirty = True
    elif call in ("fsync", "fdatasync"):
        file.durable = bytes(file.now)
        file.dirty = False
    return None


def _data(text: str) -> bytes:
    return bytes.fromhex(text[1 : text.index('"', 1)].replace("\\x", ""))


def synced_before_told(room: Path) -> str:
    data = make(room / "data", "Thôn Một")
    start = {path: path.read_bytes() for path in data.rglob("*") if path.is_file() and not path.name.endswith("-shm")}
    disk = Disk(data, {str(path): File(bytearray(held), held) for path, held in start.items()})
    out = room / "trace"
    command = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(out)]
    child = [*CHILD, "save", str(data), "s", str(SAVES)]
    subprocess.run([*command, *child], check=True, stdout=subprocess.DEVNULL)
    acked = {"Thôn Một"}
    told = 0
    with out.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            words = follow(disk, _readable_paths(line))
            if words is None or not words.startswith("ack "):
                continue
            acked.add(words.split()[1])
            told += 1
            dirty = [name for name, file in disk.files.items() if file.dirty and _holds_work(name)]
            expect(not dirty, f"told before it was on the disk: {dirty}")
            after = room / "after"
            for name, file in disk.files.items():
                path = after / Path(name).relative_to(data)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.durable)
            expect(acked <= units(after), "an acknowledged write was not on the disk")
            shutil.rmtree(after)
    expect(told == SAVES, f"{told} of {SAVES} acknowledgements seen")
    return f"an fsync of -wal and change log before each of {told}; without later writes all {told} states open whole"


def _holds_work(name: str) -> bool:
    return name.endswith(("-wal", ".log")) and "danvan.log" not in name


def _readable_paths(line: str) -> str:
    """With -xx strace writes paths as numbers too."""
    return re.sub(r"<((?:\\x[0-9a-f]{2})+)>", lambda found: f"<{_text(found[1])}>", line)


def _text(codes: str) -> str:
    return bytes.fromhex(codes.replace("\\x", "")).decode(errors="replace")


TRACES: list[tuple[str, Callable[[Path], str]]] = []
if shutil.which("strace"):
    TRACES.append(("power cut: every write after the last fsync lost", synced_before_told))
