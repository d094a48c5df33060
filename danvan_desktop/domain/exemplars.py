"""Exemplars (mô hình, điển hình): the registration form, its life, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.texts import exemplars as texts

FIRST_YEAR, LAST_YEAR = 1990, 2100
HIGHEST = 99_999
"""The highest number of an exemplar in its year."""


class ExemplarKind(StrEnum):
    """The law knows both; counts are kept apart."""

    MODEL = "model"  # mô hình: a way of working that others can take up
    EXAMPLE = "example"  # điển hình: a collective or a person to follow


class Status(StrEnum):
    """In the order of life; `PROPOSED` is chosen for an award, `RECOGNISED` stands on an issued decision."""

    REGISTERED = "registered"
    RUNNING = "running"
    PROPOSED = "proposed"
    RECOGNISED = "recognised"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Part):
    """The exemplar answers this task of a directive."""

    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar(Record):
    """The ten items of the registration form are `name` and `situation` to `upkeep`; printed, resources and schedule
    are one item, so the form shows nine. `holder` is the recipient who carries it, `unit` the body that registers it.
    """

    number: int
    year: int
    kind: ExemplarKind
    name: str
    field: str
    holder: str
    unit: str
    officer: str
    registered_on: date | None
    status: Status
    situation: str = ""
    goals: str = ""
    content: str = ""
    area: str = ""
    forces: str = ""
    resources: str = ""
    schedule: str = ""
    results: str = ""
    upkeep: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def printed_number(self) -> str:
        return printed(self.number, self.year)


def printed(number: int, year: int) -> str:
    """How the office numbers exemplars: `08/MH-2026`."""
    return f"{number:02d}/MH-{year}"


ITEMS = ("situation", "goals", "content", "area", "forces", "resources", "schedule", "results", "upkeep")
"""The items of the form after the name, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarRow:
    """What a list shows of an exemplar. `field` is the key, `score` the best total of its sheets."""

    id: int
    uid: str
    printed_number: str
    year: int
    kind: ExemplarKind
    name: str
    field: str
    holder: str
    holder_kind: RecipientKind
    unit: str
    status: Status
    answers: int
    score: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarInput:
    """`holder` and `unit` are names as typed; the service finds or makes their records."""

    number: str = ""
    year: str = ""
    kind: str = ExemplarKind.MODEL
    name: str = ""
    field: str = ""
    holder: str = ""
    holder_kind: str = RecipientKind.COLLECTIVE
    unit: str = ""
    officer: str = ""
    registered_on: str = ""
    status: str = Status.REGISTERED
    situation: str = ""
    goals: str = ""
    content: str = ""
    area: str = ""
    forces: str = ""
    resources: str = ""
    schedule: str = ""
    results: str = ""
    upkeep: str = ""
    answers: tuple[str, ...] = ()


def validated(
    given: ExemplarInput,
    today: date,
    fields: Mapping[str, object],
    holder: str,
    unit: str,
    next_number: int,
    base: Exemplar | None = None,
) -> Exemplar:
    """The exemplar that `given` describes, keeping the identity of `base`. `holder` and `unit` are the uids of the
    records that bear the typed names, `next_number` the one it gets where none was typed. Raises InvalidInput.
    """
    check = Checker(texts.LABELS, today)
    check.line("holder", given.holder, required=True)
    check.choice("holder_kind", given.holder_kind, RecipientKind)
    check.line("unit", given.unit, required=True)
    if not given.year.strip():
        check.fail("year", texts.NEEDS_YEAR)
    items: dict[str, Any] = {item: check.text(item, getattr(given, item)) for item in ITEMS}
    kept = {} if base is None else {answer.task: answer.uid for answer in base.answers}
    return check.passed(
        Exemplar(
            **identity(base),
            number=check.whole("number", given.number, low=1, high=HIGHEST) or next_number,
            year=check.whole("year", given.year, low=FIRST_YEAR, high=LAST_YEAR) or today.year,
            kind=check.choice("kind", given.kind, ExemplarKind),
            name=check.line("name", given.name, required=True, limit=300),
            field=check.one_of("field", given.field, fields),
            holder=holder,
            unit=unit,
            officer=check.line("officer", given.officer, limit=120),
            registered_on=check.date("registered_on", given.registered_on),
            status=check.choice("status", given.status, Status),
            **items,
            answers=tuple(Answer(**part_identity(kept.get(task)), task=task) for task in dict.fromkeys(given.answers)),
        )
    )
