"""Papers that follow up: the công văn đôn đốc to those who are late, and the báo cáo drafted from what came in."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from danvan_desktop.db.store import Store
from danvan_desktop.domain import annexes
from danvan_desktop.domain.assignments import ANSWERED, OVERDUE
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive, DirectiveInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.domain.money import two_digits
from danvan_desktop.domain.numbering import DISPATCH, REPORT
from danvan_desktop.domain.working_days import WorkCalendar
from danvan_desktop.papers import follow_up as papers
from danvan_desktop.papers.follow_up import LISTED, Owed
from danvan_desktop.papers.wording import Wording
from danvan_desktop.services.assignments import AssignmentService
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.drafting import DraftingService, filled_in
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import follow_up as texts

GRACE = timedelta(days=7)
"""So long those who are late get at least, up to a working day."""


@dataclass(frozen=True, slots=True)
class LateBody:
    """A body that owes reports about one directive, by the uid and the name that it has today."""

    uid: str
    name: str
    owed: tuple[Owed, ...]


class FollowUpService:
    """Fills in forms with the office's wording; nothing is saved here. `today` is the clock."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        catalogues: CatalogueService,
        wording: WordingService,
        assignments: AssignmentService,
        drafting: DraftingService,
    ) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues
        self._wording = wording
        self._assignments = assignments
        self._drafting = drafting

    def late(self, directive: str) -> list[LateBody]:
        """Who is late with what a directive asks for, by name; of a body that is gone, who took over. One that has
        reported, and whose report was not sent back, is not among them.
        """
        asked = ListQuery(filters={"directive": directive, "state": OVERDUE}, order=(Order("body"),))
        rows = self._assignments.rows(self._assignments.keys(asked))
        heirs = self._assignments.asked_now([row.body for row in rows])
        names = {unit.uid: unit.name for row in rows for unit in heirs[row.body]}
        found: dict[str, list[Owed]] = {uid: [] for uid in names}
        for row in sorted(rows, key=lambda row: row.position):
            for unit in heirs[row.body]:
                found[unit.uid].append(papers.owed(row, unit.name, self._today()))
        return [LateBody(uid, names[uid], tuple(owed)) for uid, owed in found.items()]

    def usual_due(self) -> str:
        """The new deadline that is offered, as typed."""
        calendar = WorkCalendar(self._catalogues.current().holidays.values())
        return format_date(calendar.next_working(self._today() + GRACE))

    def reminder(self, directive: str, due: str, bodies: Collection[str] | None = None) -> DirectiveInput:
        """One công văn to all who are late, or to those of them named by uid; with many a table goes behind it. Raises
        UserError where nobody is late.
        """
        words = self._wording.wording("follow_up")
        late = self._chosen(directive, bodies)
        missing = [one for body in late for one in body.owed]
        record, issuer, values = self._about(directive)
        values |= self._reporting(record, issuer, due, words)
        values |= {"total": two_digits(len(late)), "results": papers.late_lines(missing, words)}
        annex = ""
        if len(missing) > LISTED:
            words = {**words, "reminder_opening": words["reminder_annexed_opening"]}
            annex = annexes.to_text(papers.late_annex(missing, values["reference"], words))
        names = [body.name for body in late]
        draft = filled_in(words, "reminder", values, issuer=issuer, kind=DISPATCH, about=directive, addressees=names)
        return replace(draft, annex=annex, signer=self._signer(issuer))

    def reminders(self, directive: str, due: str, bodies: Collection[str] | None = None) -> list[DirectiveInput]:
        """A công văn for each of them."""
        words = self._wording.wording("follow_up")
        record, issuer, values = self._about(directive)
        words = {**words, "reminder_one_subject": words["reminder_subject"]}
        values |= self._reporting(record, issuer, due, words)
        drafts = []
        for body in self._chosen(directive, bodies):
            more = {**values, "body": body.name, "results": papers.own_lines(body.owed, words)}
            draft = filled_in(
                words, "reminder_one", more, issuer=issuer, kind=DISPATCH, about=directive, addressees=[body.name]
            )
            drafts.append(replace(draft, signer=self._signer(issuer)))
        return drafts

    def answer(self, directive: str) -> DirectiveInput:
        """A báo cáo to whom the directive names, from what the bodies reported; as it is drafted from exemplars alone
        where nobody was asked. Raises UserError where the directive is gone.
        """
        assigned = self._assignments.of_directive(directive)
        if not assigned:
            return self._drafting.from_directive(directive, REPORT)
        words = self._wording.wording("follow_up")
        record, issuer, values = self._about(directive)
        names = {uid: unit.name for uid, unit in self._assignments.units().items()}
        states = {one.uid: self._assignments.standing(one.uid).state for one in assigned}
        done = {uid: state in ANSWERED for uid, state in states.items()}
        asked = list(dict.fromkeys(one.body for one in assigned))
        owing = [names[body] for body in asked if not all(done[one.uid] for one in assigned if one.body == body)]
        reported = len(asked) - len(owing)
        missing = words["answer_missing"].format(total=two_digits(len(owing)), missing="; ".join(owing))
        values |= {
            "total": two_digits(len(asked)),
            "reported": words["answer_reported" if reported else "answer_reported_none"].format(
                count=two_digits(reported)
            ),
            "results": papers.results(record, assigned, done, names, self._exemplars(record), words),
            "missing": missing if owing else words["answer_complete"],
        }
        to = record.report_to or self._sender(record).name
        if record.report_through:
            to = words["answer_to"].format(body=to, through=record.report_through)
        draft = filled_in(words, "answer", values, issuer=issuer, kind=REPORT, about=directive, addressees=[to])
        matrix = papers.matrix(record, assigned, states, names, values["reference"], words)
        return replace(draft, annex=annexes.to_text(matrix), signer=self._signer(issuer))

    def outdated(self, record: Directive) -> list[str]:
        """The names of those whom a công văn đôn đốc still addresses though they owe nothing any more."""
        if record.kind != DISPATCH or record.about is None or record.number is not None:
            return []
        assigned = self._assignments.of_directive(record.about)
        heirs = self._assignments.asked_now([one.body for one in assigned])
        asked = {unit.name for units in heirs.values() for unit in units}
        late = {body.name for body in self.late(record.about)} if asked else set()
        return [line.name for line in record.addressees if line.name in asked - late]

    # --- inside

    def _chosen(self, directive: str, bodies: Collection[str] | None) -> list[LateBody]:
        found = [one for one in self.late(directive) if bodies is None or one.uid in bodies]
        if not found:
            raise UserError(texts.NOBODY_LATE)
        return found

    def _about(self, directive: str) -> tuple[Directive, Issuer, dict[str, str]]:
        """The directive, our office that writes, and what every sentence may name."""
        with self._store.read() as reader:
            record = reader.get(Directive, directive)
            sender = reader.get(Issuer, record.issuer)
            issuer = sender if sender.own else self._drafting.own_issuer(reader, sender)
        values = {"issuer": issuer.name, "day": format_date(self._today()), **self._drafting.cited(record, sender)}
        return record, issuer, values

    def _sender(self, record: Directive) -> Issuer:
        return self._store.get(Issuer, record.issuer)

    def _reporting(self, record: Directive, issuer: Issuer, due: str, words: Wording) -> dict[str, str]:
        """Where reports go and by when: where the directive of ours wants them, to ourselves if it came from above."""
        ours = record.issuer == issuer.uid
        through = record.report_through if ours else ""
        return {
            "to": (record.report_to if ours else "") or issuer.name,
            "through": words["reminder_through"].format(body=through) if through else "",
            "due": due,
        }

    def _signer(self, issuer: Issuer) -> str | None:
        """The one who signs today, where nobody else could."""
        signing = [signer for signer in issuer.signers if signer.signs_on(self._today())]
        return signing[0].uid if len(signing) == 1 else None

    def _exemplars(self, record: Directive) -> dict[str, tuple[int, int]]:
        """By task how many exemplars answer it, and how many of these were recognised."""
        with self._store.read() as reader:
            states = self._drafting.exemplar_states(reader, record)
        return {task: (len(found), found.count(Status.RECOGNISED)) for task, found in states.items()}
