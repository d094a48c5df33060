"""Vietnamese text: its normal form, folding for search, and keys for the alphabetical order."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum


def nfc(text: str) -> str:
    """`text` in the normal form in which everything is stored: one code point a letter."""
    return unicodedata.normalize("NFC", text)


class Spelling(StrEnum):
    """On which vowel of an open syllable like `ủy`, `hòa`, `khỏe` the tone mark stands."""

    FIRST = "first"
    SECOND = "second"  # uỷ, hoà, khoẻ


def spelled(text: str, spelling: Spelling) -> str:
    """`text` with its tone marks where that spelling has them: for the program's own words, never for what a user
    typed.
    """
    move, repl = _MOVES[spelling]
    return move.sub(lambda found: repl(found[1], found[2]), nfc(text))


def fold(text: str) -> str:
    """`text` for searching: small letters without marks, đ as d, blanks collapsed.

    So the accents typed, where a tone mark stands (hòa, hoà) and NFC or NFD make no difference.
    """
    return " ".join(text.translate(_FOLDED).split())


def flat(text: str) -> str:
    """`text` folded letter by letter, so that what is found in it stands at the same place in the text."""
    return text.translate(_FLAT)


def sort_key(text: str) -> str:
    """A key whose plain binary order is the Vietnamese order of CLDR/ICU (locale `vi`).

    Letters first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), then small before capital.
    Punctuation comes before digits, digits before letters; digits are plain text (10 before 9). Keys are stored: a
    change here needs a migration that makes them anew.
    """
    text = " ".join(nfc(text).split())
    letters, tones, cases = text.translate(_LETTERS), text.translate(_TONES), text.translate(_CASES)
    # The lowest weights at the end say nothing, and most keys get short without them.
    return f"{letters}\x02{tones.rstrip(_LOWEST)}\x02{cases.rstrip(_LOWEST)}".rstrip("\x02")


def person_key(full_name: str) -> str:
    """The key of a person: by the given name, which stands last, then by the rest. Case does not count, as names
    typed in capitals must not stand apart.
    """
    *rest, given = full_name.lower().split() or [""]
    return f"{sort_key(given)}\x01{sort_key(' '.join(rest))}"


_TONE = "\u0300\u0301\u0303\u0309\u0323"


def _to_second(first: str, second: str) -> str:
    letters = unicodedata.normalize("NFD", first)
    return letters[0] + nfc(second + letters[1])


def _to_first(first: str, second: str) -> str:
    letters = unicodedata.normalize("NFD", second)
    return nfc(first + letters[1]) + letters[0]


def _marked(vowels: str) -> str:
    return "".join(nfc(vowel + tone) for vowel in vowels for tone in _TONE)


# o before a and e, u before y, at the end of a syllable; behind a q the u is part of the consonant (quý).
_MOVES = {
    Spelling.SECOND: (
        re.compile(rf"(?<!q)(?<!Q)((?:[{_marked('oO')}](?=[aeAE]))|(?:[{_marked('uU')}](?=[yY])))([aeyAEY])(?!\w)"),
        _to_second,
    ),
    Spelling.FIRST: (
        re.compile(
            rf"(?<!q)(?<!Q)((?:[oO](?=[{_marked('aeAE')}]))|(?:[uU](?=[{_marked('yY')}])))([{_marked('aeyAEY')}])(?!\w)"
        ),
        _to_first,
    ),
}


class _Table(dict[int, str]):
    """A table for str.translate that works out each character when it is first met."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = result = self._rule(chr(code))
        return result


_INVISIBLE = ("Mn", "Me", "Cc", "Cf", "Cs")
_LOWEST = "0"

# In ICU's order. A letter with a sign of its own (ă, ơ …) is a letter; the tones are weighed apart.
_ALPHABET = " _-–—,;:!¡?¿.…·'\"«»()[]{}§¶@*/\\&#%†•`^°©®→+±÷×<=>¬|~≤≥¢$£¥₫€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# From the blank upwards: above the marks between the parts of a key, and below every character outside the alphabet.
_WEIGHTS = {letter: chr(0x20 + place) for place, letter in enumerate(_ALPHABET)}
_LOOKALIKES = str.maketrans("‘’“”Ðð", "''\"\"Đđ")  # curly quotes sort as straight ones; eth is often typed for Đ

_TONE_WEIGHTS = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_SIGNS = ("\u0302", "\u0306", "\u031b")  # circumflex, breve, horn
_FOREIGN_MARK = "6"


def _folded(character: str) -> str:
    if unicodedata.category(character) == "Cc":
        return " "
    # Twice: folding case can bring forth characters that decompose again.
    for _ in range(2):
        character = unicodedata.normalize("NFKD", character.translate(_LOOKALIKES)).casefold().replace("đ", "d")
    return "".join(c for c in character if unicodedata.category(c) not in _INVISIBLE)


def _flat(character: str) -> str:
    folded = _folded(character)
    return folded if len(folded) == 1 else character


def _letter(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    decomposed = unicodedata.normalize("NFD", character.translate(_LOOKALIKES)).lower()
    base = decomposed[0]
    signed = nfc(base + "".join(mark for mark in decomposed if mark in _LETTER_SIGNS))
    return _WEIGHTS.get(signed) or _WEIGHTS.get(base, base)


def _tone(character: str) -> str:
    marks = [c for c in unicodedata.normalize("NFD", character) if unicodedata.combining(c)]
    weights = [_TONE_WEIGHTS.get(mark, _FOREIGN_MARK) for mark in marks if mark not in _LETTER_SIGNS]
    return max(weights, default=_LOWEST if _letter(character) else "")


def _case(character: str) -> str:
    if not _letter(character):
        return ""
    return "1" if character.isupper() else _LOWEST


_FOLDED = _Table(_folded)
_FLAT = _Table(_flat)
_LETTERS = _Table(_letter)
_TONES = _Table(_tone)
_CASES = _Table(_case)
