"""Which record lives in which table, and which of its words a search finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any

from sqlalchemy import Table

from danvan_desktop.db import tables
from danvan_desktop.domain.assignments import Assignment, Report
from danvan_desktop.domain.attachments import Attachment
from danvan_desktop.domain.awards import AwardDecision, AwardLine, Basis
from danvan_desktop.domain.catalogues import CatalogueRow
from danvan_desktop.domain.copies import Copy, CopyReceiver
from danvan_desktop.domain.councils import Candidate, CouncilMember, CouncilSession
from danvan_desktop.domain.directives import Addressee, CopyRecipient, Directive, Reference, Task
from danvan_desktop.domain.evaluations import Criterion, Evaluation, Rubric, Score
from danvan_desktop.domain.exemplars import ITEMS, Answer, Exemplar
from danvan_desktop.domain.issuers import Issuer, IssuerName, Signer
from danvan_desktop.domain.periods import Period
from danvan_desktop.domain.printing import Printing
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.domain.records import Part, Record
from danvan_desktop.domain.registers import Correction, Register, RegisterEntry
from danvan_desktop.domain.units import Successor, Unit


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts in one field of a record."""

    part: type[Part]
    table: Table


@dataclass(frozen=True, slots=True)
class Mapped:
    """`words` are the texts that a search finds the record by; without it the record is not searched for. It is found
    by the words of the records in the fields `found_by` too, of a long one by those that `told` picks for it.
    """

    record: type[Record]
    table: Table
    parts: Mapping[str, Parts]
    words: Callable[[Any], Iterable[str]] | None = None
    found_by: Mapping[str, type[Record]] = field(default_factory=dict)
    told: Mapping[str, Callable[[Any, Any], Iterable[str]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.table.name


_TASK_WORDS = attrgetter("text", "product")


def _directive_words(record: Directive) -> Iterable[str]:
    own = (record.printed_number, record.subject, record.opening, record.closing, record.report_to)
    asked = chain.from_iterable(map(_TASK_WORDS, record.tasks))  # a long directive may have a hundred tasks
    return [*own, *asked, *(addressee.name for addressee in record.addressees)]


def _assignment_words(record: Assignment) -> Iterable[str]:
    yield record.note
    for report in record.reports:
        yield from (report.number, report.summary)


def _assigned_words(record: Assignment, directive: Directive) -> Iterable[str]:
    """What a directive says about one of its tasks."""
    yield from (directive.printed_number, directive.subject)
    yield from (word for task in directive.tasks if task.uid == record.task for word in (task.text, task.product))


def _exemplar_words(record: Exemplar) -> Iterable[str]:
    yield from (record.printed_number, record.name, record.officer)
    yield from (getattr(record, item) for item in ITEMS)


def _award_words(record: AwardDecision) -> Iterable[str]:
    yield from (record.printed_number, record.subject, record.merit, record.occasion)
    yield from (line.citation for line in record.lines)


def _council_words(record: CouncilSession) -> Iterable[str]:
    yield from (record.printed_number, record.council, record.subject, record.content, record.conclusion)
    yield from (member.name for member in record.members)
    yield from (candidate.name for candidate in record.candidates)


_ALL = (
    Mapped(
        Issuer,
        tables.issuer,
        {"names": Parts(IssuerName, tables.issuer_name), "signers": Parts(Signer, tables.signer)},
    ),
    Mapped(Unit, tables.unit, {"successors": Parts(Successor, tables.successor)}, lambda unit: (unit.name,)),
    Mapped(Recipient, tables.recipient, {}, lambda recipient: (recipient.name, recipient.position)),
    Mapped(Period, tables.period, {}),
    Mapped(
        Directive,
        tables.directive,
        {
            "addressees": Parts(Addressee, tables.addressee),
            "tasks": Parts(Task, tables.task),
            "copies": Parts(CopyRecipient, tables.copy_recipient),
            "references": Parts(Reference, tables.reference),
        },
        _directive_words,
    ),
    Mapped(
        Assignment,
        tables.assignment,
        {"reports": Parts(Report, tables.report)},
        _assignment_words,
        {"body": Unit, "directive": Directive},
        {"directive": _assigned_words},
    ),
    Mapped(
        Exemplar,
        tables.exemplar,
        {"answers": Parts(Answer, tables.answer)},
        _exemplar_words,
        {"holder": Recipient, "unit": Unit},
    ),
    Mapped(Rubric, tables.rubric, {"criteria": Parts(Criterion, tables.criterion)}),
    Mapped(
        Evaluation,
        tables.evaluation,
        {"scores": Parts(Score, tables.score)},
        lambda sheet: (sheet.printed_number, sheet.scored_by, sheet.note),
        {"exemplar": Exemplar},
    ),
    Mapped(
        CouncilSession,
        tables.council_session,
        {
            "members": Parts(CouncilMember, tables.council_member),
            "candidates": Parts(Candidate, tables.candidate),
        },
        _council_words,
    ),
    Mapped(
        AwardDecision,
        tables.award_decision,
        {"bases": Parts(Basis, tables.award_basis), "lines": Parts(AwardLine, tables.award_line)},
        _award_words,
    ),
    Mapped(RegisterEntry, tables.register_entry, {"corrections": Parts(Correction, tables.correction)}),
    Mapped(Register, tables.register, {}),
    Mapped(
        Copy,
        tables.copy,
        {"receivers": Parts(CopyReceiver, tables.copy_receiver)},
        lambda record: (record.printed_number, record.subject, record.extract),
    ),
    Mapped(Attachment, tables.attachment, {}, lambda attachment: (attachment.name, attachment.text)),
    Mapped(Printing, tables.printing, {}),
    Mapped(CatalogueRow, tables.catalogue_row, {}),
)

BY_RECORD: Mapping[type[Record], Mapped] = {mapped.record: mapped for mapped in _ALL}
BY_NAME: Mapping[str, Mapped] = {mapped.name: mapped for mapped in _ALL}
