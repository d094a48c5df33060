"""The query behind the list of directives."""

from datetime import date

from danvan_desktop.db import assignments
from danvan_desktop.db.conditions import Field
from danvan_desktop.db.listing import Listing, day_of, printed_number, summed, within
from danvan_desktop.db.rhythms import FUNCTION
from danvan_desktop.domain import numbering
from danvan_desktop.domain.deadlines import DueState, Now
from danvan_desktop.domain.directives import Direction, DirectiveRow, Relation
from danvan_desktop.domain.numbering import REPORT
from danvan_desktop.domain.overview import WEEK, Waiting


def _marked(due: str, included: str) -> str:
    """A deadline as its last day and whether that day was named (+) or the one after it (-), so that the text sorts."""
    return f"CASE WHEN {included} THEN {due} || '+' ELSE date({due}, '-1 day') || '-' END"


_TASKS = "FROM task WHERE task.parent = directive.uid"
_ASKED = "FROM assignment JOIN task ON task.uid = assignment.task WHERE assignment.directive = directive.uid"
_NOT_ASKED = "NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.task = task.uid)"
# What a superior asked for is open until our báo cáo about it, or another paper that answers it, is issued, whatever
# the bodies have reported to us.
_ISSUED = f"reply.direction = '{Direction.OUTGOING}' AND reply.number IS NOT NULL"
_ANSWERED = (
    f"directive.uid IN (SELECT reply.about FROM directive AS reply WHERE {_ISSUED} AND reply.kind = '{REPORT}' "
    "AND reply.about IS NOT NULL UNION SELECT reference.paper FROM reference "
    f"JOIN directive AS reply ON reply.uid = reference.parent WHERE {_ISSUED} "
    f"AND reference.relation = '{Relation.ANSWERS}')"
)
_OURS_TO_ANSWER = f"directive.direction = '{Direction.INCOMING}' AND directive.due IS NOT NULL"
# Until all its tasks are given to somebody, the directive's own deadline counts, and that of each task not given; of
# what was given, only what is still owed.
_DEADLINES = f"""(
SELECT {_marked("directive.due", "directive.due_included")} AS deadline WHERE directive.due IS NOT NULL
    AND ({_OURS_TO_ANSWER} OR EXISTS (SELECT 1 {_TASKS} AND {_NOT_ASKED}) OR NOT EXISTS (SELECT 1 {_TASKS}))
UNION ALL SELECT {_marked("task.due", "task.due_included")} {_TASKS}
    AND task.due IS NOT NULL AND task.recurrence IS NULL AND {_NOT_ASKED}
UNION ALL SELECT {FUNCTION}('last', task.recurrence, :day, task.due, NULL, :day, :late_before, :soon_until)
    || CASE substr(task.recurrence, -1) WHEN '1' THEN '+' ELSE '-' END {_TASKS}
    AND task.recurrence IS NOT NULL AND {_NOT_ASKED}
UNION ALL SELECT {assignments.LAST} || CASE WHEN {assignments.OWED} THEN '+' ELSE '-' END
    {_ASKED} AND {assignments.OPEN}
)"""
_FIRST = f"(SELECT min(deadline) FROM {_DEADLINES})"
_DONE = (
    f"(directive.direction = '{Direction.INCOMING}' AND {_ANSWERED}) OR (NOT ({_OURS_TO_ANSWER}) "
    f"AND EXISTS (SELECT 1 {_TASKS}) AND NOT EXISTS (SELECT 1 {_TASKS} AND {_NOT_ASKED}) "
    f"AND NOT EXISTS (SELECT 1 {_ASKED} AND {assignments.OPEN}))"
)
_STATE = (
    f"CASE WHEN {_DONE} THEN '{DueState.DONE}' ELSE (SELECT CASE WHEN min(deadline) IS NULL THEN '{DueState.NONE}' "
    f"WHEN substr(min(deadline), 1, 10) < :late_before THEN '{DueState.LATE}' "
    f"WHEN substr(min(deadline), 1, 10) <= :soon_until THEN '{DueState.SOON}' "
    f"ELSE '{DueState.ON_TIME}' END FROM {_DEADLINES}) END"
)

_WAITING = (
    f"CASE :state WHEN '{Waiting.TODAY}' THEN substr({_FIRST}, 1, 10) = :day "
    f"WHEN '{Waiting.WEEK}' THEN substr({_FIRST}, 1, 10) BETWEEN :late_before AND :week "
    f"WHEN '{Waiting.ISSUE}' THEN directive.signed_on IS NULL "
    f"WHEN '{Waiting.ARRIVE}' THEN directive.direction = '{Direction.INCOMING}' AND directive.signed_on IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM register_entry WHERE register_entry.paper = directive.uid) "
    f"ELSE {_STATE} = :state END"
)


def directives(today: Now) -> Listing[DirectiveRow]:
    """Newest first, drafts before them. Filters: direction, year (or a stage), state (a DueState on `today`, or what is
    `Waiting`).
    """
    tasks = "(SELECT count(*) FROM task WHERE task.parent = directive.uid)"
    answers = (
        "(SELECT count(DISTINCT answer.parent) FROM answer JOIN task ON task.uid = answer.task "
        "WHERE task.parent = directive.uid)"
    )
    year = "substr(directive.signed_on, 1, 4)"
    return Listing(
        table="directive",
        source="directive LEFT JOIN issuer ON issuer.uid = directive.issuer",
        columns=(
            "directive.uid",
            "directive.direction",
            "directive.kind",
            "directive.number",
            "directive.suffix",
            "directive.symbol",
            "directive.signed_on",
            "directive.subject",
            "issuer.name",
            _FIRST,
            _STATE,
            tasks,
            answers,
        ),
        row=lambda row: DirectiveRow(
            id=row[0],
            uid=row[1],
            direction=Direction(row[2]),
            kind=row[3],
            printed_number=numbering.printed(row[4], row[5], row[6]),
            signed_on=day_of(row[7]),
            subject=row[8],
            issuer=row[9],
            due=_due(row[10]),
            included=(row[10] or "").endswith("+"),
            state=DueState(row[11]),
            tasks=row[12],
            answers=row[13],
        ),
        order="directive.signed_on IS NOT NULL, directive.signed_on DESC",
        fields={
            "number": Field(printed_number("directive"), order="directive.number"),
            "signed_on": Field("directive.signed_on"),
            "subject": Field("directive.subject", order="directive.subject_key"),
            "issuer": Field("issuer.name", order="issuer.name_key"),
            "due": Field(f"substr({_FIRST}, 1, 10)", order=_FIRST),
            "tasks": summed(tasks),
            "answers": Field(answers),
            "state": Field(_STATE),
            "direction": Field("directive.direction"),
            "kind": Field("directive.kind"),
        },
        filters={
            "direction": "directive.direction = :direction",
            "year": within(f"CAST({year} AS INTEGER)"),
            "state": _WAITING,
        },
        year=year,
        parameters={**assignments.parameters(today), "week": (today.day + WEEK).isoformat()},
    )


def _due(marked: str | None) -> date | None:
    """The day that such a deadline names."""
    return assignments.due_of(day_of(marked[:10]), included=marked.endswith("+")) if marked else None
