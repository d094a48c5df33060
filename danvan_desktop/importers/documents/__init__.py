"""Files of documents as text: Word, LibreOffice, PDF and plain text."""

from dataclasses import dataclass

MAX_LETTERS = 1_000_000
"""About 400 pages: no paper is longer, and a longer text would take minutes to read."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file with its line breaks, columns parted by tabs. `remarks` are sentences for the user about what
    was left out or could not be taken as it stands; where the text is not `sure`, nothing read from it is.
    """

    text: str
    remarks: tuple[str, ...] = ()
    sure: bool = True
