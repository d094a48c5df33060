"""Copies (bản sao) of papers: whole (sao y), in part (trích sao), or of a copy (sao lục)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain import issuing, numbering
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.directives import LineInput
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.texts import copies as texts


class CopyForm(StrEnum):
    """The forms of NĐ 30/2020 art. 25; the Party has the same."""

    FULL = "full"
    EXTRACT = "extract"
    RECOPY = "recopy"


ABBREVIATIONS = {CopyForm.FULL: "SY", CopyForm.EXTRACT: "TrS", CopyForm.RECOPY: "SL"}
"""NĐ 30/2020, Phụ lục III. The Party writes BS for every form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyReceiver(Part):
    """A line of “Nơi nhận” of a copy."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """`original` is the uid of the paper that is copied, `subject` says which one it is; `extract` is the part of its
    text that a trích sao gives. `signed_on` and `number` are None while it is a draft.
    """

    issuer: str
    number: int | None
    suffix: str
    symbol: str
    series: str
    signed_on: date | None
    place: str
    signer: str | None
    form: CopyForm
    original: str
    subject: str
    extract: str = ""
    receivers: tuple[CopyReceiver, ...] = ()

    @property
    def kind(self) -> str:
        return numbering.COPY

    @property
    def printed_number(self) -> str:
        return numbering.printed(self.number, self.suffix, self.symbol)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """What a list shows of a copy."""

    id: int
    uid: str
    printed_number: str
    signed_on: date | None
    subject: str
    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyInput:
    """The form of a copy, as typed."""

    issuer: str = ""
    form: str = CopyForm.FULL
    number: str = ""
    symbol: str = ""
    signed_on: str = ""
    place: str = ""
    signer: str | None = None
    extract: str = ""
    receivers: tuple[LineInput, ...] = ()


def symbol(issuer: Issuer, form: CopyForm) -> str:
    """`-BS/ĐU` for the Party, `/SY-UBND` and the like for the others."""
    kind = numbering.COPY if issuer.track is Track.PARTY else ABBREVIATIONS[form]
    return numbering.symbol(issuer, kind)


def validated(
    given: CopyInput,
    today: date,
    issuers: Mapping[str, Issuer],
    catalogues: Catalogues,
    original: str,
    subject: str,
    base: Copy | None = None,
) -> Copy:
    """The copy that `given` describes, of the paper `original`, keeping the identity of `base`. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    form = check.choice("form", given.form, CopyForm)
    head = issuing.head(check, given, numbering.COPY, issuers, catalogues, today)
    issuer = issuers.get(given.issuer)
    if issuer is not None and not given.symbol.strip() and (typed := numbering.parse(given.number)) and typed.symbol:
        head["symbol"] = typed.symbol
    elif issuer is not None and not given.symbol.strip():
        head["symbol"] = symbol(issuer, form)
    return check.passed(
        Copy(
            **identity(base),
            **head,
            form=form,
            original=original,
            subject=subject,
            extract=check.text("extract", given.extract, required=form is CopyForm.EXTRACT),
            receivers=tuple(
                CopyReceiver(**part_identity(row.uid), name=check.line(f"receivers.{index}.name", row.name))
                for index, row in enumerate(given.receivers)
                if row.name.strip()
            ),
        )
    )
