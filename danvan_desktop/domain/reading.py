"""What a reader found in an incoming document. The user confirms it; until then it is a proposal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

KEYS = (
    "number",
    "symbol",
    "kind",
    "date",
    "place",
    "issuer",
    "superior",
    "subject",
    "addressees",
    "tasks",
    "deadlines",
    "report_to",
    "recipients",
    "authority",
    "title",
    "signer",
)
"""What is read, in the order of a document."""

Span = tuple[int, int]
"""First letter and the one behind the last, in the text that was read."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is to be done. `day` is None where only a month or a rhythm is told; `recurring` is such as
    `monthly:23`, `quarter-end-month:20`, `yearly:11-15`, `every:6-months`; `month` such as `2026-10`. `computed` days
    were counted from the signing, not read. In a table `words` are the head of the column and what stands before the
    day in its cell.
    """

    day: date | None
    sentence: str
    span: Span
    recurring: str | None = None
    month: str | None = None
    computed: bool = False
    sure: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value (a text, a date, a tuple of texts or of deadlines; None where the document does not tell) with the places
    where it stood. What is not `sure` must be looked at.
    """

    value: Any
    sure: bool
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What a table tells of a task beside its text: the product and the deadline."""

    product: str
    due: Deadline | None


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is the document as it was read; `found` holds each of KEYS, `rows` what more is told of the tasks that
    stand in a table, by their places. `through` is the body by way of which the
    answers go, `urgency` a stamp such as KHẨN, `cited` the papers named in the text.
    """

    text: str
    found: Mapping[str, Found]
    through: str | None = None
    urgency: str | None = None
    cited: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    rows: Mapping[Span, Row] = field(default_factory=dict)
