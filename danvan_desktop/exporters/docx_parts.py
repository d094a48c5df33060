"""The parts of a paper as paragraphs and tables of Word: heading, title, addressees, body, signature."""

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from copy import deepcopy
from functools import partial

from lxml.etree import _Element
from reportlab.lib.units import mm

from danvan_desktop.exporters.docx_base import THIN
from danvan_desktop.exporters.docx_xml import columns, element, filled, paragraph, row, run, table
from danvan_desktop.exporters.fonts import ASCENT, BESIDE, BOX_SPACE, LINE, balanced, box_width, width
from danvan_desktop.papers.layouts import Layout, Rule
from danvan_desktop.papers.paper import (
    Addressees,
    Align,
    Appendix,
    Block,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    summed_up,
)

APART = 12
"""Points between the parts of a paper."""

BELOW = 6
"""Points between a rule or a table and what stands below it."""

KEPT_WITH_SIGNATURE = 2
"""Lines or rows at the end of the body that stay on the page of the signature."""

DASH = "- "
"""Before a line of a list; in Word a mark of the list, so that another line gets its own."""

MOST_KEPT = 40
"""Recipients that are held on one page with the signature; a page has room for some fifty."""

BOXED = ("urgency", "circulation")
"""What may stand in a box under the number."""

ALIGNMENTS = {Align.LEFT: "", Align.CENTRE: "center", Align.RIGHT: "right"}


Known = dict[Hashable, list[_Element]]
"""Parts that were made before, by what they say and how wide they are."""


class Parts:
    """The parts of one paper. Widths are in mm. Papers that go into one file share what is `known`: of a thousand
    invitations each repeats the heading, the text and the signature of the first, and to copy them is much quicker than
    to make them.
    """

    def __init__(self, paper: Paper, layout: Layout, known: Known | None = None) -> None:
        self.known = known
        self.paper = paper
        self.layout = layout
        self._turn(landscape=paper.landscape)

    def _turn(self, *, landscape: bool) -> None:
        page = self.layout.page
        width, height = (page.height, page.width) if landscape else (page.width, page.height)
        self.width = width - page.left - page.right
        self.height = height - page.top - page.bottom

    def all(self) -> Iterator[_Element]:
        """From top to bottom. A thin line follows each table: Word would join two that touch, and wants a paragraph at
        the end.
        """
        paper = self.paper
        heading, title, to = paper.heading, paper.title, paper.addressees
        if heading:
            yield from self.made(heading, lambda: [self.heading(heading), paragraph("thin", after=APART)])
        if title:
            yield from self.made(title, lambda: self.title(title))
        if to:
            yield from self.made(to, lambda: self.addressees(to))
        closing = (paper.signature, paper.left_signature, paper.recipients, paper.drafter)
        signed = any(closing)
        yield from self.body(paper.blocks, signed=signed)
        if signed:
            yield from self.made(closing, lambda: [self.ending(), paragraph("thin")])
        if paper.below is not None:
            yield paragraph("thin", rule=True, keep_next=True, before=APART, after=BELOW)
            *whole, ending, end = Parts(paper.below, self.layout).all()
            for part in whole:
                _keep(part)
            yield from (*whole, ending, end)

    def appendix(self, part: Appendix) -> Iterator[_Element]:
        """An appendix from top to bottom."""
        self._turn(landscape=part.landscape)
        yield from self.title(part.title, kind="appendix")
        yield from self.body(part.blocks, signed=False)

    def made(self, part: Hashable, make: Callable[[], Iterable[_Element]]) -> Iterable[_Element]:
        """The part, or a copy of the one that was made when it first came."""
        if self.known is None:
            return make()
        if (key := (part, self.width)) not in self.known:
            self.known[key] = list(make())
        return deepcopy(self.known[key])

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
        align = ALIGNMENTS[layout.title_align]
        titles = [paragraph(f"title_{count}", run(line), align=align) for count, line in enumerate(part.right, start=1)]
        titles += self.rule(layout.title_rule, f"title_{len(part.right)}", part.right[-1], right, layout.title_align)
        below = [
            ("separator", layout.separator),
            ("number", part.number),
            ("dispatch_subject", part.dispatch_subject),
            ("urgency", part.urgency),
            ("circulation", part.circulation),
            ("draft_note", part.draft_note),
        ]
        (level, text), *rest = [(role, text) for role, text in below if text] or [("number", "")]
        numbers = [paragraph(level, run(text), before=self.lowered(level, "place_date"))]
        numbers += [self.stamp(role, text, left) for role, text in rest]
        low = self.lowered("place_date", level)
        date = paragraph("place_date", run(part.place_date), before=low, align=align)
        both = columns((left, right))
        return table(both, [row(both, [names, titles]), row(both, [numbers, [date]])])

    def stamp(self, role: str, text: str, room: float) -> _Element:
        """A line under the number; urgency and circulation may stand in a box."""
        if role not in BOXED or not self.layout.heading.boxed:
            return paragraph(role, run(text), before=BELOW if role in BOXED else 0)
        # Word draws the box outside the indents.
        side = (room - box_width(self.measure(role, text))) / 2 + BOX_SPACE / mm
        return paragraph(role, run(text), box=BOX_SPACE, before=BELOW, left=side, right=side)

    def title(self, part: Title, kind: str = "kind") -> Iterator[_Element]:
        """Kind, subject and reference over hyphens or a rule."""
        lines = [(kind, part.kind), ("subject", part.subject), ("reference", part.reference)]
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
        yield paragraph("addressees", word, left=left, keep_next=True)
        dash = self.measure("addressees", "- ")
        for count, name in enumerate(part.names, start=1):
            after = APART if count == len(part.names) else 0
            yield paragraph("addressees", run(name), dash=True, left=names + dash, hanging=dash, after=after)

    def body(self, blocks: Sequence[Block], *, signed: bool) -> Iterator[_Element]:
        """Paragraphs and tables, the last ones kept with the signature."""
        kept = self.kept(blocks) if signed else {}
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                if block.unit:
                    yield paragraph("table_unit", run(block.unit), keep_next=True)
                last = max(kept.get(index, 0), summed_up(blocks, index))
                yield self.grid(block, last)
                yield paragraph("thin", keep_next=last > 0, after=BELOW - THIN)
            else:
                keep = block.keep_next or index in kept
                yield from self.made((block, keep), partial(_paragraph, block, keep=keep))

    def kept(self, blocks: Sequence[Block]) -> dict[int, int]:
        """The blocks at the end that stay with the signature, by index, and how many lines or rows of each do."""
        kept: dict[int, int] = {}
        line = self.width - self.layout.body.first_indent
        for index, block in reversed(list(enumerate(blocks))):
            missing = KEPT_WITH_SIGNATURE - sum(kept.values())
            if not missing:
                break
            if isinstance(block, Table) or self.measure(block.style, block.text) > line:
                kept[index] = missing
            else:
                kept[index] = 1
        return kept

    def grid(self, part: Table, kept: int) -> _Element:
        """The header stays with the first row, a band with the row below it, the total with the row above it, and the
        last `kept` rows with what follows.
        """
        widths = [column.share * self.width for column in part.columns]
        aligns = [ALIGNMENTS[column.align] for column in part.columns]
        grid = columns(widths)

        def made(role: str, texts: Sequence[str], *, keep: bool = False, whole: bool = True) -> _Element:
            pairs = zip(texts, aligns, strict=True)
            cells = [[paragraph(role, run(text), keep_next=keep, align=align)] for text, align in pairs]
            return row(grid, cells, whole=whole)

        heads = [[paragraph("table_head", run(column.title), keep_next=True)] for column in part.columns]
        rows = [row(grid, heads, head=True)]
        pattern, last = made("table", [""] * len(grid)), len(part.rows)
        for index, texts in enumerate(part.rows):
            if index in part.bands:
                rows.append(row(grid, [[paragraph("table_band", run(part.bands[index]), keep_next=True)]]))
            keep = index >= last + bool(part.total) - max(kept, 2 * bool(part.total))
            whole = not self.tall(texts, widths)
            plain = whole and not keep and not any("\n" in text for text in texts)
            rows.append(filled(pattern, texts) if plain else made("table", texts, keep=keep, whole=whole))
        if part.total:
            rows.append(made("table_total", part.total, keep=kept > 0))
        return table(grid, rows, style="grid")

    def tall(self, texts: Sequence[str], widths: Sequence[float]) -> bool:
        """Whether no page can hold the row, which therefore may be split."""
        most = self.height / (self.layout.styles["table"].size * LINE / mm)
        return any(
            len(text) > most and self.lines(text, room - 2 * BESIDE) > most
            for text, room in zip(texts, widths, strict=True)
        )

    def lines(self, text: str, room: float) -> int:
        """About how many lines a text takes in a cell: at their ends a tenth stays empty."""
        return sum(math.ceil(1.1 * self.measure("table", line) / room) for line in text.split("\n"))

    def ending(self) -> _Element:
        """“Nơi nhận” on the left, the signature on the right, on one page. Where another one signs on the left,
        “Nơi nhận” stands below.
        """
        right = self.layout.signature_width
        left = self.signature(self.paper.left_signature)
        whole = len(self.paper.recipients) <= MOST_KEPT
        recipients = self.recipients(keep=whole)
        rows = [[left or recipients, self.signature(self.paper.signature) or [_nothing()]]]
        if left and self.paper.recipients:
            rows.append([recipients, [_nothing()]])
        # A table of one row LibreOffice would not hold to the paragraph at the end, which then takes a page of its own.
        rows.append([[_nothing()], [_nothing()]])
        both = columns((self.width - right, right))
        return table(both, (row(both, cells, whole=whole) for cells in rows))

    def recipients(self, *, keep: bool) -> list[_Element]:
        """“Nơi nhận” with its lines; a long list goes on over the page where `keep` does not hold it."""
        paper = self.paper
        lines = []
        if paper.recipients:
            low = self.lowered("recipients_word", "authority")
            word = run(self.layout.words.recipients)
            dash = self.measure("recipients", "- ")
            lines = [
                paragraph("recipients_word", word, keep_next=True, before=APART + low),
                *(
                    paragraph(
                        "recipients",
                        run(line.removeprefix(DASH)),
                        dash=line.startswith(DASH),
                        keep_next=keep,
                        left=dash,
                        hanging=dash,
                    )
                    for line in paper.recipients
                ),
            ]
        if paper.drafter:
            lines.append(paragraph("drafter", run(paper.drafter), keep_next=True))
        return lines or [_nothing()]

    def signature(self, part: Signature | None) -> list[_Element]:
        """The head of an office, who signs on nobody's behalf, has his title in the place of the authority."""
        if part is None:
            return []
        first, *more = [line for line in (part.authority, part.title) if line] or [""]
        low = self.lowered("authority", "recipients_word")
        return [
            paragraph("authority", run(first), keep_next=True, before=APART + low),
            *(paragraph("signer_title", run(line), keep_next=True) for line in more),
            paragraph("signer_name", run(part.name), keep_next=True),
        ]

    def rule(self, rule: Rule, role: str, words: str, room: float, align: Align = Align.CENTRE) -> list[_Element]:
        """A line under words that stand in the middle of a room, or at its right edge."""
        if not rule.share:
            return []
        free = room - rule.share * min(room, self.measure(role, words))
        right = free / 2 if align is Align.CENTRE else 0
        return [paragraph("thin", rule=True, before=rule.gap * mm, after=BELOW, left=free - right, right=right)]

    def lowered(self, role: str, beside: str) -> float:
        """Points by which a text goes down to stand on the baseline of a larger one."""
        styles = self.layout.styles
        return max(0, styles[beside].size - styles[role].size) * ASCENT

    def measure(self, role: str, text: str) -> float:
        """Length of the text on one line."""
        return width(text, self.layout.styles[role])


def _nothing() -> _Element:
    return paragraph("thin", keep_next=True)


def _keep(part: _Element) -> None:
    """Holds all paragraphs of a part on the page of what follows."""
    for properties in part.iter("{*}pPr"):
        if properties.find("{*}keepNext") is None:
            properties.insert(1, element("keepNext"))  # right after the style, as the schema has it


def _paragraph(block: Paragraph, *, keep: bool) -> list[_Element]:
    return [paragraph(block.style, *(_run(piece) for piece in block.runs), keep_next=keep)]


def _run(piece: Run) -> _Element:
    marks = [("b", piece.bold), ("i", piece.italic)]
    return run(piece.text, *(element(tag) for tag, on in marks if on))
