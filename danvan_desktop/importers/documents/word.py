"""The text of a .docx, read from its XML: paragraphs with the numbers that Word adds, tables, text boxes, headers.

Macros of a .docm are never looked at. Runs in fonts from before Unicode (.VnTime, VNI-Times) are converted.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator

from lxml import etree

from danvan_desktop.domain.errors import Unreadable, UserError
from danvan_desktop.importers.documents import MAX_LETTERS, word_tables
from danvan_desktop.importers.documents.numbering import Numbering
from danvan_desktop.importers.documents.styles import Styles, W
from danvan_desktop.texts import documents as texts

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f"{{{_OFFICE}}}"
_STRICT = {  # Word's “Strict Open XML” gives the same things other names
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _OFFICE.encode(),
}
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
_STEP = 50  # paragraphs and tables between two signs of life
_MAX_UNPACKED = 300 * 2**20
_MAX_XML = 60 * 2**20
_BOXES = f"{W}txbxContent"
_SKIPPED = {
    f"{W}del",
    f"{W}instrText",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def kind(name: str, data: bytes) -> str:
    """`docx`, `odt`, or empty for another zip file. Raises UserError for one that is broken or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise UserError(texts.BOMB.format(name=name))
            names = {part.filename for part in parts}
            if _main(name, archive):
                return "docx"
            mime = archive.read("mimetype")[:60] if "mimetype" in names else b""
    except _BROKEN as error:
        raise UserError(texts.DAMAGED.format(name=name)) from error
    return "odt" if b"opendocument.text" in mime else ""


def text_of(name: str, data: bytes, step: Callable[[int, int], None] | None = None) -> str:
    """The text of the document, what stands above its first page first; `step` is told how much of it is read. Raises
    UserError where the file is damaged or unpacks to too much, Unreadable where no paper is so long.
    """
    kind(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main(name, archive)
            relations = _relations(name, archive, main)
            parts = dict(relations.values())
            document = _parsed(name, archive, main)
            styles = Styles(_optional(name, archive, parts.get("styles", "")))
            numbering = Numbering(_optional(name, archive, parts.get("numbering", "")), styles)
            top = _top(name, archive, document, relations)
    except (KeyError, *_BROKEN) as error:
        raise UserError(texts.DAMAGED.format(name=name)) from error
    styles.judge(document)
    body = document.find(f"{W}body")
    lines = [line for line in _lines(top, numbering) if any(map(str.isalpha, line))] if top is not None else []
    blocks = list(body) if body is not None else []
    letters = 0
    for number, block in enumerate(blocks):
        if step is not None and number % _STEP == 0:
            step(number, len(blocks))
        for line in _block(block, numbering):
            lines.append(line)
            letters += len(line)
            if letters > MAX_LETTERS:
                raise Unreadable(texts.TOO_MUCH_TEXT.format(name=name))
    return "\n".join(lines)


def _main(name: str, archive: zipfile.ZipFile) -> str:
    """The part that holds the text, mostly word/document.xml; empty where the file is no paper of Word."""
    relations = _relations(name, archive, "")
    found = next((part for kind, part in relations.values() if kind == "officeDocument"), "word/document.xml")
    return found if found.startswith("word/") and found in archive.namelist() else ""


def _relations(name: str, archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part, or with an empty name the file, refers to within the file: kind and part by the number there."""
    folder, own = posixpath.split(part)
    root = _optional(name, archive, posixpath.join(folder, "_rels", f"{own}.rels"))
    return {
        str(one.get("Id")): (
            str(one.get("Type")).rsplit("/", 1)[-1],
            posixpath.normpath(posixpath.join("/", folder, str(one.get("Target")))).lstrip("/"),
        )
        for one in (root if root is not None else ())
        if one.get("TargetMode") != "External"
    }


def _top(
    name: str, archive: zipfile.ZipFile, document: etree._Element, relations: dict[str, tuple[str, str]]
) -> etree._Element | None:
    """The header of the first page: offices put their names there, or a stamp. None where there is none."""
    section = next(document.iter(f"{W}sectPr"), None)
    if section is None:
        return None
    kinds = {str(one.get(f"{W}type")): str(one.get(f"{_R}id")) for one in section.iter(f"{W}headerReference")}
    wanted = kinds.get("first" if section.find(f"{W}titlePg") is not None else "default", "")
    return _optional(name, archive, relations[wanted][1]) if wanted in relations else None


def _optional(name: str, archive: zipfile.ZipFile, part: str) -> etree._Element | None:
    return _parsed(name, archive, part) if part in archive.namelist() else None


def _parsed(name: str, archive: zipfile.ZipFile, part: str) -> etree._Element:
    if archive.getinfo(part).file_size > _MAX_XML:
        raise UserError(texts.BOMB.format(name=name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with archive.open(part) as content:
        data = content.read(_MAX_XML)  # no more, whatever the file says of its size
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(texts.DAMAGED.format(name=name)) from error


def _lines(parent: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The lines of what stands in `parent`, in order; text boxes before the paragraph that they hang on."""
    for child in parent:
        yield from _block(child, numbering)


def _block(child: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a paragraph, a table, or what holds some of these."""
    if child.tag == f"{W}p":
        for box in child.iter(_BOXES):
            # A box inside a box comes with the paragraph there.
            own = next(box.iterancestors(f"{W}p")) is child
            if own and not any(step.tag in _SKIPPED for step in box.iterancestors()):
                yield from _lines(box, numbering)
        yield from (numbering.mark(child) + _text(child, numbering.styles)).split("\n")
    elif child.tag == f"{W}tbl":
        yield from word_tables.lines(child, lambda cell: list(_lines(cell, numbering)), numbering.styles)
    elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
        yield from _lines(child, numbering)


def _text(paragraph: etree._Element, styles: Styles) -> str:
    pieces: list[str] = []
    for run in paragraph.iter(f"{W}r"):
        ancestors = [step.tag for step in run.iterancestors()]
        ancestors = ancestors[: ancestors.index(f"{W}p")]
        if _SKIPPED.intersection(ancestors) or next(run.iterancestors(f"{W}p")) is not paragraph:
            continue
        pieces.append(styles.shown("".join(_run(run)), run))
    return "".join(pieces)


def _run(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}softHyphen":
            yield "\xad"  # in fonts .VnTime the letter ư
