"""The parts that all papers of an issuer share: heading, signature, “Nơi nhận”."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from danvan_desktop.domain.dates import format_place_date
from danvan_desktop.domain.issuers import Issuer, Signer
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Heading, Paragraph, Run, Signature

_MARK = re.compile(r"\s*(?:\./\.|[.,;])$")


class Issued(Protocol):
    """What directives and decisions have in common."""

    @property
    def signed_on(self) -> date | None: ...
    @property
    def place(self) -> str: ...
    @property
    def printed_number(self) -> str: ...


def heading(record: Issued, issuer: Issuer, layout: Layout, today: date, dispatch_subject: str = "") -> Heading:
    """The heading with the names valid on the day of signing, or on `today` for a draft. Raises UserError where the
    issuer had no name then.
    """
    name = issuer.name_on(record.signed_on or today)
    return Heading(
        superior=name.superior,
        issuer=name.name,
        right=layout.heading.title,
        number=layout.words.number + record.printed_number,
        place_date=format_place_date(record.place, record.signed_on, year=today.year),
        dispatch_subject=_with_word(dispatch_subject, layout),
    )


def _with_word(subject: str, layout: Layout) -> str:
    """The subject of a công văn under its word (`V/v`), or by itself with a capital where the office writes none."""
    word = layout.words.dispatch_subject
    return word + subject if word and subject else subject[:1].upper() + subject[1:]


def signature(signer: Signer | None) -> Signature:
    """The block of the signer; without one, a block to be signed with no name under it."""
    return Signature("", "", "") if signer is None else Signature(signer.authority, signer.title, signer.full_name)


def recipient_lines(names: Sequence[str], issuer: Issuer, layout: Layout) -> tuple[str, ...]:
    """`- …` lines of “Nơi nhận”, the archive last."""
    archive = [layout.words.archive + issuer.archive] if issuer.archive else []
    return tuple(f"- {line}" for line in punctuated([*names, *archive], layout))


def punctuated(names: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """Lines of a list with the mark of the layout between them and a full stop at the end."""
    last = len(names) - 1
    return tuple(
        name.rstrip(" .,;") + ("." if index == last else layout.words.separator) for index, name in enumerate(names)
    )


def ended(paragraphs: Sequence[Paragraph], layout: Layout) -> tuple[Paragraph, ...]:
    """The paragraphs, the last one closed with the end mark of the layout (`.` or `./.`)."""
    if not paragraphs:
        return ()
    *rest, last = paragraphs
    *runs, final = last.runs
    text = final.text.rstrip()
    ellipsis = text.endswith(("...", "…"))  # “,...” ends a list and stays
    closed = Run((text if ellipsis else _MARK.sub("", text)) + layout.words.end_mark, final.bold, final.italic)
    if ellipsis and layout.words.end_mark == ".":
        closed = replace(closed, text=text)
    return (*rest, replace(last, runs=(*runs, closed)))
