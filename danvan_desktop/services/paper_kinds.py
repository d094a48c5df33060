"""The kinds of paper: the one table of what can be printed, and of which record each is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_desktop.domain.awards import AwardDecision
from danvan_desktop.domain.copies import Copy
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.directives import Direction, Directive
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.domain.numbering import DISPATCH
from danvan_desktop.domain.records import Record
from danvan_desktop.texts import papers as texts


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: the record it is made of, its name for the user, and the usual format of its file. `code` tells
    which directives it is for, by their own kind.
    """

    key: str
    record: type[Record]
    name: str
    suffix: str = ".docx"
    code: str = ""


FORMATS = (".docx", ".pdf")
_ALL = (
    PaperKind("dispatch", Directive, texts.DISPATCH, code=DISPATCH),
    PaperKind("plan", Directive, texts.PLAN, code="KH"),
    PaperKind("notice", Directive, texts.NOTICE, code="TB"),
    PaperKind("report", Directive, texts.REPORT, code="BC"),
    PaperKind("submission", Directive, texts.SUBMISSION, code="TTr"),
    PaperKind("guidance", Directive, texts.GUIDANCE, code="HD"),
    PaperKind("invitation", Directive, texts.INVITATION, code="GM"),
    PaperKind("decision", AwardDecision, texts.DECISION),
    PaperKind("award-list", AwardDecision, texts.AWARD_LIST, ".pdf"),
    PaperKind("nomination-list", AwardDecision, texts.NOMINATION_LIST),
    PaperKind("minutes", CouncilSession, texts.MINUTES),
    PaperKind("tally", CouncilSession, texts.TALLY),
    PaperKind("ballot", CouncilSession, texts.BALLOT),
    PaperKind("registration", Exemplar, texts.REGISTRATION),
    PaperKind("copy", Copy, texts.COPY),
    PaperKind("exemplar-list", Exemplar, texts.EXEMPLAR_LIST, ".pdf"),
)
KINDS: Mapping[str, PaperKind] = {kind.key: kind for kind in _ALL}
_BY_CODE = {kind.code: kind for kind in _ALL if kind.code}


def kind_of_directive(code: str) -> PaperKind:
    """What a directive of that kind is printed as; a kind without a paper of its own (chỉ thị) as a công văn is, under
    its own title.
    """
    return _BY_CODE.get(code, KINDS["dispatch"])


def is_ours(record: Record) -> bool:
    """Whether the office issues the paper itself; a directive that came in is another's."""
    return not isinstance(record, Directive) or record.direction is Direction.OUTGOING


def kinds_of(record: Record) -> list[PaperKind]:
    """The kinds of paper that can be made of a record, the usual one first."""
    if not is_ours(record):
        return []
    if isinstance(record, Directive):
        return [kind_of_directive(record.kind)]
    return [kind for kind in _ALL if isinstance(record, kind.record)]
