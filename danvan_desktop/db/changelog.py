"""The change log: every change set once more, in an append-only file beside the database.

The database holds all; the log is there for the day when it is destroyed. A backup and the log together give back
every acknowledged write, because the log goes back at least to the last good backup (`rotate`).

Order of writing. A change set is appended and fsynced while the transaction of the database holds SQLite's write lock,
and before it commits. So what was acknowledged is in both, and writers of all processes append one after another.
The windows in which the power can fail:

1. while appending: the log ends in a piece of a set. The database rolls back, nobody was told “saved”. The next
   writer cuts the piece off.
2. after the fsync and before the commit: the log is one set ahead. Nobody was told either. The next start makes the
   set in the database too (`replay`), as it does when SQLite's own log was lost with more sets in it; a writer that is
   there already cuts it off.
3. after the commit: both have it.

A commit that fails is told to the user as “not saved”: then the set is taken out at once (`cut`).

A log that does not join up with the journal (deleted, put back from elsewhere, damaged) never hinders a save: a new
segment begins at the journal's head, and the next backup closes the gap.

Format. Segments `changes/000001.log`, the highest number is written to. Lines of `JSON<TAB>digest`; the digest is the
SHA-256 of the digest before and the JSON, so that no byte can change and no line can go unseen. First
`{"format", "after"}`, the hash of the journal's head when the segment began; then for each set a line
`{"set", "previous", "changes": N}` and N lines `[kind, record, payload]`. The sets carry the journal's own hashes.
"""

import functools
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

FOLDER = "changes"
FORMAT = 1
KEPT = 60  # segments; more than one is needed only when the newest backups turn out to be bad
_NAME = re.compile(r"\d{6,}\.log")


@dataclass(frozen=True, slots=True)
class Entry:
    """A change set as the journal wrote it. `row` holds the columns of `change_set` with `at` in ISO, `previous` the
    hash before it, `changes` kind, record and payload of each change.
    """

    row: dict[str, Any]
    previous: str
    changes: Sequence[tuple[str, str, str | None]]

    @property
    def hash(self) -> str:
        return str(self.row["hash"])


@dataclass(frozen=True, slots=True)
class Damage:
    """The first line of a segment that is not as it was written; the lines count from 1."""

    segment: Path
    line: int


@dataclass(frozen=True, slots=True)
class _End:
    """Where a segment ends: offset, number of lines, digest of the last line, hash of the journal's head there."""

    offset: int
    lines: int
    digest: str
    head: str


class ChangeLog:
    """The log of one data folder. Call the methods only while the write lock of the database is held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._path: Path | None = None
        self._ends: list[_End] = []

    def append(self, entry: Entry) -> None:
        """Writes one set and waits for the disk. Raises OSError; then nothing is written."""
        self._catch_up()
        if self._path is None or not self._join(entry.previous):
            self._begin(entry.previous)
        if self._path is None:
            raise RuntimeError("no segment has begun")
        end = self._ends[-1]
        with self._path.open("ab") as file:
            if file.tell() != end.offset:  # a piece of a set that was never committed
                file.truncate(end.offset)
            try:
                self._ends.append(_write(file, end, _lines(entry), entry.hash))
                _sync(file)
            except OSError:
                self._ends = [end]
                with suppress(OSError):  # what stays is a piece that the next writer cuts off
                    file.truncate(end.offset)
                raise
        del self._ends[:-2]

    def forget(self) -> None:
        """Removes every segment but the newest, which begins with the last backup. Raises OSError."""
        for path in segments(self._folder)[:-1]:
            path.unlink()

    def cut(self, head: str) -> None:
        """Takes out the last set where it follows this head. Raises OSError."""
        self._catch_up()
        if self._path is not None and self._join(head):
            with self._path.open("r+b") as file:
                file.truncate(self._ends[-1].offset)
                _sync(file)

    def rotate(self, head: str) -> None:
        """Begins a new segment after a good backup that holds all up to `head`; the oldest segments go."""
        self._catch_up()
        if self._path is not None and self._join(head) and self._ends[-1].lines == 1:
            return
        self._begin(head)
        for path in segments(self._folder)[:-KEPT]:
            path.unlink(missing_ok=True)

    def start_over(self, head: str) -> None:
        """Begins a new segment for another state of the database, whose journal ends in `head`. What the log holds of
        the present one stays as it is: it counts until the other is in place.
        """
        self._path, self._ends = None, []
        self._begin(head)

    def mend(self, head: str) -> None:
        """Removes the segment of a state that never came into place, where the log before it leads to `head`."""
        known = segments(self._folder)
        if len(known) > 1 and _is_vain(known[-1], head) and _holds(known[-2], head):
            known[-1].unlink()
            sync_folder(self._folder)
            self._path, self._ends = None, []

    def _join(self, head: str) -> bool:
        """Whether the segment goes on from this head, if need be without a last set that was never committed."""
        while self._ends and self._ends[-1].head != head:
            self._ends.pop()
        return bool(self._ends)

    def _begin(self, head: str) -> None:
        self._folder.mkdir(exist_ok=True)
        if self._path is not None and self._ends:
            with self._path.open("r+b") as file:
                file.truncate(self._ends[-1].offset)
        known = segments(self._folder)
        path = _next(known[-1]) if known else self._folder / f"{1:06d}.log"
        start = _End(0, 0, "", head)
        with path.open("xb") as file:
            end = _write(file, start, [orjson.dumps({"format": FORMAT, "after": head})], head)
            _sync(file)
        sync_folder(self._folder)
        self._path, self._ends = path, [end]

    def _catch_up(self) -> None:
        """Reads what other processes have written since."""
        if self._path is not None and self._ends and _is_last(self._path, self._ends[-1]):
            return
        known = segments(self._folder)
        self._path, self._ends = known[-1] if known else None, []
        if self._path is not None:
            for end, _ in _sets(self._path):
                self._ends = [*self._ends[-1:], end]


def segments(folder: Path) -> list[Path]:
    """The segments in the folder of the log, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), key=lambda path: int(path.stem))


def since(folder: Path, head: str) -> list[Entry] | None:
    """The sets of the log of a data folder that follow the head of a journal; None where the log does not know it.

    Segments are followed back as long as each goes on where the one before it ended.
    """
    later: list[Entry] = []
    wanted: str | None = None
    for path in reversed(segments(folder / FOLDER)):
        found = list(_sets(path))
        heads = [end.head for end, _ in found]
        if wanted not in (None, *heads) and len(found) == 1:
            continue  # a restore that was begun and not done
        if wanted is not None:
            if wanted not in heads:
                return None
            del found[heads.index(wanted) + 1 :], heads[heads.index(wanted) + 1 :]
        if not found:
            return None
        if head in heads:
            return [entry for _, entry in found[heads.index(head) + 1 :] if entry is not None] + later
        later[:0] = [entry for _, entry in found if entry is not None]
        wanted = heads[0]
    return None


def damages(folder: Path, head: str | None = None) -> Iterator[Damage]:
    """Every segment of a data folder with a line that is not as it was written, and the last one where it ends before
    the journal's `head`. What stands after that head was begun and never committed, which is no damage; where the
    journal is lost, nobody can tell, and it counts.
    """
    known = segments(folder / FOLDER)
    if len(known) > 1 and head is not None and _is_vain(known[-1], head) and _holds(known[-2], head):
        del known[-1]
    for path in known:
        end = _End(0, 0, "", "")
        for end, _ in _sets(path):
            if end.head == head and path == known[-1]:
                break
        else:
            short = path == known[-1] and head is not None
            if short or path.stat().st_size > end.offset:
                yield Damage(path, end.lines + _whole_lines(path, end) + 1)


@functools.lru_cache(maxsize=4)
def _next(segment: Path) -> Path:
    return segment.with_name(f"{int(segment.stem) + 1:06d}.log")


def _is_last(segment: Path, end: _End) -> bool:
    """Whether the newest segment still ends there. To ask for the two files is faster than to list the folder."""
    try:
        return os.stat(segment).st_size == end.offset and not os.access(_next(segment), os.F_OK)  # noqa: PTH116
    except FileNotFoundError:
        return False


def _is_vain(path: Path, head: str) -> bool:
    """Whether the segment holds no set and begins elsewhere: a restore was begun and not done."""
    ends = [end for end, _ in _sets(path)]
    return len(ends) == 1 and ends[0].head != head and path.stat().st_size == ends[0].offset


def _holds(path: Path, head: str) -> bool:
    return any(end.head == head for end, _ in _sets(path))


def sync_folder(folder: Path) -> None:
    """Makes new names in a folder last; Windows does that by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lines(entry: Entry) -> Iterator[bytes]:
    yield orjson.dumps({"set": entry.row, "previous": entry.previous, "changes": len(entry.changes)})
    yield from map(orjson.dumps, entry.changes)


def _write(file: BinaryIO, end: _End, lines: Iterable[bytes], head: str) -> _End:
    offset, count, digest = end.offset, end.lines, end.digest
    for line in lines:
        digest = _digest(digest, line)
        offset += file.write(b"%b\t%b\n" % (line, digest.encode()))
        count += 1
    file.flush()
    return _End(offset, count, digest, head)


def _sync(file: BinaryIO) -> None:
    os.fsync(file.fileno())


def _sets(path: Path) -> Iterator[tuple[_End, Entry | None]]:
    """The whole sets from the start up to the first line that is missing or damaged, with the end after each; first the
    line that begins the segment, without a set.
    """
    with path.open("rb") as file:
        lines = _intact(file, _End(0, 0, "", ""))
        first = next(lines, None)
        if first is None or first[1].get("format") != FORMAT:
            return
        end = first[0]
        head = str(first[1]["after"])
        yield _End(end.offset, end.lines, end.digest, head), None
        for opened, opening in lines:
            end = opened  # where a set without changes ends, such as a restore
            changes = []
            for _number in range(opening["changes"]):
                part = next(lines, None)
                if part is None:
                    return
                end = part[0]
                changes.append(tuple(part[1]))
            entry = Entry(opening["set"], opening["previous"], changes)
            if entry.previous != head:
                return
            head = entry.hash
            yield _End(end.offset, end.lines, end.digest, head), entry


def _intact(file: BinaryIO, end: _End) -> Iterator[tuple[_End, Any]]:
    """The lines from `end` on that are as they were written, with the end after each."""
    file.seek(end.offset)
    offset, count, digest = end.offset, end.lines, end.digest
    for raw in file:
        line, tab, found = raw.rpartition(b"\t")
        digest = _digest(digest, line)
        if not tab or found != digest.encode() + b"\n":
            return
        offset += len(raw)
        count += 1
        yield _End(offset, count, digest, ""), orjson.loads(line)


def _whole_lines(path: Path, end: _End) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in _intact(file, end))


def _digest(before: str, line: bytes) -> str:
    return hashlib.sha256(before.encode() + line).hexdigest()
