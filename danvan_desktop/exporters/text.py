"""Text as a file can hold it."""

import re

from danvan_desktop.domain.vietnamese import nfc

_SHAPELESS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad"  # control characters but for the end of a line; the soft hyphen
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # marks of direction, of width 0
    "\ud800-\udfff\ufffe\uffff]"  # no characters
)


def clean(text: str) -> str:
    """`text` in NFC, as no exporter places marks of their own and both files shall extract as the user typed, and
    without characters that have no shape: of them only the end of a line stays. XML forbids most, and with one of them
    Word would not open the file.
    """
    return _SHAPELESS.sub("", nfc(text.replace("\t", " ")))
