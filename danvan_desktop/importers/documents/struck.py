"""Words of a PDF page with a line through them: what was deleted while changes were tracked, or struck out."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from danvan_desktop.importers.documents.stretches import Box, Stretch, letters

_LOWEST, _HIGHEST = 0.1, 0.45
"""Sizes of the font above the line on which letters stand; a lower rule underlines them."""

_THICKEST, _SHORTEST = 0.15, 0.4
"""Sizes of the font; what is thicker or shorter may be part of a letter that is drawn."""

_NEAR = 0.1
"""Sizes of the font; a rule that ends so near to the end of a word ends with it."""

_BESIDE = 1.0
"""Sizes of the font; a rule that reaches farther on both sides is the border of a table."""


@dataclass(frozen=True, slots=True)
class Unstruck:
    """The stretches with what is left of their text, in the boxes that they had; whether words were left out, and
    whether a rule lies upon words of which it cannot be told whether it strikes them out.
    """

    stretches: list[Stretch]
    struck: bool
    doubtful: bool


class _Letter(NamedTuple):
    stretch: int
    place: int
    text: str
    left: float
    right: float


def unstruck(text_page: Any, stretches: list[Stretch], rules: Iterable[Box]) -> Unstruck:
    """What is left without the words that have a rule through them; all are turned upright."""
    order = sorted(range(len(stretches)), key=lambda number: stretches[number].base)
    bases = [stretches[number].base for number in order]
    largest = max((one.size for one in stretches), default=0)
    gone: dict[int, set[int]] = defaultdict(set)
    doubtful = False
    for rule in rules:
        height = (rule.bottom + rule.top) / 2
        near = order[bisect_left(bases, height - _HIGHEST * largest) : bisect_left(bases, height)]
        crossed = [number for number in near if _crosses(rule, height, stretches[number])]
        if crossed:
            line = [letter for number in crossed for letter in _letters(text_page, stretches[number], number)]
            hit = _hit(rule, sorted(line, key=lambda letter: letter.left), stretches[crossed[0]].size)
            doubtful = doubtful or hit is None
            for letter in hit or ():
                gone[letter.stretch].add(letter.place)
    left = list(stretches)
    for number, places in gone.items():
        kept = [letter.text for letter in _letters(text_page, left[number], number) if letter.place not in places]
        text = re.sub(" {2,}", " ", "".join(kept))
        left[number] = replace(left[number], text=text if text.strip() else "")
    return Unstruck(left, bool(gone), doubtful)


def _crosses(rule: Box, height: float, one: Stretch) -> bool:
    is_rule = rule.top - rule.bottom < _THICKEST * one.size and rule.right - rule.left > _SHORTEST * one.size
    is_through = _LOWEST * one.size < height - one.base < _HIGHEST * one.size
    return is_rule and is_through and rule.left < one.right and one.left < rule.right


def _letters(text_page: Any, one: Stretch, number: int) -> list[_Letter]:
    return [_Letter(number, place, *letter) for place, letter in enumerate(letters(text_page, one))]


def _hit(rule: Box, line: list[_Letter], size: float) -> list[_Letter] | None:
    """The letters of a line that a rule strikes out; None where that cannot be told, as it does not end with words."""
    solid = [letter for letter in line if not letter.text.isspace()]
    under = [n for n, one in enumerate(solid) if rule.left < (one.left + one.right) / 2 < rule.right]
    if not under or (rule.left < solid[0].left - _BESIDE * size and rule.right > solid[-1].right + _BESIDE * size):
        return []
    first, last = under[0], under[-1]
    begins = rule.left < solid[first].left + _NEAR * size
    ends = rule.right > solid[last].right - _NEAR * size
    if first > 0:
        begins = begins and _is_between(rule.left, solid[first - 1], solid[first], _NEAR * size)
    if last + 1 < len(solid):
        ends = ends and _is_between(rule.right, solid[last], solid[last + 1], _NEAR * size)
    if not (begins and ends):
        return None
    hit = [one for one in line if rule.left < (one.left + one.right) / 2 < rule.right]
    return hit if any(one.text.isalnum() for one in hit) else []


def _is_between(end: float, one: _Letter, after: _Letter, near: float) -> bool:
    """Whether a rule ends between two letters, and there ends a word or what was typed or marked on its own."""
    parted = one.stretch != after.stretch or after.left - one.right > near or not (one.text + after.text).isalnum()
    return parted and one.right - near < end < after.left + near
