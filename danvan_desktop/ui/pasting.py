"""Cells on the clipboard, as Excel and Word put them there."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_MARK = re.compile(r" *(?:\d{1,3}(?:[.)][ \t]+|\t)|[-–•+*][ \t]+)")


def rows_of(text: str) -> list[list[str]]:
    """The rows of cells in a copied text. Left out are empty rows, and before the first cell of a row the running
    number or the dash of a list, which Word and Excel copy with it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at < len(text):
        if not rows[-1] and (mark := _MARK.match(text, at)):
            at = mark.end()
        cell, at = _cell(text, at)
        rows[-1].append(cell.strip())
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    return [row for row in rows if any(row)]


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """The rows as Excel copies and takes them."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if "\t" in cell or "\n" in cell else cell


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins there, and where it ends. Excel puts a cell into quotes, and doubles those in it, only where
    it holds a tab or a line break; other quotes belong to the text.
    """
    quoted = _QUOTED.match(text, at)
    if quoted and ("\t" in quoted[1] or "\n" in quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    end = plain.end() if (plain := _PLAIN.match(text, at)) else at
    return text[at:end], end
