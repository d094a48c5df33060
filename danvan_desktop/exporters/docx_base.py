"""The empty Word document of a layout: page, properties, and a named style for each role.

python-docx gives the package. Of its default template only the frame and the colours of the theme stay: its styles,
fonts, thumbnail and second list of styles (`stylesWithEffects.xml`) go.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element, fromstring, tostring
from reportlab.lib.units import mm

from danvan_desktop.exporters.docx_xml import DASHES, element, padding, twips
from danvan_desktop.exporters.fonts import BESIDE, LINE
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.layouts import Layout, TextStyle
from danvan_desktop.papers.paper import Paper
from danvan_desktop.texts import exporters as texts

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
KEPT_PARTS = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}
WORD = "http://schemas.microsoft.com/office/word"
PROPERTY_LIMIT = 255  # python-docx takes no longer title

THIN = 4
"""Height in points of the line that carries a rule or stands between two tables."""

JUSTIFIED = {"body", "basis", "article", "item"}
SPACED = {*JUSTIFIED, "centred", "section"}
LEFT = {"section", "addressees", "recipients_word", "recipients", "drafter", "table", "table_band", "contact"}


def new_document(paper: Paper, layout: Layout) -> WordDocument:
    """A document without sections, with the styles and properties of the paper."""
    document = Document()
    theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    for relationships in (document.part.rels, document.part.package.rels):
        for key in [key for key, relationship in relationships.items() if relationship.reltype not in KEPT_PARTS]:
            del relationships[key]
    _fill(document.styles.element, _styles(layout))
    _fill(document.settings.element, _settings(layout))
    _add(document, "theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, _theme(theme))
    _add(document, "fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, _font_table())
    del document.element.body[:]
    _add(document, "numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, _numbering())
    _set_properties(document, paper)
    return document


def _add(document: WordDocument, name: str, content: str, relationship: str, root: _Element) -> None:
    blob = tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(f"/word/{name}"), content, blob, document.part.package)
    document.part.relate_to(part, relationship)


def _fill(root: _Element, children: Iterable[_Element]) -> None:
    del root[:]
    root.extend(children)


def _set_properties(document: WordDocument, paper: Paper) -> None:
    properties = document.core_properties
    properties.title = clean(paper.name)[:PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = ""
    properties.comments = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _settings(layout: Layout) -> Iterator[_Element]:
    modes = {
        "compatibilityMode": 15,  # Word 2013 and later; without it Word falls back to the rules of old versions
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    yield element("zoom", percent=100)
    if layout.page.two_sided:
        yield element("mirrorMargins")
    yield element("defaultTabStop", val=720)
    yield element("characterSpacingControl", val="doNotCompress")
    yield element("compat", *(element("compatSetting", name=name, uri=WORD, val=mode) for name, mode in modes.items()))
    yield element("themeFontLang", val=LANGUAGE)
    yield element("decimalSymbol", val=",")
    yield element("listSeparator", val=";")


def _theme(blob: bytes) -> _Element:
    """Our font in the place of all others, so that headings which the user adds have it too."""
    theme = fromstring(blob)
    for node in list(theme.iter("{*}latin")):
        node.set("typeface", FONT)
    for fonts in list(theme.iter("{*}majorFont", "{*}minorFont")):
        for node in fonts.findall("{*}font"):
            fonts.remove(node)
    return theme


def _numbering() -> _Element:
    """The list of dashes; where its lines begin is said by the paragraphs."""
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("suff", val="space"),
        element("lvlText", val="-"),
        element("lvlJc", val="left"),
        ilvl=0,
    )
    dashes = element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=0)
    return element("numbering", dashes, element("num", element("abstractNumId", val=0), numId=DASHES))


def _font_table() -> _Element:
    look = [element("charset", val="00"), element("family", val="roman"), element("pitch", val="variable")]
    return element("fonts", element("font", *look, name=FONT))


def _styles(layout: Layout) -> Iterator[_Element]:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    language = element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
    yield element(
        "docDefaults",
        element("rPrDefault", element("rPr", fonts, *_look(layout.styles["body"]), language)),
        element("pPrDefault", element("pPr", element("widowControl"), _spacing())),
    )
    # Word's own styles stay out of the list it shows: there the user finds the roles of a paper.
    hidden = {"defLockedState": 0, "defUIPriority": 99, "defSemiHidden": 1, "defUnhideWhenUsed": 1, "defQFormat": 0}
    yield element("latentStyles", **hidden, count=376)
    yield _style("Normal", "paragraph")
    yield _style("Default Paragraph Font", "character")
    yield _style("Normal Table", "table", element("tblPr", element("tblInd", w=0, type="dxa"), padding(0, 0)))
    for role, style in layout.styles.items():
        if role == "addressees_word":
            yield _role(role, "character", element("rPr", *_look(style)))
        else:
            yield _role(role, "paragraph", element("pPr", *_shape(role, layout)), element("rPr", *_look(style)))
    # The line that carries a rule or stands between two tables.
    yield _role("thin", "paragraph", element("pPr", _spacing(line=THIN * 20, rule="exact")), element("rPr", *_size(1)))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(side, val="single", sz=4, space=0, color="000000") for side in sides))
    yield _role("grid", "table", element("tblPr", borders, padding(0.5, BESIDE)))


def _style(name: str, kind: str, *parts: _Element) -> _Element:
    """A style that Word takes for granted, and on which the others stand."""
    return element("style", element("name", val=name), *parts, type=kind, default=1, styleId=name.replace(" ", ""))


def _role(role: str, kind: str, *parts: _Element) -> _Element:
    base = {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "NormalTable"}[kind]
    frame = (element("name", val=texts.STYLES[role]), element("basedOn", val=base), element("qFormat"))
    return element("style", *frame, *parts, type=kind, customStyle=1, styleId=role)


def _shape(role: str, layout: Layout) -> Iterator[_Element]:
    body = layout.body
    if role in SPACED and body.line_exact:
        yield _spacing(after=body.space_after, line=body.line_exact * 20, rule="exact")
    elif role in SPACED:
        yield _spacing(after=body.space_after, line=body.line_multiple * 240)
    elif role == "dispatch_subject":
        yield _spacing(before=body.space_after)
    elif role == "signer_name":  # the gap is from line to line
        yield _spacing(before=layout.signature_gap * mm - LINE * layout.styles[role].size)
    if role in JUSTIFIED:
        yield element("ind", firstLine=twips(body.first_indent))
    side = "right" if role == "table_unit" else "left" if role in LEFT else "center"
    yield element("jc", val="both" if role in JUSTIFIED else side)


def _spacing(before: float = 0, after: float = 0, line: float = 240, rule: str = "auto") -> _Element:
    """Points around a paragraph; `line` in parts of 240 of single spacing, or in twips with the rule `exact`."""
    return element("spacing", before=round(before * 20), after=round(after * 20), line=round(line), lineRule=rule)


def _look(style: TextStyle) -> Iterator[_Element]:
    if style.bold:
        yield element("b")
    if style.italic:
        yield element("i")
    yield from _size(style.size)
    if style.underline:
        yield element("u", val="single")


def _size(points: float) -> Iterator[_Element]:
    for tag in ("sz", "szCs"):
        yield element(tag, val=round(points * 2))
