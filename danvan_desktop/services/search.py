"""The search over everything."""

from collections.abc import Sequence

from danvan_desktop.db import finding
from danvan_desktop.db.store import Store
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.finding import Hit
from danvan_desktop.domain.records import Record, title
from danvan_desktop.domain.searching import Term, excerpt, standing, terms


class SearchService:
    """Finds directives, exemplars, people, sessions, decisions and attachments by words in them, at most `limit`."""

    limit = 50  # who does not see the record among them types another word

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, typed: str) -> list[Hit]:
        """The first hits, those first that are called so or have that number, then the words just as typed, then the
        newest; none where no word is typed.
        """
        wanted = terms(typed)
        if not wanted:
            return []
        with self._store.read() as reader:
            return [_hit(*found, wanted) for found in finding.find(reader, wanted, self.limit)]

    def records(self, named: Sequence[tuple[str, str]]) -> list[Hit]:
        """The records of these kinds and uids as they are called now; those that are gone are left out."""
        with self._store.read() as reader:
            return [_hit(*found, ()) for found in finding.records(reader, named)]

    def home(self, hit: Hit) -> tuple[str, str] | None:
        """Kind and uid of the record in whose list the hit is to be seen, mostly itself; None where there is none."""
        with self._store.read() as reader:
            return finding.home(reader, hit.kind, hit.uid)


def _hit(kind: str, record: Record, words: Sequence[str], wanted: Sequence[Term]) -> Hit:
    called = title(record)
    if kind == "council_session":
        called += f" – {format_date(record.held_on)}"  # type: ignore[attr-defined]
    known = standing(called, wanted)
    missing = [term for term in wanted if term not in known]
    best, most = "", 0
    for text in words:  # the piece that shows most of the words that the title does not
        if most == len(missing):
            break
        count = len(standing(text, missing))
        if count > most:
            best, most = text, count
    return Hit(kind=kind, uid=record.uid, title=called, text=excerpt(best, missing))
