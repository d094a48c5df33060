"""Copies: the text of the original, and below it the block that says who copied it (NĐ 30/2020 art. 25, Mẫu 3.1)."""

from dataclasses import replace
from datetime import date

from danvan_desktop.domain.copies import Copy, CopyForm
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper, body
from danvan_desktop.papers.parts import heading, recipient_lines, signature
from danvan_desktop.papers.wording import Wording


def copy(record: Copy, original: Paper | None, issuer: Issuer, layout: Layout, wording: Wording, today: date) -> Paper:
    """The original with the block of the copy below it, or the block alone where the text of the original is not here
    (a paper that came in): it is then printed on the sheet of a photocopy. A trích sao gives the part that was chosen.
    """
    block = _block(record, issuer, layout, wording, today)
    if original is None:
        return block
    name = wording["name"].format(number=record.printed_number.strip(), original=original.name)
    if record.form is CopyForm.EXTRACT:
        original = replace(original, blocks=body(*record.extract.splitlines()), appendices=())
    return replace(original, name=name, below=block)


def _block(record: Copy, issuer: Issuer, layout: Layout, wording: Wording, today: date) -> Paper:
    """Form of copy, body, number, place and date, signature, recipients; as large as the same parts of a paper."""
    head = replace(heading(record, issuer, layout, today), superior="", right=(wording[record.form.value],))
    return Paper(
        name=wording["name"].format(number=record.printed_number.strip(), original=record.subject),
        layout=layout.key,
        blocks=(),
        heading=head,
        signature=signature(issuer.signer(record.signer)),
        recipients=recipient_lines([line.name for line in record.receivers], issuer, layout),
    )
