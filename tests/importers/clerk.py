"""Compares what was read from a document with what a careful clerk reads from it (documents/README.md)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan_desktop.domain.reading import KEYS
from danvan_desktop.domain.vietnamese import Spelling, nfc, spelled
from danvan_desktop.importers.documents.files import read
from danvan_desktop.services.reading import plain_full, read_file

Value = Any


@dataclass(frozen=True, slots=True)
class Compared:
    """One value of one document."""

    document: str
    key: str
    read: Value
    truth: Value
    right: bool
    sure: bool


def text_of(path: Path, step: Callable[[int, int], None] | None = None) -> str:
    """The text of a document's file."""
    return read(path, step).text


def compared(document: Path, truth_file: Path | None = None) -> Iterator[Compared]:
    """All values of a document whose truth lies beside it; those that the clerk has left open are passed over."""
    beside = truth_file or document.with_suffix(".json")
    truth = json.loads(beside.read_text("utf-8"))
    forbidden = truth["truth"].get("not_deadlines", truth.get("not_deadlines", []))
    full = plain_full(read_file(document))
    for key in KEYS:
        if key not in truth["truth"]:
            continue
        wanted = [truth["truth"][key], *truth["truth"].get(f"{key}_accept", [])]
        found = full["values"][key]
        right = any(is_right(key, found, one, forbidden) for one in wanted)
        yield Compared(document.stem, key, found, wanted[0], right, full["sure"][key])


def is_right(key: str, found: Value, wanted: Value, forbidden: list[str]) -> bool:
    """Whether a value is as good as the one wanted; `forbidden` are days that must not be among the deadlines."""
    if key == "deadlines":
        return _same_deadlines(found, wanted, forbidden)
    if key == "tasks":
        return len(found) == len(wanted) and all(_holds(a, b) for a, b in zip(found, wanted, strict=True))
    if isinstance(wanted, list):
        return [plain(one) for one in found or []] == [plain(one) for one in wanted]
    if key == "subject" and wanted is not None and found is not None:
        return plain(found).removeprefix("về việc ") == plain(wanted).removeprefix("về việc ")
    return plain(found) == plain(wanted)


def _same_deadlines(found: list[Value], wanted: list[Value], forbidden: list[str]) -> bool:
    left = list(found)
    for one in wanted:
        hit = next((other for other in left if _same_deadline(other, one)), None)
        if hit is not None:
            left.remove(hit)
        elif not one.get("optional") and None not in one.get("date_accept", [0]):
            return False
    return not left and not any(other["date"] in forbidden for other in found)


def _same_deadline(found: Value, wanted: Value) -> bool:
    dates = [wanted.get("date"), *wanted.get("date_accept", [])]
    rhythms = [wanted.get("recurring"), *wanted.get("recurring_accept", [])]
    return found["date"] in dates and found["recurring"] in rhythms


def _holds(one: str, other: str) -> bool:
    return plain(one) in plain(other) or plain(other) in plain(one)


def plain(value: Value) -> str:
    """NFC, blanks collapsed, case and the place of the tone of no account."""
    return spelled(" ".join(nfc(str(value)).lower().split()), Spelling.FIRST)
