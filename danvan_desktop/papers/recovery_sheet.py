"""The sheet with the recovery code of sealed backups, for the safe."""

from datetime import date
from pathlib import PurePath

from danvan_desktop.domain.dates import format_date
from danvan_desktop.papers.paper import Paper, Paragraph, Run, Style, Title, body
from danvan_desktop.texts import recovery_sheet as texts

LAYOUT = "state-nd30"
"""Nobody's official paper; it takes the letters of the State's."""


def paper(code: str, folder: PurePath, today: date) -> Paper:
    """What to keep, and what to do with it."""
    return Paper(
        name=texts.NAME,
        layout=LAYOUT,
        title=Title(kind=texts.TITLE, subject=texts.SUBJECT),
        blocks=(
            Paragraph((Run(code, bold=True),), Style.CENTRED),
            *body(texts.MADE.format(day=format_date(today)), texts.FOLDER.format(folder=folder)),
            *body(*texts.USE),
        ),
    )
