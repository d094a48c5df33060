"""The XML of a Word file: runs, paragraphs and tables. Built directly, as python-docx needs minutes for long tables."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml.etree import Element, _Element

from danvan_desktop.exporters.text import clean

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DASHES = 1
"""The list of Word whose lines begin with a dash."""

_TEXT = f"{{{NAMESPACE}}}t"
_PREFIXES = {"w": NAMESPACE, "r": RELATIONS}


def element(tag: str, *children: _Element, **attributes: object) -> _Element:
    """A WordprocessingML element."""
    values = {f"{{{NAMESPACE}}}{name}": str(value) for name, value in attributes.items()}
    node = Element(f"{{{NAMESPACE}}}{tag}", values, nsmap=_PREFIXES)
    node.extend(children)
    return node


def twips(mm: float) -> int:
    """Millimetres in Word's unit of length, the twentieth of a point."""
    return round(mm * 1440 / 25.4)


def run(text: str, *properties: _Element) -> _Element:
    """Text of one look; a line break in it stays one."""
    node = element("r")
    if properties:
        node.append(element("rPr", *properties))
    for index, line in enumerate(clean(text).split("\n")):
        if index:
            node.append(element("br"))
        words = element("t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        node.append(words)
    return node


def field(code: str) -> _Element:
    """A number that Word counts itself: `PAGE` or `NUMPAGES`."""
    return element("fldSimple", run("1"), instr=code)


def paragraph(
    style: str,
    *content: _Element,
    keep_next: bool = False,
    rule: bool = False,
    box: float = 0,
    dash: bool = False,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    right: float = 0,
    hanging: float = 0,
    align: str = "",
) -> _Element:
    """A paragraph of a named style and what it has beside that: spacing in points, indents in mm; `rule` draws a line
    along its top, `box` one around it at so many points; with a `dash` it is a line of a list.
    """
    properties = element("pPr", element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if dash:
        properties.append(element("numPr", element("ilvl", val=0), element("numId", val=DASHES)))
    if rule:
        properties.append(element("pBdr", _border("top", 0)))
    if box:
        properties.append(element("pBdr", *(_border(side, box) for side in ("top", "left", "bottom", "right"))))
    if spacing := {name: round(points * 20) for name, points in (("before", before), ("after", after)) if points}:
        properties.append(element("spacing", **spacing))
    indents = {"left": left, "right": right, "hanging": hanging}
    if indents := {name: twips(mm) for name, mm in indents.items() if mm}:
        properties.append(element("ind", **indents))
    if align:
        properties.append(element("jc", val=align))
    return element("p", properties, *content)


def _border(side: str, space: float) -> _Element:
    return element(side, val="single", sz=6, space=round(space), color="000000")


def columns(widths: Sequence[float]) -> list[int]:
    """Columns of a table in twips, which add up to their sum in mm."""
    edges = [twips(sum(widths[:count])) for count in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


def table(columns: Sequence[int], rows: Iterable[_Element], style: str = "") -> _Element:
    """A table of fixed columns. Without a style there are neither borders nor padding."""
    node = element(
        "tbl",
        element(
            "tblPr",
            *([element("tblStyle", val=style)] if style else []),
            element("tblW", w=sum(columns), type="dxa"),
            element("tblInd", w=0, type="dxa"),
            element("tblLayout", type="fixed"),
            *([] if style else [padding(0, 0)]),
        ),
        element("tblGrid", *(element("gridCol", w=column) for column in columns)),
    )
    for line in rows:
        node.append(line)
    return node


def row(
    columns: Sequence[int], cells: Sequence[Sequence[_Element]], *, head: bool = False, whole: bool = True
) -> _Element:
    """A row that holds the paragraphs of its cells, at least one each; the only cell of a row spans all columns. It
    stays `whole` on a page; a `head` is repeated on each.
    """
    line = element("tr")
    if marks := [tag for tag, on in (("cantSplit", whole), ("tblHeader", head)) if on]:
        line.append(element("trPr", *map(element, marks)))
    spanned = len(cells) < len(columns)
    for column, cell in zip([sum(columns)] if spanned else columns, cells, strict=True):
        properties = element("tcPr", element("tcW", w=column, type="dxa"))
        if spanned:
            properties.append(element("gridSpan", val=len(columns)))
        if head:
            properties.append(element("vAlign", val="center"))
        line.append(element("tc", properties, *cell))
    return line


def filled(pattern: _Element, texts: Sequence[str]) -> _Element:
    """A copy of a row of empty runs with a text in each, which is much quicker than a row that is made."""
    line = deepcopy(pattern)
    for node, text in zip(line.iter(_TEXT), texts, strict=True):
        node.text = clean(text)
    return line


def padding(vertical: float, horizontal: float) -> _Element:
    """The margins of cells, in mm."""
    sides = {"top": vertical, "left": horizontal, "bottom": vertical, "right": horizontal}
    return element("tblCellMar", *(element(side, w=twips(mm), type="dxa") for side, mm in sides.items()))
