"""Papers: one of them as a tree, as a file, and what to look at before it is signed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from danvan_desktop.db.store import Store
from danvan_desktop.domain import numbering, signing
from danvan_desktop.domain.awards import AwardDecision, of_another_wage
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.councils import warnings as council_warnings
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.domain.gaps import gaps
from danvan_desktop.domain.issuers import Issuer, Signer
from danvan_desktop.domain.laws import not_in_force
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.signing import Signing
from danvan_desktop.papers.paper import Paper
from danvan_desktop.services import exemplar_papers, paper_files, paper_kinds
from danvan_desktop.services.attachments import dashed
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.paper_kinds import FORMATS, KINDS, PaperKind
from danvan_desktop.services.paper_making import EXEMPLAR_LIST, PaperMaker
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import awards as award_texts
from danvan_desktop.texts import follow_up as follow_up_texts
from danvan_desktop.texts import papers as texts


class PaperService:
    """`today` is the clock, by which drafts are laid out; `outdated` tells whom a draft addresses in vain by now."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        catalogues: CatalogueService,
        wording: WordingService,
        layouts: LayoutService,
        outdated: Callable[[Directive], list[str]],
    ) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues
        self._layouts = layouts
        self._outdated = outdated
        self._maker = PaperMaker(store, today, catalogues, wording, layouts)

    def kinds_of(self, record: Record) -> list[PaperKind]:
        """The kinds of paper that can be made of a record, the usual one first."""
        return paper_kinds.kinds_of(record)

    def resolve(self, kind: str, ident: str) -> str:
        """The uid of the record that `ident` names: a uid, or a number as printed (`374-CV/HU`, `374`).

        Raises UserError where there is no such kind of paper, no such record, or several.
        """
        if kind not in KINDS:
            raise UserError(texts.unknown_kind(kind, list(KINDS)))
        record: type[Any] = KINDS[kind].record
        with self._store.read() as reader:
            if reader.find(record, uid=ident):
                return ident
            if kind == EXEMPLAR_LIST:
                exemplar_papers.years_of(reader, ident)
                return ident
            typed = numbering.parse(ident)
            found = reader.find(record, number=typed.number) if typed else []
            found = [one for one in found if typed and getattr(one, "suffix", "") == typed.suffix]
        if typed and typed.symbol:
            found = [one for one in found if one.printed_number.casefold() == str(typed).casefold()]
        elif len(found) > 1:  # a bare number: of the kind that was asked for
            found = [one for one in found if KINDS[kind] in paper_kinds.kinds_of(one)] or found
        if not found:
            raise UserError(texts.no_such(ident))
        if len(found) > 1:
            raise UserError(texts.several(ident, [f"{one.printed_number} ({one.uid})" for one in found]))
        uid: str = found[0].uid
        return uid

    def export(self, kind: str, uid: str, path: Path, step: Callable[[int], None] | None = None) -> Path:
        """Writes the paper of a record as .docx or .pdf, by the ending of `path`; an invitation has a sheet for each
        guest. `step` is told how many pages of a PDF are made; what it raises ends the work. Raises UserError.
        """
        if path.suffix.lower() not in FORMATS:
            raise UserError(texts.unknown_format(path.suffix, FORMATS))
        papers = self.papers(kind, uid)
        return paper_files.write(papers, self._layouts.current()[papers[0].layout], path, step)

    def file_name(self, kind: str, uid: str) -> str:
        """A name for the file that every system takes: `Công-văn-374-CV-HU.docx`."""
        return dashed(self.title(kind, uid)).replace(" ", "-") + KINDS[kind].suffix

    def title(self, kind: str, uid: str) -> str:
        """What people call the paper: `Công văn 374-CV/HU`."""
        with self._store.read() as reader:
            if kind == EXEMPLAR_LIST:
                years = dict.fromkeys(exemplar_papers.years_of(reader, uid))
                return f"{KINDS[kind].name} {'-'.join(map(str, years))}"
            record: Any = reader.get(KINDS[kind].record, uid)
        number = f"{texts.DRAFT} {record.id}" if record.number is None else record.printed_number
        name = KINDS[kind].name
        if isinstance(record, Directive) and (named := self._catalogues.current().paper_kinds.get(record.kind)):
            name = named.name
        return f"{name} {number.strip()}"

    def paper(self, kind: str, uid: str) -> Paper:
        """What the paper says; of an invitation the first sheet. Raises UserError where the record is gone or no layout
        fits its date.
        """
        return self.papers(kind, uid)[0]

    def papers(self, kind: str, uid: str) -> list[Paper]:
        """All sheets that the file of a paper holds: one, but an invitation for each guest. Raises UserError as `paper`
        does.
        """
        return self._maker.papers(kind, uid)

    def warnings(self, kind: str, uid: str, signed_on: date | None = None) -> list[str]:
        """What to look at before the paper is signed, a sentence each: signature against the forms, texts cited that
        are not in force, places that were not filled in. Nothing of it keeps the paper from being made. A draft is
        looked at as if it were signed on that day, today where none is given.
        """
        if KINDS[kind].record is Exemplar:
            return []
        with self._store.read() as reader:
            record: Any = reader.get(KINDS[kind].record, uid)
            issuer = reader.get(Issuer, record.issuer)
            honoured = [line.recipient for line in record.lines] if isinstance(record, AwardDecision) else []
            recipients = reader.by_uids(Recipient, honoured)
        catalogues, day = self._catalogues.current(), record.signed_on or signed_on or self._today()
        if isinstance(record, CouncilSession):
            return council_warnings(record, catalogues.quorum, catalogues.pass_share)
        signer = issuer.signer(record.signer)
        found = [texts.NO_SIGNER] if signer is None else self.signing_warnings(issuer, signer)
        if isinstance(record, AwardDecision):
            bases = [basis.text for basis in record.bases]
            found += not_in_force(bases, catalogues.laws.values(), day)
            kinds = {uid: recipient.kind for uid, recipient in recipients.items()}
            if stale := of_another_wage(record, catalogues, kinds, day):
                found.append(award_texts.of_another_wage(len(stale), format_date(day)))
            found += [texts.gap(place) for place in gaps([record.subject, record.merit, *bases])]
        if isinstance(record, Directive):
            written = [record.opening, *(task.text for task in record.tasks), record.closing]
            found += [] if any(written) else [texts.NO_CONTENT]
            found += [texts.gap(place) for place in gaps([record.subject, *written])]
            found += [follow_up_texts.reported_since(names)] if (names := self._outdated(record)) else []
        return found

    def signing_warnings(self, issuer: Issuer, signer: Signer) -> list[str]:
        """A sentence for each rule of the issuer's track that the signer's block does not follow."""
        return signing.warnings(issuer.track, Signing(signer.authority, signer.title), signer.full_name)
