"""A paper as an editable Word file: named styles, borderless tables for heading and signature, rules as borders."""

from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element
from reportlab.lib.units import mm

from danvan_desktop.exporters.docx_base import new_document
from danvan_desktop.exporters.docx_xml import element, paragraph, run, table
from danvan_desktop.exporters.files import written
from danvan_desktop.exporters.fonts import ASCENT, balanced, width
from danvan_desktop.papers.layouts import Layout, Rule
from danvan_desktop.papers.paper import Addressees, Align, Heading, Paper, Run, Table, Title

APART = 12
"""Points between the parts of a paper."""

BELOW = 6
"""Points between a rule or a table and what stands below it."""

KEPT_WITH_SIGNATURE = 2
"""Lines or rows at the end of the body that stay on the page of the signature."""

ALIGNMENTS = {Align.LEFT: "", Align.CENTRE: "center", Align.RIGHT: "right"}


def write(paper: Paper, layout: Layout, path: Path) -> None:
    """Writes the paper in that layout. Raises UserError where the file cannot be written."""
    document = new_document(paper, layout)
    section = document.element.body[-1]
    for part in _Parts(paper, layout).all():
        section.addprevious(part)
    with written(path) as temporary:
        document.save(str(temporary))


class _Parts:
    """The parts of one paper. Widths are in mm."""

    def __init__(self, paper: Paper, layout: Layout) -> None:
        page = layout.page
        self.paper = paper
        self.layout = layout
        self.width = (page.height if paper.landscape else page.width) - page.left - page.right

    def all(self) -> Iterator[_Element]:
        """From top to bottom. A thin line follows each table: Word would join two that touch, and wants a paragraph at
        the end.
        """
        paper = self.paper
        if paper.heading:
            yield self.heading(paper.heading)
            yield paragraph("thin", after=APART)
        if paper.title:
            yield from self.title(paper.title)
        if paper.addressees:
            yield from self.addressees(paper.addressees)
        yield from self.body()
        if paper.signature or paper.recipients:
            yield self.ending()
            yield paragraph("thin")

    def heading(self, part: Heading) -> _Element:
        """Two rows, so that place and date stand level with what is beside them however many lines the names take."""
        layout, styles = self.layout.heading, self.layout.styles
        left = self.width * layout.left_width / (layout.left_width + layout.right_width)
        right = self.width - left
        superior = balanced(part.superior, styles["superior"], left)
        issuer = balanced(part.issuer, styles["issuer"], left)
        lines = [("superior", superior), ("issuer", issuer)]
        names = [paragraph(role, run("\n".join(name))) for role, name in lines if any(name)]
        names += self.rule(layout.issuer_rule, "issuer", issuer[-1], left)
        titles = [paragraph(f"title_{count}", run(line)) for count, line in enumerate(part.right, start=1)]
        titles += self.rule(layout.title_rule, f"title_{len(part.right)}", part.right[-1], right)
        below = [("separator", layout.separator), ("number", part.number), ("dispatch_subject", part.dispatch_subject)]
        (level, text), *rest = [(role, text) for role, text in below if text]
        numbers = [paragraph(level, run(text), before=self.lowered(level, "place_date"))]
        numbers += [paragraph(role, run(text)) for role, text in rest]
        date = paragraph("place_date", run(part.place_date), before=self.lowered("place_date", level))
        return table((left, right), [[names, titles], [numbers, [date]]])

    def title(self, part: Title) -> Iterator[_Element]:
        """Kind, subject and reference over hyphens or a rule."""
        lines = [("kind", part.kind), ("subject", part.subject), ("reference", part.reference)]
        lines = [(role, text) for role, text in lines if text]
        for role, text in lines:
            yield paragraph(role, run(text), keep_next=True)
        if self.layout.words.title_rule:
            yield paragraph("subject", run(self.layout.words.title_rule), after=APART)
        else:
            yield from self.rule(self.layout.heading.issuer_rule, *lines[-1], self.width)

    def addressees(self, part: Addressees) -> Iterator[_Element]:
        """A single name beside the word; several below one another, their dashes where the single name would begin."""
        left = self.layout.addressees_left - self.layout.page.left
        names = left + self.measure("addressees_word", f"{part.word} ")
        word = run(f"{part.word} ", element("rStyle", val="addressees_word"))
        if len(part.names) == 1:
            yield paragraph("addressees", word, run(part.names[0]), left=names, hanging=names - left, after=APART)
            return
        yield paragraph("addressees", word, left=left)
        dash = self.measure("addressees", "- ")
        for count, name in enumerate(part.names, start=1):
            after = APART if count == len(part.names) else 0
            yield paragraph("addressees", run(f"- {name}"), left=names + dash, hanging=dash, after=after)

    def body(self) -> Iterator[_Element]:
        """Paragraphs and tables, the last ones kept with the signature."""
        kept = self.kept() if self.paper.signature or self.paper.recipients else {}
        for index, block in enumerate(self.paper.blocks):
            if isinstance(block, Table):
                yield self.grid(block, kept.get(index, 0))
                yield paragraph("thin", keep_next=index in kept, after=BELOW)
            else:
                runs = (_run(piece) for piece in block.runs)
                yield paragraph(block.style, *runs, keep_next=block.keep_next or index in kept)

    def kept(self) -> dict[int, int]:
        """The blocks at the end that stay with the signature, by index, and how many lines or rows of each do."""
        kept: dict[int, int] = {}
        line = self.width - self.layout.body.first_indent
        for index, block in reversed(list(enumerate(self.paper.blocks))):
            missing = KEPT_WITH_SIGNATURE - sum(kept.values())
            if not missing:
                break
            if isinstance(block, Table) or self.measure(block.style, block.text) > line:
                kept[index] = missing
            else:
                kept[index] = 1
        return kept

    def grid(self, part: Table, kept: int) -> _Element:
        """The header stays with the first row, and the last `kept` rows with what follows."""
        aligns = [ALIGNMENTS[column.align] for column in part.columns]
        first_kept = len(part.rows) - kept
        head = [[paragraph("table_head", run(column.title), keep_next=True)] for column in part.columns]
        rows = (
            [
                [paragraph("table", run(text), keep_next=index >= first_kept, align=align)]
                for text, align in zip(texts, aligns, strict=True)
            ]
            for index, texts in enumerate(part.rows)
        )
        return table([column.share * self.width for column in part.columns], [head, *rows], style="grid", header=True)

    def ending(self) -> _Element:
        """“Nơi nhận” on the left, the signature on the right, on one page."""
        right = self.layout.signature_width
        # A table of one row LibreOffice would not hold to the paragraph at the end, which then takes a page of its own.
        foot = [[_nothing()], [_nothing()]]
        return table((self.width - right, right), [[self.recipients(), self.signature()], foot])

    def recipients(self) -> list[_Element]:
        if not self.paper.recipients:
            return [_nothing()]
        low = self.lowered("recipients_word", "authority")
        word = run(self.layout.words.recipients)
        dash = self.measure("recipients", "- ")
        return [
            paragraph("recipients_word", word, keep_next=True, before=APART + low),
            *(
                paragraph("recipients", run(line), keep_next=True, left=dash, hanging=dash)
                for line in self.paper.recipients
            ),
        ]

    def signature(self) -> list[_Element]:
        """The head of an office, who signs on nobody's behalf, has his title in the place of the authority."""
        part = self.paper.signature
        if part is None:
            return [_nothing()]
        first, *more = [line for line in (part.authority, part.title) if line] or [""]
        low = self.lowered("authority", "recipients_word")
        return [
            paragraph("authority", run(first), keep_next=True, before=APART + low),
            *(paragraph("signer_title", run(line), keep_next=True) for line in more),
            paragraph("signer_name", run(part.name), keep_next=True),
        ]

    def rule(self, rule: Rule, role: str, words: str, room: float) -> list[_Element]:
        """A line under words that stand in the middle of a room."""
        if not rule.share:
            return []
        side = (room - rule.share * min(room, self.measure(role, words))) / 2
        return [paragraph("thin", rule=True, before=rule.gap * mm, after=BELOW, left=side, right=side)]

    def lowered(self, role: str, beside: str) -> float:
        """Points by which a text goes down to stand on the baseline of a larger one."""
        styles = self.layout.styles
        return max(0, styles[beside].size - styles[role].size) * ASCENT

    def measure(self, role: str, text: str) -> float:
        """Length of the text on one line."""
        return width(text, self.layout.styles[role])


def _nothing() -> _Element:
    return paragraph("thin", keep_next=True)


def _run(piece: Run) -> _Element:
    marks = [("b", piece.bold), ("i", piece.italic)]
    return run(piece.text, *(element(tag) for tag, on in marks if on))
