"""The tree of a paper: what it says and in which role, with no fonts and no millimetres. A layout knows the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """The role of a paragraph in the body; the layout gives each its size, weight and place."""

    BODY = "body"
    BASIS = "basis"  # căn cứ
    CENTRED = "centred"  # QUYẾT ĐỊNH:, and the authority line above it
    SECTION = "section"  # I. TẬP THỂ, over a table
    ARTICLE = "article"  # I. MỤC ĐÍCH, Điều 1. Phạm vi: a title within the text
    ITEM = "item"  # 1. Mục đích, a numbered title


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
    `columns`, and so is `total`, the bold row at the end. `bands` are titles across all columns, each before the row of
    its number; `unit` is a line above the right corner (“Đơn vị tính: đồng”).
    """

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    bands: Mapping[int, str] = field(default_factory=dict)
    total: tuple[str, ...] = ()
    unit: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Heading:
    """The two blocks at the top of page 1. `right` are the lines of the title (`ĐẢNG CỘNG SẢN VIỆT NAM`, or quốc hiệu
    and tiêu ngữ); `superior` may be empty, and so may `place_date`, which the State's minutes lack. Under the number
    stand how urgent the paper is (KHẨN), who may read it (LƯU HÀNH NỘI BỘ) and which draft it is (Dự thảo lần 2).
    """

    superior: str
    issuer: str
    right: tuple[str, ...]
    number: str
    place_date: str
    dispatch_subject: str = ""  # V/v … under the number of a công văn
    urgency: str = ""
    circulation: str = ""
    draft_note: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Kind and subject of a named paper or of a list, centred; `reference` is the italic line in brackets below."""

    kind: str
    subject: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """`word` is “Kính gửi:”, “Kính trình:” or “Kính mời:”; a single name stands on its line."""

    word: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` such as `T/M BAN THƯỜNG VỤ`, empty for the head of an office who signs for himself."""

    authority: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """A part behind the signature that begins on a page of its own, under a heading of its own: `Phụ lục I`, its title,
    the paper that it goes with. Its pages are counted from 1 (NĐ 30/2020, Phụ lục I), or go on with those of the paper
    where `numbered_pages` is off. `landscape` turns its sheets.
    """

    title: Title
    blocks: tuple[Block, ...]
    landscape: bool = False
    numbered_pages: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """One official document. What is None or empty is not printed. `numbered` prints “page x/y” on every page instead
    of the page number from page 2 on; `landscape` turns the sheet. `subject` and `name` go into the properties of the
    file and its bookmarks. `left_signature` stands in the place of the recipients, beside the signature: the secretary
    of a meeting, who drew up a table. `drafter` is the code of who typed the paper and the count of its copies,
    `contact` the address of the office at the foot of page 1, a line for each line feed. `first_page` is the number of
    the first page, of a book that is printed bit by bit. `below` stands under all of it, on the same sheet and under
    a line across the text: the block of a copy.
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
    left_signature: Signature | None = None
    appendices: tuple[Appendix, ...] = ()
    drafter: str = ""
    contact: str = ""
    first_page: int = 1
    below: "Paper | None" = None


def body(*texts: str, style: Style = Style.BODY) -> tuple[Paragraph, ...]:
    """A plain paragraph for each text."""
    return tuple(Paragraph((Run(text),), style) for text in texts)


def summed_up(blocks: Sequence[Block], index: int) -> bool:
    """Whether a sentence follows the block that belongs to it, and so must not stand without its end on a page; one
    that is kept with the next leads on to that.
    """
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(following, Paragraph) and not following.keep_next
