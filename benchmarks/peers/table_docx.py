"""The peer of the table in a Word file: python-docx, row by row with `add_row().cells`.

`python benchmarks/peers/table_docx.py COUNT OUT` prints work (s, without imports) and peak memory (MiB) as JSON.
"""

import json
import resource
import sys
import time

from docx import Document

from benchmarks.invented import COLUMNS, Invented, cells, recipients


def write(given: list[Invented], out: str) -> None:
    """From rows to the file."""
    document = Document()
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = text
    for number, one in enumerate(given, start=1):
        for cell, text in zip(table.add_row().cells, cells(number, one), strict=True):
            cell.text = text
    document.save(out)


if __name__ == "__main__":
    given = recipients(int(sys.argv[1]))
    start = time.perf_counter()
    write(given, sys.argv[2])
    work = time.perf_counter() - start
    print(json.dumps({"work": work, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
