"""What a copy leaves between the lines of a paper, and letters that it has lost."""

import re
from functools import cache

from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases

_PAGE = re.compile(r"[\W_\d]{1,7}|(?:trang|page)\s*\d+(?:\s*/\s*\d+)?")
_TIME = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4},?\s+\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*\+\d\d:\d\d)?")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|[a-z]:\\.*|\\\\.*|file:.*", re.IGNORECASE)
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
_SYLLABLE = re.compile(
    rf"{_ONSET}(?:(?:[aeêioôơuưy]{{1,3}}|u[aâ]y|oay)|(?:[aăâeêioôơuưy]|[iyuoưe][aăâeêơôoyo]|uy[êe]|o[aăe])"
    r"(?:ch|c|m|ng|nh|n|p|t)|[âă][uy]|u[âa]y)"
)

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
    if any(pattern.fullmatch(flat(text)) for pattern in (_PAGE, _TIME, _ADDRESS)):
        return True
    return not text.isupper() and bool(_site().match(flat(text)))


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"{phrases.one_of('head', 'site')}|{phrases.one_of('head', 'chrome')}\s*(?::|$)")


def is_misread(text: str) -> bool:
    """Whether a small word of these is no syllable, as where a letter was lost."""
    words = re.findall(r"(?<![\w.@/'’-])[^\W\d_]+(?![\w@/'’-])", text)
    return any(not _SYLLABLE.fullmatch(word.translate(_TONELESS)) for word in words if word.islower())
