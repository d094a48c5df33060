"""What a công văn đôn đốc and a báo cáo say of who has reported and who has not, as text for their forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desktop.domain import recurrence
from danvan_desktop.domain.annexes import Annex
from danvan_desktop.domain.assignments import Assignment, AssignmentRow, Report, ReportState, State
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.money import two_digits
from danvan_desktop.papers.wording import Wording

LISTED = 6
"""So many missing reports stand in the text; more become a table behind it."""
_MATRIX = {State.LATE: "matrix_late", State.RETURNED: "matrix_returned", State.NOT_ASKED: "matrix_not_asked"}


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that `body` owes: what about, by when, the first day on which it was late, and for how many days."""

    body: str
    text: str
    due: date
    included: bool
    since: date
    days: int


def owed(row: AssignmentRow, body: str, today: date) -> Owed:
    """What a late assignment owes, asked of `body` today. Raises ValueError where it has no deadline."""
    if row.due is None or row.last is None:
        raise ValueError(row.uid)
    text = _title(row.text)
    if row.recurrence is not None and row.period is not None:
        text = f"{text} ({recurrence.period_name(row.recurrence, row.period).lower()})"
    return Owed(body, text, row.due, row.included, row.last + timedelta(days=1), (today - row.last).days)


def late_lines(missing: Sequence[Owed], wording: Wording) -> str:
    """A line for all bodies that owe the same, with what they owe."""
    by_body: dict[str, list[str]] = {}
    for one in missing:
        by_body.setdefault(one.body, []).append(wording["reminder_task"].format(**_words(one, wording)))
    by_tasks: dict[str, list[str]] = {}
    for body, tasks in by_body.items():
        by_tasks.setdefault("; ".join(tasks), []).append(body)
    return "\n".join(
        wording["reminder_body"].format(body=", ".join(bodies), tasks=tasks) for tasks, bodies in by_tasks.items()
    )


def own_lines(missing: Sequence[Owed], wording: Wording) -> str:
    """A line for each thing that one body owes."""
    return "\n".join(wording["reminder_one_task"].format(**_words(one, wording)) for one in missing)


def late_annex(missing: Sequence[Owed], reference: str, wording: Wording) -> Annex:
    """The table of bodies and what they owe."""
    return Annex(
        wording["late_kind"],
        wording["late_subject"].format(reference=reference),
        tuple(wording[f"late_column_{name}"] for name in ("body", "task", "due", "day")),
        tuple((one.body, one.text, _due(one, wording), format_date(one.since)) for one in missing),
    )


def results(
    directive: Directive,
    assigned: Sequence[Assignment],
    answered: Mapping[str, bool],
    names: Mapping[str, str],
    exemplars: Mapping[str, tuple[int, int]],
    wording: Wording,
) -> str:
    """A title for each task, how many reported, and the gist of each report. `answered` tells by uid which assignments
    owe nothing, `exemplars` by task how many answer it and how many of these were recognised.
    """
    lines: list[str] = []
    for number, task in enumerate(directive.tasks, start=1):
        own = [one for one in assigned if one.task == task.uid]
        lines.append(wording["answer_result"].format(number=number, text=_title(task.text)))
        if own:
            count = sum(answered[one.uid] for one in own)
            key = "answer_counts" if count else "answer_counts_none"
            lines.append(wording[key].format(count=two_digits(count), total=two_digits(len(own))))
        every, recognised = exemplars.get(task.uid, (0, 0))
        if every:
            numbers = {"count": two_digits(every), "recognised": two_digits(recognised)}
            lines.append(wording["answer_exemplars"].format(**numbers))
        for one in own:
            lines += [_gist(report, names[one.body], wording) for report in one.reports if _counts(report)]
    return "\n".join(lines)


def matrix(
    directive: Directive,
    assigned: Sequence[Assignment],
    states: Mapping[str, State],
    names: Mapping[str, str],
    reference: str,
    wording: Wording,
) -> Annex:
    """The table of bodies and tasks: when each reported, or how it stands. `states` by the uid of the assignment."""
    cells = {(one.body, one.task): one for one in assigned}
    bodies = dict.fromkeys(one.body for one in assigned)

    def cell(one: Assignment | None) -> str:
        if one is None:
            return wording["matrix_not_asked"]
        state = states[one.uid]
        if state in (State.REPORTED, State.DONE) and one.reports:
            return wording["matrix_reported"].format(day=format_date(one.reports[-1].received_on))
        return wording[_MATRIX.get(state, "matrix_due")]

    return Annex(
        wording["matrix_kind"],
        wording["matrix_subject"].format(reference=reference),
        (
            wording["late_column_body"],
            *(wording["matrix_task"].format(number=number) for number in range(1, len(directive.tasks) + 1)),
        ),
        tuple((names[body], *(cell(cells.get((body, task.uid))) for task in directive.tasks)) for body in bodies),
    )


def _words(one: Owed, wording: Wording) -> dict[str, str]:
    return {"text": one.text, "due": _due(one, wording), "count": two_digits(one.days)}


def _due(one: Owed, wording: Wording) -> str:
    return wording["due_included" if one.included else "due_before"].format(day=format_date(one.due))


def _counts(report: Report) -> bool:
    return report.state is not ReportState.RETURNED


def _gist(report: Report, body: str, wording: Wording) -> str:
    key = "answer_reference" if report.number else "answer_undated"
    reference = wording[key].format(number=report.number, day=format_date(report.received_on))
    text = " ".join(report.summary.split()) or "....."
    return wording["answer_report"].format(body=body, reference=reference, text=text)


def _title(text: str) -> str:
    """The first sentence of a task, without its mark."""
    return text.splitlines()[0].split(". ")[0].rstrip(" .;:")
