"""What is drawn on a page of a PDF besides its letters: rules, and pictures that take up the page."""

from collections.abc import Iterator
from ctypes import byref, c_float
from dataclasses import dataclass
from typing import Any, NamedTuple

from danvan_desktop.importers.documents.stretches import Box

_THIN = 3.0
"""Points; what is higher is no line through words."""

_MOST = 0.6
"""Of the page; pictures that take up more are a scan."""

_MANY = 200
"""Paths on a page without letters; so many are letters that were drawn."""

_MAX_DEPTH = 4  # of forms in forms
_MAX_POINTS = 400  # of one path; a drawing with more is no set of rules
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Thin boxes, lying or standing; whether pictures take up the page, as those of a scanner do; whether much else is
    drawn, as where letters were made into lines.
    """

    rules: tuple[Box, ...]
    pictured: bool
    full: bool


class Added(NamedTuple):
    """Whether things that were put upon a page have become a part of it, so that it has to be opened anew, and whether
    words that were written upon it have not.
    """

    taken: bool
    noted: bool


def take_in(page: Any) -> Added:
    """Makes what was put upon a page afterwards a part of it, if it is a field that was signed or filled in, or a
    stamp: offices give a paper its number and day so. What a reader has written there may be as much, or a remark.
    """
    from pypdfium2 import raw

    kinds = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        added = raw.FPDFPage_GetAnnot(page, index)
        kinds.append(raw.FPDFAnnot_GetSubtype(added))
        raw.FPDFPage_CloseAnnot(added)
    own = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP)
    noted = raw.FPDF_ANNOT_FREETEXT in kinds
    if not any(kind in own for kind in kinds):
        return Added(taken=False, noted=noted)
    for index in reversed(range(len(kinds))):
        if kinds[index] not in (*own, raw.FPDF_ANNOT_STRIKEOUT):
            raw.FPDFPage_RemoveAnnot(page, index)
    return Added(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS, noted)


def drawn(page: Any) -> Drawn:
    """What is drawn on a page, with what its readers struck out."""
    from pypdfium2 import raw

    rules: list[Box] = []
    paths, pictures = 0, 0.0
    for one, kind, matrices in _objects(page):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            rules += [_placed(box, matrices) for box in _thin(one)]
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _placed(_bounds(one), matrices)
            pictures += (box.right - box.left) * (box.top - box.bottom)
    width, height = page.get_size()
    return Drawn((*rules, *_struck_by_readers(page)), pictures > _MOST * width * height, paths > _MANY)


def _objects(page: Any) -> Iterator[tuple[Any, int, tuple[_Matrix, ...]]]:
    """All objects with their kinds and the matrices of the forms that they lie in, the inmost first."""
    from pypdfium2 import raw

    def within(form: Any, matrices: tuple[_Matrix, ...], depth: int) -> Iterator[tuple[Any, int, tuple[_Matrix, ...]]]:
        for index in range(raw.FPDFFormObj_CountObjects(form)):
            one = raw.FPDFFormObj_GetObject(form, index)
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                yield from within(one, (_matrix(one), *matrices), depth + 1)
            else:
                yield one, kind, matrices

    for index in range(raw.FPDFPage_CountObjects(page)):
        one = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from within(one, (_matrix(one),), 1)
        else:
            yield one, kind, ()


def _matrix(one: Any) -> _Matrix:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _placed(box: Box, matrices: tuple[_Matrix, ...]) -> Box:
    for a, b, c, d, e, f in matrices:
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        box = Box(min(across), min(up), max(across), max(up))
    return box


def _bounds(one: Any) -> Box:
    from pypdfium2 import raw

    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(one, byref(left), byref(bottom), byref(right), byref(top))
    return Box(left.value, bottom.value, right.value, top.value)


def _thin(path: Any) -> Iterator[Box]:
    """The thin parts of a path; a drawing of many lines may be one."""
    from pypdfium2 import raw

    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MAX_POINTS or (count <= 5 and not _is_thin(_bounds(path))):
        return
    matrix = _matrix(path)
    points: list[tuple[float, float]] = []
    x, y = c_float(), c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield from _if_thin(points, matrix)
            points = []
        points.append((x.value, y.value))
    yield from _if_thin(points, matrix)


def _if_thin(points: list[tuple[float, float]], matrix: _Matrix) -> Iterator[Box]:
    across, up = [x for x, _ in points], [y for _, y in points]
    box = _placed(Box(min(across), min(up), max(across), max(up)), (matrix,))
    if _is_thin(box):
        yield box


def _is_thin(box: Box) -> bool:
    thin, long = sorted((box.right - box.left, box.top - box.bottom))
    return thin <= _THIN and long > 2 * thin


def _struck_by_readers(page: Any) -> Iterator[Box]:
    """Lines through words that were added to the finished PDF as a remark."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        remark = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(remark) == raw.FPDF_ANNOT_STRIKEOUT:
            for number in range(raw.FPDFAnnot_CountAttachmentPoints(remark)):
                quad = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(remark, number, quad)
                middle = (quad.y1 + quad.y2 + quad.y3 + quad.y4) / 4
                across = (quad.x1, quad.x2, quad.x3, quad.x4)
                yield Box(min(across), middle, max(across), middle)
        raw.FPDFPage_CloseAnnot(remark)
