"""The vendored fonts hold every Vietnamese letter: Debian's older files of the same name lack two thirds of them."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from danvan_desktop import resources

MARKS = [f"COMBINING {name}" for name in ("GRAVE ACCENT", "HOOK ABOVE", "TILDE", "ACUTE ACCENT", "DOT BELOW")]
TONES = [unicodedata.lookup(name) for name in MARKS]
VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ["", *TONES]]
LETTERS = {*VOWELS, "đ", *(vowel.upper() for vowel in VOWELS), "Đ"}
SIGNS = set("“”‘’–—…«»•§°½×") | set(TONES)


def test_vietnamese_has_146_letters_beside_the_plain_consonants() -> None:
    assert len(LETTERS) == 146


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_each_style_is_whole(style: str) -> None:
    with TTFont(resources.resource("fonts", f"LiberationSerif-{style}.ttf")) as font:
        assert font["name"].getDebugName(5) == "Version 2.1.5"
        assert font["OS/2"].fsType == 0  # may be embedded
        assert not {sign for sign in LETTERS | SIGNS if ord(sign) not in font.getBestCmap()}
