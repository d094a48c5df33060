"""When two typed names are the same name."""

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền sắc ngã hỏi nặng


def name_key(name: str) -> str:
    """Equal for names that differ only in case, blanks, Unicode form or the place of the tone mark (`Hoà`, `Hòa`), but
    not for names that differ in a tone or a letter.
    """
    words = unicodedata.normalize("NFD", name.casefold()).split()
    return " ".join(
        "".join(letter for letter in word if letter not in _TONES) + "".join(t for t in word if t in _TONES)
        for word in words
    )
