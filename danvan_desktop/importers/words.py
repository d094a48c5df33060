"""The words by which lists are read, from `resources/catalogues/import_headers.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.resources import resource

_WORD = re.compile(r"[^\W_]+")
_REMARK = re.compile(r"\(.*?\)", re.DOTALL)


class Hit(NamedTuple):
    """What a text stands for; `place` is that of the phrase in its group, the first being the best."""

    group: str
    place: int


class _Spelling:
    """Phrases as tuples of words: those that a text must be, and those that it may begin with."""

    def __init__(self) -> None:
        self.whole: dict[tuple[str, ...], Hit] = {}
        self.begun: dict[tuple[str, ...], Hit] = {}

    def find(self, words: tuple[str, ...]) -> Hit | None:
        if words in self.whole:
            return self.whole[words]
        return next((self.begun[words[:n]] for n in range(len(words) - 1, 0, -1) if words[:n] in self.begun), None)


class Phrases:
    """Groups of phrases; one that ends in `*` fits texts that go on."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._marked, self._plain = _Spelling(), _Spelling()
        self._first_words: set[str] = set()
        for group, phrases in groups.items():
            for place, phrase in enumerate(phrases):
                self._first_words.add(_plain(phrase)[0])
                for spelling, words in ((self._marked, _marked(phrase)), (self._plain, _plain(phrase))):
                    spelling.whole.setdefault(words, Hit(group, place))
                    if phrase.endswith("*"):
                        spelling.begun.setdefault(words, Hit(group, place))

    def find(self, text: str, marked: bool | None = None) -> Hit | None:
        """The group of the longest phrase that fits, if need be without a remark in brackets. `marked` says whether the
        list is written with Vietnamese marks, so that Nam (a man) is not năm; by default the text itself tells.
        """
        hit = self._find(text, marked)
        return hit if hit or "(" not in text else self._find(_REMARK.sub("", text), marked)

    def group(self, text: str) -> str:
        """The name of the group alone; empty where no phrase fits."""
        hit = self.find(text)
        return hit.group if hit else ""

    def _find(self, text: str, marked: bool | None) -> Hit | None:
        first = _WORD.search(text)
        if first is None or fold(first[0]) not in self._first_words:  # nearly all texts of a long list: quick
            return None
        if marked is None:
            marked = is_marked(text)
        return self._marked.find(_marked(text)) if marked else self._plain.find(_plain(text))


class Words(NamedTuple):
    """All the words of the file; `fields` are other names of fields, each with the full one."""

    columns: Phrases
    columns_otherwise: Phrases
    rows: Phrases
    holders: Phrases
    collectives: Phrases
    statuses: Phrases
    ticks: frozenset[str]
    blanks: frozenset[str]
    dittos: frozenset[str]
    titles: tuple[str, ...]
    fields: Mapping[str, str]


@cache
def load() -> Words:
    """The words as shipped."""
    with resource("catalogues", "import_headers.toml").open("rb") as file:
        data = tomllib.load(file)
    return Words(
        columns=Phrases(data["columns"]),
        columns_otherwise=Phrases(data["columns_otherwise"]),
        rows=Phrases(data["rows"]),
        holders=Phrases(data["holders"]),
        collectives=Phrases(data["collectives"]),
        statuses=Phrases(data["statuses"]),
        ticks=frozenset(data["cells"]["tick"]),
        blanks=frozenset(data["cells"]["blank"]),
        dittos=frozenset(data["cells"]["ditto"]),
        titles=tuple(data["persons"]["titles"]),
        fields=data["fields"],
    )


def is_marked(text: str) -> bool:
    """Whether the text has a letter with a Vietnamese mark."""
    return not text.isascii() and _marked(text) != _plain(text)


def _marked(text: str) -> tuple[str, ...]:
    return tuple(name_key(" ".join(_WORD.findall(text))).split())


def _plain(text: str) -> tuple[str, ...]:
    return tuple(fold(" ".join(_WORD.findall(text))).split())
