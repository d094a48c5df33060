"""Where what a screen says may come from: `texts/`, the forms, the data that ships, and the database."""

import ast
import json
import re
import sqlite3
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cached_property
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree

from danvan_desktop import resources, texts

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FORMULA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")  # what an office's own template says to the program
_KEYS = re.compile(r"\b(?:ctrl|shift|alt)\+(?:\w+\+)*\S+")
QUOTED = 4
_CODE = re.compile(r"\b\d+[/-][^\W\d_]+(-\d{4})?")  # the number of a record, such as 01/MH-2020


class Vocabulary:
    """The pieces that sentences are made of. `database` is that of the office on the screen."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def foreign(self, text: str) -> str:
        """What of a text comes from nowhere, in small letters: empty where all of it is known."""
        rest = " ".join(_FORMULA.sub("\n", unicodedata.normalize("NFC", text)).split()).casefold()
        if rest.rstrip("…") in self._whole:
            return ""
        return self._left(rest) and self._left(self._without_quotes(rest))

    def _without_quotes(self, text: str) -> str:
        """The text without what it quotes of a field, at least QUOTED words: a long one is cut short."""
        words, kept = text.split(" "), []
        while words:
            count = QUOTED
            while count <= len(words) and " ".join(words[:count]).rstrip("…") in self._whole:
                count += 1
            quotes = count > QUOTED
            kept.append("\n" if quotes else words[0])
            words = words[count - 1 if quotes else 1 :]
        return " ".join(kept)

    def _left(self, rest: str) -> str:
        """What no piece accounts for."""
        for piece in self._pieces:
            if piece in rest:
                rest = rest.replace(piece, "\n")
        rest = _KEYS.sub("\n", _CODE.sub("\n", rest))
        return " … ".join(part.strip() for part in rest.split("\n") if _WORD.search(part))

    @cached_property
    def _whole(self) -> str:
        """One long text, in which a cell may show the beginning of a field."""
        return "\n".join(" ".join(text.split()) for text in [*_from_data(self._database), *_from_pages()]).casefold()

    @cached_property
    def _pieces(self) -> list[str]:
        """The longest first: a short word must not take a piece out of a long sentence."""
        sentences = [*_from_texts(), *_from_forms(), *_from_resources()]
        found = {piece for text in sentences for piece in _PLACEHOLDER.split(text)}
        # A list may show a sentence of a text alone, without its mark.
        lines = [line for text in _from_data(self._database) for line in text.splitlines()]
        found |= {sentence.rstrip(" .;:") for line in lines for sentence in line.split(". ")}
        found |= {f"{package.name} {package.version}" for package in metadata.distributions()}
        found |= set(self._database.parent.parts[1:]) | {path.name for path in self._database.parent.rglob("*")}
        found = {
            " ".join(piece.split()).rstrip("…").casefold() for piece in found
        }  # a label may begin a sentence, or not
        return sorted((piece for piece in found if _WORD.search(_KEYS.sub("", piece))), key=len, reverse=True)


def _from_texts() -> Iterator[str]:
    """Every string of the modules of `texts/`, without their docstrings."""
    for path in Path(texts.__path__[0]).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        documentation = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield _plain(node.value)


def _from_forms() -> Iterator[str]:
    for path in resources.ui_file("main_window").parent.glob("*.ui"):
        for node in ElementTree.parse(path).iter("string"):
            yield _plain(node.text or "")


def _from_resources() -> Iterator[str]:
    """Catalogues, layouts and wording are the office's data too."""
    for path in resources.resource("catalogues").parent.rglob("*.toml"):
        yield from _strings(tomllib.loads(path.read_text("utf-8")))
    for text in _from_pages():
        yield from re.split(r"[.,;:]\s+|[\n\t]+", text)


def _from_pages() -> Iterator[str]:
    """Documents that came in, and the manual."""
    for pattern in ("sample/*.txt", "help/*.md"):
        for path in resources.resource("sample").parent.glob(pattern):
            yield re.sub(r"(?m)^#+ ", "", path.read_text("utf-8"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, Iterable):
        for part in value:
            yield from _strings(part)


def _from_data(database: Path) -> Iterator[str]:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")
        for (table,) in tables.fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                values = [unicodedata.normalize("NFC", value) for value in row if isinstance(value, str)]
                yield from values
                for value in values:
                    if value.startswith('{"'):  # what a record was before, in the journal
                        yield from _strings(json.loads(value))


def _plain(text: str) -> str:
    """As `looks.plain` does: no markup, no marks of keys."""
    text = re.sub(r"<[^<>]+>", "\n", text) if "<" in text else text
    return re.sub(r"&(?!&)", "", text.replace("&amp;", "&").replace("&nbsp;", "\N{NO-BREAK SPACE}"))
