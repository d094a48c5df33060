"""A document's text in, what it says out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.domain import legacy
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.reading import Found, Reading
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import (
    answers,
    deadlines,
    ending,
    head,
    layout,
    phrases,
    tables,
    task_rows,
    tasks,
)
from danvan_desktop.importers.dispatches.layout import Paragraph
from danvan_desktop.texts import reading as texts

LONGEST = 400_000
"""Letters, some 150 pages; what stands behind them in a paper are annexes."""


def read(text: str, *, sure: bool = True) -> Reading:
    """Reads a document; nothing is sure where its text is not. Raises UserError for one stamped as a state secret, and
    for a text with nothing in it.

    Old Vietnamese codes are told by the whole text and converted, which is said in a warning.
    """
    warnings: list[str] = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        warnings.append(texts.LONG)
    code = legacy.detect(text)
    if code is not None:
        text = legacy.convert(text, code)
        warnings.append(texts.CONVERTED.format(code=code.upper()))
    guessed = layout.lost_its_lines(text)
    text = layout.normal(text)
    guessed = guessed or layout.runs_together(text)
    pieces = layout.pieces(text)
    if not pieces:
        raise UserError(texts.NOTHING)
    top = head.read(pieces)
    if top.secret:
        raise UserError(texts.CLASSIFIED)
    kind = flat(top.kind.value or "")
    backward = kind in phrases.phrases("body", "looks_back")
    listing = [] if backward or kind in phrases.phrases("body", "invites") else tables.find(text, top.body)
    told = tables.without(text, listing)
    bottom = ending.read(told, layout.pieces(told) if listing else pieces, top.body)
    signed = top.date.value if isinstance(top.date.value, date) else None
    plain = layout.paragraphs(told, top.body, bottom.start)
    cells = [cell for table in listing for cell in task_rows.cells(table)]
    paragraphs = [*plain, *(cell for cell in cells if cell.start < bottom.start)]
    paragraphs.sort(key=lambda one: one.start)
    beside = [*layout.paragraphs(told, 0, top.body), *layout.paragraphs(told, bottom.start, len(text))]
    beside += [cell for cell in cells if cell.start >= bottom.start]
    rows = [row for table in listing for row in task_rows.read(table, signed)]
    listed = [(row.dues, not row.timed) for row in rows]
    due = deadlines.read(paragraphs, signed, backward=backward, beside=beside, listed=listed)
    report_to, through = answers.read(paragraphs, due.value, backward=backward, beside=beside)
    asked = tasks.read(plain, top.kind.value, [table.span for table in listing if table.rows])
    if listing:
        asked = task_rows.beside(asked, rows, whole=all(table.rows for table in listing))
    found = {
        "number": top.number,
        "symbol": top.symbol,
        "kind": top.kind,
        "date": top.date,
        "place": top.place,
        "issuer": top.issuer,
        "superior": top.superior,
        "subject": top.subject,
        "addressees": top.addressees,
        "tasks": asked,
        "deadlines": due,
        "report_to": report_to,
        "recipients": bottom.recipients,
        "authority": bottom.authority,
        "title": bottom.title,
        "signer": bottom.signer,
    }
    if code is not None:
        found = {key: _doubted_capitals(key, one) for key, one in found.items()}
    if guessed or not sure:
        found = {key: replace(one, sure=False) for key, one in found.items()}
    warnings += [texts.NO_LINES] if guessed else []
    if top.draft:
        warnings.append(texts.DRAFT)
    warnings += [texts.COMPUTED] if any(one.computed for one in due.value) else []
    return Reading(
        text=text,
        found=found,
        through=through,
        urgency=top.urgency,
        cited=_cited(paragraphs),
        warnings=tuple(warnings),
        rows={row.span: row.row for row in rows},
    )


def _cited(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The papers that are named with their numbers."""
    kinds = phrases.any_of(phrases.kinds())
    number = re.compile(rf"{kinds}\s+(?:so\s*:?\s*)?\d+[a-z]?\s*[-/]\s*[^\s,;.)]+")
    numbered = [paragraph for paragraph in paragraphs if re.search(r"\d[a-zđ]?\s*[-/]", paragraph.text)]
    named = [" ".join(p.text[slice(*match.span())].split()) for p in numbered for match in number.finditer(p.flat)]
    return tuple(dict.fromkeys(named))


def _doubted_capitals(key: str, found: Found) -> Found:
    """In old codes capitals with a tone were a matter of the font, which a plain text has lost."""
    shown = key in ("issuer", "superior", "authority", "title") and isinstance(found.value, str)
    return replace(found, value=found.value.upper()) if shown else found
