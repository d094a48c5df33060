"""The words by which documents are read, from `resources/catalogues/dispatch_phrases.toml`, as patterns for flat text
(`vietnamese.flat`).
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from danvan_desktop.domain.vietnamese import Spelling, flat, nfc, spelled
from danvan_desktop.resources import resource


@cache
def _data() -> dict[str, dict[str, Any]]:
    with resource("catalogues", "dispatch_phrases.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def phrases(group: str, name: str) -> tuple[str, ...]:
    """The phrases of one list, flat."""
    return tuple(dict.fromkeys(flat(phrase) for phrase in _data()[group][name]))


@cache
def marked_one_of(group: str, *names: str) -> str:
    """As `one_of`, for small letters with their accents: “về” is not “vệ”."""
    return any_of(nfc(phrase) for name in names for phrase in _data()[group][name])


def told(text: str) -> tuple[str, Callable[..., str]]:
    """The text as phrases are looked for in it, and what makes their patterns: with accents where it has any, flat
    where they were lost.
    """
    return (flat(text), one_of) if flat(text) == text.lower() else (text.lower(), marked_one_of)


@cache
def one_of(group: str, *names: str) -> str:
    """A pattern that fits any phrase of these lists, the longest first."""
    return any_of(phrase for name in names for phrase in phrases(group, name))


def any_of(wanted: Iterable[str]) -> str:
    """A pattern that fits any of these flat phrases as whole words."""
    ordered = sorted(set(wanted), key=len, reverse=True)
    words = [_pattern(phrase) for phrase in ordered if phrase[0].isalnum()]
    others = [_pattern(phrase) for phrase in ordered if not phrase[0].isalnum()]
    # What stands before a word is looked at once for all of them: patterns of a hundred words are tried at each letter.
    before_words = [rf"(?<!\w)(?:{'|'.join(words)})"] if words else []
    return "(?:" + "|".join(before_words + others) + ")"


def _pattern(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return words + (r"(?!\w)" if phrase[-1].isalnum() else "")


@cache
def long_forms() -> dict[str, str]:
    """Abbreviations in the names of bodies, spelt out, both flat; the longest first."""
    forms = {flat(short): flat(str(long)) for short, long in _data()["abbreviations"].items()}
    return dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))


@cache
def written_bodies() -> tuple[str, ...]:
    """Words of names of bodies as they are written where they do not stand in capitals."""
    return tuple(nfc(str(words)) for words in _data()["bodies"]["written"])


@cache
def words_of_bodies() -> frozenset[str]:
    """Single small words, with accents, of which the names of bodies are made, those of places aside."""
    lists = [_data()["bodies"][name] for name in _data()["bodies"] if name != "words"] + [_data()["ending"]["titles"]]
    joined = " ".join(str(phrase) for listed in lists for phrase in listed)
    return frozenset(spelled(nfc(f"{_data()['bodies']['words']} {joined}").lower(), Spelling.FIRST).split())


@cache
def printed_names() -> dict[str, frozenset[str]]:
    """Names of two words and more of bodies, offices, provinces: flat → as they are written, in small letters."""
    lists = [_data()["bodies"][name] for name in ("starts", "standing", "written", "provinces")]
    found: dict[str, set[str]] = {}
    for name in (str(one) for listed in [*lists, _data()["ending"]["titles"]] for one in listed):
        if " " in name:
            found.setdefault(flat(name), set()).add(spelled(nfc(name).lower(), Spelling.FIRST))
    return {told: frozenset(names) for told, names in found.items()}


@cache
def kind_signs() -> dict[str, str]:
    """The abbreviations of kinds in symbols → name in small letters. TT is left out: two kinds share it."""
    with resource("catalogues", "paper_kinds.toml").open("rb") as file:
        rows = tomllib.load(file)["row"]
    extra: dict[str, str] = {sign: str(name) for sign, name in _data()["kinds"].items()}
    shipped = {row["key"]: row["name"].lower() for row in rows}
    return {sign: name for sign, name in (extra | shipped).items() if sign != "TT"}


@cache
def kinds() -> dict[str, str]:
    """The kinds of papers: flat name → name in small letters."""
    with resource("catalogues", "paper_kinds.toml").open("rb") as file:
        names = [row["name"].lower() for row in tomllib.load(file)["row"]]
    return {flat(name): name for name in [*names, *map(str, _data()["kinds"].values())]}
