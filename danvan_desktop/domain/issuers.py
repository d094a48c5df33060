"""Issuers: the bodies on whose behalf papers are written, with their names and signers by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.texts import issuers as texts


class Track(StrEnum):
    """Whose rules a paper follows: it chooses the layout, the numbering and the money."""

    PARTY = "party"
    STATE = "state"
    FRONT = "front"
    YOUTH = "youth"  # Đoàn TNCS Hồ Chí Minh
    UNION = "union"  # Công đoàn


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerName(Part):
    """How the heading names the body from a date on, as printed (in capitals)."""

    valid_from: date
    superior: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer(Part):
    """Who signs, in which form (`T/M BAN THƯỜNG VỤ`), with which title, from – to (both days included)."""

    full_name: str
    authority: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None

    def signs_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Record):
    """A body that issues papers. `name` as one says it, `symbol` as in `374-CV/HU`, `archive` as in “Lưu VP”;
    `shared_series`: all kinds of papers are numbered together through the year (State and Front only).
    """

    name: str
    track: Track
    symbol: str
    place: str
    archive: str = ""
    own: bool = True
    shared_series: bool = False
    names: tuple[IssuerName, ...] = ()
    signers: tuple[Signer, ...] = ()

    def name_on(self, day: date) -> IssuerName:
        """The heading valid on that day. Raises UserError where the body had no name yet."""
        valid = [name for name in self.names if name.valid_from <= day]
        if not valid:
            raise UserError(texts.no_name(self.name, day))
        return max(valid, key=lambda name: name.valid_from)

    def signs_on(self, day: date) -> bool:
        """Whether papers of that day can be signed; so too while no signer is entered."""
        return not self.signers or any(signer.signs_on(day) for signer in self.signers)

    def signer(self, uid: str | None) -> Signer | None:
        return next((signer for signer in self.signers if signer.uid == uid), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerNameInput:
    """A row of the table of names, as typed."""

    uid: str | None = None
    valid_from: str = ""
    superior: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerInput:
    """A row of the table of signers, as typed."""

    uid: str | None = None
    full_name: str = ""
    authority: str = ""
    title: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerInput:
    """The form of an issuer, as typed."""

    name: str = ""
    track: str = ""
    symbol: str = ""
    place: str = ""
    archive: str = ""
    own: bool = True
    shared_series: bool = False
    names: tuple[IssuerNameInput, ...] = ()
    signers: tuple[SignerInput, ...] = ()


def validated(given: IssuerInput, today: date, base: Issuer | None = None) -> Issuer:
    """The issuer that `given` describes, keeping the identity of `base`. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    if not given.names:
        check.fail("names", texts.NEEDS_NAME)
    record = Issuer(
        **identity(base),
        name=check.line("name", given.name, required=True),
        track=check.choice("track", given.track, Track),
        symbol=check.line("symbol", given.symbol, required=True, limit=30),
        place=check.line("place", given.place, required=True, limit=80),
        archive=check.line("archive", given.archive),
        own=given.own,
        shared_series=given.shared_series,
        names=tuple(_name(check, f"names.{index}.", row) for index, row in enumerate(given.names)),
        signers=_signers(check, given.signers),
    )
    return check.passed(record)


def signers_of(given: Sequence[SignerInput], today: date) -> tuple[Signer, ...]:
    """The signers that the rows describe, for a body that is known already. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    return check.passed(_signers(check, given))


def _signers(check: Checker, given: Sequence[SignerInput]) -> tuple[Signer, ...]:
    return tuple(_signer(check, f"signers.{index}.", row) for index, row in enumerate(given))


def _name(check: Checker, at: str, row: IssuerNameInput) -> IssuerName:
    return IssuerName(
        **part_identity(row.uid),
        valid_from=check.needed_date(at + "valid_from", row.valid_from),
        superior=check.line(at + "superior", row.superior),
        name=check.line(at + "name", row.name, required=True),
    )


def _signer(check: Checker, at: str, row: SignerInput) -> Signer:
    """A member who signs on behalf of a committee writes no title (HD 36-HD/VPTW); all others do."""
    return Signer(
        **part_identity(row.uid),
        full_name=check.line(at + "full_name", row.full_name, required=True, limit=80),
        authority=(authority := check.line(at + "authority", row.authority, limit=80)),
        title=check.line(at + "title", row.title, required=not authority, limit=80),
        valid_from=(start := check.date(at + "valid_from", row.valid_from)),
        valid_to=check.date(at + "valid_to", row.valid_to, not_before=start),
    )
