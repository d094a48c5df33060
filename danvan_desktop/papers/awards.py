"""Lists of those honoured: attached to the decision, or put forward with a tờ trình."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan_desktop.domain.awards import AwardDecision, AwardLine, counts
from danvan_desktop.domain.dates import format_date_long
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.money import ZeroWord, format_money, in_words, two_digits
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.domain.signing import Signing, personal
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import (
    Align,
    Appendix,
    Block,
    Column,
    Paper,
    Paragraph,
    Run,
    Signature,
    Style,
    Table,
    Title,
)
from danvan_desktop.papers.parts import signature
from danvan_desktop.papers.wording import Wording, of_track
from danvan_desktop.texts import papers as texts

SECTIONS = (RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL, RecipientKind.HOUSEHOLD)
ROMAN = ("I", "II", "III")


@dataclass(frozen=True, slots=True)
class Honoured:
    """A decision with what its papers need beside it: `recipients` holds those of its lines by uid, `form` is the award
    kind as one says it (“Giấy khen”).
    """

    decision: AwardDecision
    issuer: Issuer
    recipients: Mapping[str, Recipient]
    form: str
    zero_word: ZeroWord

    @property
    def lines(self) -> Sequence[AwardLine]:
        return self.decision.lines

    @property
    def money(self) -> int | None:
        """The sum of the lines in đồng; None where no line has money."""
        amounts = [line.amount for line in self.lines if line.amount is not None]
        return sum(amounts) if amounts else None

    def kind_of(self, line: AwardLine) -> RecipientKind:
        return self.recipients[line.recipient].kind

    def counted(self, wording: Wording, last: str = "and") -> str:
        """How many of each kind with two digits: `10 tập thể, 20 cá nhân`. `last` names the word before the last."""
        found = counts(self.kind_of(line) for line in self.lines)
        *more, final = [wording[f"count_{kind}"].format(count=two_digits(n)) for kind, n in found.items()] or [""]
        return wording[last].join([wording["and"].join(more), final]) if more else final

    def act(self, wording: Wording) -> str:
        """What is done: `tặng Giấy khen cho`, or `biểu dương`, which is no paper."""
        praise = self.form.casefold().startswith(texts.PRAISE)
        return wording["act_praise"] if praise else wording["act"].format(form=self.form)


def award_list(given: Honoured, layout: Layout, wording: Wording, today: date) -> Paper:
    """The list that goes with a decision, by kind of recipient in the order of the decision, each kind counted from 1.
    The money column stands only where a line has money.
    """
    decision, total = given.decision, given.counted(wording)
    blocks = [*sections(given, wording, _cells(given, wording))]
    if given.money is not None:
        words = in_words(given.money, given.zero_word)
        blocks.append(_sentence(wording["money_total"].format(amount=format_money(given.money), words=words)))
    if decision.lines:
        blocks.append(_sentence(wording["list_total"].format(counts=total) + layout.words.end_mark))
    return Paper(
        name=wording["list_name"].format(number=decision.printed_number.strip()),
        layout=layout.key,
        title=Title(
            wording["list_kind"],
            wording["list_subject"].format(counts=total, subject=decision.subject).strip(),
            reference(given, of_track(wording, "list_reference", given.issuer.track), today),
        ),
        blocks=tuple(blocks),
        signature=signature_of(given),
        numbered=True,
    )


def appendix(given: Honoured, layout: Layout, wording: Wording, today: date) -> Appendix:
    """The same list as a part of its decision, which bears the signature."""
    paper = award_list(given, layout, wording, today)
    return Appendix(paper.title or Title(""), paper.blocks)


def signature_of(given: Honoured) -> Signature:
    """The block under the decision and its list. The chair of a People's Committee honours by his own power, so that he
    signs without TM.
    """
    signer = given.issuer.signer(given.decision.signer)
    if signer is None or given.issuer.track is not Track.STATE:
        return signature(signer)
    own = personal(Signing(signer.authority, signer.title))
    return Signature(own.authority, own.title, signer.full_name)


def reference(given: Honoured, template: str, today: date) -> str:
    """The line in brackets that names the decision; a draft shows gaps."""
    decision = given.decision
    day = format_date_long(decision.signed_on, year=today.year)
    return template.format(number=decision.printed_number, day=day, issuer=given.issuer.name)


Cell = Callable[[AwardLine], str]
Cells = Sequence[tuple[Callable[[RecipientKind], str], float, Align, Cell]]
"""The columns of a list beside its numbers: title by kind of recipient, share of the width, place of the text, text."""


def sections(given: Honoured, wording: Wording, cells: Cells) -> list[Block]:
    """A heading and a table for each kind of recipient that is there."""
    groups = [(kind, [line for line in given.lines if given.kind_of(line) is kind]) for kind in SECTIONS]
    blocks: list[Block] = []
    for roman, (kind, lines) in zip(ROMAN, [group for group in groups if group[1]], strict=False):
        title = f"{roman}. {wording[f'section_{kind}']}"
        blocks += [Paragraph((Run(title),), Style.SECTION, keep_next=True), _table(kind, lines, wording, cells)]
    return blocks


def _cells(given: Honoured, wording: Wording) -> Cells:
    return (
        *names(given, wording),
        (lambda _kind: wording["column_citation"], 30, Align.LEFT, lambda line: line.citation),
        (lambda _kind: wording["column_money"], 16, Align.RIGHT, money_of),
        (lambda _kind: wording["column_note"], 12, Align.LEFT, lambda line: line.note),
    )


def names(given: Honoured, wording: Wording) -> Cells:
    """Who it is, and what or where he is."""
    who = given.recipients
    return (
        (lambda kind: wording[f"column_name_{kind}"], 24, Align.LEFT, lambda line: who[line.recipient].name),
        (lambda kind: wording[f"column_position_{kind}"], 25, Align.LEFT, lambda line: who[line.recipient].position),
    )


def money_of(line: AwardLine) -> str:
    """The money of a line in figures."""
    return "" if line.amount is None else format_money(line.amount)


def _table(kind: RecipientKind, lines: Sequence[AwardLine], wording: Wording, cells: Cells) -> Table:
    """One section. Columns that are empty in all its lines are left out, and the others share their room."""
    columns = [(Column(wording["column_number"], 7, Align.CENTRE), [str(n) for n in range(1, len(lines) + 1)])]
    columns += [
        (Column(title(kind), share, align), [cell(line) for line in lines]) for title, share, align, cell in cells
    ]
    used = [(column, texts) for column, texts in columns if any(texts)]
    room = sum(column.share for column, _ in used)
    return Table(
        tuple(replace(column, share=column.share / room) for column, _ in used),
        tuple(zip(*(texts for _, texts in used), strict=True)),
    )


def _sentence(text: str) -> Paragraph:
    return Paragraph((Run(text),))
