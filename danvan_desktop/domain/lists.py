"""What a list asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ListQuery:
    """`search` are words, with or without accents, of which all must be found; `filters` are keys by name, an empty one
    does not filter; `sort` is the name of a column, empty for the list's own order.
    """

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
