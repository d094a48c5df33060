"""Reading an incoming document into a proposal; nothing is saved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from danvan_desktop.domain.reading import Deadline, Reading
from danvan_desktop.importers.dispatches import reader
from danvan_desktop.importers.documents import files


def read_file(path: Path, step: Callable[[int, int], None] | None = None) -> Reading:
    """What the document says. Raises UserError where the file cannot be read or must not be (a state secret)."""
    source = files.read(path, step)
    reading = reader.read(source.text, sure=source.sure)
    return replace(reading, warnings=(*source.remarks, *reading.warnings))


def read_text(text: str) -> Reading:
    """The same for a text that was pasted."""
    return reader.read(text)


def plain(reading: Reading) -> dict[str, Any]:
    """The values by key as JSON knows them: dates in ISO form, None for what the document does not tell."""
    return {key: _plain(found.value) for key, found in reading.found.items()}


def plain_full(reading: Reading) -> Mapping[str, Any]:
    """The values, which of them are sure, and what to look at."""
    return {
        "values": plain(reading)
        | {"report_through": reading.through, "urgency": reading.urgency, "cited": list(reading.cited)},
        "sure": {key: found.sure for key, found in reading.found.items()},
        "warnings": list(reading.warnings),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Deadline):
        return {
            "date": value.day.isoformat() if value.day else value.month,
            "recurring": value.recurring,
            "month_only": value.month is not None,
            "sentence": value.sentence,
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
