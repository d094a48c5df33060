"""Recipients: the persons, collectives and households that carry exemplars and receive awards."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.records import Record, identity
from danvan_desktop.domain.vietnamese import person_key, sort_key
from danvan_desktop.texts import recipients as texts


class RecipientKind(StrEnum):
    """In the order in which lists name them."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Record):
    """`position` is what stands beside the name on a list: office and body of a person, address of a household."""

    kind: RecipientKind
    name: str
    position: str = ""
    unit: str | None = None


def list_key(recipient: Recipient) -> tuple[int, str]:
    """Where a list has the recipient: kind by kind, persons by their given names."""
    key = person_key if recipient.kind is RecipientKind.INDIVIDUAL else sort_key
    return list(RecipientKind).index(recipient.kind), key(recipient.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientInput:
    """A recipient, as typed."""

    kind: str = ""
    name: str = ""
    position: str = ""
    unit: str | None = None


def validated(given: RecipientInput, today: date, base: Recipient | None = None) -> Recipient:
    """The recipient that `given` describes, keeping the identity of `base`. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    return check.passed(
        Recipient(
            **identity(base),
            kind=check.choice("kind", given.kind, RecipientKind),
            name=check.line("name", given.name, required=True),
            position=check.line("position", given.position),
            unit=given.unit,
        )
    )
