"""What a copy leaves between the lines of a paper, and letters that it has lost."""

import re
from functools import cache

from danvan_desktop.domain.vietnamese import Spelling, flat, spelled
from danvan_desktop.importers.dispatches import phrases

_PAGE = re.compile(r"[\W_\d]{1,7}|(?:trang|page)\s*\d+(?:\s*/\s*\d+)?")
_TIME = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4},?\s+\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*\+\d\d:\d\d)?")
_SIZES = re.compile(r"(?:a\s*+[-+]*+\s*+){2,}")  # what makes the letters of a web page larger
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|[a-z]:\\.*|\\\\.*|file:.*", re.IGNORECASE)
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
_SYLLABLE = re.compile(
    rf"{_ONSET}(?:(?:[aeêioôơuưy]{{1,3}}|u[aâ]y|oay)|(?:[aăâeêioôơuưy]|[iyuoưe][aăâeêơôoyo]|uy[êe]|o[aăe])"
    r"(?:ch|c|m|ng|nh|n|p|t)|[âă][uy]|u[âa]y)"
)

_NEVER = re.compile(r"(?<!q)uơ\w|ưo|[ăâ]$")
_STOPPED = re.compile(r"[àảãằẳẵầẩẫèẻẽềểễìỉĩòỏõồổỗờởỡùủũừửữỳỷỹ](?:ch|c|p|t)$")
_LEVELS = ("xã", "phường", "trấn", "tỉnh", "huyện", "quận", "phố", "tp", "khu", "thôn", "xóm", "ấp", "trường", "ty")
"""Words behind which the name of a place or of someone stands."""

_TONELESS = {
    ord(letter): base
    for base, letters in {
        "a": "àáảãạ", "ă": "ằắẳẵặ", "â": "ầấẩẫậ", "e": "èéẻẽẹ", "ê": "ềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọ",
        "ô": "ồốổỗộ", "ơ": "ờớởỡợ", "u": "ùúủũụ", "ư": "ừứửữự", "y": "ỳýỷỹỵ",
    }.items()
    for letter in letters
}  # fmt: skip


def is_debris(text: str) -> bool:
    """Whether a line is the number of a page, a time or address that a program has printed, or the like."""
    if any(pattern.fullmatch(flat(text)) for pattern in (_PAGE, _TIME, _ADDRESS, _SIZES)):
        return True
    return not text.isupper() and bool(_site().match(flat(text)))


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"{phrases.one_of('head', 'site')}|{phrases.one_of('head', 'chrome')}\s*(?::|$)")


def is_syllable(word: str) -> bool:
    """Whether the letters of a word, its tone aside, may be a Vietnamese syllable."""
    return bool(_SYLLABLE.fullmatch(word.lower().translate(_TONELESS)))


def is_slip(word: str) -> bool:
    """Whether a word has letters in an order that no Vietnamese word has: a tone or a hook that was read wrong."""
    small = word.lower()
    return bool(_NEVER.search(small.translate(_TONELESS)) or _STOPPED.search(small))


def is_misread(text: str) -> bool:
    """Whether a word of these is no syllable, as where a letter was lost; of one with capitals less can be told."""
    words = re.findall(r"(?<![\w.@/'’-])[^\W\d_]+(?![\w@/'’-])", text)
    return any(is_slip(word) or (word.islower() and not is_syllable(word)) for word in words)


def words(text: str) -> frozenset[str]:
    """The words of a text, in small letters, as they are compared."""
    return frozenset(_spelled(text).split())


def is_plain(name: str, elsewhere: frozenset[str]) -> bool:
    """Whether each word in the name of a body or office is one of which such names are made, that of a place, or one
    of those that the document has `elsewhere`: none that a slip of reading has made.
    """
    if any(is_slip(word) for word in _spelled(name).split()):
        return False
    if flat(name) == name.lower():
        return True  # without accents no word can be told from another
    if not is_printed_right(name):
        return False
    known = phrases.words_of_bodies() | elsewhere
    of_place = False
    for word in _spelled(_provinces().sub("", spelled(name.lower(), Spelling.FIRST))).split():
        if not (of_place or word in known or _is_short_form(word)):
            return False
        of_place = of_place or word in _LEVELS
    return True


def is_printed_right(name: str) -> bool:
    """Whether the usual names within a name bear the accents that they always do; one without any is let be."""
    told, names = _spelled(name), phrases.printed_names()
    return flat(told) == told or all(
        told[slice(*match.span())] in names[match[0]] for match in _printed().finditer(flat(told))
    )


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(phrases.any_of(phrases.printed_names()))


def _spelled(text: str) -> str:
    return spelled(" ".join(re.findall(r"[^\W\d_]+", text)).lower(), Spelling.FIRST)


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(phrases.marked_one_of("bodies", "provinces"))


def _is_short_form(word: str) -> bool:
    """Whether a word is made of first letters, which bear no accents: ubnd, lđtbxh."""
    return len(word) == 1 or (flat(word) == word.replace("đ", "d") and not is_syllable(word))
