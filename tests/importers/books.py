"""Lists as files: workbooks by openpyxl, which is not what reads them, and OpenDocument by hand."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from danvan_desktop.domain.catalogues import Field

FIELDS = {
    key: Field(key=key, name=name, counts_as=key)
    for key, name in {
        "economy": "Kinh tế",
        "culture_society": "Văn hóa - xã hội",
        "defence_security": "Quốc phòng - an ninh",
        "political_system": "Xây dựng hệ thống chính trị",
    }.items()
}

Rows = Iterable[Sequence[Any]]


def xlsx(path: Path, sheets: Mapping[str, Rows] | Rows, merged: Iterable[str] = (), hidden: Iterable[str] = ()) -> Path:
    """Writes the sheets, or one sheet; the areas in `merged` are of the first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    for area in merged:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def ods(path: Path, rows: Iterable[Sequence[str | float]], more: str = "") -> Path:
    """Writes one sheet, with `more` XML of rows below."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type='
        '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Sheet1">{body}{more}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _ods_cell(value: str | float) -> str:
    if isinstance(value, str):
        kind = 'office:value-type="string"' if value else ""
        return f"<table:table-cell {kind}><text:p>{escape(value)}</text:p></table:table-cell>"
    kind = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
