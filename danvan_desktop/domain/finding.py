"""What the search over everything finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record of the `kind` (the name of its table) that was found. `title` is what it is called, `text` the piece in
    which the words stand that the title does not show, "" where there is none.
    """

    kind: str
    uid: str
    title: str
    text: str = ""
