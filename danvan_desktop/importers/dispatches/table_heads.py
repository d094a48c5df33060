"""The heads of tables that list tasks: names of columns that tell what is to be done, and by whom or by when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import is_separator

TAB, TABS, STROKE, BLANKS = (re.compile(sign) for sign in (r"\t", r"\t+", r"\|", r" {3,}"))
BY_LINES = re.compile(r"\n")  # a copy of a page has each cell in a line of its own
LONGEST_HEAD = 80  # letters of the name of a column
GAPS = 2  # empty lines between two rows, at most; pages are parted so

_NUMBER_HEAD = re.compile(r"(?:so )?s?tt\.?|(?:so )?thu tu")
_SPAN = re.compile(r"(?:thang|quy|tuan|nam|t)\s*(?:\d{1,4}|[ivx]{1,4})(?:\s*/\s*\d{4}|\s+nam\s+\d{4})?")
_MOST_COLUMNS = 14
_FEWEST_COLUMNS = 3


class Role(Enum):
    """What a column tells."""

    NUMBER = auto()
    WHAT = auto()
    WHO = auto()
    PRODUCT = auto()
    DUE = auto()  # the day by which
    TIME = auto()  # the time, perhaps that of an event
    SPAN = auto()  # a month, a quarter: with a cross where the task is done then
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its name as printed."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, letter by letter from where it begins; a line break is a blank."""

    raw: str
    start: int

    @property
    def text(self) -> str:
        return " ".join(self.raw.split())

    @property
    def flat(self) -> str:
        return flat(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A line and where it begins."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Head:
    """The columns, what parts them, the lines of the head, and the one behind them."""

    columns: tuple[Column, ...]
    sign: re.Pattern[str]
    lines: tuple[str, ...]
    after: int


def read(lines: Sequence[Line], index: int) -> Head | None:
    """The head that begins in a line; None where none does."""
    line = lines[index].text
    sign = next((sign for sign in (TAB, STROKE, BLANKS) if sign.search(line.strip())), None)
    if sign is None:
        return _stacked_head(lines, index) if _NUMBER_HEAD.fullmatch(flat(line).strip()) else None
    names = [cell.text for cell in cells_of(lines[index], sign)]
    if not _FEWEST_COLUMNS <= len(names) <= _MOST_COLUMNS or not any(map(_names_column, names)):
        return None
    below = _below(lines, index)
    if below is not None and (joined := _split_head(names, [cell.text for cell in cells_of(lines[below], sign)])):
        return Head(joined, sign, (line.strip(), lines[below].text.strip()), below + 1)
    if sign is TAB and not all(names):
        sign, names = TABS, [name for name in names if name]
    columns = _columns(names)
    return Head(columns, sign, (line.strip(),), index + 1) if columns else None


def _below(lines: Sequence[Line], index: int) -> int | None:
    """The next line that is not empty, nor a rule."""
    after = range(index + 1, min(index + 2 + GAPS, len(lines)))
    return next((n for n in after if lines[n].text.strip() and not is_separator(lines[n].text)), None)


def _split_head(upper: Sequence[str], lower: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns of a head of two lines. The lower one is whole, or has empty cells below those that go through both;
    a cell of the upper one over several of the lower one names them together: they may be the bodies themselves.
    """
    figures = any(re.search(r"\d", name) and not _SPAN.fullmatch(flat(name)) for name in lower)
    if figures or sum(map(bool, lower)) < 2:
        return None
    if all(lower):
        same = len(lower) == len(upper) and sum(map(str.__eq__, upper, lower)) > 1
        return _columns(lower) if same else None
    first = next(n for n, name in enumerate(lower) if name)
    inner = [name for name in lower if name]
    last = len(lower) - first - len(inner)  # so many go through both lines behind the inner ones
    together = len(upper) - first - last
    bodies = together == 1 and _role(flat(upper[first])) is Role.WHO
    if not first or lower[first : first + len(inner)] != inner or not (bodies or any(map(_names_column, inner))):
        return None
    if len(lower) == len(upper):
        return _columns([below or above for above, below in zip(upper, lower, strict=True)])
    return _columns([*upper[:first], *inner, *upper[first + together :]]) if 0 < together < len(inner) else None


def _columns(names: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns, where they are those of a table of tasks."""
    if not all(names) or len(set(names)) < len(names) or len(names) < _FEWEST_COLUMNS:
        return None
    if any(len(name) > LONGEST_HEAD for name in names):
        return None
    told = [flat(name) for name in names]
    roles = [_role(name) for name in told]
    if Role.WHAT not in roles:
        return None
    others = re.compile(rf"{phrases.one_of('columns', 'results')}|noi dung chi(?! tiet)\b")
    events = re.compile(phrases.one_of("due", "event_columns"))
    prepared = re.compile(phrases.one_of("columns", "prepares"))
    task = _task_column(told, roles)
    if any(others.match(name) for name in told):
        return None
    if Role.DUE not in roles and any(map(events.search, told)) and not any(map(prepared.search, told)):
        return None
    if Role.WHO not in roles and Role.DUE not in roles and not _is_planned(told, roles, task):
        return None
    roles = [Role.OTHER if role is Role.WHAT and n != task else role for n, role in enumerate(roles)]
    return tuple(Column(name, role) for name, role in zip(names, roles, strict=True))


def _is_planned(names: Sequence[str], roles: Sequence[Role], task: int) -> bool:
    """Whether works stand with their time alone, and nothing that came of them."""
    came = re.compile(phrases.one_of("columns", "outcomes"))
    outcome = any(came.match(name) for name, role in zip(names, roles, strict=True) if role is not Role.PRODUCT)
    works = re.match(phrases.one_of("columns", "works"), names[task])
    return bool(works and {Role.TIME, Role.SPAN} & {*roles}) and not outcome


def _task_column(names: Sequence[str], roles: Sequence[Role]) -> int:
    """Which column holds the task: of several that may, the one that names it in detail, or no group of tasks."""
    found = [n for n, role in enumerate(roles) if role is Role.WHAT]
    detailed = [n for n in found if re.search(r"cu the|chi tiet", names[n])]
    single = [n for n in found if not names[n].startswith("nhom")]
    return (detailed or single or found)[0]


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """How the head of a column begins, the first that fits."""
    other = rf"(?!.*\b{phrases.one_of('due', 'other_columns')})(?!.*{phrases.one_of('columns', 'begins')})"
    due = rf"(?:{phrases.one_of('due', 'columns')}|{phrases.one_of('columns', 'ends')})"
    who = phrases.one_of("columns", "who")
    return (
        (Role.NUMBER, re.compile(rf"{_NUMBER_HEAD.pattern}$")),
        (Role.SPAN, re.compile(rf"{_SPAN.pattern}$")),
        (Role.WHAT, re.compile(phrases.one_of("columns", "what"))),
        (Role.PRODUCT, re.compile(rf"[^|]*{phrases.one_of('columns', 'product')}")),
        (Role.DUE, re.compile(rf"{other}(?:du kien )?{due}")),
        (Role.TIME, re.compile(rf"{other}(?:du kien )?(?:{phrases.one_of('columns', 'when')}|(?:ngay|thang|quy)$)")),
        (Role.WHO, re.compile(rf"[^|]*{who}|{phrases.one_of('columns', 'bodies')}$")),
    )


def _role(told: str) -> Role:
    """What a column with that name, flat, tells."""
    told = told.strip(" .:*()")
    return next((role for role, pattern in _patterns() if pattern.match(told)), Role.OTHER)


def _names_column(name: str) -> bool:
    return len(name) <= LONGEST_HEAD and _role(flat(name)) is not Role.OTHER


def _stacked_head(lines: Sequence[Line], index: int) -> Head | None:
    """The head of a table whose cells stand one a line: names of columns until the first number."""
    names: list[str] = []
    for at in range(index, min(index + _MOST_COLUMNS + 1, len(lines))):
        told = lines[at].text.strip()
        if told in ("1", "01", "1.", "I"):
            columns = _columns(names)
            return Head(columns, BY_LINES, tuple(names), at) if columns else None
        if not told or len(told) > LONGEST_HEAD:
            return None
        names.append(told)
    return None


def cells_of(line: Line, sign: re.Pattern[str]) -> list[Cell]:
    """The cells of a line; strokes at its ends are its frame."""
    first, last = 0, len(line.text)
    if sign is STROKE:
        stripped = line.text.strip()
        first = line.text.index("|") + 1 if stripped.startswith("|") else 0
        last = line.text.rindex("|") if stripped.endswith("|") and len(stripped) > 1 else last
    elif sign is not TAB:
        first, last = len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
    made: list[Cell] = []
    for gap in [*sign.finditer(line.text, first, last), None]:
        end = gap.start() if gap else last
        made.append(cell_of(line.text[first:end], line.start + first))
        first = gap.end() if gap else last
    return made


def cell_of(raw: str, start: int) -> Cell:
    """The cell with that text; marks around one of several lines are those of Excel."""
    inner = raw.strip()
    if "\n" in inner and inner.startswith('"') and inner.endswith('"'):
        return cell_of(inner[1:-1], start + raw.index('"') + 1)
    return Cell(re.sub(r"\s", " ", raw.strip()), start + len(raw) - len(raw.lstrip()))
