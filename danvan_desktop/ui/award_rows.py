"""What stands in the table of an award decision: its lines as rows, and rows as lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from danvan_desktop.domain.awards import AwardLineInput
from danvan_desktop.domain.money import format_money
from danvan_desktop.domain.names import name_key
from danvan_desktop.texts import awards as texts

if TYPE_CHECKING:
    from danvan_desktop.domain.awards import AwardLine
    from danvan_desktop.domain.recipients import Recipient, RecipientKind

Row = Mapping[str, str]


def of_saved(line: AwardLine, recipient: Recipient, by_rule: Mapping[RecipientKind, set[int]]) -> Row:
    """A saved line. Its amount is left empty where it came from the rules."""
    filled = AwardLineInput(
        uid=line.uid,
        recipient=line.recipient,
        kind=recipient.kind,
        name=recipient.name,
        position=recipient.position,
        exemplar=line.exemplar,
        citation=line.citation,
        amount="" if line.amount is None or line.amount in by_rule[recipient.kind] else format_money(line.amount),
        note=line.note,
    )
    return row(filled)


def row(line: AwardLineInput) -> Row:
    """A line as the table holds it, with what it must not forget."""
    return {
        "uid": line.uid or "",
        "recipient": line.recipient or "",
        "recipient_name": line.name,
        "exemplar": line.exemplar or "",
        **{key: getattr(line, key) for key in texts.LINE_TITLES},
    }


def line(typed: Row) -> AwardLineInput:
    """A row as typed. Another name is another recipient, not a new name for the one of before."""
    same = name_key(typed["name"]) == name_key(typed.get("recipient_name", ""))
    return AwardLineInput(
        uid=typed.get("uid") or None,
        recipient=(typed.get("recipient") or None) if same else None,
        exemplar=typed.get("exemplar") or None,
        **{key: typed[key] for key in texts.LINE_TITLES},
    )
