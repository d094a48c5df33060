"""Invitations in one file, or one long table, written the way the program does it.

`python benchmarks/runs/papers.py invitations|table COUNT OUT` prints work (s, without imports) and peak memory (MiB) as
JSON; the format is that of OUT.
"""

import json
import resource
import sys
import time
import tomllib
from pathlib import Path

from benchmarks.invented import COLUMNS, Invented, cells, invitation, recipients
from danvan_desktop import resources
from danvan_desktop.exporters import docx, pdf
from danvan_desktop.papers import layouts
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Addressees, Column, Heading, Paper, Signature, Table, Title, body


def papers(what: str, given: list[Invented], layout: Layout) -> list[Paper]:
    """What goes into the file."""
    if what == "table":
        columns = tuple(Column(title, 1 / len(COLUMNS)) for title in COLUMNS)
        return [Paper("Danh sách", layout.key, (Table(columns, [cells(*row) for row in enumerate(given, start=1)]),))]
    return [_invitation(one, layout) for one in given]


def _invitation(one: Invented, layout: Layout) -> Paper:
    text = invitation(one)
    return Paper(
        name="Giấy mời",
        layout=layout.key,
        heading=Heading(text.superior, text.issuer, layout.heading.title, text.number, text.place_date),
        title=Title(text.kind, text.subject),
        addressees=Addressees("Kính mời:", (text.guest,)),
        blocks=body(*text.body),
        signature=Signature(text.authority, text.signer_title, text.signer),
        recipients=text.recipients,
    )


if __name__ == "__main__":
    what, count, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    layout = layouts.read("state", tomllib.loads(resources.resource("layouts", "state-nd30.toml").read_text("utf-8")))
    made = papers(what, recipients(count), layout)
    start = time.perf_counter()
    if out.suffix == ".docx":
        docx.write(made, layout, out)
    else:
        pdf.write(made, layout, out, resources.resource("fonts"))
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
