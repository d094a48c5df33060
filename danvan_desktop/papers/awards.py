"""Papers of an award: the list of those honoured, which is attached to the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.domain.awards import AwardDecision, AwardLine, counts
from danvan_desktop.domain.dates import format_date_long
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.money import ZeroWord, format_money, in_words, two_digits
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Block, Column, Paper, Paragraph, Run, Style, Table, Title
from danvan_desktop.papers.parts import signature
from danvan_desktop.papers.wording import Wording

SECTIONS = (RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL, RecipientKind.HOUSEHOLD)
ROMAN = ("I", "II", "III")


def award_list(
    decision: AwardDecision,
    issuer: Issuer,
    recipients: Mapping[str, Recipient],
    layout: Layout,
    wording: Wording,
    zero_word: ZeroWord,
    today: date,
) -> Paper:
    """The list that goes with a decision, by kind of recipient in the order of the decision, each kind counted from 1.
    `recipients` holds those of the lines by uid. The money column stands only where a line has money.
    """
    groups = [(kind, [line for line in decision.lines if recipients[line.recipient].kind is kind]) for kind in SECTIONS]
    groups = [(kind, lines) for kind, lines in groups if lines]
    counted = counts(recipients[line.recipient].kind for line in decision.lines)
    total = wording["and"].join(wording[f"count_{kind}"].format(count=two_digits(n)) for kind, n in counted.items())
    with_money = any(line.amount is not None for line in decision.lines)
    blocks: list[Block] = []
    for roman, (kind, lines) in zip(ROMAN, groups, strict=False):
        blocks.append(_section(f"{roman}. {wording[f'section_{kind}']}"))
        blocks.append(_table(kind, lines, recipients, wording, with_money=with_money))
    if with_money:
        amount = sum(line.amount or 0 for line in decision.lines)
        words = in_words(amount, zero_word)
        blocks.append(Paragraph((Run(wording["money_total"].format(amount=format_money(amount), words=words)),)))
    if decision.lines:
        blocks.append(Paragraph((Run(wording["list_total"].format(counts=total) + layout.words.end_mark),)))
    return Paper(
        name=wording["list_name"].format(number=decision.printed_number.strip()),
        layout=layout.key,
        title=Title(
            wording["list_kind"],
            wording["list_subject"].format(counts=total, subject=decision.subject).strip(),
            wording["list_reference"].format(
                number=decision.printed_number,
                day=format_date_long(decision.signed_on, year=today.year),
                issuer=issuer.name,
            ),
        ),
        blocks=tuple(blocks),
        signature=signature(issuer.signer(decision.signer)),
        numbered=True,
    )


def _section(title: str) -> Paragraph:
    return Paragraph((Run(title),), Style.SECTION, keep_next=True)


def _table(
    kind: RecipientKind,
    lines: Sequence[AwardLine],
    recipients: Mapping[str, Recipient],
    wording: Wording,
    *,
    with_money: bool,
) -> Table:
    """One section. Columns that are empty in all its lines are left out, and the others share their room."""
    columns = [
        (Column(wording["column_number"], 7, Align.CENTRE), [str(n) for n in range(1, len(lines) + 1)]),
        (Column(wording[f"column_name_{kind}"], 24), [recipients[line.recipient].name for line in lines]),
        (Column(wording[f"column_position_{kind}"], 25), [recipients[line.recipient].position for line in lines]),
        (Column(wording["column_citation"], 30), [line.citation for line in lines]),
        (Column(wording["column_note"], 12), [line.note for line in lines]),
    ]
    if with_money:
        amounts = ["" if line.amount is None else format_money(line.amount) for line in lines]
        columns.insert(4, (Column(wording["column_money"], 16, Align.RIGHT), amounts))
    used = [(column, cells) for column, cells in columns if any(cells)]
    room = sum(column.share for column, _ in used)
    return Table(
        tuple(replace(column, share=column.share / room) for column, _ in used),
        tuple(zip(*(cells for _, cells in used), strict=True)),
    )
