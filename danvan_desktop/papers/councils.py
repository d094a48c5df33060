"""Papers of a council session: its minutes, the record of the count, the ballots."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.domain.councils import Candidate, CouncilMember, CouncilRole, CouncilSession
from danvan_desktop.domain.dates import format_date, format_date_long
from danvan_desktop.domain.hours import format_time_long
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.money import two_digits
from danvan_desktop.domain.shares import format_share
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Block, Column, Heading, Paper, Paragraph, Signature, Table, Title, body
from danvan_desktop.papers.parts import ended, heading, punctuated, recipient_lines
from danvan_desktop.papers.wording import Wording, of_track, sentence
from danvan_desktop.texts import councils as texts

_GAP = "\N{NO-BREAK SPACE}" * 6  # to be filled in by hand
_NAME = _GAP * 5
_NO_PLACE_DATE = (Track.STATE, Track.FRONT)  # NĐ 30/2020, Phụ lục III, mẫu 1.9; the Front follows the State


def minutes(session: CouncilSession, issuer: Issuer, layout: Layout, wording: Wording, today: date) -> Paper:
    """The minutes of the meeting: who came, what was said, how the council voted, what was decided. What is not known
    is left blank to be written in. Raises UserError where the issuer had no name on the day of the meeting.
    """
    day = format_date_long(session.held_on)
    blocks: list[Block] = [
        sentence(wording["started"], hour=format_time_long(session.started_at), day=day),
        *([sentence(wording["venue"], venue=session.venue)] if session.venue else []),
        *_attendance(session, layout, wording),
        *_officers(session, wording),
        *_told(wording["content"], session.content),
        *_result(session, wording),
        *_told(wording["conclusion"], session.conclusion),
    ]
    closing = sentence(wording["ended"], hour=format_time_long(session.ended_at), day=day)
    return Paper(
        name=session.printed_number.strip(),
        layout=layout.key,
        heading=_heading(session, issuer, layout, today),
        title=Title(wording["minutes_kind"], session.subject),
        blocks=(*blocks, *ended([closing], layout)),
        recipients=recipient_lines([], issuer, layout),
        signature=_chair(session, issuer, layout),
        left_signature=_secretary(session, layout),
    )


def tally(session: CouncilSession, issuer: Issuer, layout: Layout, wording: Wording, today: date) -> Paper:
    """The record of the count, which goes with the minutes and bears no number of its own. Raises UserError as
    `minutes` does.
    """
    day = format_date_long(session.held_on)
    closing = sentence(wording["tally_ended"], day=day)
    reference = of_track(wording, "tally_reference", issuer.track).format(
        number=session.printed_number, day=day, issuer=issuer.name
    )
    return Paper(
        name=f"{wording['tally_kind'].capitalize()} {session.printed_number.strip()}",
        layout=layout.key,
        heading=replace(_heading(session, issuer, layout, today), number=""),
        title=Title(wording["tally_kind"], session.subject, reference),
        blocks=(
            sentence(wording["count_started"], day=day, council=session.council),
            _turnout(session, wording["turnout"]),
            sentence(
                wording["counters"],
                counted_by=session.counted_by or _NAME,
                checked_by=session.checked_by or _NAME,
            ),
            *_result(session, wording),
            *ended([closing], layout),
        ),
        signature=_chair(session, issuer, layout),
        left_signature=_secretary(session, layout),
    )


def ballot(session: CouncilSession, issuer: Issuer, layout: Layout, wording: Wording, today: date) -> Paper:
    """One ballot, to be printed for each member: a line for each candidate, a cell for each opinion. Secret, so that it
    names nobody who votes. Raises UserError as `minutes` does.
    """
    columns = (
        Column(wording["column_number"], 0.07, Align.CENTRE),
        Column(wording["column_candidate"], 0.4),
        Column(wording["column_proposal"], 0.2),
        Column(wording["column_agreed"], 0.11, Align.CENTRE),
        Column(wording["column_against"], 0.11, Align.CENTRE),
        Column(wording["column_abstained"], 0.11, Align.CENTRE),
    )
    rows = [
        (str(number), _candidate(candidate, wording), candidate.proposal, "", "", "")
        for number, candidate in enumerate(session.candidates, start=1)
    ]
    return Paper(
        name=f"{wording['ballot_kind'].capitalize()} {format_date(session.held_on)}",
        layout=layout.key,
        heading=replace(_heading(session, issuer, layout, today), number=""),
        title=Title(wording["ballot_kind"], session.subject),
        blocks=(Table(columns, rows), sentence(wording["ballot_help"])),
    )


def _heading(session: CouncilSession, issuer: Issuer, layout: Layout, today: date) -> Heading:
    """Minutes bear the day of the meeting also while they have no number."""
    made = heading(replace(session, signed_on=session.held_on), issuer, layout, today)
    return replace(made, place_date="") if issuer.track in _NO_PLACE_DATE else made


def _chair(session: CouncilSession, issuer: Issuer, layout: Layout) -> Signature:
    """Who presided signs on the right, or the signer that was chosen for him."""
    signer = issuer.signer(session.signer)
    name = signer.full_name if signer else session.chair.name if session.chair else ""
    return Signature(layout.words.chair, "", name)


def _secretary(session: CouncilSession, layout: Layout) -> Signature:
    return Signature(layout.words.secretary, "", session.secretary.name if session.secretary else "")


def _turnout(session: CouncilSession, template: str) -> Paragraph:
    present, members = two_digits(len(session.present)), two_digits(len(session.members))
    return sentence(template, present=present, members=members, council=session.council)


def _attendance(session: CouncilSession, layout: Layout, wording: Wording) -> Iterator[Paragraph]:
    """Who came, and who did not and why; each list in the order of offices on the council."""
    order = list(CouncilRole)
    members = sorted(session.members, key=lambda member: order.index(member.role))
    away = [member for member in members if not member.present]
    yield _turnout(session, wording["present"])
    yield from _lines([_member(member, wording) for member in members if member.present], layout)
    if not away:
        yield sentence(wording["nobody_absent"])
        return
    yield sentence(wording["absent"], absent=two_digits(len(away)))
    yield from _lines([_absent(member, wording) for member in away], layout)


def _officers(session: CouncilSession, wording: Wording) -> Iterator[Paragraph]:
    for key, member in (("chair", session.chair), ("secretary", session.secretary)):
        name = _member(member, wording) if member else _NAME
        yield sentence(wording[key], member=name)


def _member(member: CouncilMember, wording: Wording) -> str:
    template = wording["member" if member.post else "member_plain"]
    return template.format(name=member.name, post=member.post, role=texts.ROLES[member.role])


def _absent(member: CouncilMember, wording: Wording) -> str:
    name = _member(member, wording)
    return wording["member_absent"].format(member=name, reason=member.reason) if member.reason else name


def _lines(items: Sequence[str], layout: Layout) -> tuple[Paragraph, ...]:
    return body(*(f"{number}. {item}" for number, item in enumerate(punctuated(items, layout), start=1)))


def _told(title: str, text: str) -> Iterator[Paragraph]:
    """A title with the paragraphs under it; nothing where nobody wrote anything."""
    if text:
        yield replace(sentence(title), keep_next=True)
        yield from body(*text.splitlines())


def _result(session: CouncilSession, wording: Wording) -> Iterator[Block]:
    """The ballots, the votes for each candidate, and whose ballots did not count for whom."""
    if not session.candidates:
        return
    yield replace(sentence(wording["result"]), keep_next=True)
    invalid = None if session.returned is None or session.valid is None else session.returned - session.valid
    yield sentence(
        wording["ballots"],
        issued=_count(session.issued),
        returned=_count(session.returned),
        valid=_count(session.valid),
        invalid=_count(invalid),
    )
    yield _table(session, wording)
    for candidate in session.candidates:
        excluded = session.excluded(candidate)
        if excluded:
            yield sentence(
                wording["conflict"],
                candidate=candidate.name,
                names=", ".join(member.name for member in excluded),
                ballots=_count(session.ballots(candidate)),
            )


def _table(session: CouncilSession, wording: Wording) -> Table:
    columns = (
        Column(wording["column_number"], 0.07, Align.CENTRE),
        Column(wording["column_candidate"], 0.27),
        Column(wording["column_proposal"], 0.13),
        Column(wording["column_ballots"], 0.1, Align.CENTRE),
        Column(wording["column_agreed"], 0.1, Align.CENTRE),
        Column(wording["column_against"], 0.11, Align.CENTRE),
        Column(wording["column_abstained"], 0.11, Align.CENTRE),
        Column(wording["column_share"], 0.11, Align.CENTRE),
    )
    found = [(session.ballots(candidate), *_votes(session, candidate)) for candidate in session.candidates]
    rows = [
        (
            str(number),
            _candidate(candidate, wording),
            candidate.proposal,
            *map(_count, counts),
            "" if (share := session.share(candidate)) is None else format_share(share),
        )
        for number, (candidate, counts) in enumerate(zip(session.candidates, found, strict=True), start=1)
    ]
    sums = [
        "" if None in counts else two_digits(sum(count or 0 for count in counts)) for counts in zip(*found, strict=True)
    ]
    total = wording["total"].format(count=two_digits(len(rows)))
    return Table(columns, rows, total=("", total, "", *sums, ""))


def _votes(session: CouncilSession, candidate: Candidate) -> tuple[int | None, ...]:
    """For, against, abstained. What was left out is nought where the others make up all ballots."""
    votes = (candidate.agreed, candidate.against, candidate.abstained)
    complete = sum(vote or 0 for vote in votes) == session.ballots(candidate)
    return tuple(0 if vote is None and complete else vote for vote in votes)


def _candidate(candidate: Candidate, wording: Wording) -> str:
    return wording["candidate"].format(name=candidate.name, unit=candidate.unit) if candidate.unit else candidate.name


def _count(count: int | None) -> str:
    """Two digits, or a gap to be filled in by hand where nothing was counted."""
    return _GAP if count is None else two_digits(count)
