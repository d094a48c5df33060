"""A sentence as it is looked through for days: what it asks for, and where.

A day belongs to the word that stands nearest before it in its clause: what is handed in (“gửi”, “báo cáo”) by a day has
a deadline, what takes place on a day (“tổ chức”, “hội nghị”) or is counted to it (“tính đến”, “hiệu lực”) has none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from danvan_desktop.domain.reading import Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases

_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*(?:gio|h|g|:)\s*(\d{2})?(?!\d)[^.;/\d]{0,30}$")
_EITHER = 20  # letters within which a phrase ends
_BRACKETS = re.compile(r"\([^()]*\)")


class Word(Enum):
    """What a word does to the day behind it."""

    HANDED = auto()
    EVENT = auto()
    NEVER = auto()
    SELDOM = auto()


@dataclass(frozen=True)
class Told:
    """A sentence and where it begins in the text."""

    text: str
    start: int

    @cached_property
    def flat(self) -> str:
        """Small letters without accents, letter by letter as the text."""
        return flat(self.text)

    @cached_property
    def _spoken(self) -> tuple[str, Callable[..., str]]:
        """The text without compounds, and what makes patterns of phrases for it."""
        spoken, one_of = phrases.told(self.text)
        if len(spoken) != len(self.flat):  # a letter whose small form is longer
            spoken, one_of = self.flat, phrases.one_of
        compound = re.compile(one_of("due", "compounds"))
        return compound.sub(lambda match: "#" * len(match[0]), spoken), one_of

    @cached_property
    def _words(self) -> list[tuple[int, int, Word]]:
        """Start, end and kind of each telling word."""
        spoken, one_of = self._spoken
        plain = "".join("#" if mark == "#" else letter for mark, letter in zip(spoken, self.flat, strict=True))
        lists = (
            (plain, phrases.one_of("due", "handing"), Word.HANDED),
            (spoken, one_of("due", "handing_marked"), Word.HANDED),
            (spoken, one_of("due", "events"), Word.EVENT),
            (spoken, one_of("due", "never"), Word.NEVER),
            (spoken, one_of("due", "seldom"), Word.SELDOM),
        )
        found = [(*match.span(), word) for text, pattern, word in lists for match in re.finditer(pattern, text)]
        handed = {place for start, end, word in found if word is Word.HANDED for place in range(start + 1, end)}
        found = [one for one in found if one[0] not in handed]  # “đăng ký trước”
        return sorted(found, key=lambda one: (one[1], one[0]))

    @cached_property
    def _brackets(self) -> list[Span]:
        """What stands in brackets."""
        return [match.span() for match in _BRACKETS.finditer(self.flat)]

    @cached_property
    def asks(self) -> bool:
        """Whether anything is asked for in the sentence."""
        return bool(re.search(phrases.one_of("due", "actions"), self.flat))

    def clause(self, place: int) -> tuple[int, int]:
        """The clause around a place, from one semicolon to the next."""
        first = self.flat.rfind(";", 0, place) + 1
        last = self.flat.find(";", place)
        return first, last if last >= 0 else len(self.flat)

    def nearest(self, place: int) -> Word | None:
        """What the last telling word before a place in its clause does."""
        return next((word for _, _, word in self._before(place)), None)

    def _before(self, place: int) -> Iterator[tuple[int, int, Word]]:
        """The telling words before a place in its clause, the last first; what brackets hold is passed over."""
        first, _ = self.clause(place)
        known = bisect_right(self._words, place, key=lambda one: one[1])
        for start, end, word in reversed(self._words[:known]):
            if first > start:
                continue
            opened = bisect_right(self._brackets, (start, len(self.flat))) - 1
            within = opened >= 0 and start < self._brackets[opened][1] <= place
            if not within:
                yield start, end, word

    def distance(self, place: int) -> int:
        """Letters between the last telling word and a place."""
        return next((place - end for _, end, _ in self._before(place)), len(self.text))

    def part(self, place: int) -> int:
        """Where the part of the clause begins in which a place stands, from the last comma or bracket."""
        return max(self.flat.rfind(mark, 0, place) for mark in ",;()") + 1

    def handed_in_part(self, place: int) -> bool:
        """Whether something is handed in or finished between the last comma or bracket and a place."""
        first = self.part(place)
        return any(word is Word.HANDED and first <= start for start, _, word in self._before(place))

    def collected(self, place: int) -> bool:
        """Whether the last telling word before a place is one of taking in (“tiếp nhận”, “gửi”)."""
        spoken, one_of = phrases.told(self.text)
        first, _ = self.clause(place)
        last = [match.start() for match in re.finditer(one_of("due", "receiving"), spoken[:place])]
        others = [start for start, end, word in self._words if end <= place and word is not Word.HANDED]
        return bool(last) and last[-1] >= max([first, *others])

    def gap(self, place: int) -> str:
        """What stands between the last telling word and a place."""
        return self.flat[max(0, place - self.distance(place)) : place]

    def either(self, place: int) -> str | None:
        """What stands before words that tell an order as well as a condition (“ban hành trước ngày”), in the part of
        the clause, where `place` stands inside of such.
        """
        spoken, one_of = self._spoken
        first, until = self.part(place), place + _EITHER
        for match in re.finditer(one_of("due", "either"), spoken[first:until]):
            if first + match.start() < place < first + match.end():
                return spoken[first : first + match.start()]
        return None

    def never(self, place: int) -> bool:
        """Whether a place stands inside words after which no day is a deadline (“công nhận trước”)."""
        return any(word is Word.NEVER and start < place < end for start, end, word in self._words)

    def handed(self, place: int) -> bool:
        """Whether something is handed in or finished in the clause around a place."""
        first, last = self.clause(place)
        return any(word is Word.HANDED and first <= start < last for start, _, word in self._words)

    def hour(self, place: int) -> str | None:
        """The hour that stands before a day."""
        match = _HOUR.search(self.flat, max(0, place - 40), place)
        return f"{int(match[1]):02d}:{match[2] or '00'}" if match else None
