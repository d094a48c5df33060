"""Layout profiles as an office uses them: the shipped ones with its own values over them."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from danvan_desktop.db.store import Store
from danvan_desktop.domain.catalogues import CatalogueRow
from danvan_desktop.domain.records import identity
from danvan_desktop.papers import layout_fields, layouts
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.samples import samples
from danvan_desktop.resources import resource
from danvan_desktop.services import paper_files
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.texts import layouts as texts

CATALOGUE = "layouts"
"""The name under which the office's own values are kept, as rows of a catalogue: a change is journalled and undone."""


class LayoutService:
    """Reads the shipped profiles once, the office's own values whenever they are asked for. `mark` stands across every
    sheet that is laid out.
    """

    def __init__(self, store: Store, catalogues: CatalogueService, mark: str = "") -> None:
        self._store = store
        self._catalogues = catalogues
        self._mark = mark
        self._shipped: dict[str, Mapping[str, Any]] = {
            path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(resource("layouts").glob("*.toml"))
        }

    def current(self) -> dict[str, Layout]:
        """All profiles by key, with the office's values and its spelling."""
        own = {row.key: row.values for row in self._store.find(CatalogueRow, catalogue=CATALOGUE)}
        return {key: self._read(key, own.get(key, {})) for key in self._shipped}

    def marked(self, title: str) -> str:
        """The title of a sheet that no layout is laid over: it begins with the mark."""
        return f"{self._mark} – {title}" if self._mark else title

    def changed(self) -> set[str]:
        """The keys of the profiles that have values of the office's own."""
        return {row.key for row in self._store.find(CatalogueRow, catalogue=CATALOGUE)}

    def values(self, key: str, *, shipped: bool = False) -> dict[str, str]:
        """The values of a profile as they are edited, by field; `shipped` gives them as they came."""
        own = {} if shipped else self._own(key)
        return {**layout_fields.flat(self._shipped[key]), **own}

    def preview(self, key: str, given: Mapping[str, str]) -> Layout:
        """The profile as it would be with those values. Raises InvalidInput."""
        return self._read(key, layout_fields.checked(given))

    def write_samples(self, layout: Layout, path: Path) -> None:
        """Writes papers that say nothing in that layout into a PDF. Raises UserError where it cannot be written."""
        paper_files.write(samples(layout), layout, path)

    def save(self, key: str, given: Mapping[str, str]) -> None:
        """Keeps what differs from the shipped profile. Raises InvalidInput."""
        shipped = layout_fields.flat(self._shipped[key])
        own = {field: text for field, text in layout_fields.checked(given).items() if text != shipped[field]}
        if not own:
            self.restore(key)
            return
        with self._store.change(texts.CHANGED.format(name=self._shipped[key]["name"])) as changes:
            found = changes.find(CatalogueRow, catalogue=CATALOGUE, key=key)
            changes.save(
                CatalogueRow(**identity(found[0] if found else None), catalogue=CATALOGUE, key=key, values=own)
            )

    def restore(self, key: str) -> None:
        """Takes the office's own values away, so that the shipped profile counts again."""
        for row in self._store.find(CatalogueRow, catalogue=CATALOGUE, key=key):
            with self._store.change(texts.RESTORED.format(name=self._shipped[key]["name"])) as changes:
                changes.remove(row)

    def _own(self, key: str) -> Mapping[str, str]:
        return next((row.values for row in self._store.find(CatalogueRow, catalogue=CATALOGUE, key=key)), {})

    def _read(self, key: str, own: Mapping[str, str]) -> Layout:
        catalogues = self._catalogues.current()
        data = layout_fields.overlaid(self._shipped[key], own)
        if "valid_from" in data:  # the name of a setting
            data["valid_from"] = date.fromisoformat(catalogues.settings[data["valid_from"]].value)
        return replace(layouts.spelled(layouts.read(key, data), catalogues.spelling), mark=self._mark)
