"""Drafts: the form of a paper filled in from a record, for the user to go on writing. Nothing is saved here."""

from collections.abc import Callable, Sequence
from datetime import date

from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain.awards import AwardDecision, AwardStatus
from danvan_desktop.domain.awards import counts as counted
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction, Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar, Status
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.money import format_money, two_digits
from danvan_desktop.domain.numbering import INVITATION, REPORT, SUBMISSION
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.papers.awards import Honoured
from danvan_desktop.papers.decisions import decision_words, inside
from danvan_desktop.papers.wording import Wording, of_track
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.citations import usual_bases
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import papers as texts

NOTICE, PLAN, GUIDANCE = "TB", "KH", "HD"
_FROM_AWARD = {SUBMISSION: "submission", INVITATION: "invitation", NOTICE: "notice"}
_FROM_DIRECTIVE = {PLAN: "plan", REPORT: "report", NOTICE: "forward", GUIDANCE: "guidance"}


class DraftingService:
    """Fills in forms with the office's wording. `today` is the clock."""

    def __init__(
        self, store: Store, today: Callable[[], date], catalogues: CatalogueService, wording: WordingService
    ) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues
        self._wording = wording

    def from_award(self, uid: str, kind: str) -> DirectiveInput:
        """A tờ trình, giấy mời or thông báo about a decision; the guests of an invitation are those
        on its list. Raises UserError where the decision is gone.
        """
        words = self._wording.wording("drafts")
        with self._store.read() as reader:
            record = reader.get(AwardDecision, uid)
            issuer = reader.get(Issuer, record.issuer)
            people = reader.by_uids(Recipient, [line.recipient for line in record.lines])
        catalogues = self._catalogues.current()
        award = catalogues.award_kinds.get(record.award_kind)
        given = Honoured(record, issuer, people, (award.name if award else "").split(texts.OF)[0], catalogues.zero_word)
        values = decision_words(given, self._wording.wording("decisions"), self._wording.wording("awards"))
        values |= {"issuer": issuer.name, "year": str(self._today().year)}
        values["occasion"] = record.occasion or words["invitation_occasion"]
        values["bases"] = "\n".join(_listed(usual_bases(catalogues, self._wording, issuer, self._today())[:-1]))
        guests = [
            words[f"guest_{one.kind}"].format(name=one.name, position=one.position).rstrip(" ,")
            for one in people.values()
        ]
        return filled_in(
            words,
            _FROM_AWARD[kind],
            values,
            issuer=issuer,
            kind=kind,
            about=uid,
            addressees=guests if kind == INVITATION else (),
        )

    def from_directive(self, uid: str, kind: str) -> DirectiveInput:
        """A kế hoạch, báo cáo, thông báo or hướng dẫn that carries a directive out: its tasks
        come along, a báo cáo says how many exemplars answer each. Raises UserError where the directive is gone.
        """
        words = self._wording.wording("drafts")
        with self._store.read() as reader:
            record = reader.get(Directive, uid)
            sender = reader.get(Issuer, record.issuer)
            issuer = self.own_issuer(reader, sender)
            answers = self.exemplar_states(reader, record) if kind == REPORT else {}
        values = {
            "issuer": issuer.name,
            **self.cited(record, sender),
            "results": "\n".join(
                words["report_result"].format(
                    number=number,
                    text=task.text.splitlines()[0].split(". ")[0].rstrip(".") + ".",
                    count=two_digits(len(answers.get(task.uid, []))),
                    recognised=two_digits(answers.get(task.uid, []).count(Status.RECOGNISED)),
                )
                for number, task in enumerate(record.tasks, start=1)
            ),
        }
        to = [record.report_to or sender.name] if kind == REPORT else [line.name for line in record.addressees]
        tasks = () if kind == REPORT else tuple(TaskInput(text=task.text) for task in record.tasks)
        stem = _FROM_DIRECTIVE[kind]
        return filled_in(words, stem, values, issuer=issuer, kind=kind, about=uid, addressees=to, tasks=tasks)

    def of_year(self, year: int) -> DirectiveInput:
        """A báo cáo with the figures of a year: exemplars by field and status, decisions issued, honoured, money."""
        words = self._wording.wording("drafts")
        with self._store.read() as reader:
            issuer = self.own_issuer(reader, None)
            exemplars = reader.find(Exemplar, year=year)
            decisions = [
                one
                for one in reader.find(AwardDecision, status=AwardStatus.ISSUED)
                if one.signed_on and one.signed_on.year == year
            ]
            lines = [line for one in decisions for line in one.lines]
            people = reader.by_uids(Recipient, [line.recipient for line in lines])
        list_words = self._wording.wording("awards")
        honoured = counted(people[line.recipient].kind for line in lines)
        fields = {field.key: field.name for field in self._catalogues.current().fields.values()}
        found = [exemplar.field if exemplar.field in fields else "" for exemplar in exemplars]
        if "" in found:
            fields[""] = texts.OTHER_FIELDS  # those whose field left the catalogue: the parts add up to the whole
        status = [exemplar.status for exemplar in exemplars]
        values = {
            "issuer": issuer.name,
            "year": str(year),
            "count": two_digits(len(exemplars)),
            "fields": ", ".join(
                words["year_field"].format(name=inside(name), count=two_digits(found.count(key)))
                for key, name in fields.items()
            ),
            "recognised": two_digits(status.count(Status.RECOGNISED)),
            "proposed": two_digits(status.count(Status.PROPOSED)),
            "stopped": two_digits(status.count(Status.STOPPED)),
            "total": two_digits(len(decisions)),
            "counts": ", ".join(
                list_words[f"count_{kind}"].format(count=two_digits(number)) for kind, number in honoured.items()
            )
            or words["year_nobody"],
            "money": format_money(sum(line.amount or 0 for line in lines)),
        }
        return filled_in(words, "year", values, issuer=issuer, kind=REPORT, about=None)

    def cited(self, record: Directive, sender: Issuer) -> dict[str, str]:
        """The fields `reference` and `citation` of sentences about a directive: its number, and that with its day, its
        sender and its subject.
        """
        words = self._wording.wording("drafts")
        name, number = self._kind_name(record.kind), record.printed_number.strip()
        day = format_date(record.signed_on) if record.signed_on else "....."
        template = of_track(words, "citation", sender.track)
        return {
            "reference": words["reference"].format(kind=name, number=number),
            "citation": template.format(kind=name, number=number, day=day, issuer=sender.name, subject=record.subject),
        }

    def about(self, uid: str | None) -> str:
        """What a paper was drafted from, as people call it: `Quyết định 15/QĐ-UBND`; empty where that is gone."""
        if uid is None:
            return ""
        with self._store.read() as reader:
            decision = reader.by_uids(AwardDecision, [uid]).get(uid)
            directive = reader.by_uids(Directive, [uid]).get(uid)
        if decision is not None:
            return f"{texts.DECISION} {decision.printed_number.strip()}"
        return f"{self._kind_name(directive.kind)} {directive.printed_number.strip()}" if directive else ""

    def _kind_name(self, kind: str) -> str:
        kinds = self._catalogues.current().paper_kinds
        return kinds[kind].name if kind in kinds else kind

    def own_issuer(self, reader: Reader, near: Issuer | None) -> Issuer:
        """The office that writes: one of ours who has a signer today, of the track of `near` where there is one. Raises
        UserError where there is no issuer at all.
        """
        today = self._today()
        issuers = [one for one in reader.find(Issuer) if one.own]

        def fit(one: Issuer) -> tuple[bool, bool, date]:
            begun = [name.valid_from for name in one.names if name.valid_from <= today]
            signs = any(signer.signs_on(today) for signer in one.signers)
            return signs, near is not None and one.track is near.track, max(begun, default=date.min)

        if issuers:
            return max(issuers, key=fit)
        if near is not None:
            return near
        raise UserError(texts.NO_ISSUER)

    def exemplar_states(self, reader: Reader, record: Directive) -> dict[str, list[Status]]:
        """By task, the states of the exemplars that answer it."""
        tasks = {task.uid for task in record.tasks}
        found: dict[str, list[Status]] = {}
        for exemplar in reader.find(Exemplar):
            for answer in exemplar.answers:
                if answer.task in tasks:
                    found.setdefault(answer.task, []).append(exemplar.status)
        return found


def _listed(lines: Sequence[str]) -> list[str]:
    return [line + (";" if index < len(lines) - 1 else ".") for index, line in enumerate(lines)]


def filled_in(
    words: Wording,
    stem: str,
    values: dict[str, str],
    *,
    issuer: Issuer,
    kind: str,
    about: str | None,
    addressees: Sequence[str] = (),
    tasks: tuple[TaskInput, ...] = (),
) -> DirectiveInput:
    """The form with the sentences that begin with `stem`."""

    def text(part: str) -> str:
        lines = words[f"{stem}_{part}"].format(**values).splitlines()
        return "\n".join(" ".join(line.split()) for line in lines if line.strip())

    return DirectiveInput(
        issuer=issuer.uid,
        direction=Direction.OUTGOING,
        kind=kind,
        subject=text("subject"),
        opening=text("opening"),
        closing=text("closing"),
        about=about,
        addressees=tuple(LineInput(name=name) for name in addressees),
        tasks=tasks,
    )
