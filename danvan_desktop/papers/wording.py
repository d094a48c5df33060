"""Sentences that papers are made of, from `resources/templates/`: `{field}` is filled in, `**…**` is bold."""

from collections.abc import Collection, Mapping
from string import Formatter

from danvan_desktop.domain.issuers import Track
from danvan_desktop.papers.paper import Paragraph, Run, Style
from danvan_desktop.texts import wording as texts

Wording = Mapping[str, str]
"""One file of sentences by name."""


def sentence(template: str, style: Style = Style.BODY, **values: str) -> Paragraph:
    """The template filled in. The marks are read before the values, so that what a user typed is never a mark."""
    pieces = template.split("**")
    return Paragraph(
        tuple(Run(piece.format(**values), bold=index % 2 == 1) for index, piece in enumerate(pieces) if piece), style
    )


def of_track(wording: Wording, key: str, track: Track) -> str:
    """The sentence for papers of that track, `reference_party`, or else the one for all, `reference`."""
    return wording.get(f"{key}_{track}") or wording[key]


def fields_of(template: str) -> list[str]:
    """The fields of a sentence in the order of their first mention. Raises ValueError where a bracket is not closed."""
    return list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name is not None))


def problems(template: str, fields: Collection[str]) -> list[str]:
    """What keeps a sentence from being filled in, given the fields that the paper knows for it; a sentence for each."""
    if template.count("**") % 2:
        return [texts.UNPAIRED_BOLD]
    try:
        parsed = list(Formatter().parse(template))
    except ValueError:
        return [texts.BROKEN]
    if any(spec or conversion for _, _, spec, conversion in parsed):
        return [texts.BROKEN]
    unknown = [name for _, name, _, _ in parsed if name is not None and name not in fields]
    if any("**" in (name or "") for _, name, _, _ in parsed):
        return [texts.BROKEN]
    return [texts.unknown_field(name, fields) for name in dict.fromkeys(unknown)]


def shown(template: str) -> str:
    """The sentence with its fields named as a user reads them: `{amount}` as `{số tiền}`."""
    return _renamed(template, texts.FIELDS)


def typed(text: str) -> str:
    """The sentence that a user typed, with the names of fields that code knows; others stay as they are."""
    return _renamed(text, {label: name for name, label in texts.FIELDS.items()})


def _renamed(text: str, names: Mapping[str, str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(f"{{{name}}}", f"{{{names[name]}}}")
    return text
