"""The tree of a paper: what it says and in which role, with no fonts and no millimetres. A layout knows the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """The role of a paragraph in the body; the layout gives each its size, weight and place."""

    BODY = "body"
    BASIS = "basis"  # căn cứ
    CENTRED = "centred"  # QUYẾT ĐỊNH:, and the authority line above it
    SECTION = "section"  # I. TẬP THỂ


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`keep_next` keeps it on the page of what follows."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    keep_next: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Align(StrEnum):
    """Where the text of a cell stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the part of the text width, the shares of a table add up to 1."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose header row is repeated on each page and whose rows are never split. All rows are as long as
    `columns`.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Heading:
    """The two blocks at the top of page 1. `right` are the lines of the title (`ĐẢNG CỘNG SẢN VIỆT NAM`, or quốc hiệu
    and tiêu ngữ); `superior` may be empty.
    """

    superior: str
    issuer: str
    right: tuple[str, ...]
    number: str
    place_date: str
    dispatch_subject: str = ""  # V/v … under the number of a công văn


@dataclass(frozen=True, slots=True)
class Title:
    """Kind and subject of a named paper or of a list, centred; `reference` is the italic line in brackets below."""

    kind: str
    subject: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """`word` is “Kính gửi:”; a single name stands on its line."""

    word: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` such as `T/M BAN THƯỜNG VỤ`, empty for the head of an office who signs for himself."""

    authority: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One official document. What is None or empty is not printed. `numbered` prints “page x/y” on every page instead
    of the page number from page 2 on; `landscape` turns the sheet. `subject` and `name` go into the properties of the
    file and its bookmarks.
    """

    name: str
    layout: str
    blocks: tuple[Block, ...]
    heading: Heading | None = None
    title: Title | None = None
    addressees: Addressees | None = None
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()  # the lines of “Nơi nhận:”, each with its dash and mark
    numbered: bool = False
    landscape: bool = False


def body(*texts: str, style: Style = Style.BODY) -> tuple[Paragraph, ...]:
    """A plain paragraph for each text."""
    return tuple(Paragraph((Run(text),), style) for text in texts)
