"""What a paper says: its record and all that belongs to it out of the store, in the layout and words of its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain import annexes
from danvan_desktop.domain.awards import AwardDecision, AwardStatus
from danvan_desktop.domain.copies import Copy
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.dates import format_date_long
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.issuing import Numbered
from danvan_desktop.domain.numbering import INVITATION, SUBMISSION
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.papers import annexes as annex_papers
from danvan_desktop.papers import awards, copies, councils, decisions, directives, layouts, nominations
from danvan_desktop.papers.awards import Honoured
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Appendix, Paper
from danvan_desktop.papers.wording import Wording, of_track
from danvan_desktop.services import citations, exemplar_papers, paper_kinds
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.copies import original_of
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.paper_kinds import KINDS, is_ours
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import papers as texts

COUNCIL = {"minutes": councils.minutes, "tally": councils.tally, "ballot": councils.ballot}
EXEMPLAR_LIST = "exemplar-list"


class PaperMaker:
    """`today` is the clock, by which drafts are laid out."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        catalogues: CatalogueService,
        wording: WordingService,
        layouts: LayoutService,
    ) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues
        self._wording = wording
        self._layouts = layouts

    def papers(self, kind: str, uid: str) -> list[Paper]:
        """All sheets that the file of a paper holds: one, but an invitation for each guest. Raises UserError where
        the record is gone or no layout fits its date.
        """
        with self._store.read() as reader:
            if KINDS[kind].record is Directive:
                return self._written(reader, reader.get(Directive, uid))
            if KINDS[kind].record is CouncilSession:
                return [self._council(reader, kind, reader.get(CouncilSession, uid))]
            if KINDS[kind].record is Exemplar:
                return [self._exemplars(reader, kind, uid)]
            if KINDS[kind].record is Copy:
                return [self._copy(reader, reader.get(Copy, uid))]
            record = reader.get(AwardDecision, uid)
            if kind == "decision":
                return [self._decision(reader, record)]
            if kind == "nomination-list":
                return [self._nominations(reader, record)]
            given, layout = self._honoured(reader, record), self._layout(reader, record)
            return [awards.award_list(given, layout, self._wording.wording("awards"), self._today())]

    def _copy(self, reader: Reader, record: Copy) -> Paper:
        original: Any = original_of(reader, record.original)
        issuer = reader.get(Issuer, record.issuer)
        kinds = paper_kinds.kinds_of(original)
        day = record.signed_on or self._today()
        paper = self.papers(kinds[0].key, original.uid)[0] if kinds else None
        layout = self._layouts.current()[paper.layout] if paper is not None else self._layout_of(issuer.track, day)
        return copies.copy(record, paper, issuer, layout, self._wording.wording("copies"), self._today())

    def _written(self, reader: Reader, record: Directive) -> list[Paper]:
        if not is_ours(record):
            raise UserError(texts.NOT_OURS)
        issuer = reader.get(Issuer, record.issuer)
        kinds = self._catalogues.current().paper_kinds
        name = kinds[record.kind].name if record.kind in kinds else record.kind
        wording = self._wording.wording("directives")
        paper = directives.written_paper(
            record,
            issuer,
            name,
            self._layout(reader, record),
            wording,
            self._today(),
            self._appendices(reader, record),
        )
        return directives.invitations(paper, wording) if record.kind == INVITATION else [paper]

    def _appendices(self, reader: Reader, record: Directive) -> list[Appendix]:
        """What the record that a paper was drafted from brings along: a tờ trình the list of those put forward, a
        thông báo the list of those honoured.
        """
        if (annex := annexes.of_text(record.annex)) is not None:
            kinds = self._catalogues.current().paper_kinds
            kind = kinds[record.kind].name if record.kind in kinds else record.kind
            issuer, layout = reader.get(Issuer, record.issuer), self._layout(reader, record)
            words = self._wording.wording("follow_up")
            return [annex_papers.appendix(annex, record, issuer, kind, layout, words, self._today())]
        about = reader.by_uids(AwardDecision, [record.about]).get(record.about) if record.about else None
        if about is None or not about.lines:
            return []
        if record.kind == SUBMISSION:
            return [nominations.appendix(self._nominations(reader, about))]
        if record.kind == "TB":
            given, layout = self._honoured(reader, about), self._layout(reader, record)
            return [awards.appendix(given, layout, self._wording.wording("awards"), self._today())]
        return []

    def _decision(self, reader: Reader, record: AwardDecision) -> Paper:
        given = self._honoured(reader, record)
        bases = [basis.text for basis in record.bases] or citations.usual_bases(
            self._catalogues.current(), self._wording, given.issuer, record.signed_on or self._today()
        )
        layout, wording = self._layout(reader, record), self._wording.wording("decisions")
        return decisions.decision(given, bases, layout, wording, self._wording.wording("awards"), self._today())

    def _council(self, reader: Reader, kind: str, record: CouncilSession) -> Paper:
        issuer = reader.get(Issuer, record.issuer)
        layout = self._layout_of(issuer.track, record.held_on)
        return COUNCIL[kind](record, issuer, layout, self._wording.wording("councils"), self._today())

    def _exemplars(self, reader: Reader, kind: str, uid: str) -> Paper:
        make = exemplar_papers.exemplar_list if kind == EXEMPLAR_LIST else exemplar_papers.registration
        fields, wording = self._catalogues.current().fields, self._wording.wording("exemplars")
        return make(reader, uid, self._layout_of, fields, wording, self._today())

    def _nominations(self, reader: Reader, record: AwardDecision) -> Paper:
        given, layout = self._honoured(reader, record), self._layout(reader, record)
        more = self._behind(reader, record) if self._catalogues.current().wide_nominations else None
        wording = self._wording.wording("awards")
        reference = self._submission(reader, record, wording)
        return nominations.nomination_list(given, reference, more, layout, wording)

    def _submission(self, reader: Reader, record: AwardDecision, wording: Wording) -> str:
        """The line that names the tờ trình about a decision; empty where there is none yet."""
        found = [one for one in reader.find(Directive, about=record.uid) if one.kind == SUBMISSION]
        if not found:
            return ""
        issuer, day = reader.get(Issuer, found[-1].issuer), format_date_long(found[-1].signed_on, self._today().year)
        template = of_track(wording, "nomination_reference", issuer.track)
        return template.format(number=found[-1].printed_number, day=day, issuer=issuer.name)

    def _behind(self, reader: Reader, record: AwardDecision) -> dict[str, tuple[str, str]]:
        """By recipient the exemplar that he is put forward for, and the numbers of earlier decisions that name him."""
        named = reader.by_uids(Exemplar, [line.exemplar for line in record.lines if line.exemplar])
        earlier: dict[str, list[str]] = {}
        for other in reader.find(AwardDecision, status=AwardStatus.ISSUED):
            if other.uid != record.uid:
                for line in other.lines:
                    earlier.setdefault(line.recipient, []).append(other.printed_number)
        return {
            line.recipient: (
                named[line.exemplar].name if line.exemplar else "",
                "; ".join(earlier.get(line.recipient, [])),
            )
            for line in record.lines
        }

    def _honoured(self, reader: Reader, record: AwardDecision) -> Honoured:
        catalogues = self._catalogues.current()
        kind = catalogues.award_kinds.get(record.award_kind)
        return Honoured(
            decision=record,
            issuer=reader.get(Issuer, record.issuer),
            recipients=reader.by_uids(Recipient, [line.recipient for line in record.lines]),
            form=(kind.name if kind else record.award_kind).split(texts.OF)[0],
            zero_word=catalogues.zero_word,
        )

    def _layout(self, reader: Reader, record: Numbered) -> Layout:
        """The profile of the record's day, with the office's choice of the word before a Party công văn's subject."""
        track = reader.get(Issuer, record.issuer).track
        layout = self._layout_of(track, record.signed_on or self._today())
        if track is not Track.PARTY:
            return layout
        prefix = texts.SUBJECT_PREFIXES[self._catalogues.current().subject_form]
        return replace(layout, words=replace(layout.words, dispatch_subject=prefix))

    def _layout_of(self, track: Track, day: date) -> Layout:
        return layouts.choose(self._layouts.current().values(), track, day)
