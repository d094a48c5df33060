"""Search as one types over 100,000 exemplars: the first page of the list, and the search over everything (Ctrl+K),
beside the bare full-text query.

Prints the p95 in milliseconds of each, and the ratios to that of the bare query, for five runs in turn.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from danvan_desktop.bootstrap import open_office
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.searching import terms

COUNT = 100_000
PAGE = 100
TYPED = (
    "d",
    "du",
    "duo",
    "duong",
    "duong h",
    "đường hoa",
    "thon",
    "thôn x",
    "12",
    "123",
    "an ninh",
    "tu quan",
    "hoi phu nu",
    "khongco",
    "99",
)


def p95(times: list[float]) -> float:
    """Milliseconds."""
    return statistics.quantiles(times, n=20)[-1] * 1000


def measured(work: Callable[[str], object]) -> list[float]:
    """Seconds of each search, four rounds."""
    times = []
    for _ in range(4):
        for typed in TYPED:
            start = time.perf_counter()
            work(typed)
            times.append(time.perf_counter() - start)
    return times


def main() -> None:
    """Fills a folder (the argument, or a new one) and measures five pairs."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    with closing(open_office(folder)) as office, closing(sqlite3.connect(folder / FILE)) as bare:
        if len(office.exemplars.keys(ListQuery())) < COUNT:
            office.sample.fill(COUNT)

        def ours(typed: str) -> object:
            return office.exemplars.rows(office.exemplars.keys(ListQuery(search=typed), limit=PAGE))

        def peer(typed: str) -> object:
            asked = " AND ".join(f'folded : "{term.word}"*' for term in terms(typed))
            sql = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT 100"
            return bare.execute(sql, (asked,)).fetchall()

        rounds = [[p95(measured(work)) for work in (ours, office.search.find, peer)] for _ in range(5)]
    for listed, everywhere, bare_ in rounds:
        print(f"list {listed:6.2f} ms   everywhere {everywhere:6.2f} ms   bare FTS5 {bare_:6.2f} ms", end="   ")
        print(f"ratios {listed / bare_:.2f} and {everywhere / bare_:.2f}")
    for place, name in enumerate(("list", "everywhere")):
        print(f"median ratio, {name}: {statistics.median(one[place] / one[2] for one in rounds):.2f}")


if __name__ == "__main__":
    main()
