"""Words for searching: how texts are indexed, and what a user who types asks for.

Two forms of each text are kept: exact words with their accents, and the same folded (đ as d, no accents). A word typed
with accents is looked for among the exact ones, one without among the folded. Where a tone mark stands (hòa, hoà) and
i or y after a single consonant (kĩ, kỹ) make no difference, as offices write both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from danvan_desktop.domain.vietnamese import fold, nfc

_WORD = re.compile(r"[^\W_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_PLACES = {
    nfc(first + second + tone): nfc(first + tone + second) for first, second in ("oa", "oe", "uy") for tone in _TONES
}
_ALONE_Y = re.compile("^[hklmst][yỳýỷỹỵ]$")
_Y_AS_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


@dataclass(frozen=True, slots=True)
class Term:
    """A word to be found: among the `exact` words or the folded ones; `begins` finds longer words too."""

    word: str
    exact: bool
    begins: bool


def words_of(texts: Iterable[str]) -> tuple[str, str]:
    """The words of some texts, as `both_words` gives those of one."""
    return both_words(" ".join(texts))


def words_again(texts: Iterable[str]) -> tuple[str, str]:
    """The same, faster for the texts of a record that changed: most of them are as they were."""
    found = [_short_words(text) if len(text) <= _SHORT else both_words(text) for text in texts]
    exact, folded = zip(*found, strict=True) if found else ((), ())
    return " ".join(filter(None, exact)), " ".join(filter(None, folded))


def both_words(text: str) -> tuple[str, str]:
    """The words of a text in small letters with their accents, in one spelling, with blanks between; and the same words
    folded.
    """
    found = _WORD.findall(nfc(text).lower())
    return " ".join(map(_exact, found)), " ".join(map(_folded, found))


def terms(typed: str) -> list[Term]:
    """What the typed text asks for. The last word may go on, unless a blank follows it; numbers may always."""
    words = _WORD.findall(nfc(typed).lower())
    goes_on = bool(words) and typed[-1:].isalnum()
    found = []
    for place, word in enumerate(words):
        plain, marked = _folded(word), _exact(word)
        exact = plain != marked
        begins = word.isdecimal() or (goes_on and place == len(words) - 1)
        found.append(Term(marked if exact else plain, exact, begins))
    return found


def as_typed(wanted: Sequence[Term]) -> list[Term]:
    """The same words, all of them just as they were typed: what is found so comes first."""
    return [Term(term.word, exact=True, begins=term.begins) for term in wanted]


def nearest_first(wanted: Sequence[Term]) -> list[tuple[Term, ...]]:
    """What to ask for in turn: just as it was typed before what is found without accents, in both whole words before
    the beginnings of words.
    """
    forms = []
    for form in (as_typed(wanted), wanted):
        forms += [tuple(replace(term, begins=False) for term in form), tuple(form)]
    return list(dict.fromkeys(forms))


def hits(text: str, wanted: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where in a text the words stand that were found, as places of the first letter and behind the last."""
    for match in _WORD.finditer(text):
        word = nfc(match[0]).lower()
        forms = {True: _exact(word), False: _folded(word)}
        if any(
            forms[term.exact] == term.word or (term.begins and forms[term.exact].startswith(term.word))
            for term in wanted
        ):
            yield match.span()


def standing(text: str, wanted: Sequence[Term]) -> list[Term]:
    """Which of the words stand in a text."""
    # A rough look at the whole text is fast, and mostly enough.
    rough = _rough(text)
    likely = [term for term in wanted if _rough(term.word) in rough]
    return [term for term in likely if any(hits(text, [term]))]


def excerpt(text: str, wanted: Sequence[Term], room: int = 110) -> str:
    """About `room` letters of a text in one line, around the first word that was found; "" where none stands in it."""
    line = " ".join(text.split())
    first = next(hits(line, wanted), None)
    if first is None:
        return ""
    start = max(first[0] - room // 3, 0) if len(line) > room else 0
    start = line.rfind(" ", 0, start) + 1
    end = len(line) if len(line) <= start + room else max(line.rfind(" ", 0, start + room), first[1])
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")


_SHORT = 300
_short_words = lru_cache(maxsize=2_000)(both_words)


def _rough(text: str) -> str:
    return fold(text).replace("y", "i")


# Texts are made of few words: most are found among the last ones.
@lru_cache(maxsize=20_000)
def _exact(word: str) -> str:
    if word[-2:] in _TONE_PLACES and not (word[-2] == "u" and word[-3:-2] == "q"):
        word = word[:-2] + _TONE_PLACES[word[-2:]]
    return word[:-1] + _Y_AS_I[word[-1]] if _ALONE_Y.match(word) else word


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(_exact(word)) or word  # of a mark that stands alone nothing would stay
