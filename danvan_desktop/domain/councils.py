"""Council sessions: who met, what was put to the vote, how the ballots fell. The system proposes, people decide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from functools import partial

from danvan_desktop.domain import issuing, numbering
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.domain.shares import Share, format_share
from danvan_desktop.texts import councils as texts

KIND = "BB"
MOST = 9_999  # members, ballots


class CouncilRole(StrEnum):
    """What a member does on the council, in the order in which minutes name them."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMember(Part):
    """Somebody on the council; `reason` is why an absent one did not come."""

    name: str
    post: str = ""
    role: CouncilRole = CouncilRole.MEMBER
    present: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Part):
    """What one line of the ballot asks about: an exemplar or a recipient, named as on the day of the vote, and the
    award or recognition proposed. `conflicts` are the uids of members with a conflict of interest; the votes are None
    while they are not counted.
    """

    exemplar: str | None
    recipient: str | None
    name: str
    unit: str = ""
    proposal: str = ""
    conflicts: tuple[str, ...] = ()
    agreed: int | None = None
    against: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilSession(Record):
    """One meeting of a council and its count. `signed_on` is the day of the meeting once the minutes have a number;
    `signer` is who signs them where that is not the member who presided. `issued`, `returned` and `valid` are ballots.
    """

    issuer: str
    number: int | None
    suffix: str
    symbol: str
    series: str
    signed_on: date | None
    place: str
    signer: str | None
    council: str
    subject: str
    held_on: date
    started_at: time | None
    ended_at: time | None
    venue: str
    content: str
    conclusion: str
    issued: int | None
    returned: int | None
    valid: int | None
    counted_by: str
    checked_by: str
    members: tuple[CouncilMember, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def kind(self) -> str:
        return KIND

    @property
    def printed_number(self) -> str:
        return numbering.printed(self.number, self.suffix, self.symbol)

    @property
    def present(self) -> tuple[CouncilMember, ...]:
        return tuple(member for member in self.members if member.present)

    @property
    def chair(self) -> CouncilMember | None:
        """Who presides: the chair, or in the chair's absence the first deputy who came."""
        return self._first(CouncilRole.CHAIR) or self._first(CouncilRole.DEPUTY)

    @property
    def secretary(self) -> CouncilMember | None:
        return self._first(CouncilRole.SECRETARY)

    def _first(self, role: CouncilRole) -> CouncilMember | None:
        return next((member for member in self.present if member.role is role), None)

    def excluded(self, candidate: Candidate) -> tuple[CouncilMember, ...]:
        """The members whose ballots do not count for the candidate; who is absent has none."""
        return tuple(member for member in self.present if member.uid in candidate.conflicts)

    def ballots(self, candidate: Candidate) -> int | None:
        """The ballots that count for the candidate: the valid ones without those of members with a conflict of
        interest. None while the ballots are not counted.
        """
        return None if self.valid is None else max(self.valid - len(self.excluded(candidate)), 0)

    def share(self, candidate: Candidate) -> Fraction | None:
        """The part of the ballots that agree; None while it cannot be told."""
        ballots = self.ballots(candidate)
        return Fraction(candidate.agreed, ballots) if ballots and candidate.agreed is not None else None


def warnings(session: CouncilSession, quorum: Share, pass_share: Share) -> list[str]:
    """A sentence for everything that people should look at before they sign; none of it forbids to save or to print.
    Quorum and pass share are the office's settings: no general rule sets them.
    """
    told = []
    if session.chair is None:
        told.append(texts.NO_CHAIR)
    if session.secretary is None:
        told.append(texts.NO_SECRETARY)
    if not quorum.reached(len(session.present), len(session.members)):
        told.append(texts.no_quorum(len(session.present), len(session.members), texts.SHARES[quorum]))
    if session.valid is not None:
        told += _count_warnings(session, pass_share)
    return told


def _count_warnings(session: CouncilSession, pass_share: Share) -> list[str]:
    told = []
    counted, checked = name_key(session.counted_by), name_key(session.checked_by)
    if not counted or not checked or counted == checked:
        told.append(texts.ONE_COUNTER)
    for candidate in session.candidates:
        votes = [vote for vote in (candidate.agreed, candidate.against, candidate.abstained) if vote is not None]
        ballots = session.ballots(candidate) or 0
        if not votes:
            told.append(texts.not_counted(candidate.name))
        elif sum(votes) < ballots:
            told.append(texts.votes_missing(candidate.name, sum(votes), ballots))
        share = session.share(candidate)
        if share is not None and not pass_share.reached(share.numerator, share.denominator):
            told.append(texts.not_passed(candidate.name, format_share(share), texts.SHARES[pass_share]))
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRow:
    """What a list shows of a session."""

    id: int
    uid: str
    printed_number: str
    held_on: date
    subject: str
    issuer: str
    members: int
    present: int
    candidates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInput:
    """A row of the table of members, as typed. `absent` is empty for who came."""

    uid: str | None = None
    name: str = ""
    post: str = ""
    role: str = CouncilRole.MEMBER
    absent: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateInput:
    """A row of the table of candidates, as typed. `kind` is “exemplar” or a kind of recipient; `conflicts` are names of
    members with a semicolon between. `exemplar` and `recipient` are uids, which the service finds.
    """

    uid: str | None = None
    kind: str = "exemplar"
    name: str = ""
    unit: str = ""
    proposal: str = ""
    conflicts: str = ""
    exemplar: str | None = None
    recipient: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesInput:
    """The votes for the candidate of the same place, as typed."""

    agreed: str = ""
    against: str = ""
    abstained: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilInput:
    """The form of a session, as typed."""

    issuer: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    signer: str | None = None
    council: str = ""
    subject: str = ""
    held_on: str = ""
    started_at: str = ""
    ended_at: str = ""
    venue: str = ""
    content: str = ""
    conclusion: str = ""
    issued: str = ""
    returned: str = ""
    valid: str = ""
    counted_by: str = ""
    checked_by: str = ""
    members: tuple[MemberInput, ...] = ()
    candidates: tuple[CandidateInput, ...] = ()
    votes: tuple[VotesInput, ...] = ()

    @property
    def signed_on(self) -> str:
        """Minutes bear the day of the meeting; without a number they are a draft."""
        return self.held_on if self.number.strip() else ""


def validated(
    given: CouncilInput,
    today: date,
    issuers: Mapping[str, Issuer],
    catalogues: Catalogues,
    base: CouncilSession | None = None,
) -> CouncilSession:
    """The session that `given` describes, keeping the identity of `base`. Raises InvalidInput, of the count only for
    what cannot be: more votes than ballots that count, more valid ones than returned, more returned than issued, more
    issued than members present.
    """
    check = Checker(texts.LABELS, today)
    head = issuing.head(check, given, KIND, issuers, catalogues, today, base)
    members = tuple(_member(check, f"members.{index}.", row) for index, row in enumerate(given.members))
    started = check.time("started_at", given.started_at)
    ended = check.time("ended_at", given.ended_at)
    if started and ended and ended < started:
        check.fail("ended_at", texts.ENDS_BEFORE_START)
    votes = dict(enumerate(given.votes))
    session = CouncilSession(
        **identity(base),
        **head,
        council=check.line("council", given.council, required=True, limit=300),
        subject=check.line("subject", given.subject, required=True, limit=500),
        held_on=check.needed_date("held_on", given.held_on),
        started_at=started,
        ended_at=ended,
        venue=check.line("venue", given.venue, limit=300),
        content=check.text("content", given.content),
        conclusion=check.text("conclusion", given.conclusion),
        issued=check.whole("issued", given.issued, low=0, high=MOST),
        returned=check.whole("returned", given.returned, low=0, high=MOST),
        valid=check.whole("valid", given.valid, low=0, high=MOST),
        counted_by=check.line("counted_by", given.counted_by, limit=120),
        checked_by=check.line("checked_by", given.checked_by, limit=120),
        members=members,
        candidates=tuple(
            _candidate(check, index, row, votes.get(index, VotesInput()), members)
            for index, row in enumerate(given.candidates)
        ),
    )
    _check_count(session, check.fail)
    return check.passed(session)


def _member(check: Checker, at: str, given: MemberInput) -> CouncilMember:
    present = not given.absent
    return CouncilMember(
        **part_identity(given.uid),
        name=check.line(at + "name", given.name, required=True, limit=120),
        post=check.line(at + "post", given.post),
        role=check.choice(at + "role", given.role or CouncilRole.MEMBER, CouncilRole),
        present=present,
        reason="" if present else check.line(at + "reason", given.reason),
    )


def _candidate(
    check: Checker, index: int, given: CandidateInput, votes: VotesInput, members: Sequence[CouncilMember]
) -> Candidate:
    at = f"candidates.{index}."
    count = partial(check.whole, low=0, high=MOST)
    return Candidate(
        **part_identity(given.uid),
        exemplar=given.exemplar,
        recipient=given.recipient,
        name=check.line(at + "name", given.name, required=True, limit=300),
        unit=check.line(at + "unit", given.unit),
        proposal=check.line(at + "proposal", given.proposal, limit=300),
        conflicts=_conflicts(check, at + "conflicts", given.conflicts, members),
        agreed=count(f"votes.{index}.agreed", votes.agreed),
        against=count(f"votes.{index}.against", votes.against),
        abstained=count(f"votes.{index}.abstained", votes.abstained),
    )


def _conflicts(check: Checker, at: str, given: str, members: Sequence[CouncilMember]) -> tuple[str, ...]:
    """The uids of the members that are named."""
    found = []
    for name in filter(None, map(str.strip, given.split(";"))):
        named = [member.uid for member in members if name_key(member.name) == name_key(name)]
        if len(named) == 1:
            found += named
        else:
            check.fail(at, texts.two_members(name) if named else texts.no_member(name))
    return tuple(dict.fromkeys(found))


def _check_count(session: CouncilSession, fail: Callable[[str, str], None]) -> None:
    """Only what cannot be is refused."""
    most = len(session.present)
    for field in ("issued", "returned", "valid"):
        count = getattr(session, field)
        if count is not None and count > most:
            fail(field, texts.MORE_THAN[field].format(count=count, most=most))
        most = most if count is None else min(count, most)
    for index, candidate in enumerate(session.candidates):
        votes = [vote for vote in (candidate.agreed, candidate.against, candidate.abstained) if vote is not None]
        ballots = session.ballots(candidate)
        if not votes:
            continue
        if ballots is None:
            fail("valid", texts.NEEDS_BALLOTS)
        elif sum(votes) > ballots:
            excluded = [member.name for member in session.excluded(candidate)]
            fail(f"votes.{index}.agreed", texts.too_many_votes(candidate.name, sum(votes), ballots, excluded))
