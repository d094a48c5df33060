"""The queries behind the lists: keys in order, and the rows of a page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    Select,
    and_,
    case,
    exists,
    extract,
    func,
    null,
    or_,
    select,
    type_coerce,
)

from danvan_desktop.db.reader import chunks
from danvan_desktop.db.tables import (
    Scaled,
    answer,
    award_decision,
    award_line,
    criterion,
    directive,
    evaluation,
    exemplar,
    issuer,
    period,
    recipient,
    rubric,
    score,
    search,
    task,
    unit,
)
from danvan_desktop.domain import numbering
from danvan_desktop.domain.awards import AwardRow
from danvan_desktop.domain.directives import SOON, DirectiveRow, DueState
from danvan_desktop.domain.evaluations import CriterionKind, EvaluationRow
from danvan_desktop.domain.evaluations import printed as sheet_number
from danvan_desktop.domain.exemplars import ExemplarRow
from danvan_desktop.domain.exemplars import printed as exemplar_number
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.vietnamese import fold

Row = TypeVar("Row")
Condition = Callable[[str], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """One list. `query` has a row for each record; `searched` are the uids whose words count for a search."""

    row: Callable[[RowMapping], Row]
    query: Select[Any]
    source: FromClause
    order: Sequence[ColumnElement[Any]]
    sorts: Mapping[str, ColumnElement[Any]]
    filters: Mapping[str, Condition]
    searched: Sequence[ColumnElement[str]]
    year: ColumnElement[int]

    def years(self, connection: Connection) -> list[int]:
        """The years that the filter `year` can be set to, the latest first."""
        query = self.query.with_only_columns(self.year).where(self.year.is_not(None)).distinct()
        return sorted(connection.execute(query).scalars(), reverse=True)

    def keys(self, connection: Connection, asked: ListQuery) -> list[int]:
        """The ids of all records that fit, in order."""
        where = [self.filters[name](value) for name, value in asked.filters.items() if value]
        where += [self._holds(word) for word in fold(asked.search).split()]
        key = self.source.c.id
        first = [self.sorts[asked.sort]] if asked.sort else []
        order = [column.desc() if asked.descending else column.asc() for column in first]
        query = self.query.with_only_columns(key).where(*where).order_by(*order, *self.order, key)
        return list(connection.execute(query).scalars())

    def rows(self, connection: Connection, keys: Sequence[int]) -> list[Row]:
        """The rows of those records, in the order of the keys; records that are gone are left out."""
        found: dict[int, Row] = {}
        for chunk in chunks(keys):
            for row in connection.execute(self.query.where(self.source.c.id.in_(chunk))).mappings():
                found[row["id"]] = self.row(row)
        return [found[key] for key in keys if key in found]

    def _holds(self, word: str) -> ColumnElement[bool]:
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return or_(
            *(exists().where(search.c.uid == uid, search.c.folded.like(pattern, escape="\\")) for uid in self.searched)
        )


def _numbered(row: RowMapping, **more: Any) -> dict[str, Any]:
    values = dict(row) | more
    values["printed_number"] = numbering.printed(values.pop("number"), values.pop("suffix"), values.pop("symbol"))
    return values


def _equals(column: ColumnElement[Any]) -> Condition:
    return lambda value: column == value


def _year(column: ColumnElement[Any]) -> Condition:
    return lambda value: extract("year", column) == int(value)


# --- directives


def directives(today: date) -> Listing[DirectiveRow]:
    """Newest first, drafts before them. Filters: direction, issuer, year, state (a DueState on `today`)."""
    task_due = select(func.min(task.c.due)).where(task.c.parent == directive.c.uid).scalar_subquery()
    far = date.max
    earliest = func.min(func.coalesce(directive.c.due, far), func.coalesce(task_due, far), type_=directive.c.due.type)
    due = func.nullif(earliest, far, type_=directive.c.due.type)
    answers = (
        select(func.count(answer.c.parent.distinct()))
        .where(answer.c.task == task.c.uid, task.c.parent == directive.c.uid)
        .scalar_subquery()
    )
    tasks = select(func.count()).where(task.c.parent == directive.c.uid).scalar_subquery()
    states: dict[str, ColumnElement[bool]] = {
        DueState.LATE: due <= today,
        DueState.SOON: and_(due > today, due <= today + SOON),
        DueState.ON_TIME: due > today + SOON,
        DueState.NONE: due.is_(None),
    }
    source = directive.join(issuer, issuer.c.uid == directive.c.issuer)
    query = select(
        directive.c.id,
        directive.c.uid,
        directive.c.direction,
        directive.c.number,
        directive.c.suffix,
        directive.c.symbol,
        directive.c.signed_on,
        directive.c.subject,
        issuer.c.name.label("issuer"),
        due.label("due"),
        tasks.label("tasks"),
        answers.label("answers"),
    ).select_from(source)
    return Listing(
        lambda row: DirectiveRow(**_numbered(row)),
        query,
        directive,
        (directive.c.signed_on.is_not(None), directive.c.signed_on.desc()),
        {
            "number": directive.c.number,
            "signed_on": directive.c.signed_on,
            "subject": directive.c.subject_key,
            "issuer": issuer.c.name_key,
            "due": due,
            "tasks": tasks,
            "answers": answers,
        },
        {
            "direction": _equals(directive.c.direction),
            "issuer": _equals(directive.c.issuer),
            "year": _year(directive.c.signed_on),
            "state": lambda value: states[value],
        },
        (directive.c.uid,),
        extract("year", directive.c.signed_on),
    )


# --- exemplars and their sheets

_points = case((criterion.c.kind == CriterionKind.PENALTY, -score.c.points), else_=score.c.points)
_open = func.sum(case((and_(criterion.c.kind == CriterionKind.REGULAR, score.c.points.is_(None)), 1), else_=0))
_sums = (
    select(
        score.c.parent.label("sheet"),
        type_coerce(case((_open == 0, func.coalesce(func.sum(_points), 0)), else_=null()), Scaled(2)).label("total"),
    )
    .join(criterion, criterion.c.uid == score.c.criterion)
    .group_by(score.c.parent)
    .subquery("sums")
)


def exemplars() -> Listing[ExemplarRow]:
    """The latest year first, by number. Filters: year, period, field, kind, status, task."""
    best = (
        select(type_coerce(func.max(_sums.c.total), Scaled(2)))
        .select_from(evaluation.join(_sums, _sums.c.sheet == evaluation.c.uid))
        .where(evaluation.c.exemplar == exemplar.c.uid)
        .scalar_subquery()
    )
    answers = select(func.count()).where(answer.c.parent == exemplar.c.uid).scalar_subquery()
    source = exemplar.join(recipient, recipient.c.uid == exemplar.c.holder).join(unit, unit.c.uid == exemplar.c.unit)
    query = select(
        exemplar.c.id,
        exemplar.c.uid,
        exemplar.c.number,
        exemplar.c.year,
        exemplar.c.kind,
        exemplar.c.name,
        exemplar.c.field,
        recipient.c.name.label("holder"),
        recipient.c.kind.label("holder_kind"),
        unit.c.name.label("unit"),
        exemplar.c.status,
        answers.label("answers"),
        best.label("score"),
    ).select_from(source)
    return Listing(
        lambda row: ExemplarRow(**_exemplar_number(row)),
        query,
        exemplar,
        (exemplar.c.year.desc(), exemplar.c.number),
        {
            "number": exemplar.c.year * 100_000 + exemplar.c.number,
            "name": exemplar.c.name_key,
            "kind": exemplar.c.kind,
            "field": exemplar.c.field,
            "holder": recipient.c.name_key,
            "unit": unit.c.name_key,
            "year": exemplar.c.year,
            "status": exemplar.c.status,
            "answers": answers,
            "score": best,
        },
        {
            "year": lambda value: exemplar.c.year == int(value),
            "period": lambda value: exists().where(
                period.c.uid == value, exemplar.c.year.between(period.c.first_year, period.c.last_year)
            ),
            "field": _equals(exemplar.c.field),
            "kind": _equals(exemplar.c.kind),
            "status": _equals(exemplar.c.status),
            "task": lambda value: exists().where(answer.c.parent == exemplar.c.uid, answer.c.task == value),
        },
        (exemplar.c.uid, exemplar.c.holder, exemplar.c.unit),
        exemplar.c.year,
    )


def _exemplar_number(row: RowMapping) -> dict[str, Any]:
    values = dict(row)
    return values | {"printed_number": exemplar_number(values.pop("number"), row["year"])}


def evaluations() -> Listing[EvaluationRow]:
    """The best first, incomplete sheets last. Filters: year (of the exemplar), field, scorer, status, exemplar."""
    source = (
        evaluation.join(exemplar, exemplar.c.uid == evaluation.c.exemplar)
        .join(rubric, rubric.c.uid == evaluation.c.rubric)
        .join(_sums, _sums.c.sheet == evaluation.c.uid)
    )
    # Ranks count over all sheets, whatever the list is filtered by.
    ranks = (
        select(
            evaluation.c.uid,
            func.rank()
            .over(partition_by=(exemplar.c.year, evaluation.c.scorer), order_by=_sums.c.total.desc())
            .label("rank"),
        )
        .select_from(source)
        .where(_sums.c.total.is_not(None))
        .subquery("ranks")
    )
    max_points = (
        select(type_coerce(func.coalesce(func.sum(criterion.c.max_points), 0), Scaled(2)))
        .where(criterion.c.parent == evaluation.c.rubric, criterion.c.kind == CriterionKind.REGULAR)
        .scalar_subquery()
    )
    query = select(
        evaluation.c.id,
        evaluation.c.uid,
        evaluation.c.number,
        evaluation.c.exemplar,
        exemplar.c.number.label("exemplar_number"),
        exemplar.c.name.label("exemplar_name"),
        exemplar.c.field,
        exemplar.c.year,
        exemplar.c.status,
        evaluation.c.scorer,
        evaluation.c.scored_by,
        evaluation.c.scored_on,
        _sums.c.total,
        max_points.label("max_points"),
        ranks.c.rank,
    ).select_from(source.outerjoin(ranks, ranks.c.uid == evaluation.c.uid))
    return Listing(
        lambda row: EvaluationRow(**_sheet_numbers(row)),
        query,
        evaluation,
        (exemplar.c.year.desc(), _sums.c.total.is_(None), _sums.c.total.desc()),
        {
            "number": evaluation.c.number,
            "exemplar_number": exemplar.c.year * 100_000 + exemplar.c.number,
            "exemplar_name": exemplar.c.name_key,
            "field": exemplar.c.field,
            "scorer": evaluation.c.scorer,
            "scored_on": evaluation.c.scored_on,
            "total": _sums.c.total,
            "rank": ranks.c.rank,
            "status": exemplar.c.status,
        },
        {
            "year": lambda value: exemplar.c.year == int(value),
            "field": _equals(exemplar.c.field),
            "scorer": _equals(evaluation.c.scorer),
            "status": _equals(exemplar.c.status),
            "exemplar": _equals(evaluation.c.exemplar),
        },
        (evaluation.c.uid, evaluation.c.exemplar),
        exemplar.c.year,
    )


def _sheet_numbers(row: RowMapping) -> dict[str, Any]:
    values = dict(row)
    return values | {
        "printed_number": sheet_number(values.pop("number"), row["scored_on"].year),
        "exemplar_number": exemplar_number(row["exemplar_number"], row["year"]),
    }


# --- awards


def awards() -> Listing[AwardRow]:
    """Newest first, drafts before them. Filters: issuer, year, status, award_kind."""
    lines = award_line.join(recipient, recipient.c.uid == award_line.c.recipient)
    mine = award_line.c.parent == award_decision.c.uid
    counted = {
        kind: select(func.count()).select_from(lines).where(mine, recipient.c.kind == kind).scalar_subquery()
        for kind in RecipientKind
    }
    money = select(func.coalesce(func.sum(award_line.c.amount), 0)).where(mine).scalar_subquery()
    query = select(
        award_decision.c.id,
        award_decision.c.uid,
        award_decision.c.number,
        award_decision.c.suffix,
        award_decision.c.symbol,
        award_decision.c.signed_on,
        award_decision.c.subject,
        issuer.c.name.label("issuer"),
        award_decision.c.award_kind,
        award_decision.c.status,
        counted[RecipientKind.COLLECTIVE].label("collectives"),
        counted[RecipientKind.INDIVIDUAL].label("individuals"),
        counted[RecipientKind.HOUSEHOLD].label("households"),
        money.label("money"),
    ).select_from(award_decision.join(issuer, issuer.c.uid == award_decision.c.issuer))
    return Listing(
        lambda row: AwardRow(**_numbered(row)),
        query,
        award_decision,
        (award_decision.c.signed_on.is_not(None), award_decision.c.signed_on.desc()),
        {
            "number": award_decision.c.number,
            "signed_on": award_decision.c.signed_on,
            "subject": award_decision.c.subject_key,
            "issuer": issuer.c.name_key,
            "award_kind": award_decision.c.award_kind,
            "status": award_decision.c.status,
            "collectives": counted[RecipientKind.COLLECTIVE],
            "individuals": counted[RecipientKind.INDIVIDUAL],
            "money": money,
        },
        {
            "issuer": _equals(award_decision.c.issuer),
            "year": _year(award_decision.c.signed_on),
            "status": _equals(award_decision.c.status),
            "award_kind": _equals(award_decision.c.award_kind),
        },
        (award_decision.c.uid,),
        extract("year", award_decision.c.signed_on),
    )
