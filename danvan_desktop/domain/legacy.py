"""Vietnamese in the codes from before Unicode: telling them apart and reading them.

TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times) put Vietnamese letters on the places of Western ones, so a paste or a
file shows `nh©n d©n` or `nhaân daân` for “nhân dân”. CP1258 is Windows' own code with separate tone marks. “Raw” text
below is what such a code gives when read as Western European (cp1252).
"""

import codecs
import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from danvan_desktop.domain.vietnamese import nfc


class Encoding(StrEnum):
    """A code from before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    CP1258 = "cp1258"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. `sure` is False where no code fits and `text` is only how a Western program would show it."""

    text: str
    encoding_name: str
    sure: bool


# The blanks only group the letters: Ă … Đ, ă … đ, then each vowel in the tones huyền hỏi ngã sắc nặng.
_TCVN3_RAW = "¡¢£¤¥¦§ ¨©ª«¬\xad® µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐ ăâêôơưđ àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_RAW, _TCVN3_LETTERS)

# TCVN3 has no codes for capitals with a tone: in a word of capitals they were typed small, for a font of capitals.
_CAPITAL, _TONED = "A-ZĂÂÊÔƠƯĐ", "".join(_TCVN3_LETTERS.split()[2:])
_IN_CAPITALS = re.compile(rf"\b[{_CAPITAL}{_TONED}]+[{_CAPITAL}][{_CAPITAL}{_TONED}]*\b")

# VNI writes a letter and behind it one character for sign and tone; ơ, ư, đ and i with a tone are single characters.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = dict(zip("ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ", strict=True))


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_LETTERS)
    carriers = {"\u0302": "aeoAEO", "\u0306": "aA"}  # of circumflex and breve; a tone stands on every vowel
    for base in "aeouyôöAEOUYÔÖ":
        for mark, signs in _VNI_MARKS.items():
            if base in carriers.get(signs[0], base):
                table[base + mark] = table[base + mark.upper()] = nfc(_VNI_LETTERS.get(base, base) + signs)
    return table


_VNI = _vni_table()
_VNI_PIECES = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

_CP1258 = {code: letter for code in range(0xA0, 0x100) if (letter := bytes([code]).decode("cp1258")) != chr(code)}


def from_tcvn3(raw: str) -> str:
    """Raw TCVN3 as Unicode. A word of capitals gets them throughout (`TRUYÒN`: TRUYỀN, not TRUYềN); other capitals that
    only the font (.VnTimeH) showed stay small.
    """
    return _IN_CAPITALS.sub(lambda word: word[0].upper(), raw.translate(_TCVN3))


def from_vni(raw: str) -> str:
    """Raw VNI as Unicode."""
    return _VNI_PIECES.sub(lambda piece: _VNI[piece[0]], raw)


def from_cp1258(raw: str) -> str:
    """Raw CP1258 as Unicode in NFC."""
    return nfc(raw.translate(_CP1258))


_READERS = {Encoding.TCVN3: from_tcvn3, Encoding.VNI: from_vni, Encoding.CP1258: from_cp1258}


def convert(raw: str, encoding: Encoding) -> str:
    """Raw text in `encoding` as Unicode. Text that was Unicode already is spoilt: ask `detect` first."""
    return _READERS[encoding](raw)


# What only Unicode Vietnamese has: its letters beyond Latin-1, and separate marks.
_UNICODE_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_WORD = re.compile("[A-Za-z\xa1-\xff]+")
_UNIT = re.compile("µ.?|.[·×÷].")  # µm, N·m: would read as àm, Nãm
_ABBREVIATION = re.compile("[A-Z]*Đ[A-Z]*")  # HĐND: Vietnamese, but no syllable
_UNMISTAKABLE = {
    Encoding.TCVN3: re.compile(
        "[a-zß-ÿ][À-ÖØ-Þ]"  # a capital after a small letter
        "|[A-Za-z][¡-©«¬\xad®µ¶¸»-¿]"  # a sign after a letter
        "|[®§][A-Za-z\xa1-\xff]{2}"  # đ at the beginning
    ),
    Encoding.VNI: re.compile("[aeouyôöAEOUYÔÖ][øåãêâõûØÅÃÊÂÕÛÄ]"),
    Encoding.CP1258: re.compile("[a-zß-ÿ][ÌÒÞ]"),
}

_ACCENTED = re.compile("[^\\W\\d_a-zA-Z]")
_SMALL = re.compile(r"(?<![\w@./-])[^\W\d_A-Z]+(?![\w@/-]|\.\w)")
_TONES = re.compile("(?<=[aeiouy\u0302\u0306\u031b])[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile("(?:[cpt]|ch)$")
_SYLLABLE = re.compile(
    "(?:[bdđhlmnprstvx]|ch|kh|ph|th|tr|nh|gi|qu|g(?![eê])|(?:c|ng)(?![eêiy])|(?:k|gh|ngh)(?=[eêiy]))?"
    "(?:"
    "a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|nh|ng|[mnptu])?"
    "|i(?:ch|nh|[amnptu]|ê(?:ng|[cmnptu]))?|o(?:ng|oc|ong|[cimnpt])?|ô(?:ng|[cimnpt])?|ơ[imnpt]?"
    "|oa(?:ch|ng|nh|[cimnopty])?|oă(?:ng|[cmnt])|oe[not]?"
    "|u(?:ng|[acimnpt])?|uâ(?:ng|[nty])|uê(?:ch|nh)?|uô(?:ng|[cimnpt])|uơ|uy(?:ch|nh|[anptu]|ê[nt])?"
    "|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu])|y(?:ch|nh|[nt]|ê(?:ng|[mntu]))?"
    ")"
)


def detect(text: str) -> Encoding | None:
    """The old code in which `text` was written, or None where it is, or may be, proper Unicode.

    Meant for a document, a column or a field. The words with characters beyond ASCII are read in each code; one that
    turns nearly all of them into Vietnamese syllables, and gains more such than it loses, is the answer. One or two
    words count only where they are unmistakable (`ViÖt`, `nh©n`), for a French name may read as a syllable too.
    """
    if _UNICODE_VIETNAMESE.search(text):
        return None
    words = {word for word in _WORD.findall(text) if _may_be_vietnamese(word)}
    for encoding in Encoding:
        read = {word: convert(word, encoding) for word in words}
        if encoding is Encoding.CP1258:  # it has most letters on Western European's own places: they tell nothing
            read = {word: syllable for word, syllable in read.items() if syllable != word}
        judged = [word for word in read if not _ABBREVIATION.fullmatch(read[word])]
        good = [word for word in judged if _is_syllable(read[word])]
        gained = [word for word in good if not _is_syllable(word)]
        lost = [word for word in judged if _is_syllable(word)]
        unmistakable = any(map(_UNMISTAKABLE[encoding].search, gained))
        enough = max(1, len(lost)) if unmistakable else max(3, 2 * len(lost))
        if len(gained) >= enough and len(good) >= 0.8 * len(judged):
            return encoding
    return None


def misspelt(text: str) -> float:
    """The share of the words in small letters that are no Vietnamese syllables, of 0 to 1; addresses of the internet
    are not counted, nor is a text without accents, of which nothing can be told.
    """
    if not _ACCENTED.search(text):
        return 0.0
    words = [word for word in _SMALL.findall(nfc(text)) if len(word) > 1]
    return sum(not _is_syllable(word) for word in words) / max(len(words), 1)


def _may_be_vietnamese(word: str) -> bool:
    return not word.isascii() and any(map(str.isalpha, word)) and not _UNIT.fullmatch(word)


@functools.lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    """Whether `word` is spelt as a Vietnamese syllable, wherever its tone mark stands."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(letters)
    toneless = nfc(_TONES.sub("", letters))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(toneless):
        return False
    return not _STOPPED.search(toneless) or tones in (["\u0301"], ["\u0323"])


_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Western European as Windows has it; the five bytes that it leaves undefined stay control characters.
_CP1252 = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x100))


def decode_bytes(data: bytes) -> Decoded:
    """The text of a file in any code that a Vietnamese office may have left behind; never fails.

    A file in Unicode may still hold a paste from an old font; that is converted as well.
    """
    text, name = _unicode(data)
    if not name:
        text = codecs.charmap_decode(data, "strict", _CP1252)[0]
    encoding = detect(text)
    if encoding is not None:
        return Decoded(convert(text, encoding), encoding.value, sure=True)
    return Decoded(nfc(text), name or "cp1252", sure=bool(name) and "\0" not in text)


def _unicode(data: bytes) -> tuple[str, str]:
    """The text and the name of its code, both empty where `data` is not Unicode."""
    mark = next((mark for mark in _BOMS if data.startswith(mark)), b"")
    name = _BOMS[mark] if mark else _without_mark(data)
    try:
        return data.removeprefix(mark).decode(name), name
    except UnicodeDecodeError:
        return "", ""


def _without_mark(data: bytes) -> str:
    """UTF-16 shows by its zero bytes, on one side only: every blank, figure and plain letter has one."""
    high_first, low_first = data[0::2].count(0), data[1::2].count(0)
    if min(high_first, low_first) > 0 or max(high_first, low_first) < len(data) / 8:
        return "utf-8"
    return "utf-16-be" if high_first else "utf-16-le"
