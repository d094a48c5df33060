"""Sentences that papers are made of, from `resources/templates/`: `{field}` is filled in, `**…**` is bold."""

from collections.abc import Mapping

from danvan_desktop.papers.paper import Paragraph, Run, Style

Wording = Mapping[str, str]
"""One file of sentences by name."""


def sentence(template: str, style: Style = Style.BODY, **values: str) -> Paragraph:
    """The template filled in. The marks are read before the values, so that what a user typed is never a mark."""
    pieces = template.split("**")
    return Paragraph(
        tuple(Run(piece.format(**values), bold=index % 2 == 1) for index, piece in enumerate(pieces) if piece), style
    )
