"""What to know of a workbook's file before calamine reads it, which takes a file as it comes.

It reads cells with an error as empty. It takes memory for every place up to the last cell, so that one stray cell far
out ends the whole program. And where an .xls was cut off, it panics.
"""

import io
import posixpath
import re
import struct
import zipfile
from typing import NamedTuple

from lxml import etree

Cell = tuple[int, int]
"""Row and column, counted from 0."""

_FREE = 0xFFFFFFFF
_WITH_VALUE = rb'"[^>]*>\s*<(?:\w+:)?[fiv]'  # a cell that is only formatted takes no memory
_FAR = re.compile(rb'r="([A-Z]{2,3}\d+|[A-Z]\d{6,})' + _WITH_VALUE)
_ANY = re.compile(rb'r="([A-Z]{1,3}\d+)' + _WITH_VALUE)
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3}\d+)"')


class Survey(NamedTuple):
    """Of one sheet: the cells with an error, and the corner of the smallest area from A1 that holds all cells."""

    errors: frozenset[Cell]
    corner: Cell


def is_whole(data: bytes) -> bool:
    """Whether a compound file, such as an .xls, goes on to its last used sector ([MS-CFB] 2.2 and 2.3). The sectors of
    tables that only files over 7 MB need are not looked at.
    """
    (shift,) = struct.unpack_from("<H", data, 30)
    size = 1 << min(shift, 12)
    count = len(data) // size - 1  # after the header, which is as long as a sector
    places = [place for place in struct.unpack_from("<109I", data, 76) if place != _FREE]
    if not places or max(places) >= count:
        return False
    uses = struct.unpack(
        f"<{size // 4 * len(places)}I", b"".join(data[(p + 1) * size : (p + 2) * size] for p in places)
    )
    return not any(use != _FREE for use in uses[count:])


def unpacked_size(data: bytes) -> int:
    """Bytes of all parts of a zip file together. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def survey(data: bytes) -> dict[str, Survey]:
    """By the name of the sheet; nothing for a file that is not an .xlsx. Raises zipfile.BadZipFile, and SyntaxError for
    broken XML.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = set(archive.namelist())
        return {name: _survey(archive.read(part)) for name, part in _sheets(archive, parts) if part in parts}


def _sheets(archive: zipfile.ZipFile, parts: set[str]) -> list[tuple[str, str]]:
    """Each sheet's name and part."""
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, links} <= parts:
        return []
    targets = {
        link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
        for link in _xml(archive.read(links)).iter("{*}Relationship")
    }
    return [
        (str(sheet.get("name")), targets.get(_link(sheet), "")) for sheet in _xml(archive.read(book)).iter("{*}sheet")
    ]


def _link(sheet: etree._Element) -> str:
    """The attribute `r:id`, whose namespace is not the same in all editions of the format."""
    return next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")


def _xml(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def _survey(xml: bytes) -> Survey:
    errors = frozenset(map(_cell, _ERROR.findall(xml))) if b't="e"' in xml else frozenset()
    # In a usual list no cell is far out, and looking for far ones is quick.
    cells = [_cell(found) for found in set(_ANY.findall(xml))] if _FAR.search(xml) else []
    return Survey(errors, (max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)))


def _cell(written: bytes) -> Cell:
    letters = written.rstrip(b"0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(written[len(letters) :]) - 1, column - 1
