"""The peer of the table as PDF: fpdf2 with its own table.

`python benchmarks/peers/table_fpdf2.py COUNT OUT` prints work (s, without imports) and peak memory (MiB) as JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path

from fpdf import FPDF  # type: ignore[import-untyped] # no library of ours

from benchmarks.invented import COLUMNS, Invented, cells, recipients

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def write(given: list[Invented], out: str) -> None:
    """From rows to the file."""
    pdf = FPDF()
    for cut, name in (("", "Regular"), ("B", "Bold")):
        pdf.add_font("Serif", cut, str(FONTS / f"LiberationSerif-{name}.ttf"))
    pdf.set_font("Serif", size=12)
    pdf.set_margins(30, 20, 15)
    pdf.add_page()
    with pdf.table() as table:
        table.row(COLUMNS)
        for number, one in enumerate(given, start=1):
            table.row(cells(number, one))
    pdf.output(out)


if __name__ == "__main__":
    given = recipients(int(sys.argv[1]))
    start = time.perf_counter()
    write(given, sys.argv[2])
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
