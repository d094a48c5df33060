"""Registers on paper: the whole book, or only the rows that are new since it was printed last."""

import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.registers import EntryState
from danvan_desktop.papers import layouts
from danvan_desktop.papers import registers as papers
from danvan_desktop.papers.paper import Paper, Table
from danvan_desktop.papers.registers import BookRow
from danvan_desktop.resources import resource
from danvan_desktop.services import paper_files
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.printing import Printable
from danvan_desktop.services.registers import Book, RegisterService
from danvan_desktop.services.wording import WordingService
from danvan_desktop.texts import papers as paper_texts
from danvan_desktop.texts import registers as texts

FORMATS = (".pdf", ".docx", ".xlsx")


class RegisterPrinting:
    """Makes the book of a register. `today` is the clock."""

    def __init__(
        self,
        today: Callable[[], date],
        catalogues: CatalogueService,
        layouts_: LayoutService,
        registers: RegisterService,
        wording: WordingService,
    ) -> None:
        self._today = today
        self._catalogues = catalogues
        self._layouts = layouts_
        self._registers = registers
        self._wording = wording

    def rows(self, book: Book, *, only_new: bool = False) -> list[BookRow]:
        """What the book says of each number, in order; reservations and gaps are in no book."""
        kinds = self._catalogues.current().paper_kinds
        return [
            BookRow(
                entry=row.entry,
                kind=kinds[row.entry.kind].name if row.entry.kind in kinds else "",
                signer=row.signer,
                receivers=row.receivers,
                author=row.author,
                original_number=row.original_number,
                original_day=row.original_day,
            )
            for row in self._registers.rows(book)
            if row.entry is not None
            and row.entry.state is not EntryState.RESERVED
            and not (only_new and row.entry.printed_on is not None)
        ]

    def paper(self, book: Book, *, only_new: bool = False) -> Paper:
        """The book, or its new pages. Raises UserError where there is nothing (new) to print."""
        rows = self.rows(book, only_new=only_new)
        register = self._registers.register(book)
        if not rows:
            raise UserError(texts.NOTHING_NEW if only_new else texts.NOTHING_TO_PRINT)
        today = self._today()
        name = book.issuer.name_on(today).name if book.issuer.names else book.issuer.name
        layout = layouts.choose(self._layouts.current().values(), book.issuer.track, today)
        start = register.pages if only_new else 0
        return papers.book(
            register,
            rows,
            name,
            book.issuer.archive,
            self.period(book),
            layout,
            self._wording.wording("registers"),
            first_page=start + 1,
            closing=not only_new or len(rows) == len(self.rows(book)),
        )

    def period(self, book: Book) -> str:
        """What the register covers, in words: “Công văn, nhiệm kỳ 2025-2030”, “năm 2026”."""
        wording = self._wording.wording("registers")
        kind, _, years = book.series.rpartition(" ")
        term = book.issuer.track is Track.PARTY and "-" in years
        when = wording["term" if term else "year"].format(years=years)
        kinds = self._catalogues.current().paper_kinds
        if book.direction is Direction.INCOMING or not kind:
            return when
        name = kinds[kind].name if kind in kinds else wording["copies"]
        return wording["kind_and_years"].format(kind=name, when=when)

    def export(
        self, book: Book, path: Path, step: Callable[[int], None] | None = None, *, only_new: bool = False
    ) -> Path:
        """Writes the book, or its new pages, as .pdf, .docx or .xlsx by the ending of `path`. `step` is told how many
        pages of a PDF are made. Raises UserError, and what `step` raises.
        """
        kind = path.suffix.lower()
        if kind not in FORMATS:
            raise UserError(paper_texts.unknown_format(path.suffix, FORMATS))
        paper = self.paper(book, only_new=only_new)
        if kind == ".xlsx":
            from danvan_desktop.exporters import xlsx

            (table,) = (block for block in paper.blocks if isinstance(block, Table))
            columns = [column.title for column in table.columns]
            xlsx.write(self._layouts.marked(paper.name), columns, table.rows, path)
            return path
        return paper_files.write([paper], self._layouts.current()[paper.layout], path, step)

    def printable(self, book: Book, *, only_new: bool = False) -> Printable:
        """The book as it goes to the printer. Raises UserError where there is nothing to print."""
        name = self.paper(book, only_new=only_new).name
        stem = name.replace("/", "-").replace(" ", "-").replace(",", "")
        return Printable("register", "", name, stem, partial(self.export, book, only_new=only_new), FORMATS)

    def remember(self, book: Book, *, only_new: bool = False) -> None:
        """What was printed is in the book now: the next time only what is new since then need be printed."""
        from danvan_desktop.exporters import pdf

        paper = self.paper(book, only_new=only_new)
        with tempfile.TemporaryDirectory() as folder:
            layout = self._layouts.current()[paper.layout]
            count = pdf.write([paper], layout, Path(folder) / "pages.pdf", resource("fonts"))
        uids = [row.entry.uid for row in self.rows(book, only_new=only_new)]
        self._registers.printed(book, uids, paper.first_page - 1 + count)
