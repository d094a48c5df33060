"""What stands in the tables of a council session: its records as rows, and what follows from the rows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.shares import format_share
from danvan_desktop.texts import councils as texts
from danvan_desktop.ui.votes_table import VOTES, Result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_desktop.domain.councils import CouncilSession

Row = dict[str, str]


def shown(value: Any) -> str:
    """A figure or a text as it is typed; nothing where there is none."""
    return "" if value is None else str(value)


def members(record: CouncilSession) -> list[Row]:
    """Who belongs to the council and who was away."""
    return [
        {
            "uid": one.uid,
            "name": one.name,
            "post": one.post,
            "role": one.role,
            "absent": "" if one.present else "1",
            "reason": one.reason,
        }
        for one in record.members
    ]


def candidates(record: CouncilSession, kinds: Mapping[str, str]) -> list[Row]:
    """What was voted on, with its kind by its uid; members who have no vote on it by their names."""
    names = {member.uid: member.name for member in record.members}
    return [
        {
            "uid": one.uid,
            "exemplar": one.exemplar or "",
            "kind": kinds[one.uid],
            "name": one.name,
            "unit": one.unit,
            "proposal": one.proposal,
            "conflicts": "; ".join(names[uid] for uid in one.conflicts if uid in names),
        }
        for one in record.candidates
    ]


def filled(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of a table as the fields of an input; references that are empty are none."""
    return {key: text or None if key in ("uid", "exemplar") else text for key, text in row.items()}


def with_names(conflicts: str, of: Sequence[Row]) -> str:
    """Members that were typed by their numbers, by their names; any other text as it is."""
    return "; ".join(_member(text, of) for text in filter(None, map(str.strip, conflicts.split(";"))))


def figure(text: str) -> int | None:
    """A number that was typed; None for anything else."""
    return int(text) if text.strip().isascii() and text.strip().isdecimal() else None


def ballots(valid: int | None, conflicts: str, present: set[str]) -> int | None:
    """How many of the valid ballots count for a candidate, `present` being the keys of the names of who is there."""
    excluded = len({name_key(name) for name in conflicts.split(";")} & present)
    return None if valid is None else max(valid - excluded, 0)


def result(ballots: int | None, votes: Mapping[str, str]) -> Result:
    """Ballots and share of a candidate; too many votes are told at once."""
    figures = [figure(votes[key]) for key in VOTES]
    cast = sum(one or 0 for one in figures)
    if ballots is None:
        return Result("", "")
    if cast > ballots:
        return Result(str(ballots), texts.TOO_MANY.format(votes=cast, ballots=ballots))
    share = format_share(Fraction(figures[0], ballots)) if ballots and figures[0] is not None else ""
    return Result(str(ballots), share)


def _member(text: str, of: Sequence[Row]) -> str:
    place = int(text) if text.isascii() and text.isdecimal() else 0
    return of[place - 1]["name"] if 0 < place <= len(of) and of[place - 1]["name"] else text
