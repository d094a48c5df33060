"""Cells on the clipboard, as Excel and Word put them there."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from danvan_desktop.domain.money import format_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.papers.lists import Value

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_MISTAKEN = re.compile(r"[\d=+\-@('.,$%]")
"""How a text begins that a spreadsheet may take for a number, a day or a formula."""
_FIRST_DAY = date(1899, 12, 30)  # from which Excel counts the days
_HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{{vertical-align:top}}'
    "br{{mso-data-placement:same-cell}}</style></head><body><!--StartFragment-->"
    '<table border="1" cellspacing="0">{rows}</table><!--EndFragment--></body></html>'
)
_NO_MARK = re.compile("")
_NUMBER = re.compile(r" *\d{1,3}(?:[.)][ \t]+|\t)")
_POINT = re.compile(r" *(?P<sign>[a-zđ]\))[ \t]+")
_DASH = re.compile(r" *(?P<sign>[-–•+*])[ \t]+")
_MARK = re.compile(r" *(?:\d{1,3}(?:[.)][ \t]+|\t)|[-–•+*][ \t]+)")


def rows_of(text: str) -> list[list[str]]:
    """The rows of cells in a copied text. Left out are empty rows, and before the first cell of a row the running
    number or the dash of a list, which Word and Excel copy with it.
    """
    return _rows(text, _MARK)


def texts_of(text: str) -> list[list[str]]:
    """The rows of a copied text whose lines are long: the points `a)` and, below numbers, the dashes and all other
    lines stay with what they stand under, as lines of one cell. A table is read as it is.
    """
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    whole = rows_of(text)
    if any("\t" in _unmarked(line) for line in lines) or any("\n" in cell for row in whole for cell in row):
        return whole
    numbered, pointed = (bool(lines and mark.match(lines[0])) for mark in (_NUMBER, _POINT))
    rows: list[list[str]] = []
    for line in lines:
        below = not _NUMBER.match(line) if numbered else not pointed and bool(_POINT.match(line))
        if rows and below:
            rows[-1][0] += f"\n{_signed(line)}"
        else:
            rows.append([_signed(line) if _POINT.match(line) else _MARK.sub("", line, count=1).strip()])
    return rows


def _unmarked(line: str) -> str:
    mark = _MARK.match(line) or _POINT.match(line)
    return line[mark.end() if mark else 0 :].strip()


def _signed(line: str) -> str:
    """With the sign of its point or its dash, which Word sets apart with a tab."""
    mark = _POINT.match(line) or _DASH.match(line)
    return f"{mark['sign']} {line[mark.end() :].strip()}" if mark else line.strip()


def cells_of(text: str) -> list[list[str]]:
    """The rows with all their cells, as they stood in the table; empty rows are left out."""
    return _rows(text, _NO_MARK)


def _rows(text: str, mark_of: re.Pattern[str]) -> list[list[str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at < len(text):
        if not rows[-1] and (mark := mark_of.match(text, at)):
            at = mark.end()
        cell, at = _cell(text, at)
        rows[-1].append(cell.strip())
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    return [row for row in rows if any(row)]


def text_of(rows: Sequence[Sequence[Value]]) -> str:
    """The rows as Excel copies and takes them: days as dd/mm/yyyy, numbers with a comma and no dots."""
    return "\n".join("\t".join(_quoted(_shown(cell)) for cell in row) for row in rows)


def html_of(headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """The rows as a table for Word and for Excel, which takes days and numbers from there as what they are, whatever
    the country that Windows is set to; text stays text. LibreOffice reads the attributes that begin with `sd`.
    """
    head = "".join(f"<th>{_lines(text)}</th>" for text in headings)
    lines = ["".join(_td(cell) for cell in row) for row in rows]
    return _HTML.format(rows="".join(f"<tr>{line}</tr>" for line in ([head] if headings else []) + lines))


def _td(value: Value) -> str:
    if isinstance(value, date):
        number = (value - _FIRST_DAY).days
        form = f'sdval="{number}" sdnum="1066;1066;DD/MM/YYYY" style="mso-number-format:dd\\/mm\\/yyyy"'
        return f'<td x:num="{number}" {form}>{_shown(value)}</td>'
    if isinstance(value, int | Decimal):
        exact = f"{Decimal(value):f}"
        return f'<td align="right" x:num="{exact}" sdval="{exact}" sdnum="1033;">{_shown(value)}</td>'
    text = value or ""
    plain = ' sdnum="1066;0;@" style="mso-number-format:\'\\@\'"' if _MISTAKEN.match(text) else ""
    return f"<td{plain}>{_lines(text)}</td>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _shown(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return format_decimal(Decimal(value)) if isinstance(value, int | Decimal) else value or ""


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
