"""Writes what openpyxl cannot: compound files, such as .xls and what Excel makes of a workbook with a password."""

import struct
from collections.abc import Iterable

_SECTOR, _END, _FREE, _FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB, version 3) of at most three streams; short ones are filled up with zeros."""
    body, chain = b"", [_FAT, _END]
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE)]
    for place, (name, content) in enumerate(streams.items(), 1):
        data = content.ljust(4096, b"\0")  # shorter ones would have to lie in small sectors
        count = -(-len(data) // _SECTOR)
        start = len(chain)
        chain += [*range(start + 1, start + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
        entries.append(_entry(name, 2, start, len(data), right=place + 1 if place < len(streams) else _FREE))
    entries += [bytes(128)] * (4 - len(entries))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, _END, 0, _END, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *[_FREE] * 108)
    fat = struct.pack("<128I", *(chain + [_FREE] * (128 - len(chain))))
    return header + fat + b"".join(entries) + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", encoded, len(encoded), kind, 1, _FREE, right, child, b"", 0, 0, 0, start, size
    )


def xls(name: str, rows: Iterable[Iterable[str | float]], merged: Iterable[tuple[int, int, int, int]] = ()) -> bytes:
    """A workbook of Excel 97 (BIFF8) with one sheet; `merged` are top, bottom, left and right, counted from 0."""
    begin, end = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), _record(0x0A, b"")
    cells = b"".join(_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value != "")
    areas = list(merged)
    merges = _record(0xE5, struct.pack("<H", len(areas)) + b"".join(struct.pack("<4H", *area) for area in areas))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + (merges if areas else b"") + end
    code_page = _record(0x42, struct.pack("<H", 1200))
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    offset = len(begin) + len(code_page) + 4 + 6 + len(title) + len(end)
    return compound(
        {"Workbook": begin + code_page + _record(0x85, struct.pack("<IH", offset, 0) + title) + end + sheet}
    )


def _cell(row: int, column: int, value: str | float) -> bytes:
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x204, struct.pack("<HHH", row, column, 0) + text)
    return _record(0x203, struct.pack("<HHHd", row, column, 0, value))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
