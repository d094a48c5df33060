"""Takes in a document that was read: the directive, its sender if that is new, and the file, in one step."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from danvan_desktop.db.store import Store
from danvan_desktop.domain import issuers as issuer_rules
from danvan_desktop.domain import numbering, receiving
from danvan_desktop.domain.attachments import Attachment
from danvan_desktop.domain.dates import InvalidDate, format_date, parse_date
from danvan_desktop.domain.directives import Directive, DirectiveInput, Reference, Relation, validated
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.issuers import Issuer, IssuerInput, SignerInput
from danvan_desktop.domain.reading import Reading
from danvan_desktop.domain.receiving import NEW, NamesOfBodies, Proposed, Source
from danvan_desktop.importers.dispatches import dates, phrases
from danvan_desktop.services import reading
from danvan_desktop.services.attachments import AttachmentService, safe_name
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.directives import DirectiveService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.texts import receiving as texts

_OF_ISSUER = {"name": "issuer_name", "symbol": "issuer_symbol", "track": "issuer_track"}


class ReceivingService:
    """`today` is the clock."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        issuers: IssuerService,
        catalogues: CatalogueService,
        directives: DirectiveService,
        attachments: AttachmentService,
    ) -> None:
        self._store = store
        self._today = today
        self._issuers = issuers
        self._catalogues = catalogues
        self._directives = directives
        self._attachments = attachments

    def read_file(self, path: Path, step: Callable[[int, int], None] | None = None) -> Reading:
        """What the document says. Raises UserError where it cannot be read, Unreadable where it can only be kept."""
        return reading.read_file(path, step)

    def read_text(self, text: str) -> Reading:
        """The same of a text. Raises UserError."""
        return reading.read_text(text)

    def propose(self, read: Reading) -> Mapping[str, Proposed]:
        """The form of the directive as the document fills it in."""
        kinds = self._catalogues.current().paper_kinds
        names = NamesOfBodies(phrases.long_forms(), phrases.written_bodies())
        return receiving.propose(read, self._issuers.all(), kinds, names)

    def day_in(self, text: str) -> str:
        """The first day that a piece of a document tells, as it is typed; empty where it tells none."""
        days = (day.day for day in dates.find(text, self._today().year) if day.day is not None)
        return next((format_date(day) for day in days), "")

    def known(self, number: str, symbol: str, signed_on: str) -> Directive | None:
        """The paper with that number, symbol and date that is here already."""
        typed = numbering.parse(number)
        try:
            day = parse_date(signed_on, self._today())
        except InvalidDate:
            return None
        if typed is None:
            return None
        wanted = numbering.bare(typed.symbol or symbol)
        same = self._store.find(Directive, number=typed.number, suffix=typed.suffix, signed_on=day)
        return next((one for one in same if numbering.bare(one.symbol) == wanted), None)

    def receive(
        self,
        given: DirectiveInput,
        source: Source,
        issuer: IssuerInput | None = None,
        signer: SignerInput | None = None,
    ) -> Directive:
        """Saves the directive, with its sender where `given.issuer` is NEW and the signer where `given.signer` is, and
        the file it was read from. Raises InvalidInput, UserError.
        """
        today, known = self._today(), dict(self._issuers.all())
        sender = self._sender(given, known, issuer, signer)
        if sender is not None:
            known[sender.uid] = sender
            by = sender.signers[-1].uid if given.signer == NEW else given.signer
            given = replace(given, issuer=sender.uid, signer=by)
        record = validated(given, today, known, self._catalogues.current())
        cited = tuple(Reference(relation=Relation.CITES, text=text) for text in source.cited)
        record = replace(record, references=cited)
        number = record.printed_number.strip() if record.number is not None else texts.UNNUMBERED
        attachment = self._attached(record, source, number)
        with self._store.change(texts.RECEIVED.format(number=number)) as changes:
            if sender is not None:
                changes.save(sender)
            saved = self._directives.put(changes, record)
            if attachment is not None:
                changes.save(attachment)
            return saved

    def _sender(
        self, given: DirectiveInput, known: Mapping[str, Issuer], issuer: IssuerInput | None, signer: SignerInput | None
    ) -> Issuer | None:
        """The body that is new, or known with a new signer; None where nothing of it is to be saved."""
        signers = (signer,) if given.signer == NEW and signer is not None else ()
        try:
            if given.issuer == NEW and issuer is not None:
                return issuer_rules.validated(replace(issuer, signers=signers), self._today())
            if signers and given.issuer in known:
                added = issuer_rules.signers_of(signers, self._today())
                return replace(known[given.issuer], signers=(*known[given.issuer].signers, *added))
        except InvalidInput as error:
            raise InvalidInput([_of_form(problem) for problem in error.problems]) from error
        return None

    def _attached(self, record: Directive, source: Source, number: str) -> Attachment | None:
        if source.path is not None:
            if not source.attach:
                return None
            if not source.path.is_file():
                raise UserError(texts.GONE.format(name=source.path.name))
            return self._attachments.taken(record.uid, source.path, source.text)
        if not source.text:
            return None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / safe_name(texts.PASTED_FILE.format(name=number.replace("/", "-")))
            path.write_text(source.text, "utf-8")
            return self._attachments.taken(record.uid, path, source.text)


def _of_form(problem: Problem) -> Problem:
    """A problem of the sender at the field of the form that holds it."""
    place, _, rest = problem.field.partition(".")
    if place == "signers":
        return replace(problem, field="signer")
    if place == "names":
        return replace(problem, field="signed_on" if rest.endswith("valid_from") else "issuer_name")
    return replace(problem, field=_OF_ISSUER.get(place, place))
