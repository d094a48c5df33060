"""Values that are none of their column's: bytes have changed on the disk, and neither a page nor a chain tells.

Standard library only.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from danvan_desktop.domain.errors import Damaged
from danvan_desktop.texts import history, store


@contextmanager
def legible(table: str) -> Iterator[None]:
    """Turns what such a value makes happen, a thirteenth month or a status that nobody knows, into Damaged."""
    try:
        yield
    except UnicodeEncodeError:
        raise  # what is looked for is no text: that was not read from the disk
    except (ValueError, LookupError, ArithmeticError) as error:
        kind = history.KINDS.get(table, history.OTHER_KIND)
        raise Damaged(store.BAD_VALUE.format(kind=kind)) from error
