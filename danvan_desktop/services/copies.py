"""Copies of papers: sao y, trích sao and sao lục, each numbered the moment it is made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from danvan_desktop.db.journal import Kind
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.paper_copies import paper_copies
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain.awards import AwardDecision
from danvan_desktop.domain.copies import Copy, CopyForm, CopyInput, CopyRow, validated
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuing import Numbered
from danvan_desktop.domain.registers import IssueInput
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.issuing import NumberedService
from danvan_desktop.texts import copies as texts
from danvan_desktop.texts import registers as register_texts

Original = Directive | AwardDecision | CouncilSession
_ORIGINALS: tuple[type[Original], ...] = (Directive, AwardDecision, CouncilSession)


class CopyService(NumberedService[Copy, CopyRow]):
    """Copies that the office has made."""

    def __init__(
        self, store: Store, today: Callable[[], date], issuers: IssuerService, catalogues: CatalogueService
    ) -> None:
        super().__init__(Copy, store, today, issuers, catalogues)

    def make(self, original: str, given: CopyInput) -> Copy:
        """A copy of the paper with that uid, issued at once. Raises InvalidInput, and UserError where the paper has no
        number and day yet.
        """
        day, typed = self._when(IssueInput(number=given.number, signed_on=given.signed_on))
        with self._store.read() as reader:
            paper = original_of(reader, original)
        if paper.number is None:
            raise UserError(texts.NOT_ISSUED)
        form = texts.FORMS.get(given.form, texts.FORMS[CopyForm.FULL])
        subject = texts.SUBJECT.format(form=form, number=paper.printed_number, subject=paper.subject)
        draft = validated(
            replace(given, number="", signed_on=""),
            self._today(),
            self._issuers.all(),
            self._catalogues.current(),
            original,
            subject,
        )
        with self._store.change(register_texts.ISSUED.format(subject=subject), Kind.BARRIER) as changes:
            return self._take(changes, changes.save(draft), day, typed, "")

    def of(self, original: str) -> list[Copy]:
        """The copies made of a paper, in the order they were made."""
        return self._store.find(Copy, original=original)

    def receivers(self, record: Copy) -> tuple[str, ...]:
        return tuple(line.name for line in record.receivers)

    def _listing(self) -> Listing[CopyRow]:
        return paper_copies()

    def _removed(self, record: Copy) -> str:
        return texts.REMOVED.format(number=record.printed_number.strip())


def original_of(reader: Reader, uid: str) -> Numbered:
    """The paper that is copied. Raises UserError where it is gone."""
    for kind in _ORIGINALS:
        found = reader.by_uids(kind, [uid])
        if found:
            return found[uid]
    raise UserError(texts.GONE)
