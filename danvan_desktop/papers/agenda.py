"""A month of the agenda as a sheet for the wall: the weeks, and below them what is due in full."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.domain.agenda import AgendaDay, AgendaItem, Month
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.working_days import DayKind
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Block, Column, Paper, Paragraph, Run, Style, Table, Title
from danvan_desktop.texts import agenda as texts
from danvan_desktop.texts import lists as list_texts

WEEK_SHARE = 0.05
SHOWN = 4
"""So many lines of a day stand in its cell; all stand in the list."""
_LIST_SHARES = (0.1, 0.1, 0.14, 0.36, 0.12, 0.18)


def month_paper(month: Month, days: Mapping[date, AgendaDay], layout: Layout, today: date) -> Paper:
    """The weeks of the month; the list is left out where nothing is due."""
    items = [item for day in days.values() if month.holds(day.day) for item in day.items]
    share = (1 - WEEK_SHARE) / 7
    columns = (Column(texts.WEEK, WEEK_SHARE, Align.CENTRE), *(Column(name, share) for name in texts.WEEKDAYS))
    rows = [
        (str(week[0].isocalendar().week), *(_cell(days[day], month) if day in days else "" for day in week))
        for week in month.weeks
    ]
    name = texts.LIST_TITLE.format(month=texts.month(date(month.year, month.month, 1)).lower())
    blocks: list[Block] = [Table(columns, rows)]
    if items:
        blocks += [Paragraph((Run(texts.counts(*_counted(items))),), Style.SECTION, keep_next=True), _list(items)]
    return Paper(
        name=name,
        layout=layout.key,
        title=Title(name.upper(), reference=list_texts.row_count(len(items), today)),
        blocks=tuple(blocks),
        numbered=True,
        landscape=True,
    )


def layout_for(layout: Layout) -> Layout:
    """The layout with a sheet that lies, narrow margins and small letters."""
    page = replace(layout.page, width=210, height=297, left=15, right=15, top=15, bottom=15, number_top=7)
    sizes = {"table": 9.5, "table_head": 10, "reference": 10, "section": 11}
    small = {name: replace(layout.styles[name], size=size) for name, size in sizes.items()}
    return replace(layout, page=page, styles={**layout.styles, **small})


def line(item: AgendaItem) -> tuple[str, ...]:
    """A line of the list, as `texts.COLUMNS` heads it."""
    return (
        format_date(item.day),
        texts.KINDS[item.kind],
        item.number,
        item.text,
        texts.STATES[item.state],
        item.note,
    )


def _cell(day: AgendaDay, month: Month) -> str:
    """The number of the day, its name, and what is due: no font for papers has the signs, so the state is a word."""
    if not month.holds(day.day):
        return f"({day.day.day}/{day.day.month})"
    name = texts.SWAPPED if day.kind is DayKind.SWAPPED else day.name
    lines = [f"{day.day.day}   {name}".rstrip()]
    lines += [f"- {item.number}: {texts.STATES[item.state].lower()}" for item in day.items[:SHOWN]]
    if len(day.items) > SHOWN:
        lines.append(texts.MORE.format(count=len(day.items) - SHOWN))
    return "\n".join(lines) + "\n" * max(0, 3 - len(lines))


def _list(items: Sequence[AgendaItem]) -> Table:
    columns = tuple(Column(title, share) for title, share in zip(texts.COLUMNS, _LIST_SHARES, strict=True))
    return Table(columns, [line(item) for item in items])


def _counted(items: Sequence[AgendaItem]) -> tuple[int, int, int]:
    states = [item.state.value for item in items]
    return states.count("late"), states.count("soon"), len(items)
