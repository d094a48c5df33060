"""The matrix of who stands how: bodies down; across, the tasks of one directive, or several directives as a whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from danvan_desktop.domain.assignments import ANSWERED, URGENCY, Role, State


class Told(NamedTuple):
    """How one assignment stands, or an `amount` of them alike; `column` is its task or its directive. `late` as of a
    Standing. (Thousands are made at once: a tuple takes a third of the time of a dataclass.)
    """

    column: str
    body: str
    state: State
    amount: int = 1
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
        return counted(self.told)

    @property
    def state(self) -> State:
        """What has to be seen first."""
        states = {one.state for one in self.told}
        return next((state for state in URGENCY if state in states), State.NOT_ASKED)

    @property
    def shown(self) -> Told | None:
        """The one that its state comes from."""
        return next((one for one in self.told if one.state is self.state), None)


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells` by the keys of line and column; where nothing was asked there is none."""

    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)

    def cell(self, line: Line, column: Column) -> Cell:
        return self.cells.get((line.key, column.key), NOTHING)

    def of_line(self, line: Line) -> Counter[State]:
        """How the body stands with all columns."""
        return _sum(self.cell(line, column) for column in self.columns)

    def of_column(self, column: Column) -> Counter[State]:
        """How all bodies stand with the column."""
        return _sum(self.cell(line, column) for line in self.lines)

    def total(self) -> Counter[State]:
        """How everything stands."""
        return _sum(self.cell(line, column) for line in self.lines for column in self.columns)


def counted(told: Iterable[Told]) -> Counter[State]:
    """How many stand how."""
    found: Counter[State] = Counter()
    for one in told:
        found[one.state] += one.amount
    return found


def owes(counts: Mapping[State, int]) -> bool:
    """Whether any of them still owes an answer."""
    return any(count and state not in (*ANSWERED, State.NOT_ASKED) for state, count in counts.items())


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
    return Matrix(
        tuple(sorted(lines.values(), key=order)),
        tuple(columns),
        {place: Cell(tuple(several)) for place, several in cells.items()},
    )


def narrowed(whole: Matrix, wanted: Callable[[Line, Counter[State]], bool]) -> Matrix:
    """Only the lines that are wanted, by their name and how they stand."""
    kept = tuple(line for line in whole.lines if wanted(line, whole.of_line(line)))
    return Matrix(kept, whole.columns, whole.cells)


def _sum(cells: Iterable[Cell]) -> Counter[State]:
    found: Counter[State] = Counter()
    for cell in cells:
        for one in cell.told:
            found[one.state] += one.amount
    return found
