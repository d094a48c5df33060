"""The parts of a paper as slices: heading, title, addressees, paragraphs, signature. Lengths are in points unless they
come from a layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.exporters.fonts import BOX_SPACE, balanced, box_width
from danvan_desktop.exporters.pdf_fonts import Face, Faces
from danvan_desktop.exporters.pdf_pages import Bookmark, Draw, Slice, marked
from danvan_desktop.exporters.pdf_text import Line, lines, put
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.layouts import Rule as RuleLayout
from danvan_desktop.papers.paper import Addressees, Align, Heading, Paper, Paragraph, Signature, Style, Title

# The distances are those of the Word file, so that the two show the same pages.
BELOW = 6.0  # what a part leaves free below it, and another one above it
APART = 12.0  # above the signature, beside what the body leaves free
RULE_LINE = 4.0  # the line that carries a rule
RULE = 0.75  # thickness of a rule
EXACT_ASCENT = 0.8  # where Word and LibreOffice put the baseline in a line of exact height


@dataclass(frozen=True, slots=True)
class Place:
    """What a paper is laid out with, and the text area of its pages."""

    layout: Layout
    faces: Faces
    width: float
    height: float

    @property
    def space_after(self) -> float:
        return self.layout.body.space_after


class Block:
    """Lines of text and rules, placed below and right of its corner and drawn in one piece. `y` counts downwards."""

    def __init__(self) -> None:
        self.height = 0.0
        self._words = 0.0  # how long the words placed last are on one line
        self._lines: list[tuple[Line, float, float, float, Align]] = []
        self._rules: list[tuple[float, float, float]] = []
        self._boxes: list[tuple[float, float, float, float]] = []

    def text(
        self,
        text: str,
        face: Face,
        x: float,
        y: float,
        width: float,
        *,
        align: Align = Align.CENTRE,
        hanging: float = 0.0,
    ) -> float:
        """Adds a text between `x` and `x + width`, its top at `y`, and returns where it ends. All lines but the first
        begin `hanging` further right.
        """
        indent = 0.0
        self._words = min(width, face.widths[clean(text)]) or self._words
        for line in lines([(text, face)], width - hanging, -hanging):
            self._lines.append((line, x + indent, y + face.ascent, width - indent, align))
            y += face.leading
            indent = hanging
        self.height = max(self.height, y)
        return y

    def rule(self, rule: RuleLayout, x: float, y: float, width: float, align: Align = Align.CENTRE) -> float:
        """Adds a rule under the words placed last and returns where what follows may begin. A share of 0 means none."""
        if not rule.share or not self._words:
            return y
        y += rule.gap * mm
        length = self._words * rule.share
        left = x + (width - length) / (2 if align is Align.CENTRE else 1)
        self.line(left, left + length, y)
        self.height = max(self.height, y + RULE_LINE)
        return y + RULE_LINE + BELOW

    def line(self, left: float, right: float, y: float) -> None:
        """Adds a line across."""
        self._rules.append((left, right, y))

    def boxed(self, text: str, face: Face, x: float, y: float, width: float) -> float:
        """Adds a text in a box in the middle and returns where it ends."""
        wide = box_width(face.widths[clean(text)] / mm) * mm
        end = self.text(text, face, x, y + BOX_SPACE, width) + BOX_SPACE
        self._boxes.append((x + (width - wide) / 2, end, wide, end - y))
        self.height = max(self.height, end)
        return end

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(RULE)
        for left, right, level in self._rules:
            canvas.line(x + left, y - level, x + right, y - level)
        for left, foot, width, height in self._boxes:
            canvas.rect(x + left, y - foot, width, height)
        for line, left, baseline, width, align in self._lines:
            _draw_line(canvas, line, (x + left, y - baseline), width, align)

    def slice(self, gap: float = 0.0, *, keep: bool = False) -> Slice:
        return Slice(self.height, self.draw, gap, keep)


def heading(part: Heading, place: Place) -> Iterator[Slice]:
    """Two blocks side by side: who writes, over separator, number and subject, and the title, over place and date,
    which stand level with what follows the names, however many lines they take.
    """
    layout, faces = place.layout.heading, place.faces
    left = place.width * layout.left_width / (layout.left_width + layout.right_width)
    right = place.width - left
    block = Block()
    names = 0.0
    for text, style in ((part.superior, "superior"), (part.issuer, "issuer")):
        for line in balanced(clean(text), place.layout.styles[style], left / mm):
            names = block.text(line, faces(style), 0, names, left)
    names = block.rule(layout.issuer_rule, 0, names, left)
    titles = 0.0
    for count, text in enumerate(part.right, start=1):
        titles = block.text(text, faces(f"title_{count}"), left, titles, right, align=layout.title_align)
    titles = block.rule(layout.title_rule, left, titles, right, layout.title_align)
    below = [(text, faces(style)) for text, style in ((layout.separator, "separator"), (part.number, "number")) if text]
    date, level = faces("place_date"), below[0][1] if below else faces("number")
    baseline = max(names, titles) + max(date.ascent, level.ascent)
    block.text(part.place_date, date, left, baseline - date.ascent, right, align=layout.title_align)
    y = baseline - level.ascent
    for text, face in below:
        y = block.text(text, face, 0, y, left)
    if part.dispatch_subject:
        y = block.text(part.dispatch_subject, faces("dispatch_subject"), 0, y + place.space_after, left)
    for text, style in ((part.urgency, "urgency"), (part.circulation, "circulation")):
        if text:
            put_stamp = block.boxed if layout.boxed else block.text
            y = put_stamp(text, faces(style), 0, y + BELOW, left)
    block.text(part.draft_note, faces("draft_note"), 0, y, left)
    block.height += RULE_LINE + BELOW
    yield block.slice()


def line_across(place: Place) -> Slice:
    """A line from margin to margin, with room above and below it."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(RULE)
        canvas.line(x, y, x + place.width, y)

    return Slice(BELOW, draw, gap=APART)


def title(part: Title, place: Place, kind: str = "kind") -> Iterator[Slice]:
    """Kind, subject and reference, centred, over hyphens or a rule."""
    block = Block()
    y = 0.0
    for text, style in ((part.kind, kind), (part.subject, "subject"), (part.reference, "reference")):
        y = block.text(text, place.faces(style), 0, y, place.width)
    if place.layout.words.title_rule:
        block.text(place.layout.words.title_rule, place.faces("subject"), 0, y, place.width)
        block.height += BELOW
    else:
        block.rule(place.layout.heading.issuer_rule, 0, y, place.width)
    yield block.slice(BELOW, keep=True)


def addressees(part: Addressees, place: Place) -> Iterator[Slice]:
    """A single name beside the word; several below one another, their dashes where the single name would begin."""
    word, face = place.faces("addressees_word"), place.faces("addressees")
    start = (place.layout.addressees_left - place.layout.page.left) * mm
    left = start + word.widths[clean(part.word) + " "]
    room = place.width - left
    blocks = [Block()]
    blocks[0].text(part.word, word, start, 0, place.width - start, align=Align.LEFT)
    if len(part.names) == 1:
        blocks[0].text(part.names[0], face, left, 0, room, align=Align.LEFT)
    else:
        for name in part.names:
            blocks.append(Block())
            blocks[-1].text(f"- {name}", face, left, 0, room, align=Align.LEFT, hanging=face.widths["- "])
    blocks[-1].height += BELOW
    yield blocks[0].slice(BELOW, keep=True)
    yield from (block.slice() for block in blocks[1:])


def paragraph(part: Paragraph, place: Place, bookmark: tuple[str, int]) -> Iterator[Slice]:
    """The lines of a paragraph; its first two and its last two stay together. A section is entered as a `bookmark` of
    that key and level.
    """
    body = place.layout.body
    face = place.faces(part.style)
    pieces = [(run.text, place.faces(part.style, bold=run.bold, italic=run.italic)) for run in part.runs]
    align = {Style.CENTRED: Align.CENTRE, Style.SECTION: Align.LEFT}.get(part.style)
    indent = 0.0 if align else body.first_indent * mm
    height = body.line_exact or body.line_multiple * face.leading
    baseline = EXACT_ASCENT * height if body.line_exact else height - face.leading + face.ascent
    found = lines(pieces, place.width, indent) if pieces else []
    for index, line in enumerate(found):
        first, last = index == 0, index == len(found) - 1
        left = indent if first else 0.0
        draw: Draw = _BodyLine(line=line, left=left, width=place.width, baseline=baseline, align=align).draw
        if first and part.style is Style.SECTION:
            draw = marked(draw, Bookmark(clean(part.text), *bookmark))
        keep = part.keep_next if last else first or index == len(found) - 2
        yield Slice(height, draw, gap=place.space_after if first else 0.0, keep=keep)


def ending(paper: Paper, place: Place) -> Iterator[Slice]:
    """The signature on the right and “Nơi nhận” or the other signature on the left, level with its first line. Where
    both stand on the left, “Nơi nhận” goes below. What a page cannot hold of a very long list of recipients goes on
    below.
    """
    block = Block()
    left = place.width - place.layout.signature_width * mm
    word, face = place.faces("recipients_word"), place.faces("recipients")
    baseline = max(word.ascent, place.faces("authority").ascent) if paper.signature else word.ascent
    if paper.signature is not None:
        _signature(block, paper.signature, place, (left, place.width - left), baseline)
    if paper.left_signature is not None:
        _signature(block, paper.left_signature, place, (0, left), baseline)
        baseline = block.height + APART + word.ascent
    y = baseline - word.ascent
    if paper.recipients:
        y = block.text(place.layout.words.recipients, word, 0, y, left, align=Align.LEFT)
        for recipient in paper.recipients:
            if y + face.leading > place.height:
                yield block.slice(BELOW + APART)
                block, y = Block(), 0.0
            y = block.text(recipient, face, 0, y, left, align=Align.LEFT, hanging=face.widths["- "])
    block.text(paper.drafter, place.faces("drafter"), 0, y, left, align=Align.LEFT)
    yield block.slice(BELOW + APART)


def _signature(block: Block, part: Signature, place: Place, room: tuple[float, float], baseline: float) -> None:
    """The head of an office, who signs on nobody's behalf, has his title in the place of the authority."""
    x, width = room
    authority, title, name = (place.faces(style) for style in ("authority", "signer_title", "signer_name"))
    first, *more = [line for line in (part.authority, part.title) if line] or [""]
    y = baseline - authority.ascent
    y = block.text(first, authority, x, y, width)
    for line in more:
        y = block.text(line, title, x, y, width)
    y += place.layout.signature_gap * mm - name.leading  # the gap is from line to line
    block.text(part.name, name, x, y, width)
    block.height = max(block.height, y)


def contact(text: str, place: Place) -> Block:
    """The address of the office under a line across the page."""
    block = Block()
    block.line(0, place.width, 0)
    block.text(text, place.faces("contact"), 0, 0, place.width, align=Align.LEFT)
    return block


@dataclass(frozen=True, slots=True, kw_only=True)
class _BodyLine:
    line: Line
    left: float
    width: float
    baseline: float
    align: Align | None

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        _draw_line(canvas, self.line, (x + self.left, y - self.baseline), self.width - self.left, self.align)


def _draw_line(canvas: Canvas, line: Line, at: tuple[float, float], room: float, align: Align | None) -> None:
    text = canvas.beginText()
    x = put(text, line, at, room, align)
    canvas.drawText(text)
    if line.face.underline:
        level = at[1] - line.face.size / 8
        canvas.setLineWidth(line.face.size / 20)
        canvas.line(x, level, x + line.width, level)
