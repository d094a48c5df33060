"""The peer of the table as PDF: HTML laid out by WeasyPrint.

`python benchmarks/peers/table_weasyprint.py COUNT OUT` prints work (s, without imports) and peak memory (MiB) as JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from weasyprint import HTML  # type: ignore[import-not-found] # no library of ours

from benchmarks.invented import COLUMNS, Invented, cells, recipients

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
STYLE = f"""
@font-face {{ font-family: Serif; src: url({(FONTS / "LiberationSerif-Regular.ttf").as_uri()}) }}
@page {{ size: A4; margin: 20mm 15mm 20mm 30mm }}
table {{ font: 12pt Serif; border-collapse: collapse; width: 100%; table-layout: fixed }}
td, th {{ border: 0.5pt solid; vertical-align: top }}
tr {{ break-inside: avoid }}
"""


def write(given: list[Invented], out: str) -> None:
    """From rows to the file."""
    rows = "".join(row("td", cells(number, one)) for number, one in enumerate(given, start=1))
    HTML(string=f"<style>{STYLE}</style><table><thead>{row('th', COLUMNS)}</thead>{rows}</table>").write_pdf(out)


def row(tag: str, texts: Iterable[str]) -> str:
    """A row of cells."""
    return "<tr>" + "".join(f"<{tag}>{text}</{tag}>" for text in texts) + "</tr>"


if __name__ == "__main__":
    given = recipients(int(sys.argv[1]))
    start = time.perf_counter()
    write(given, sys.argv[2])
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
