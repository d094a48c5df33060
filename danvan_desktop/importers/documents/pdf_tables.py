"""Tables of a PDF by the rules drawn on its pages: where a rule stands between two places, they are two cells."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from danvan_desktop.importers.documents.stretches import Box, Stretch

_MAX_RULES = 400  # across, and as many down; a drawing has more
_NEAR = 3.0  # points; rules that are nearer are one, or meet
_SHORT = 6.0  # points; no rule of a table is shorter
_COLUMNS = 3
"""A frame or a head has fewer."""

_MOST_COLUMNS = 30

_MIDDLE = 0.3
"""Sizes of the font above the line on which letters stand."""


class _Rule(NamedTuple):
    """Where a rule stands, and from where to where it goes."""

    at: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its columns from the left, its rows from the top, and the cell that each of these places belongs to, by
    row and column.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def top(self) -> float:
        return self.rows[0]

    def cell(self, one: Stretch) -> tuple[int, int] | None:
        """The cell in which a stretch stands; None where it stands outside."""
        row, middle = self._row(one), (one.left + one.right) / 2
        column = next((n for n, (left, right) in enumerate(pairwise(self.columns)) if left <= middle < right), None)
        return None if row is None or column is None else self.cells[row][column]

    def cuts(self, one: Stretch) -> list[float]:
        """Where rules go through a stretch that goes on from one cell into the next."""
        row = self._row(one)
        if row is None:
            return []
        walls = (n for n in range(1, len(self.columns) - 1) if self.cells[row][n - 1] != self.cells[row][n])
        return [self.columns[n] for n in walls if one.left < self.columns[n] - 1 and one.right > self.columns[n] + 1]

    def _row(self, one: Stretch) -> int | None:
        middle = one.base + _MIDDLE * one.size
        return next((n for n, (top, bottom) in enumerate(pairwise(self.rows)) if bottom <= middle < top), None)

    def lines(self, told: Mapping[tuple[int, int], str]) -> Iterator[tuple[str, float]]:
        """A line for each row by what is told in the cells, with tabs between the columns, and its height; a cell over
        several rows stands in each of them, one over all columns alone.
        """
        for row, bottom in zip(self.cells, self.rows[1:], strict=True):
            texts = [" ".join(told.get(cell, "").split()) for cell in row]  # a gap within a cell parts nothing
            each = [text if cell[1] == n else "" for n, (text, cell) in enumerate(zip(texts, row, strict=True))]
            yield each[0] if len(set(row)) == 1 else "\t".join(each), bottom


def grids(rules: Sequence[Box]) -> list[Grid]:
    """The tables that these rules make, from the top down."""
    across = [_Rule((box.bottom + box.top) / 2, box.left, box.right) for box in rules if _lies(box)]
    down = [_Rule((box.left + box.right) / 2, box.bottom, box.top) for box in rules if not _lies(box)]
    across, down = (_whole([rule for rule in some if rule.last - rule.first > _SHORT]) for some in (across, down))
    if max(len(across), len(down)) > _MAX_RULES:
        return []
    found = [grid for some, others in _meeting(across, down) if (grid := _grid(some, others))]
    return sorted(found, key=lambda one: -one.top)


def _lies(box: Box) -> bool:
    return box.right - box.left > box.top - box.bottom


def _whole(rules: Sequence[_Rule]) -> list[_Rule]:
    """Pieces of one rule put together."""
    made: list[_Rule] = []
    lines = _clusters([rule.at for rule in rules])
    ordered = sorted((lines[bisect_right(lines, rule.at) - 1], rule.first, rule.last) for rule in rules)
    for at, first, last in ordered:
        if made and made[-1].at == at and first <= made[-1].last + _NEAR:
            made[-1] = _Rule(at, made[-1].first, max(made[-1].last, last))
        else:
            made.append(_Rule(at, first, last))
    return made


def _clusters(places: Sequence[float]) -> list[float]:
    """Places in order, those that are near as one."""
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def _meeting(across: Sequence[_Rule], down: Sequence[_Rule]) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """The rules that meet one another, across and down, for each table."""
    left_across, left_down = set(across), set(down)
    while left_across:
        some, others = {left_across.pop()}, set[_Rule]()
        fresh: set[_Rule] = set(some)
        while fresh:
            met = {rule for rule in left_down if any(_meet(one, rule) for one in fresh)}
            left_down -= met
            others |= met
            fresh = {rule for rule in left_across if any(_meet(rule, one) for one in met)}
            left_across -= fresh
            some |= fresh
        yield list(some), list(others)


def _meet(across: _Rule, down: _Rule) -> bool:
    return (
        down.first - _NEAR <= across.at <= down.last + _NEAR and across.first - _NEAR <= down.at <= across.last + _NEAR
    )


def _grid(across: Sequence[_Rule], down: Sequence[_Rule]) -> Grid | None:
    columns = _clusters([rule.at for rule in down])
    rows = _clusters([rule.at for rule in across])[::-1]
    if not _COLUMNS < len(columns) <= _MOST_COLUMNS or len(rows) < 2:
        return None
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for column, (left, right) in enumerate(pairwise(columns)):
            x, y = (left + right) / 2, (top + bottom) / 2
            cell = (row, column)
            if column and not _stands(down, left, y):
                cell = cells[row, column - 1]
            elif row and not _stands(across, top, x) and cells[row - 1, column][1] == column:
                cell = cells[row - 1, column]
            cells[row, column] = cell
    width = len(columns) - 1
    whole = tuple(tuple(cells[row, column] for column in range(width)) for row in range(len(rows) - 1))
    return Grid(tuple(columns), tuple(rows), whole)


def _stands(rules: Sequence[_Rule], at: float, place: float) -> bool:
    """Whether there is a rule at that line beside a place."""
    return any(abs(rule.at - at) <= _NEAR and rule.first <= place <= rule.last for rule in rules)
