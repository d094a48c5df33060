"""Award decisions: who is honoured for what, and with how much money."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from danvan_desktop.domain import issuing, money, numbering
from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.texts import awards as texts

KIND = "QĐ"
LARGEST_AMOUNT = 100_000_000_000  # đồng for one recipient: far above any award, and sums stay sayable in words


class AwardStatus(StrEnum):
    """A revoked decision stays on record."""

    DRAFT = "draft"
    ISSUED = "issued"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine(Part):
    """One recipient on a decision. `amount` in đồng is what is paid: the rounded product where the user typed nothing
    else; None where the award gives no money or no rate fits the date.
    """

    recipient: str
    exemplar: str | None
    citation: str
    coefficient: Decimal | None
    amount: int | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Part):
    """A line of “Căn cứ”, as it is printed but for the mark at its end."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardDecision(Record):
    """`signed_on` and `number` are None while it is a draft. `merit` says for what all are honoured, `occasion` where
    (a conference, or empty); the achievement was made `achieved_from` – `achieved_to`.
    """

    issuer: str
    number: int | None
    suffix: str
    symbol: str
    series: str
    signed_on: date | None
    place: str
    award_kind: str
    subject: str
    merit: str
    occasion: str
    achieved_from: date | None
    achieved_to: date | None
    signer: str | None
    status: AwardStatus
    bases: tuple[Basis, ...] = ()
    lines: tuple[AwardLine, ...] = ()

    @property
    def kind(self) -> str:
        return KIND

    @property
    def printed_number(self) -> str:
        return numbering.printed(self.number, self.suffix, self.symbol)


@dataclass(frozen=True, slots=True)
class Reward:
    """Money by the rules of a day, in đồng: `raw` is coefficient × base wage, `amount` the same rounded."""

    base_wage: int
    coefficient: Decimal
    raw: Decimal
    amount: int


def reward(catalogues: Catalogues, award_kind: str, recipient: RecipientKind, day: date) -> Reward | None:
    """What an award gives on that day, or None where the catalogues hold no rate for it: then the user decides.
    Coefficients and wages, with their sources, are rows of the catalogues.
    """
    wage = catalogues.base_wage(day)
    coefficient = catalogues.coefficient(award_kind, recipient, day)
    if wage is None or coefficient is None:
        return None
    raw = money.product(coefficient.value, wage.amount)
    return Reward(wage.amount, coefficient.value, raw, money.rounded(raw, catalogues.rounding))


def of_another_wage(
    decision: AwardDecision, catalogues: Catalogues, recipients: Mapping[str, RecipientKind], day: date
) -> list[AwardLine]:
    """The lines whose money was worked out by the rules, but by those of another base wage than that of the day, as in
    a draft that lay about while the wage was raised. What the user typed stands.
    """
    starts = {wage.valid_from for wage in catalogues.base_wages.values() if wage.valid_from}

    @cache
    def amounts(kind: RecipientKind) -> tuple[int | None, set[int]]:
        of_day, *others = (reward(catalogues, decision.award_kind, kind, one) for one in (day, *starts))
        return of_day.amount if of_day else None, {one.amount for one in others if one}

    found = []
    for line in decision.lines:
        of_day, others = amounts(recipients[line.recipient])
        if of_day is not None and line.amount != of_day and line.amount in others:
            found.append(line)
    return found


def counts(kinds: Iterable[RecipientKind]) -> dict[RecipientKind, int]:
    """How many recipients of each kind, in the order of the list; kinds without any are left out."""
    listed = list(kinds)
    return {kind: listed.count(kind) for kind in RecipientKind if kind in listed}


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """What a list shows of a decision; `money` is the sum of its lines in đồng."""

    id: int
    uid: str
    printed_number: str
    signed_on: date | None
    subject: str
    issuer: str
    award_kind: str
    status: AwardStatus
    collectives: int
    individuals: int
    households: int
    money: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLineInput:
    """`recipient` and `exemplar` are uids; a new recipient is given by name and kind instead. An empty `amount` is
    filled in from the catalogues.
    """

    uid: str | None = None
    recipient: str | None = None
    kind: str = RecipientKind.COLLECTIVE
    name: str = ""
    position: str = ""
    exemplar: str | None = None
    citation: str = ""
    amount: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisInput:
    """A row of the table of căn cứ, as typed."""

    uid: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardInput:
    """The form of a decision, as typed."""

    issuer: str = ""
    number: str = ""
    symbol: str = ""
    signed_on: str = ""
    place: str = ""
    award_kind: str = ""
    subject: str = ""
    merit: str = ""
    occasion: str = ""
    achieved_from: str = ""
    achieved_to: str = ""
    signer: str | None = None
    status: str = AwardStatus.DRAFT
    bases: tuple[BasisInput, ...] = ()
    lines: tuple[AwardLineInput, ...] = ()


def validated(
    given: AwardInput,
    today: date,
    issuers: Mapping[str, Issuer],
    catalogues: Catalogues,
    recipients: Mapping[str, RecipientKind],
    base: AwardDecision | None = None,
) -> AwardDecision:
    """The decision that `given` describes, keeping the identity of `base`. Each line names its recipient by uid, of
    which `recipients` knows the kind. Money is worked out by the rules of the day of signing, or of today for a draft.
    Raises InvalidInput.
    """
    check = Checker(texts.LABELS, today)
    award_kind = check.one_of("award_kind", given.award_kind, catalogues.award_kinds)
    head = issuing.head(check, given, KIND, issuers, catalogues, today, base)
    kind, issuer = catalogues.award_kinds.get(award_kind), issuers.get(given.issuer)
    if kind is not None and issuer is not None and kind.track is not issuer.track:
        check.fail("award_kind", texts.OTHER_TRACK)
    else:
        _check_in_force(check, "award_kind", catalogues, award_kind, head["signed_on"] or today)
    status = check.choice("status", given.status, AwardStatus)
    if status is AwardStatus.ISSUED and head["number"] is None and not given.number.strip():
        check.fail("number", texts.ISSUED_NEEDS_NUMBER)
    if status is AwardStatus.DRAFT and given.number.strip():
        check.fail("status", texts.DRAFT_HAS_NUMBER)
    lines = tuple(
        _line(check, f"lines.{index}.", line, catalogues, award_kind, recipients, head["signed_on"] or today)
        for index, line in enumerate(given.lines)
    )
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if line.recipient in seen:
            check.fail(f"lines.{index}.name", texts.TWICE)
        seen.add(line.recipient)
    if status is AwardStatus.ISSUED and not lines:
        check.fail("lines", texts.ISSUED_NEEDS_LINE)
    return check.passed(
        AwardDecision(
            **identity(base),
            **head,
            award_kind=award_kind,
            subject=_subject(check, given.subject),
            merit=check.text("merit", given.merit, limit=1000),
            occasion=check.line("occasion", given.occasion, limit=300),
            achieved_from=(start := check.date("achieved_from", given.achieved_from)),
            achieved_to=check.date("achieved_to", given.achieved_to, not_before=start),
            status=status,
            bases=tuple(
                Basis(**part_identity(row.uid), text=check.line(f"bases.{index}.text", row.text, limit=500))
                for index, row in enumerate(given.bases)
                if row.text.strip()
            ),
            lines=lines,
        )
    )


def check_issuable(record: AwardDecision, catalogues: Catalogues, day: date) -> None:
    """Raises InvalidInput where the draft honours in a way that is not in force on that day of signing."""
    check = Checker(texts.LABELS, day)
    _check_in_force(check, "signed_on", catalogues, record.award_kind, day)
    check.passed(record)


def _check_in_force(check: Checker, field: str, catalogues: Catalogues, award_kind: str, day: date) -> None:
    kind = catalogues.award_kinds.get(award_kind)
    if kind is not None and not kind.in_force(day):
        check.fail(field, texts.not_in_force(kind.name))


def with_subject(record: AwardDecision, typed: str, today: date) -> AwardDecision:
    """The same decision, nothing worked out anew, with the subject that was typed. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    return check.passed(replace(record, subject=_subject(check, typed)))


def _subject(check: Checker, typed: str) -> str:
    return check.line("subject", typed, required=True, limit=500)


def _line(
    check: Checker,
    at: str,
    given: AwardLineInput,
    catalogues: Catalogues,
    award_kind: str,
    recipients: Mapping[str, RecipientKind],
    day: date,
) -> AwardLine:
    check.line(at + "name", given.name, required=True)
    check.line(at + "position", given.position)
    recipient = given.recipient or ""
    kind = recipients.get(recipient) or check.choice(at + "kind", given.kind, RecipientKind)
    by_rule = reward(catalogues, award_kind, kind, day)
    typed = check.money(at + "amount", given.amount)
    if typed is not None and typed > LARGEST_AMOUNT:
        check.fail(at + "amount", texts.too_much(money.format_money(LARGEST_AMOUNT)))
    return AwardLine(
        **part_identity(given.uid),
        recipient=recipient,
        exemplar=given.exemplar,
        citation=check.text(at + "citation", given.citation, limit=2000),
        coefficient=by_rule.coefficient if by_rule else None,
        amount=by_rule.amount if typed is None and by_rule else typed,
        note=check.line(at + "note", given.note),
    )
