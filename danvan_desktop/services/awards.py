"""Award decisions: from the chosen exemplars to the lines, their money, and what speaks against them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from danvan_desktop.db import lists
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain import awards as domain
from danvan_desktop.domain import recipients
from danvan_desktop.domain.awards import (
    AwardDecision,
    AwardInput,
    AwardLineInput,
    AwardRow,
    AwardStatus,
    Reward,
    check_issuable,
    validated,
    with_subject,
)
from danvan_desktop.domain.dates import format_period
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.exemplars import Exemplar, Status
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.laws import not_in_force
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.recipients import Recipient, RecipientInput, RecipientKind
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.citations import usual_bases
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.issuing import NumberedService, correcting
from danvan_desktop.services.records import as_shown
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import awards as texts
from danvan_desktop.texts import registers as register_texts


class AwardService(NumberedService[AwardDecision, AwardRow]):
    """Decisions of all issuers with their recipients."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        issuers: IssuerService,
        catalogues: CatalogueService,
        wording: WordingService,
    ) -> None:
        super().__init__(AwardDecision, store, today, issuers, catalogues)
        self._wording = wording

    def lines_for(self, exemplars: Sequence[Exemplar]) -> list[AwardLineInput]:
        """A line for the holder of each exemplar, collectives first, as the list will print them."""
        with self._store.read() as reader:
            holders = reader.by_uids(Recipient, [exemplar.holder for exemplar in exemplars])
        order = list(RecipientKind)
        lines = [
            AwardLineInput(
                recipient=exemplar.holder,
                kind=holders[exemplar.holder].kind,
                name=holders[exemplar.holder].name,
                position=holders[exemplar.holder].position,
                exemplar=exemplar.uid,
                citation=texts.CITATION.format(name=exemplar.name),
            )
            for exemplar in exemplars
        ]
        return sorted(lines, key=lambda line: order.index(RecipientKind(line.kind)))

    def reward(self, award_kind: str, recipient: RecipientKind, day: date) -> Reward | None:
        """Money by the rules of the day, or None where no rate fits."""
        return domain.reward(self._catalogues.current(), award_kind, recipient, day)

    def usual_bases(self, issuer: Issuer, day: date) -> list[str]:
        """The căn cứ that a decision of that issuer and day begins with; the user changes them as he likes."""
        return usual_bases(self._catalogues.current(), self._wording, issuer, day)

    def basis_warnings(self, bases: Sequence[str], day: date) -> list[str]:
        """A sentence for each text that the căn cứ cite although it is not in force on that day."""
        return not_in_force(bases, self._catalogues.current().laws.values(), day)

    def save(
        self, given: AwardInput, uid: str | None = None, revision: int | None = None, correction: str = ""
    ) -> AwardDecision:
        """Adds a decision, or changes the one with that uid. Recipients typed anew become records, changed ones are
        changed, and an issued decision makes its exemplars recognised, all in one step. Raises InvalidInput.
        """
        base = self._base(uid, revision)
        why = texts.CHANGED if base else texts.ADDED
        issuers, catalogues = self._issuers.all(), self._catalogues.current()
        name = given.number.strip() or texts.DRAFT
        step = (why.format(number=name), Kind.DO)
        if correction.strip() and base is not None:
            step = correcting(base, correction)
        with self._store.change(*step) as changes:
            found, problems = self._recipients(changes, given.lines, uid)
            lines = tuple(
                replace(line, recipient=recipient.uid) for line, recipient in zip(given.lines, found, strict=True)
            )
            kinds = {recipient.uid: recipient.kind for recipient in found}
            try:
                record = validated(replace(given, lines=lines), self._today(), issuers, catalogues, kinds, base)
            except InvalidInput as error:
                told = {problem.field for problem in error.problems}
                more = [problem for problem in problems if problem.field not in told]
                raise InvalidInput([*error.problems, *more]) from error
            if problems:
                raise InvalidInput(problems)
            self._register(changes, record, base, correction)
            for recipient in {one.uid: one for one in found}.values():
                changes.save(recipient)
            self._settle(changes, base, record)
            return changes.save(record)

    def typed(self, uid: str) -> tuple[AwardDecision, int]:
        """What `set_field` changes a part of, and the revision that it shows. Raises UserError where it is gone."""
        record = self.get(uid)
        return record, record.revision

    def set_field(self, uid: str, field: str, typed: str, revision: int) -> AwardDecision:
        """Changes the subject of a draft, from which nothing follows: no money is worked out anew. Raises UserError."""
        before = as_shown(self.get(uid), revision)
        if field != "subject" or before.status is not AwardStatus.DRAFT or self.is_locked(uid):
            raise UserError(texts.CHANGE_IN_FORM)
        record = with_subject(before, typed, self._today())
        with self._store.change(texts.CHANGED.format(number=record.printed_number.strip() or texts.DRAFT)) as changes:
            return changes.save(record)

    def earlier(self, record: AwardDecision) -> list[str]:
        """A sentence for each recipient who was honoured before for an achievement of overlapping days. The law allows
        one award for one achievement (Law 06/2022/QH15 art. 5); people decide whether it is the same.
        """
        if record.achieved_from is None or record.achieved_to is None:
            return []
        mine = {line.recipient for line in record.lines}
        sentences = []
        with self._store.read() as reader:
            names = reader.by_uids(Recipient, mine)
            for other in reader.find(AwardDecision, status=AwardStatus.ISSUED):
                if other.uid == record.uid or other.achieved_from is None or other.achieved_to is None:
                    continue
                if other.achieved_from > record.achieved_to or other.achieved_to < record.achieved_from:
                    continue
                period = format_period(other.achieved_from, other.achieved_to)
                sentences += [
                    texts.rewarded_before(names[line.recipient].name, other.printed_number, period)
                    for line in other.lines
                    if line.recipient in mine
                ]
        return sentences

    def recipients(self, record: AwardDecision) -> dict[str, Recipient]:
        """The recipients of the lines by uid."""
        with self._store.read() as reader:
            return reader.by_uids(Recipient, [line.recipient for line in record.lines])

    def _recipients(
        self, changes: ChangeSet, lines: Sequence[AwardLineInput], decision: str | None
    ) -> tuple[list[Recipient], list[Problem]]:
        """The recipient of each line with what was typed, and the problems of the typed names. Whoever stands on
        another decision that is issued is not rewritten there: other words make another recipient.
        """
        fixed = {line.recipient for other in _issued(changes) if other.uid != decision for line in other.lines}
        by_uid = changes.by_uids(Recipient, [line.recipient for line in lines if line.recipient])
        known = {_recipient_key(one.kind, one.name, one.position): one for one in changes.find(Recipient)}
        found: list[Recipient] = []
        problems: list[Problem] = []
        for index, line in enumerate(lines):
            key = _recipient_key(line.kind, line.name, line.position)
            base = by_uid.get(line.recipient or "") or known.get(key)
            if base is not None and base.uid in fixed and _recipient_key(base.kind, base.name, base.position) != key:
                base = known.get(key)
            typed = RecipientInput(
                kind=line.kind, name=line.name, position=line.position, unit=base.unit if base else None
            )
            try:
                found.append(recipients.validated(typed, self._today(), base))
                known.setdefault(key, found[-1])
            except InvalidInput as error:
                problems += [replace(problem, field=f"lines.{index}.{problem.field}") for problem in error.problems]
                found.append(base or Recipient(kind=RecipientKind.COLLECTIVE, name=line.name))
        return found, problems

    def _settle(self, changes: ChangeSet, before: AwardDecision | None, after: AwardDecision | None) -> None:
        """Exemplars on an issued decision are recognised; those that no longer stand on any are proposed again."""
        was, now = _honoured(before), _honoured(after)
        uid = before.uid if before else None
        elsewhere = (
            {exemplar for other in _issued(changes) if other.uid != uid for exemplar in _honoured(other)}
            if was - now
            else set()
        )
        for record in changes.by_uids(Exemplar, now).values():
            changes.save(replace(record, status=Status.RECOGNISED))
        for record in changes.by_uids(Exemplar, was - now - elsewhere).values():
            if record.status is Status.RECOGNISED:
                changes.save(replace(record, status=Status.PROPOSED))

    def recognise(self, changes: ChangeSet, records: Sequence[AwardDecision]) -> None:
        """The exemplars on decisions that are in force again are recognised."""
        for record in records:
            self._settle(changes, None, record)

    def _check_issuable(self, record: AwardDecision, day: date) -> None:
        super()._check_issuable(record, day)
        if not record.lines:
            raise UserError(register_texts.NO_LINES)
        check_issuable(record, self._catalogues.current(), day)

    def _issued(self, changes: ChangeSet, record: AwardDecision, head: Mapping[str, Any]) -> AwardDecision:
        """The money on the list is what the user has seen and the signer has signed: it is not worked out anew."""
        after = replace(record, **head, status=AwardStatus.ISSUED)
        self._settle(changes, record, after)
        return changes.save(after)

    def _unissued(self, changes: ChangeSet, record: AwardDecision, head: Mapping[str, Any]) -> AwardDecision:
        after = replace(record, **head, status=AwardStatus.DRAFT)
        self._settle(changes, record, after)
        return changes.save(after)

    def _before_removal(self, changes: ChangeSet, record: AwardDecision) -> None:
        super()._before_removal(changes, record)
        self._settle(changes, record, None)

    def _listing(self) -> Listing[AwardRow]:
        return lists.awards()

    def _removed(self, record: AwardDecision) -> str:
        return texts.REMOVED.format(number=record.printed_number.strip())


def _recipient_key(kind: str, name: str, position: str) -> tuple[str, str, str]:
    """Persons who share a name differ in position; who shares both is the same."""
    return str(kind), name_key(name), name_key(position)


def _issued(changes: ChangeSet) -> list[AwardDecision]:
    return changes.find(AwardDecision, status=AwardStatus.ISSUED)


def _honoured(record: AwardDecision | None) -> set[str]:
    """The exemplars that the decision honours, if it is in force."""
    if record is None or record.status is not AwardStatus.ISSUED:
        return set()
    return {line.exemplar for line in record.lines if line.exemplar}
