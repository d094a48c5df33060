"""Tables behind a paper, kept as text: what was drafted from records stays as it was when those change."""

from dataclasses import dataclass

from danvan_desktop.domain.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Annex:
    """`kind` and `subject` are its heading (“DANH SÁCH”); all rows are as long as `columns`."""

    kind: str
    subject: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_text(annex: Annex) -> str:
    """A line for the heading, one for the titles of the columns and one for each row, cells parted by tabs, as Excel
    copies them.
    """
    lines = [(annex.kind, annex.subject), annex.columns, *annex.rows]
    return "\n".join("\t".join(" ".join(nfc(cell).split()) for cell in line) for line in lines)


def of_text(text: str) -> Annex | None:
    """What `to_text` made a text of; None where there is none. Cells that a row lacks are empty."""
    lines = [line.split("\t") for line in text.splitlines()]
    if len(lines) < 2:
        return None
    (kind, *subject), columns, *rows = lines
    width = len(columns)
    padded = (tuple((*row, *[""] * width)[:width]) for row in rows)
    return Annex(kind, " ".join(subject), tuple(columns), tuple(padded))
