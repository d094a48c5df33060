"""Papers whose tasks stand in tables (task_tables/README.md), made into files, and compared with what a clerk reads."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import Table

from danvan_desktop.domain.catalogues import PaperKind
from danvan_desktop.domain.reading import KEYS, Reading
from danvan_desktop.domain.receiving import Mark, NamesOfBodies, propose
from danvan_desktop.services.reading import plain
from tests.importers.clerk import Compared, is_right
from tests.importers.clerk import plain as alike

FOLDER = Path(__file__).parent / "task_tables"
ABOVE, LEFT, LINE, PAGE = "^", "<", "¶", "==="
"""In a cell: it is one with that above it, with that to the left; a new line. And a line by itself: a new page."""

_ROW = "| "


@dataclass(frozen=True, slots=True)
class Written:
    """A paper as it was written down, and what is true of it."""

    name: str
    source: str
    truth: dict[str, Any]

    @property
    def is_marked(self) -> bool:
        """Whether its tables are marked, so that it can be had in any format."""
        return any(line.startswith(_ROW) for line in self.source.split("\n")) and not self.truth.get("as_it_is")


@cache
def papers() -> tuple[Written, ...]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        name = path.name.split(".")[0]
        truth = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
        found.append(Written(name, path.read_text("utf-8"), truth | {"as_it_is": path.name.endswith(".plain.txt")}))
    return tuple(found)


def blocks(source: str) -> Iterator[str | list[list[str]]]:
    """The lines of a marked paper, those of a table as its rows."""
    rows: list[list[str]] = []
    for line in source.split("\n"):
        if line.startswith(_ROW):
            rows.append([cell.strip() for cell in line[len(_ROW) :].split("|")])
            continue
        if rows:
            yield rows
            rows = []
        yield line
    if rows:
        yield rows


def pasted(paper: Written) -> str:
    """The text as Word gives it to the clipboard: cells parted by tabs, a cell merged downwards as an empty one."""
    if not paper.is_marked:
        return paper.source
    lines: list[str] = []
    for block in blocks(paper.source):
        if isinstance(block, str):
            lines.append(block if block != PAGE else "")
            continue
        for number, row in enumerate(block):
            if paper.truth.get("repeats_header") and number in (10, 20):
                lines += [str(number // 10 + 1), "\t".join(block[0])]  # as from a print: page number, header
            cells = ["" if cell == ABOVE else cell for cell in row if cell != LEFT]
            lines.append("\t".join(cells).replace(LINE, "\n"))
    return "\n".join(lines)


def saved(paper: Written, path: Path) -> Path:
    """The paper as .docx."""
    document = Document()
    columns: list[str] = []
    for block in [*blocks(paper.source), ""]:
        if isinstance(block, str) and "\t" in block:
            columns.append(block)
            continue
        if columns:
            _add_columns(document, columns)
            columns = []
        if isinstance(block, list):
            _add_table(document, block)
        elif block == PAGE:
            document.add_page_break()  # type: ignore[no-untyped-call]
        else:
            document.add_paragraph(block)
    document.save(str(path))
    return path


def _add_columns(document: Paper, lines: Sequence[str]) -> None:
    """Head or foot: a table without rules."""
    table = document.add_table(1, 2)
    sides = [line.split("\t") for line in lines]
    for place, cell in enumerate(table.rows[0].cells):
        cell.text = "\n".join(side[place] for side in sides if place < len(side))
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(9)  # the heading fits its line


def _add_table(document: Paper, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    first = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(first)  # printed again on each page
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            if text not in (ABOVE, LEFT):
                table.cell(at, place).text = text.replace(LINE, "\n")
    _merge(table, rows)


def _merge(table: Table, rows: Sequence[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            if text in (ABOVE, LEFT):
                continue
            down = next((n for n in range(at + 1, len(rows)) if rows[n][place] != ABOVE), len(rows)) - 1
            right = next((n for n in range(place + 1, len(row)) if row[n] != LEFT), len(row)) - 1
            if (down, right) != (at, place):
                table.cell(at, place).merge(table.cell(down, right))


def compared(paper: Written, reading: Reading, *, merged_told: bool = True) -> list[Compared]:
    """All values; `merged_told` is False where a cell that was merged has come as an empty one."""
    proposal = propose(reading, {}, _kinds(), NamesOfBodies({}, ()))
    wanted, rows = paper.truth["tasks"], proposal["tasks"].value
    sure, mark = reading.found["tasks"].sure, proposal["tasks"].mark is Mark.SURE
    # An item of the text may have been broken over two lines; a row of a table is one.
    items = [number for number, one in enumerate(wanted) if "lines" not in one]
    texts = [row["text"] if number in items else row["text"].split("\n")[0] for number, row in enumerate(rows)]
    named = [one["text"] for one in wanted]
    found = [Compared(paper.name, "tasks", texts, named, list(map(alike, texts)) == list(map(alike, named)), sure)]
    for number, one in enumerate(wanted):
        row = rows[number] if number < len(rows) else {}
        lines = [] if number in items else str(row.get("text", "")).split("\n")[1:]
        loose = [] if merged_told else one.get("merged", [])
        told = [line for line in one.get("lines", []) if line not in loose or line in lines]
        found.append(_cell(paper, f"{number + 1} lines", lines, told, mark))
        for key, field in (("product", "product"), ("due", "due"), ("again", "recurrence")):
            value = row.get(field, "")
            right = one.get(key, "") if key not in loose or value else ""
            found.append(_cell(paper, f"{number + 1} {key}", value, right, mark))
    values, truth = plain(reading), paper.truth["truth"]
    for key in KEYS:
        if key in truth:
            right = is_right(key, values[key], truth[key], truth.get("not_deadlines", []))
            found.append(Compared(paper.name, key, values[key], truth[key], right, reading.found[key].sure))
    return found


def _cell(paper: Written, key: str, read: Any, truth: Any, sure: bool) -> Compared:
    return Compared(paper.name, key, read, truth, alike(read) == alike(truth), sure)


@cache
def _kinds() -> dict[str, PaperKind]:
    return {}
