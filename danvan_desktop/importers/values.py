"""What single cells say: a field of the movement, a year, a person."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from danvan_desktop.domain.catalogues import Field
from danvan_desktop.domain.vietnamese import fold

_WORDS = re.compile(r"[^\W_]+")
_REMARK = re.compile(r"\(.*?\)")
_BEFORE_FIELD = re.compile(r"(?:(?:\d+|ve|thuoc|trong|nhom|khoi|linh vuc) )+")
_COUNT = re.compile(r"(?: (?:co|gom))?(?: \d+)+(?: mo hinh| dien hinh)*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONE_YEAR = re.compile(r"(?:nam |thang )?(?:\d{1,2} ){0,2}(?:nam )?\d{4}")


class FieldNames:
    """Recognises the fields of a catalogue by their names, initials (`VH-XH`) and other names."""

    def __init__(self, fields: Mapping[str, Field], others: Mapping[str, str]) -> None:
        self._fields = fields
        names = {_plain(field.name): key for key, field in fields.items()}
        others = {_plain(other): names[_plain(name)] for other, name in others.items() if _plain(name) in names}
        initials = {"".join(word[0] for word in name.split()): key for name, key in names.items()}
        parts = {_plain(part): key for key, field in fields.items() for part in field.name.split("-")}
        self._exact = {name.replace(" ", ""): key for name, key in {**initials, **others, **names}.items()}
        self._phrases = {f" {phrase} ": key for phrase, key in {**parts, **others, **names}.items() if " " in phrase}
        self.find = cache(self._find)

    def _find(self, text: str) -> tuple[str, bool] | None:
        """The key of the field that `text` names and whether that is sure; None where it names none, or several."""
        plain = _BEFORE_FIELD.sub("", _plain(_REMARK.sub("", text)) + " ").strip()
        plain = _COUNT.sub("", plain)
        if key := self._exact.get(plain.replace(" ", "")):
            return key, True
        whole = f" {plain} "
        found = {key for phrase, key in self._phrases.items() if phrase in whole or (" " in plain and whole in phrase)}
        return (found.pop(), False) if len(found) == 1 else None

    def shown(self, key: str) -> str:
        return self._fields[key].name

    def listed(self) -> str:
        """The names of the fields that all offices have, for a sentence."""
        return "; ".join(field.name for key, field in self._fields.items() if field.counts_as in ("", key))


def find_year(text: str) -> tuple[str, bool] | None:
    """The first year in `text`, and whether it is the only thing there: `2026`, `năm 2026`, `3/2026`, `15/3/2026`."""
    found = _YEAR.search(text)
    return None if found is None else (found[0], bool(_ONE_YEAR.fullmatch(_plain(text))))


class Titles:
    """Takes from persons' names what is said before them out of courtesy."""

    def __init__(self, titles: Iterable[str]) -> None:
        choice = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
        self._pattern = re.compile(rf"(^|[,;\n]\s*)(?:(?:{choice})(?:[.:]+\s*|\s+))+", re.IGNORECASE)

    def without(self, name: str) -> str:
        return self._pattern.sub(r"\1", name)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(fold(text)))
