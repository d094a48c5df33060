"""Where pages end: a paper is a column of slices, which are laid below one another until a page is full."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Optional

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas, float, float], None]
"""Draws right of and below a point."""

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """What is never broken: a line, a row, a block. Lengths are in points.

    `gap` is the space above it, which falls away at the top of a page; `keep` holds it on the page of what follows;
    `head` is put above it on each page where no other slice with the same head goes before.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    head: Optional["Slice"] = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    title: str
    key: str
    level: int


def marked(draw: Draw, bookmark: Bookmark) -> Draw:
    """Draws, and enters the place in the outline."""

    def drawn(canvas: Canvas, x: float, y: float) -> None:
        canvas.bookmarkHorizontal(bookmark.key, x, y)
        canvas.addOutlineEntry(bookmark.title, bookmark.key, bookmark.level)
        draw(canvas, x, y)

    return drawn


def kept(piece: Slice) -> Slice:
    """The slice, held on the page of what follows."""
    return replace(piece, keep=True)


def pages(slices: Iterable[Slice], height: float, first_less: float = 0.0) -> Iterator[list[tuple[float, Slice]]]:
    """Page after page of that height, each slice with its distance from the top; one empty page where there is nothing.
    The first page is shorter by `first_less`. No more than a page is held, so that a long list needs little memory. A
    slice that is taller than a page runs over its foot.
    """
    room = height - first_less
    page: list[tuple[float, Slice]] = []
    used = 0.0
    for group in _groups(slices, height):
        headed = _headed(group, page[-1][1] if page else None)
        if page and used + _height(headed) > room + _ROUNDING:
            yield page
            page, used, room = [], 0.0, height
            headed = _headed(group, None)
        for piece in headed:
            used += piece.gap if page else 0.0
            page.append((used, piece))
            used += piece.height
    yield page


def _groups(slices: Iterable[Slice], height: float) -> Iterator[list[Slice]]:
    """The slices in groups that stay on one page. Where a page cannot hold them all, the first ones are let go."""
    group: list[Slice] = []
    for piece in slices:
        group.append(piece)
        if not piece.keep:
            yield from _released(group, height)
            group = []
    yield from _released(group, height)


def _released(group: list[Slice], height: float) -> Iterator[list[Slice]]:
    first = 0
    while first < len(group) - 1 and _height(_headed(group[first:], None)) > height:
        yield [group[first]]
        first += 1
    if group:
        yield group[first:]


def _headed(group: list[Slice], before: Slice | None) -> list[Slice]:
    """The group with the heads that it needs below `before`."""
    head = before.head if before else None
    headed = []
    for piece in group:
        if piece.head is not None and piece.head is not head:
            headed.append(piece.head)
        head = piece.head
        headed.append(piece)
    return headed


def _height(slices: list[Slice]) -> float:
    return sum(piece.gap + piece.height for piece in slices)
