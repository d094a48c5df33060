"""The sentences of papers: those that came with the program, and an office's own over them."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from danvan_desktop.db.store import Store
from danvan_desktop.domain.catalogues import CatalogueRow
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.records import identity
from danvan_desktop.domain.vietnamese import spelled
from danvan_desktop.papers.paper import Style
from danvan_desktop.papers.wording import Wording, fields_of, problems, sentence, shown, typed
from danvan_desktop.resources import resource
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.texts import wording as texts

CATALOGUE = "wording"
"""The name under which the office's own sentences are kept, as rows of a catalogue: a change is journalled and undone.
"""


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A sentence as the editor shows it, its fields named as a user reads them. `own` is empty where the office has no
    sentence of its own; `fields` are the ones that the paper fills in.
    """

    paper: str
    key: str
    shipped: str
    own: str
    fields: tuple[str, ...]


class WordingService:
    """Reads the shipped sentences once, the office's own whenever they are asked for. `today` is the clock."""

    def __init__(self, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        self._store = store
        self._today = today
        self._catalogues = catalogues
        self._shipped: dict[str, dict[str, str]] = {
            path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(resource("templates").glob("*.toml"))
        }

    def papers(self) -> dict[str, str]:
        """The files of sentences, with what they are about."""
        return {name: texts.NAMES.get(name, name) for name in self._shipped}

    def wording(self, paper: str) -> Wording:
        """The sentences of a paper, the shipped ones in the spelling of the office. Raises UserError where one of the
        office's own cannot be filled in, as after an import from another program version: a paper is never printed with
        another sentence than the one chosen.
        """
        shipped = self._shipped[paper]
        own = {key: text for key, text in self._own(paper).items() if key in shipped}
        for key, text in own.items():
            if wrong := problems(text, fields_of(shipped[key])):
                raise UserError(texts.broken_row(texts.NAMES.get(paper, paper), shown(text), wrong[0]))
        spelling = self._catalogues.current().spelling
        return {**{key: spelled(text, spelling) for key, text in shipped.items()}, **own}

    def rows(self, paper: str) -> list[WordingRow]:
        """The sentences of a paper in their order."""
        own = self._own(paper)
        return [
            WordingRow(paper, key, shown(text), shown(own.get(key, "")), tuple(fields_of(text)))
            for key, text in self._shipped[paper].items()
        ]

    def check(self, paper: str, key: str, text: str) -> str:
        """A sentence as typed, as it would be kept: with the blanks around it by which the shipped one fits between
        others. Raises InvalidInput for the field `text`.
        """
        check, shipped = Checker(texts.LABELS, self._today()), self._shipped[paper][key]
        given = check.passed(typed(check.text("text", text, required=True)))
        wrong = problems(given, fields_of(shipped))
        if wrong:
            raise InvalidInput([Problem("text", one) for one in wrong])
        before, after = len(shipped) - len(shipped.lstrip()), len(shipped.rstrip())
        return shipped[:before] + given + shipped[after:]

    def preview(self, text: str) -> list[list[tuple[str, bool]]]:
        """The paragraphs of a checked sentence with examples in its fields: texts, and whether they are bold."""
        values = {name: texts.EXAMPLES.get(name, f"[{texts.FIELDS.get(name, name)}]") for name in fields_of(text)}
        paragraphs = [sentence(line, Style.BODY, **values) for line in text.splitlines() if line.strip()]
        return [[(run.text, run.bold) for run in paragraph.runs] for paragraph in paragraphs]

    def put(self, paper: str, key: str, text: str) -> None:
        """Puts the office's own sentence in the place of the shipped one. Raises InvalidInput for the field `text`."""
        given = self.check(paper, key, text)
        if given == self._shipped[paper][key]:
            self.restore(paper, key)
            return
        with self._store.change(texts.CHANGED.format(name=_short(given))) as changes:
            found = changes.find(CatalogueRow, catalogue=CATALOGUE, key=f"{paper}.{key}")
            base = identity(found[0] if found else None)
            changes.save(CatalogueRow(**base, catalogue=CATALOGUE, key=f"{paper}.{key}", values={"text": given}))

    def restore(self, paper: str, key: str) -> None:
        """Takes the office's own sentence away, so that the shipped one counts again."""
        for row in self._store.find(CatalogueRow, catalogue=CATALOGUE, key=f"{paper}.{key}"):
            with self._store.change(texts.RESTORED.format(name=_short(self._shipped[paper][key]))) as changes:
                changes.remove(row)

    def _own(self, paper: str) -> Mapping[str, str]:
        rows = self._store.find(CatalogueRow, catalogue=CATALOGUE)
        start = f"{paper}."
        return {row.key.removeprefix(start): row.values.get("text", "") for row in rows if row.key.startswith(start)}


def _short(text: str) -> str:
    line = shown(text).replace("**", "")
    return line if len(line) <= 60 else line[:59] + "…"
