"""The queries behind the lists of exemplars, their sheets, and awards."""

from datetime import date
from decimal import Decimal

from danvan_desktop.db.conditions import Field
from danvan_desktop.db.listing import Listing, day_of, printed_number, summed, within
from danvan_desktop.domain import numbering
from danvan_desktop.domain.awards import AwardRow, AwardStatus
from danvan_desktop.domain.evaluations import EvaluationRow, Scorer
from danvan_desktop.domain.evaluations import printed as sheet_number
from danvan_desktop.domain.exemplars import ExemplarKind, ExemplarRow, Status
from danvan_desktop.domain.exemplars import printed as exemplar_number
from danvan_desktop.domain.overview import Waiting
from danvan_desktop.domain.recipients import RecipientKind


def _points(value: int | None) -> Decimal | None:
    """Points are kept in hundredths."""
    return None if value is None else Decimal(value).scaleb(-2).normalize() + 0


# --- exemplars and their sheets

_YEARS = within("exemplar.year")

_EXEMPLAR_NUMBER = Field(
    "printf('%02d/MH-%d', exemplar.number, exemplar.year)", order="exemplar.year * 100000 + exemplar.number"
)

SUMS = """(
SELECT score.parent AS sheet,
       CASE WHEN sum(criterion.kind = 'regular' AND score.points IS NULL) = 0
            THEN sum(CASE criterion.kind WHEN 'penalty' THEN -1 ELSE 1 END * coalesce(score.points, 0)) END AS total
FROM score JOIN criterion ON criterion.uid = score.criterion
GROUP BY score.parent
) AS sums"""


_BEST = (
    "LEFT JOIN (SELECT evaluation.exemplar, max(sums.total) AS total "
    f"FROM evaluation JOIN {SUMS} ON sums.sheet = evaluation.uid GROUP BY evaluation.exemplar) AS best "
    "ON best.exemplar = exemplar.uid"
)


def exemplars() -> Listing[ExemplarRow]:
    """The latest year first, by number. Filters: year (or a stage), field, status (or what is `Waiting`)."""
    best = (
        f"(SELECT max(sums.total) FROM evaluation JOIN {SUMS} ON sums.sheet = evaluation.uid "
        "WHERE evaluation.exemplar = exemplar.uid)"
    )
    answers = "(SELECT count(*) FROM answer WHERE answer.parent = exemplar.uid)"
    return Listing(
        table="exemplar",
        source=(
            "exemplar LEFT JOIN recipient ON recipient.uid = exemplar.holder LEFT JOIN unit ON unit.uid = exemplar.unit"
        ),
        columns=(
            "exemplar.uid",
            "exemplar.number",
            "exemplar.year",
            "exemplar.kind",
            "exemplar.name",
            "exemplar.field",
            "recipient.name",
            "recipient.kind",
            "unit.name",
            "exemplar.status",
            answers,
            best,
        ),
        row=lambda row: ExemplarRow(
            id=row[0],
            uid=row[1],
            printed_number=exemplar_number(row[2], row[3]),
            year=row[3],
            kind=ExemplarKind(row[4]),
            name=row[5],
            field=row[6],
            holder=row[7],
            holder_kind=RecipientKind(row[8]),
            unit=row[9],
            status=Status(row[10]),
            answers=row[11],
            score=_points(row[12]),
        ),
        order="exemplar.year DESC, exemplar.number",
        fields={
            "number": _EXEMPLAR_NUMBER,
            "name": Field("exemplar.name", order="exemplar.name_key"),
            "kind": Field("exemplar.kind"),
            "field": Field("exemplar.field"),
            "holder": Field("recipient.name", order="recipient.name_key"),
            "unit": Field("unit.name", order="unit.name_key"),
            "status": Field("exemplar.status"),
            "answers": Field(answers),
            # For a page the best of each row is looked up; for all rows at once that would take seconds.
            "score": Field("best.total", places=2, join=_BEST),
        },
        filters={
            "year": _YEARS,
            "field": "exemplar.field = :field",
            "status": (
                f"(exemplar.status = :status OR (:status = '{Waiting.SCORE}' AND exemplar.status IN "
                f"('{Status.REGISTERED}', '{Status.RUNNING}') AND {best} IS NULL))"
            ),
        },
        year="exemplar.year",
        parameters={},
    )


def evaluations() -> Listing[EvaluationRow]:
    """The best first, incomplete sheets last. Filters: year (or a stage) of the exemplar, field, scorer."""
    # Ranks count over all complete sheets, whatever the list is filtered by.
    ranks = (
        "(SELECT evaluation.uid AS sheet, rank() OVER (PARTITION BY exemplar.year, evaluation.scorer "
        "ORDER BY sums.total DESC) AS place FROM evaluation "
        f"JOIN exemplar ON exemplar.uid = evaluation.exemplar JOIN {SUMS} ON sums.sheet = evaluation.uid "
        "WHERE sums.total IS NOT NULL) AS ranks"
    )
    highest = (
        "(SELECT coalesce(sum(criterion.max_points), 0) FROM criterion "
        "WHERE criterion.parent = evaluation.rubric AND criterion.kind = 'regular')"
    )
    return Listing(
        table="evaluation",
        source=(
            "evaluation JOIN exemplar ON exemplar.uid = evaluation.exemplar "
            f"JOIN {SUMS} ON sums.sheet = evaluation.uid LEFT JOIN {ranks} ON ranks.sheet = evaluation.uid"
        ),
        columns=(
            "evaluation.uid",
            "evaluation.number",
            "evaluation.exemplar",
            "exemplar.number",
            "exemplar.name",
            "exemplar.field",
            "exemplar.year",
            "exemplar.status",
            "evaluation.scorer",
            "evaluation.scored_by",
            "evaluation.scored_on",
            "sums.total",
            highest,
            "ranks.place",
        ),
        row=lambda row: EvaluationRow(
            id=row[0],
            uid=row[1],
            printed_number=sheet_number(row[2], int(row[11][:4])),
            exemplar=row[3],
            exemplar_number=exemplar_number(row[4], row[7]),
            exemplar_name=row[5],
            field=row[6],
            year=row[7],
            status=Status(row[8]),
            scorer=Scorer(row[9]),
            scored_by=row[10],
            scored_on=date.fromisoformat(row[11]),
            total=_points(row[12]),
            max_points=_points(row[13]) or Decimal(0),
            rank=row[14],
        ),
        order="exemplar.year DESC, sums.total IS NULL, sums.total DESC",
        fields={
            "number": Field("evaluation.number"),
            "exemplar_number": _EXEMPLAR_NUMBER,
            "exemplar_name": Field("exemplar.name", order="exemplar.name_key"),
            "field": Field("exemplar.field"),
            "scorer": Field("evaluation.scorer"),
            "scored_by": Field("evaluation.scored_by"),
            "scored_on": Field("evaluation.scored_on"),
            # Sheets with different most points have no common mean.
            "total": Field(
                "sums.total",
                places=2,
                total=f"CASE WHEN min({highest}) = max({highest}) THEN round(avg(sums.total)) END",
            ),
            "rank": Field("ranks.place"),
            "status": Field("exemplar.status"),
        },
        filters={
            "year": _YEARS,
            "field": "exemplar.field = :field",
            "scorer": "evaluation.scorer = :scorer",
        },
        year="exemplar.year",
        parameters={},
    )


# --- awards


def awards() -> Listing[AwardRow]:
    """Newest first, drafts before them. Filters: year (or a stage), month (`07`), status."""

    def counted(kind: RecipientKind) -> str:
        return (
            "(SELECT count(*) FROM award_line JOIN recipient ON recipient.uid = award_line.recipient "
            f"WHERE award_line.parent = award_decision.uid AND recipient.kind = '{kind}')"
        )

    money = "(SELECT coalesce(sum(award_line.amount), 0) FROM award_line WHERE award_line.parent = award_decision.uid)"
    year = "substr(award_decision.signed_on, 1, 4)"
    return Listing(
        table="award_decision",
        source="award_decision LEFT JOIN issuer ON issuer.uid = award_decision.issuer",
        columns=(
            "award_decision.uid",
            "award_decision.number",
            "award_decision.suffix",
            "award_decision.symbol",
            "award_decision.signed_on",
            "award_decision.subject",
            "issuer.name",
            "award_decision.award_kind",
            "award_decision.status",
            counted(RecipientKind.COLLECTIVE),
            counted(RecipientKind.INDIVIDUAL),
            counted(RecipientKind.HOUSEHOLD),
            money,
        ),
        row=lambda row: AwardRow(
            id=row[0],
            uid=row[1],
            printed_number=numbering.printed(row[2], row[3], row[4]),
            signed_on=day_of(row[5]),
            subject=row[6],
            issuer=row[7],
            award_kind=row[8],
            status=AwardStatus(row[9]),
            collectives=row[10],
            individuals=row[11],
            households=row[12],
            money=row[13],
        ),
        order="award_decision.signed_on IS NOT NULL, award_decision.signed_on DESC",
        fields={
            "number": Field(printed_number("award_decision"), order="award_decision.number"),
            "signed_on": Field("award_decision.signed_on"),
            "subject": Field("award_decision.subject", order="award_decision.subject_key"),
            "issuer": Field("issuer.name", order="issuer.name_key"),
            "award_kind": Field("award_decision.award_kind"),
            "status": Field("award_decision.status"),
            "collectives": summed(counted(RecipientKind.COLLECTIVE)),
            "individuals": summed(counted(RecipientKind.INDIVIDUAL)),
            "households": summed(counted(RecipientKind.HOUSEHOLD)),
            "money": summed(money),
        },
        filters={
            "year": within(f"CAST({year} AS INTEGER)"),
            "month": "substr(award_decision.signed_on, 6, 2) = :month",
            "status": "award_decision.status = :status",
        },
        year=year,
        parameters={},
    )
