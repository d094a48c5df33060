"""Papers: which kinds there are, and one of them as a file."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain import numbering
from danvan_desktop.domain.awards import AwardDecision
from danvan_desktop.domain.directives import Direction, Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.domain.records import Record
from danvan_desktop.papers import awards, directives, layouts
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper
from danvan_desktop.papers.wording import Wording
from danvan_desktop.resources import resource
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.texts import papers as texts

Numbered = Directive | AwardDecision


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: the record it is made of, its name for the user, and the usual format of its file."""

    key: str
    record: type[Directive] | type[AwardDecision]
    name: str
    suffix: str


DISPATCH = PaperKind("dispatch", Directive, texts.DISPATCH, ".docx")
AWARD_LIST = PaperKind("award-list", AwardDecision, texts.AWARD_LIST, ".pdf")
KINDS: Mapping[str, PaperKind] = {kind.key: kind for kind in (DISPATCH, AWARD_LIST)}
FORMATS = (".docx", ".pdf")


class PaperService:
    """`today` is the clock, by which drafts are laid out."""

    def __init__(self, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues
        self._layouts = LayoutService(store, catalogues)

    def kinds_of(self, record: Record) -> list[PaperKind]:
        """The kinds of paper that can be made of a record, the usual one first."""
        return [kind for kind in KINDS.values() if isinstance(record, kind.record) and self.is_ours(record)]

    def resolve(self, kind: str, ident: str) -> str:
        """The uid of the record that `ident` names: a uid, or a number as printed (`374-CV/HU`, `374`).

        Raises UserError where there is no such kind of paper, no such record, or several.
        """
        if kind not in KINDS:
            raise UserError(texts.unknown_kind(kind, list(KINDS)))
        record = KINDS[kind].record
        with self._store.read() as reader:
            if reader.find(record, uid=ident):
                return ident
            typed = numbering.parse(ident)
            found = reader.find(record, number=typed.number, suffix=typed.suffix) if typed else []
        if typed and typed.symbol:
            found = [one for one in found if one.symbol.casefold() == typed.symbol.casefold()]
        if not found:
            raise UserError(texts.no_such(ident))
        if len(found) > 1:
            raise UserError(texts.several(ident, [f"{one.printed_number} ({one.uid})" for one in found]))
        return found[0].uid

    def export(self, kind: str, uid: str, path: Path) -> Path:
        """Writes the paper of a record as .docx or .pdf, by the ending of `path`. Raises UserError."""
        if path.suffix.lower() not in FORMATS:
            raise UserError(texts.unknown_format(path.suffix, FORMATS))
        paper = self.paper(kind, uid)
        layout = self._layouts.current()[paper.layout]
        # Word and PDF writers are heavy: each is loaded when it is needed.
        if path.suffix.lower() == ".docx":
            from danvan_desktop.exporters import docx

            docx.write(paper, layout, path)
        else:
            from danvan_desktop.exporters import pdf

            pdf.write(paper, layout, path, resource("fonts"))
        return path

    def is_ours(self, record: Record) -> bool:
        """Whether the office issues the paper itself; a directive that came in is another's."""
        return not isinstance(record, Directive) or record.direction is Direction.OUTGOING

    def file_name(self, kind: str, uid: str) -> str:
        """A name for the file that every system takes: `Công-văn-374-CV-HU.docx`."""
        stem = "".join("-" if sign in '\\/:*?"<>|' else sign for sign in self.title(kind, uid))
        return stem.replace(" ", "-") + KINDS[kind].suffix

    def title(self, kind: str, uid: str) -> str:
        """What people call the paper: `Công văn 374-CV/HU`."""
        with self._store.read() as reader:
            record: Numbered = reader.get(KINDS[kind].record, uid)
        number = f"{texts.DRAFT} {record.id}" if record.number is None else record.printed_number
        name = KINDS[kind].name
        if isinstance(record, Directive) and (named := self._catalogues.current().paper_kinds.get(record.kind)):
            name = named.name
        return f"{name} {number.strip()}"

    def paper(self, kind: str, uid: str) -> Paper:
        """What the paper says. Raises UserError where the record is gone or no layout fits its date."""
        with self._store.read() as reader:
            if KINDS[kind] is DISPATCH:
                return self._dispatch(reader, reader.get(Directive, uid))
            return self._award_list(reader, reader.get(AwardDecision, uid))

    def _dispatch(self, reader: Reader, record: Directive) -> Paper:
        if not self.is_ours(record):
            raise UserError(texts.NOT_OURS)
        issuer = reader.get(Issuer, record.issuer)
        kinds = self._catalogues.current().paper_kinds
        name = kinds[record.kind].name if record.kind in kinds else record.kind
        wording = _wording("directives")
        return directives.dispatch(record, issuer, name, self._layout(issuer, record), wording, self._today())

    def _award_list(self, reader: Reader, record: AwardDecision) -> Paper:
        issuer = reader.get(Issuer, record.issuer)
        recipients = reader.by_uids(Recipient, [line.recipient for line in record.lines])
        return awards.award_list(
            record,
            issuer,
            recipients,
            self._layout(issuer, record),
            _wording("awards"),
            self._catalogues.current().zero_word,
            self._today(),
        )

    def _layout(self, issuer: Issuer, record: Numbered) -> Layout:
        return layouts.choose(self._layouts.current().values(), issuer.track, record.signed_on or self._today())


def _wording(name: str) -> Wording:
    return tomllib.loads(resource("templates", f"{name}.toml").read_text("utf-8"))
