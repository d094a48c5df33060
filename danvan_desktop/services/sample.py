"""Data to try the program with: the sample office of `resources/sample/`, and many invented records to measure with."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from danvan_desktop.db.journal import Kind
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain import (
    assignments,
    awards,
    copies,
    councils,
    directives,
    evaluations,
    exemplars,
    issuers,
    recipients,
    recurrence,
    units,
)
from danvan_desktop.domain.assignments import AssignInput, Assignment, PlanInput, ReportInput, Role
from danvan_desktop.domain.awards import AwardDecision, AwardInput, AwardLineInput, BasisInput
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.copies import CopyInput
from danvan_desktop.domain.councils import CandidateInput, CouncilInput, MemberInput, VotesInput
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.evaluations import EvaluationInput, Rubric
from danvan_desktop.domain.exemplars import Exemplar, ExemplarInput
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.domain.periods import Period
from danvan_desktop.domain.recipients import Recipient, RecipientInput
from danvan_desktop.domain.records import new_uid
from danvan_desktop.domain.units import Unit, UnitInput
from danvan_desktop.resources import resource
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.issuing import enter
from danvan_desktop.texts import sample as texts

Data = Mapping[str, Any]


class SampleService:
    """`today` is the clock."""

    def __init__(self, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues

    def is_empty(self) -> bool:
        """Whether the database holds nothing of an office yet."""
        with self._store.read() as reader:
            return not any(reader.count(kind) for kind in (Issuer, Directive, Exemplar, AwardDecision))

    def load(self) -> None:
        """Puts the sample office into an empty database. Raises UserError where it is not empty."""
        if not self.is_empty():
            raise UserError(texts.NOT_EMPTY)
        with self._store.change(texts.LOADED, Kind.BARRIER) as changes:
            _Loader(changes, self._today(), self._catalogues.current()).load()

    def load_papers(self) -> None:
        """Adds a paper of each kind to the sample office."""
        with self._store.change(texts.LOADED, Kind.BARRIER) as changes:
            _Loader(changes, self._today(), self._catalogues.current()).load_papers()

    def fill(self, count: int) -> None:
        """Adds `count` exemplars, and as many recipients on one decision, all made of the sample's by counting them up;
        puts the sample itself in first where the database is empty.
        """
        if self.is_empty():
            self.load()
        with self._store.change(texts.FILLED.format(count=count), Kind.BARRIER) as changes:
            _multiply(changes, count, self._today())


class _Loader:
    """Reads the files in the order in which their records name one another."""

    def __init__(self, changes: ChangeSet, today: date, catalogues: Catalogues) -> None:
        self._changes = changes
        self._today = today
        self._catalogues = catalogues

    def load(self) -> None:
        office = _read("office")
        issuers_ = self._issuers(office["issuer"])
        self._changes.save_all([Period(**period) for period in office["period"]])
        units_ = self._units(office["unit"])
        directive = self._directive(_read("directive"), issuers_)
        self._assignments(_read("assignments"), directive, units_)
        rubric = self._changes.find(Rubric)[0]
        exemplars_ = self._exemplars(_read("exemplars")["exemplar"], units_, directive, rubric)
        self._decision(_read("decision"), issuers_, exemplars_)
        self._session(_read("council"), issuers_, exemplars_)

    def load_papers(self) -> None:
        """What the commune of today has written: a paper of each kind, and decisions in the form of State and Front."""
        issuers_ = self._issuers(_read("commune")["issuer"])
        decided = [self._decision(row, issuers_, {}) for row in _read("decisions")["decision"]]
        about = {decision.printed_number: decision.uid for decision in decided}
        papers = [
            self._directive({**row, "about": about.get(row.get("about", ""))}, issuers_)
            for row in _read("papers")["paper"]
        ]
        self._copy(papers[-1], _read("copy"), issuers_)

    def _copy(self, paper: Directive, row: Data, known: Mapping[str, Issuer]) -> None:
        """A copy of the paper that came last."""
        issuer = known[row["issuer"]]
        given = CopyInput(
            **{
                **row,
                "issuer": issuer.uid,
                "signer": _signer(issuer, row["signer"]),
                "receivers": tuple(LineInput(name=name) for name in row["receivers"]),
            }
        )
        known_by_uid = {one.uid: one for one in known.values()}
        subject = f"{paper.printed_number}: {paper.subject}"
        copy = copies.validated(given, self._today, known_by_uid, self._catalogues, paper.uid, subject)
        enter(self._changes, copy, self._today)
        self._changes.save(copy)

    def _issuers(self, rows: list[Data]) -> dict[str, Issuer]:
        given = [
            IssuerInput(
                **{
                    **row,
                    "names": tuple(IssuerNameInput(**name) for name in row["names"]),
                    "signers": tuple(SignerInput(**signer) for signer in row["signers"]),
                }
            )
            for row in rows
        ]
        saved = self._changes.save_all([issuers.validated(one, self._today) for one in given])
        return {issuer.name: issuer for issuer in saved}

    def _units(self, rows: list[Data]) -> dict[str, Unit]:
        """Units that take over are saved before those that name them."""
        found: dict[str, Unit] = {}
        for later in (False, True):
            given = [row for row in rows if bool(row.get("successors")) is later]
            for row in given:
                successors = tuple(found[name].uid for name in row.get("successors", ()))
                unit = units.validated(UnitInput(**{**row, "successors": successors}), self._today)
                found[unit.name] = unit
            self._changes.save_all([found[row["name"]] for row in given])
        return found

    def _directive(self, row: Data, known: Mapping[str, Issuer]) -> Directive:
        issuer = known[row["issuer"]]
        given = DirectiveInput(
            **{
                **row,
                "issuer": issuer.uid,
                "signer": _signer(issuer, row["signer"]),
                "addressees": tuple(LineInput(name=name) for name in row["addressees"]),
                "tasks": tuple(TaskInput(text=text) for text in row["tasks"]),
                "copies": tuple(LineInput(name=name) for name in row["copies"]),
            }
        )
        known_by_uid = {one.uid: one for one in known.values()}
        directive = directives.validated(given, self._today, known_by_uid, self._catalogues)
        enter(self._changes, directive, self._today)
        return self._changes.save(directive)

    def _assignments(self, rows: Data, directive: Directive, known: Mapping[str, Unit]) -> None:
        """Who does the tasks of the directive, what was reported, in days from today."""
        tasks = list(directive.tasks)
        for row in rows["plan"]:
            plan = PlanInput(task="", product=row["product"], recurrence=row.get("recurrence", ""))
            tasks[row["task"] - 1] = assignments.planned(plan, self._today, tasks[row["task"] - 1])
        directive = self._changes.save(replace(directive, tasks=tuple(tasks)))
        self._changes.save_all([self._assignment(row, directive, known) for row in rows["assignment"]])

    def _assignment(self, row: Data, directive: Directive, known: Mapping[str, Unit]) -> Assignment:
        task = directive.tasks[row["task"] - 1]
        due = self._typed(row["due_in"]) if "due_in" in row else ""
        given = AssignInput(task=task.uid, body=known[row["body"]].uid, role=row.get("role", Role.LEAD), due=due)
        made = assignments.assigned(given, self._today, directive.uid)
        asked_on = self._today + timedelta(days=row.get("asked", -60))
        first = next(recurrence.occurrences(task.recurrence, asked_on)) if task.recurrence else None
        period = format_date(first.period) if first else ""
        reports = [
            ReportInput(
                period=period,
                received_on=self._typed(one["day"]),
                number=one["number"],
                summary=one["summary"],
                state=one["state"],
                reason=one.get("reason", ""),
            )
            for one in row.get("report", ())
        ]
        return replace(
            made,
            assigned_on=asked_on,
            progress=row.get("progress", 0),
            note=row.get("note", ""),
            reports=tuple(assignments.reported(one, self._today, task.recurrence) for one in reports),
        )

    def _typed(self, days: int) -> str:
        return format_date(self._today + timedelta(days=days))

    def _exemplars(
        self, rows: list[Data], known: Mapping[str, Unit], directive: Directive, rubric: Rubric
    ) -> dict[str, Exemplar]:
        """The exemplars with their holders and score sheets."""
        holders: dict[tuple[str, str], Recipient] = {}
        records = []
        for row in rows:
            key = (row["holder_kind"], row["holder"])
            if key not in holders:
                given = RecipientInput(
                    kind=key[0], name=key[1], position=row["holder_position"], unit=known[row["unit"]].uid
                )
                holders[key] = recipients.validated(given, self._today)
            form = {name: row[name] for name in ExemplarInput.__slots__ if name in row}
            form["answers"] = tuple(directive.tasks[number - 1].uid for number in row["answers"])
            unit = known[row["unit"]]
            fields = self._catalogues.fields
            records.append(
                exemplars.validated(ExemplarInput(**form), self._today, fields, holders[key].uid, unit.uid, 0)
            )
        self._changes.save_all(list(holders.values()))
        saved = self._changes.save_all(records)
        sheets = [
            evaluations.validated(
                EvaluationInput(
                    exemplar=exemplar.uid,
                    scored_on=row["scored_on"],
                    scored_by=row["scored_by"],
                    points=tuple(zip((c.uid for c in rubric.criteria), row["points"], strict=True)),
                ),
                self._today,
                rubric,
                number,
            )
            for number, (row, exemplar) in enumerate(zip(rows, saved, strict=True), start=1)
        ]
        self._changes.save_all(sheets)
        return {exemplar.name: exemplar for exemplar in saved}

    def _decision(self, row: Data, known: Mapping[str, Issuer], named: Mapping[str, Exemplar]) -> AwardDecision:
        issuer = known[row["issuer"]]
        everyone = {(one.kind.value, one.name): one for one in self._changes.find(Recipient)}
        added = []
        lines = []
        for line in row["line"]:
            recipient = everyone.get((line["kind"], line["name"]))
            if recipient is None:
                given = RecipientInput(kind=line["kind"], name=line["name"], position=line["position"])
                recipient = recipients.validated(given, self._today)
                everyone[line["kind"], line["name"]] = recipient
                added.append(recipient)
            exemplar = named[line["exemplar"]].uid if line.get("exemplar") else None
            lines.append(AwardLineInput(**{**line, "recipient": recipient.uid, "exemplar": exemplar}))
        self._changes.save_all(added)
        head = {name: row[name] for name in AwardInput.__slots__ if name in row}
        head |= {"issuer": issuer.uid, "signer": _signer(issuer, row["signer"]), "lines": tuple(lines)}
        head["bases"] = tuple(BasisInput(text=text) for text in row.get("bases", ()))
        kinds = {one.uid: one.kind for one in everyone.values()}
        known_by_uid = {one.uid: one for one in known.values()}
        decision = awards.validated(AwardInput(**head), self._today, known_by_uid, self._catalogues, kinds)
        enter(self._changes, decision, self._today)
        return self._changes.save(decision)

    def _session(self, row: Data, known: Mapping[str, Issuer], named: Mapping[str, Exemplar]) -> None:
        """Those on the ballot are exemplars, or recipients that the decision has brought."""
        everyone = {(one.kind.value, one.name): one.uid for one in self._changes.find(Recipient)}
        candidates = [
            CandidateInput(
                **{name: one[name] for name in CandidateInput.__slots__ if name in one},
                exemplar=named[one["name"]].uid if one["kind"] == "exemplar" else None,
                recipient=everyone.get((one["kind"], one["name"])),
            )
            for one in row["candidate"]
        ]
        given = CouncilInput(
            **{name: row[name] for name in CouncilInput.__slots__ if name in row}
            | {
                "issuer": known[row["issuer"]].uid,
                "members": tuple(MemberInput(**member) for member in row["member"]),
                "candidates": tuple(candidates),
                "votes": tuple(
                    VotesInput(**dict(zip(VotesInput.__slots__, one["votes"], strict=True))) for one in row["candidate"]
                ),
            }
        )
        known_by_uid = {one.uid: one for one in known.values()}
        session = self._changes.save(councils.validated(given, self._today, known_by_uid, self._catalogues))
        enter(self._changes, session, self._today)


def _multiply(changes: ChangeSet, count: int, today: date) -> None:
    """Copies of the sample's exemplars and recipients under new numbers and counted names."""
    models = changes.find(Exemplar)
    year = max(model.year for model in models) + 1
    copies = []
    for index in range(count):
        model = models[index % len(models)]
        name = texts.COPY.format(name=model.name, number=index + 1)
        copies.append(replace(model, uid=new_uid(), id=None, number=index + 1, year=year, name=name, answers=()))
    changes.save_all(copies)
    persons = changes.find(Recipient)
    people = [
        replace(
            persons[index % len(persons)],
            uid=new_uid(),
            id=None,
            name=texts.COPY.format(name=persons[index % len(persons)].name, number=index + 1),
        )
        for index in range(count)
    ]
    changes.save_all(people)
    decision = changes.find(AwardDecision)[0]
    last = max(other.number or 0 for other in changes.find(AwardDecision))
    lines = tuple(
        replace(decision.lines[index % len(decision.lines)], uid=new_uid(), recipient=person.uid, exemplar=None)
        for index, person in enumerate(people)
    )
    bases = tuple(replace(basis, uid=new_uid()) for basis in decision.bases)
    large = replace(decision, uid=new_uid(), id=None, number=last + 1, lines=lines, bases=bases)
    enter(changes, large, today)
    changes.save(large)


def _signer(issuer: Issuer, name: str) -> str:
    return next(signer.uid for signer in issuer.signers if signer.full_name == name)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("sample", f"{name}.toml").read_text("utf-8"))
