"""The manual: pages of Markdown in `resources/help/`, in the order of its contents, and what a search finds."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan_desktop.domain.searching import excerpt, standing, terms
from danvan_desktop.domain.vietnamese import flat, fold
from danvan_desktop.resources import resource
from danvan_desktop.texts import help as texts

HOME = "muc-luc"
KEYS = "phim-tat"
"""The page in which the program puts the keys of its menus."""
EXCERPT, BEFORE = 70, 20  # letters of a page that a hit shows, and before the words
_LINK = re.compile(r"^[-*] \[(?P<title>[^]]+)\]\((?P<key>[\w-]+)\.md\)")
_MARKS = re.compile(r"!\[[^]]*\]\([^)]*\)|\]\([^)]*\)|[*`#|\[>_]+|-{3,}")


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is Markdown, `group` the part of the manual that the page belongs to."""

    key: str
    group: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """The words of the page in one line."""
        return " ".join(_MARKS.sub(" ", self.text).split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A page with the place where the words stand in it."""

    page: Page
    excerpt: str


def folder() -> Path:
    """Where the pages and their pictures lie."""
    return resource("help")


@cache
def pages() -> Mapping[str, Page]:
    """All pages by key, in the order of the table of contents, which is the first."""
    contents = _read(HOME)
    found = {HOME: Page(HOME, "", texts.CONTENTS, contents)}
    group = ""
    for line in contents.splitlines():
        if line.startswith("## "):
            group = line.removeprefix("## ").strip()
        elif match := _LINK.match(line):
            found[match["key"]] = Page(match["key"], group, match["title"], _read(match["key"]))
    return found


@cache
def screens() -> Mapping[str, str]:
    """By the name of a form or of a tab the page about it, with an anchor where it is about a part of the page."""
    return tomllib.loads((folder() / "screens.toml").read_text("utf-8"))


def page_of(*screens_: str) -> str:
    """The page about the first of these that has one; the table of contents where none has."""
    return next((screens()[screen] for screen in screens_ if screen in screens()), HOME)


def anchor(heading: str) -> str:
    """What a link calls a heading: `Khôi phục dữ liệu` is `khoi-phuc-du-lieu`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(heading)).strip("-")


def search(typed: str) -> list[Hit]:
    """The pages in which all words stand, as typed with or without accents: first those with the words in the title,
    then those with the words one behind the other.
    """
    wanted, phrase = terms(typed), fold(typed)
    if not wanted:
        return []
    found = []
    for page in pages().values():
        if page.key == HOME or len(standing(f"{page.title} {page.plain}", wanted)) < len(wanted):
            continue
        titled = len(standing(page.title, wanted)) == len(wanted)
        place = flat(page.plain).find(phrase)
        begin = page.plain.rfind(" ", 0, max(place - BEFORE, 0)) + 1
        shown = excerpt(page.plain[begin:], wanted, EXCERPT)
        found.append((not titled, place < 0, Hit(page, shown)))
    return [hit for *_, hit in sorted(found, key=lambda one: one[:2])]


def _read(key: str) -> str:
    return (folder() / f"{key}.md").read_text("utf-8")
