"""The matrix of who stands how: bodies down; across, the tasks of one directive, or several directives as a whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from danvan_desktop.domain.assignments import ANSWERED, OVERDUE, UNREPORTED, URGENCY, Role, State
from danvan_desktop.domain.vietnamese import fold

OWING = frozenset(State) - {*ANSWERED, State.NOT_ASKED}
"""The states in which a body still owes an answer."""


class Told(NamedTuple):
    """How one assignment stands; `column` is its task or its directive, and of that no more is told than the state and
    whether it is late, as of a Standing. (Thousands are made at once: a tuple takes a third of a dataclass's time.)
    """

    column: str
    body: str
    state: State
    uid: str = ""
    role: Role = Role.LEAD
    last: date | None = None
    included: bool = False
    late: bool = False
    period: date | None = None
    progress: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """What stands across: `title` is short, `text` is all of it."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A body as it is called now; `bodies` are the units asked that it answers for."""

    key: str
    name: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands where a body and a column meet."""

    told: tuple[Told, ...] = ()

    @property
    def counts(self) -> Counter[State]:
        return Counter(one.state for one in self.told)

    @property
    def state(self) -> State:
        """What has to be seen first."""
        states = {one.state for one in self.told}
        return next((state for state in URGENCY if state in states), State.NOT_ASKED)

    @property
    def shown(self) -> Told | None:
        """The one that its state comes from."""
        return next((one for one in self.told if one.state is self.state), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """`told` by the keys of line and column; where nothing was asked there is none. The sums are of these lines and
    columns only. (An office of many years has millions of cells, most of them empty: what is told is summed up once.)
    """

    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    told: Mapping[tuple[str, str], Sequence[Told]] = field(default_factory=dict)
    line_sums: Mapping[str, Counter[State]] = field(default_factory=dict)
    column_sums: Mapping[str, Counter[State]] = field(default_factory=dict)

    def cell(self, line: Line, column: Column) -> Cell:
        return Cell(tuple(self.told.get((line.key, column.key), ())))

    def of_line(self, line: Line) -> Counter[State]:
        """How the body stands with all columns."""
        return self.line_sums[line.key]

    def of_column(self, column: Column) -> Counter[State]:
        """How all bodies stand with the column."""
        return self.column_sums[column.key]

    def total(self) -> Counter[State]:
        """How everything stands."""
        found: Counter[State] = Counter()
        for line in self.lines:
            found.update(self.of_line(line))
        return found

    def late(self) -> set[str]:
        """The keys of the lines of those who are late with anything."""
        return {line for (line, _column), several in self.told.items() for one in several if one.late}


def owes(counts: Mapping[State, int]) -> bool:
    """Whether any of them still owes an answer."""
    return any(counts.get(state) for state in OWING)


def matrix(
    told: Iterable[Told], columns: Sequence[Column], line_of: Callable[[str], Line], order: Callable[[Line], str]
) -> Matrix:
    """The matrix of these columns. `line_of` tells under whom a body that was asked stands now."""
    known: dict[str, Line] = {}
    cells: dict[tuple[str, str], list[Told]] = {}
    lines: dict[str, Line] = {}
    for one in told:
        line = known.get(one.body)
        if line is None:
            line = known[one.body] = line_of(one.body)
            before = lines.get(line.key)
            lines[line.key] = line if before is None else Line(line.key, line.name, (*before.bodies, *line.bodies))
        cells.setdefault((line.key, one.column), []).append(one)
    return _summed(sorted(lines.values(), key=order), columns, cells)


def narrowed(whole: Matrix, state: str = "", body: str = "", words: Sequence[str] = ()) -> Matrix:
    """Only the lines that stand so (a State, UNREPORTED or OVERDUE), of the body with that key, and with all these
    folded words in their names.
    """
    late = whole.late() if state == OVERDUE else ()

    def stands(line: Line) -> bool:
        counts = whole.of_line(line)
        if state == UNREPORTED:
            return owes(counts)
        if state == OVERDUE:
            return line.key in late
        return not state or counts[State(state)] > 0

    def is_wanted(line: Line) -> bool:
        name = fold(line.name)
        return body in ("", line.key) and all(word in name for word in words) and stands(line)

    kept = [line for line in whole.lines if is_wanted(line)]
    return whole if len(kept) == len(whole.lines) else _summed(kept, whole.columns, whole.told)


def _summed(lines: Sequence[Line], columns: Sequence[Column], told: Mapping[tuple[str, str], Sequence[Told]]) -> Matrix:
    of_lines: dict[str, Counter[State]] = {line.key: Counter() for line in lines}
    of_columns: dict[str, Counter[State]] = {column.key: Counter() for column in columns}
    for (line, column), several in told.items():
        if line in of_lines:
            of_line, of_column = of_lines[line], of_columns[column]
            for one in several:
                of_line[one.state] += 1
                of_column[one.state] += 1
    return Matrix(tuple(lines), tuple(columns), told, of_lines, of_columns)
