"""Directives: what a superior body asks for, by when, of whom. A directive is also the paper that we send out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain import deadlines, issuing, numbering, recurrence
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.dates import typed_date
from danvan_desktop.domain.deadlines import DueState
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.domain.recurrence import Recurrence
from danvan_desktop.texts import directives as texts

ADDRESSED = (numbering.DISPATCH, numbering.SUBMISSION)
"""Kinds that are nothing without “Kính gửi”; others may name whom they go to only under “Nơi nhận”."""


class Direction(StrEnum):
    """Which register a directive stands in."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Part):
    """A line of “Kính gửi”."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Part):
    """One numbered item of what is asked, and the `product` that it shall bring. `due` only where it differs from the
    directive's own deadline; of a task with a `recurrence` it is the day on which that ends.
    """

    text: str
    due: date | None = None
    due_included: bool = False
    product: str = ""
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRecipient(Part):
    """A line of “Nơi nhận” beside the addressees themselves and the archive."""

    name: str


class Relation(StrEnum):
    """What a directive has to do with another paper."""

    ANSWERS = "answers"
    CITES = "cites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Part):
    """Another paper: the directive with the uid `paper` that this one answers, or one that is cited, which may not be
    here, as the `text` names it.
    """

    relation: Relation
    paper: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive(Record):
    """`signed_on` and `number` are None while it is a draft. `opening` and `closing` are the paragraphs before and
    after the tasks; `due` is the day *before* which answers are due, or up to the end of which where it is included,
    sent to `report_to` through `report_through`.
    `about` is the uid of the record it was drafted from, such as an award decision; it brings its appendix along.
    `annex` is a table behind the paper (see `annexes`), as it was when the paper was drafted.
    """

    issuer: str
    direction: Direction
    kind: str
    number: int | None
    suffix: str
    symbol: str
    series: str
    signed_on: date | None
    place: str
    subject: str
    opening: str
    closing: str
    report_to: str
    report_through: str
    due: date | None
    signer: str | None
    due_included: bool = False
    about: str | None = None
    annex: str = ""
    addressees: tuple[Addressee, ...] = ()
    tasks: tuple[Task, ...] = ()
    copies: tuple[CopyRecipient, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def printed_number(self) -> str:
        return numbering.printed(self.number, self.suffix, self.symbol)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveRow:
    """What a list shows of a directive. `due` is the first deadline of what is not done yet, `answers` counts the
    linked exemplars.
    """

    id: int
    uid: str
    direction: Direction
    kind: str
    printed_number: str
    signed_on: date | None
    subject: str
    issuer: str
    due: date | None
    included: bool
    state: DueState
    tasks: int
    answers: int


_ABOUT = re.compile(r"^v/v\s+", re.IGNORECASE)  # the layout says it, where it shall stand


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskInput:
    """A row of the table of tasks, as typed."""

    uid: str | None = None
    text: str = ""
    due: str = ""
    product: str = ""
    recurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInput:
    """A line of a list that is only a name."""

    uid: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveInput:
    """The form of a directive, as typed."""

    issuer: str = ""
    direction: str = Direction.OUTGOING
    kind: str = numbering.DISPATCH
    number: str = ""
    symbol: str = ""
    signed_on: str = ""
    place: str = ""
    subject: str = ""
    opening: str = ""
    closing: str = ""
    report_to: str = ""
    report_through: str = ""
    due: str = ""
    signer: str | None = None
    about: str | None = None
    annex: str = ""
    addressees: tuple[LineInput, ...] = ()
    tasks: tuple[TaskInput, ...] = ()
    copies: tuple[LineInput, ...] = ()


def as_typed(record: Directive) -> DirectiveInput:
    """The form that `validated` makes the same record of."""
    same = (
        *("issuer", "direction", "kind", "symbol", "place", "subject", "opening", "closing"),
        *("report_to", "report_through", "signer", "about", "annex"),
    )
    return DirectiveInput(
        **{field: getattr(record, field) for field in same},
        number="" if record.number is None else f"{record.number}{record.suffix}",
        signed_on=typed_date(record.signed_on),
        due=deadlines.typed(record.due, record.due_included),
        addressees=tuple(LineInput(uid=line.uid, name=line.name) for line in record.addressees),
        tasks=tuple(
            TaskInput(
                uid=task.uid,
                text=task.text,
                product=task.product,
                due=deadlines.typed(task.due, task.due_included),
                recurrence=recurrence.typed(task.recurrence),
            )
            for task in record.tasks
        ),
        copies=tuple(LineInput(uid=line.uid, name=line.name) for line in record.copies),
    )


def validated(
    given: DirectiveInput,
    today: date,
    issuers: Mapping[str, Issuer],
    catalogues: Catalogues,
    base: Directive | None = None,
) -> Directive:
    """The directive that `given` describes, keeping the identity of `base`. Empty rows of lists are dropped; a number
    may be typed with its symbol (`374 - CV/HU`). Raises InvalidInput.
    """
    check = Checker(texts.LABELS, today)
    kind = check.one_of("kind", given.kind, catalogues.paper_kinds)
    head = issuing.head(check, given, kind, issuers, catalogues, today, base)
    due, included = check.deadline("due", given.due)
    if due is not None and head["signed_on"] is not None and due < head["signed_on"]:
        check.fail("due", texts.DUE_BEFORE_SIGNING)
    addressees = tuple(
        Addressee(**part_identity(row.uid), name=check.line(f"addressees.{index}.name", row.name))
        for index, row in enumerate(given.addressees)
        if row.name.strip()
    )
    if not addressees and kind in ADDRESSED:
        check.fail("addressees", texts.NEEDS_ADDRESSEE)
    return check.passed(
        Directive(
            **identity(base),
            **head,
            direction=check.choice("direction", given.direction, Direction),
            kind=kind,
            subject=_ABOUT.sub("", check.line("subject", given.subject, required=True, limit=500)),
            opening=check.text("opening", given.opening),
            closing=check.text("closing", given.closing),
            report_to=check.line("report_to", given.report_to),
            report_through=check.line("report_through", given.report_through),
            due=due,
            due_included=included,
            about=given.about,
            annex=given.annex,
            addressees=addressees,
            tasks=tuple(
                _task(check, f"tasks.{index}", row)
                for index, row in enumerate(given.tasks)
                if any(cell.strip() for cell in (row.text, row.due, row.product, row.recurrence))
            ),
            copies=tuple(
                CopyRecipient(**part_identity(row.uid), name=check.line(f"copies.{index}.name", row.name))
                for index, row in enumerate(given.copies)
                if row.name.strip()
            ),
            references=base.references if base is not None else (),
        )
    )


def _task(check: Checker, at: str, row: TaskInput) -> Task:
    due, included = check.deadline(f"{at}.due", row.due)
    return Task(
        **part_identity(row.uid),
        text=check.text(f"{at}.text", row.text, required=True),
        due=due,
        due_included=included,
        product=check.line(f"{at}.product", row.product),
        recurrence=check.recurrence(f"{at}.recurrence", row.recurrence),
    )
