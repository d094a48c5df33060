"""Sections of a Word document: sheets that lie one way, with their margins, page numbers and the foot of page 1."""

import re
from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element, tostring

from danvan_desktop.exporters.docx_mark import mark
from danvan_desktop.exporters.docx_xml import RELATIONS, element, field, paragraph, run, twips
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.texts import exporters as texts


class Sections:
    """Puts section after section into the empty body of a document."""

    def __init__(self, document: WordDocument, layout: Layout) -> None:
        self._document = document
        self._layout = layout
        self._parts: dict[tuple[str, str, bool], str] = {}
        self._body = document.element.body
        self._properties: _Element | None = None
        self._last: _Element | None = None
        self._contacts = False

    def add(
        self,
        content: Iterable[_Element],
        *,
        landscape: bool,
        numbered: bool,
        contact: str = "",
        restart: int | None = None,
        first: bool = True,
    ) -> None:
        """A section on a page of its own. `restart` counts its pages from that number; none stands on the `first`
        one unless the paper is `numbered`.
        """
        self._end()
        self._last = None
        for part in content:
            self._body.append(part)
            self._last = part
        page = self._layout.page
        width, height = (page.height, page.width) if landscape else (page.width, page.height)
        titled = first and not numbered
        several = restart is not None or self._properties is not None
        properties = element("sectPr", self._reference("header", "default", self._header(numbered, several=several)))
        self._contacts = self._contacts or bool(contact)
        if titled and self._layout.mark:  # the first page has no number, but the mark
            properties.insert(
                0, self._reference("header", "first", self._part("header", "mark", several, [self._top()]))
            )
        if self._contacts:  # a section without one of its own would show that of the section before
            properties.append(self._reference("footer", "first" if titled else "default", self._footer(contact)))
        size = {"w": twips(width), "h": twips(height)} | ({"orient": "landscape"} if landscape else {})
        properties.extend(
            [
                element("type", val="oddPage" if restart and page.two_sided else "nextPage"),
                element("pgSz", **size),
                element(
                    "pgMar",
                    top=twips(page.top),
                    right=twips(page.right),
                    bottom=twips(page.bottom),
                    left=twips(page.left),
                    header=twips(page.number_top),
                    footer=twips(page.number_top),
                    gutter=0,
                ),
            ]
        )
        if restart is not None:
            properties.append(element("pgNumType", start=restart))
        if titled:
            properties.append(element("titlePg"))
        self._properties = properties

    def close(self) -> None:
        """The properties of the last section stand at the end of the body."""
        if self._properties is not None:
            self._body.append(self._properties)

    def _end(self) -> None:
        """Those of another section stand in its last paragraph."""
        if self._properties is None:
            return
        if self._last is None or not str(self._last.tag).endswith("}p"):
            self._last = paragraph("thin")
            self._body.append(self._last)
        self._last[0].append(self._properties)

    def _header(self, numbered: bool, *, several: bool) -> str:
        if not numbered:
            return self._part("header", "", several, [self._top(field("PAGE"))])
        fields = {"{page}": "PAGE", "{pages}": "SECTIONPAGES" if several else "NUMPAGES"}
        pieces = [piece for piece in re.split(r"({\w+})", texts.PAGE_OF) if piece]
        runs = [field(fields[piece]) if piece in fields else run(piece) for piece in pieces]
        return self._part("header", "numbered", several, [self._top(*runs)])

    def _top(self, *content: _Element) -> _Element:
        """The line at the top of a sheet, in which the mark of the layout hangs."""
        marks = [mark(self._layout.mark)] if self._layout.mark else []
        return paragraph("page_number", *content, *marks)

    def _footer(self, contact: str) -> str:
        lines = [paragraph("contact", run(contact), rule=True)] if contact else [paragraph("contact")]
        return self._part("footer", contact, False, lines)

    def _part(self, kind: str, key: str, several: bool, content: list[_Element]) -> str:
        """The relationship to a header or footer, of which there is one for all sections that show the same."""
        if (kind, key, several) not in self._parts:
            root = element("hdr" if kind == "header" else "ftr", *content)
            blob = tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            content_type, relationship = {
                "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
                "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
            }[kind]
            number = 1 + sum(known == kind for known, *_ in self._parts)
            part = Part(PackURI(f"/word/{kind}{number}.xml"), content_type, blob, self._document.part.package)
            self._parts[kind, key, several] = self._document.part.relate_to(part, relationship)
        return self._parts[kind, key, several]

    def _reference(self, kind: str, pages: str, relationship: str) -> _Element:
        node = element(f"{kind}Reference", type=pages)
        node.set(f"{{{RELATIONS}}}id", relationship)
        return node
