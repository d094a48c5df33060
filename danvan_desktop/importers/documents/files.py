"""The text of a document's file, told by what is in it more than by its name."""

from collections.abc import Callable
from pathlib import Path

from danvan_desktop.domain import legacy
from danvan_desktop.domain.errors import Unreadable, UserError
from danvan_desktop.importers.documents import MAX_LETTERS, Source, office, pdf, word
from danvan_desktop.texts import documents as texts
from danvan_desktop.texts import files as file_texts

MAX_MEGABYTES = 60
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
KINDS = (".docx", ".docm", ".doc", ".rtf", ".odt", ".txt", ".pdf")

Step = Callable[[int, int], None]
"""Told how much of how much is done; raises Cancelled to stop."""


def read(path: Path, step: Step | None = None) -> Source:
    """What the file says.

    Raises UserError where the file is missing, too large, damaged, locked by a password, or of no kind that is read
    here; Unreadable where it is sound, but there is no text in it or no way to it.
    """
    data = _bytes(path)
    name = path.name
    if not data.strip():
        raise UserError(texts.EMPTY.format(name=name))
    if data.startswith(_PDF) or b"%PDF-" in data[:1024]:
        source = pdf.read(name, data, step)
    elif data.startswith(_ZIP):
        source = Source(_zipped(path, data, step))
    elif data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(texts.PROTECTED.format(name=name))
        source = Source(_converted(path, step))
    elif data.lstrip()[:5] == _RTF:
        source = Source(_converted(path, step))
    elif data.startswith(_PICTURES):
        raise Unreadable(texts.PICTURE.format(name=name))
    elif path.suffix.lower() == ".txt":
        if len(data) > 4 * MAX_LETTERS:
            raise Unreadable(texts.TOO_MUCH_TEXT.format(name=name))
        source = Source(legacy.decode_bytes(data).text)
    else:
        known = path.suffix.lower() in KINDS
        raise Unreadable((texts.NOT_AS_NAMED if known else texts.UNKNOWN).format(name=name))
    if len(source.text) > MAX_LETTERS:
        raise Unreadable(texts.TOO_MUCH_TEXT.format(name=name))
    if not any(letter.isalnum() for letter in source.text):
        raise Unreadable(texts.NO_TEXT.format(name=name))
    return source


def _zipped(path: Path, data: bytes, step: Step | None) -> str:
    kind = word.kind(path.name, data)
    if kind == "docx":
        return word.text_of(path.name, data, step)
    if kind == "odt":
        return _converted(path, step)
    raise Unreadable(texts.UNKNOWN.format(name=path.name))


def _converted(path: Path, step: Step | None) -> str:
    """What only an office program reads, by way of a .docx."""
    data = office.as_docx(path, step)
    return word.text_of(path.name, data)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(file_texts.is_folder(str(path)))
        if path.stat().st_size > MAX_MEGABYTES * 2**20:
            raise Unreadable(texts.TOO_LARGE.format(name=path.name, limit=MAX_MEGABYTES))
        return path.read_bytes()
    except OSError as error:
        raise UserError(file_texts.cannot_read(str(path), file_texts.reason(error.errno))) from error
