"""The layout of a text: pieces of the head and the foot, which stood in columns, and paragraphs of the body.

Nothing here moves a letter: a place in a piece or paragraph is a place in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from danvan_desktop.domain.reading import Span
from danvan_desktop.domain.vietnamese import flat, nfc
from danvan_desktop.importers.dispatches import phrases

_EMPHASIS = re.compile(r"\*\*|__|(?<=\w)\*(?!\*)|(?<!\*)\*(?=\w)")  # marks of a text copied from a web page
_COLUMNS = re.compile(r"\t+|[ \xa0]{3,}|[ \xa0]*\|[ \xa0]*")
_RULED = re.compile(rf"{_COLUMNS.pattern}|[ ]*[-–—_=]{{5,}}[ ]*")  # or parted by hyphens
_SEPARATOR = re.compile(r"[\s\-–—_=*.·•|+~:]*")
_LIST_MARK = re.compile(
    r"\s*(?:\d{1,2}\s*(?:[.)](?!\d)|/\s)|[a-zđ]\s*[.)]|[-–—+•*·]\s|[IVX]{1,5}\s*[.\-–/)]|(?:Điều|Mục|Chương|Phần)\s+[\dIVX]+)"
)
_SENTENCE_END = re.compile(r"(?:[.;:!?]|\./\.)[\"”'’)]*\s*$")
_UNFINISHED = re.compile(r"(?:năm|,|(?:ngày|tháng)(?:\s+\d{1,2})?|^\W*số\s*:?(?:\s*\d{1,6})?)$", re.IGNORECASE)
_AWAITS_FIGURE = re.compile(r"\b(?:ngày|tháng|năm|quý|giờ|số|trước|từ|đến|hết|điều|khoản)\s*$", re.IGNORECASE)
_FINISHES = re.compile(r"[-/–]|thang|nam")
_HOUR = r"(?:,?\s*(?:(?:vao )?(?:hoi|luc)\s*)?\d{1,2}\s*(?:gio|g|h|:)\s*(?:\d{1,2}\s*)?(?:phut)?)?"
_WRITTEN_DATE = rf"{_HOUR},\s*ngay[\s.…]*\d{{0,2}}[\s.…]*thang[\s.…]*\d{{0,2}}[\s.…]*nam"
_CAPITALS = re.compile(r"[A-ZĐ]{2}")
_PLACE = r"[^\W\d]+(?:(?:\. ?| )[^\W\d]+){0,4}(?: \d{1,2}(?=,))?"
_SIGN = re.compile(r"(?:t/m|tm|k/t|kt|t/l|tl|t/?uq|q)\.")
_BULLETS = ("-", "–", "+", "*", "•", "·")
_TAB = 12  # letters, at most, between a bullet and what it marks
_SIGNED = 200  # letters; authority, title and name are no longer
_HEAD = 100  # lines; further below no columns of the head are run together
_BROKEN = 6000  # letters; further below no heading or date of the head was broken over two lines
_QUOTED = 8
"""Lines with the sign of a mail before them, at least."""
_ONE_LINE = 8
"""Lines; a longer text in fewer lines has lost its line breaks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a line: its text without blanks around, where it begins, and its line and column."""

    text: str
    start: int
    line: int
    column: int

    @property
    def flat(self) -> str:
        return flat(self.text)

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.text)

    @property
    def in_capitals(self) -> bool:
        return in_capitals(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines that belong together, the line breaks as blanks."""

    text: str
    start: int

    @property
    def flat(self) -> str:
        return flat(self.text)

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.text)


def normal(text: str) -> str:
    """The text as it is read: NFC, plain line ends, no marks of emphasis, line breaks where they were lost."""
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n"))
    text = text.replace("\xa0", " ")
    text = re.sub(r"<br */?>", "\n", text)
    text = _unquoted(text)
    text = "".join(letter for letter in text if letter not in "\ufeff\u200b\u200e\u2060\xad\x00")
    text = "\n".join(line if _SEPARATOR.fullmatch(line) else _EMPHASIS.sub("", line) for line in text.split("\n"))
    return _broken_up(text) if lost_its_lines(text) else _mended(text)


def _mended(text: str) -> str:
    """The text with blanks for the line breaks within the fixed words and the date of the head."""
    letters = list(text)
    for match in _whole().finditer(flat(text[:_BROKEN])):
        for place in range(*match.span()):
            letters[place] = " " if letters[place] == "\n" else letters[place]
    return "".join(letters)


@cache
def _whole() -> re.Pattern[str]:
    fixed = phrases.one_of("head", "national", "motto")
    return re.compile(rf"{fixed}|{_WRITTEN_DATE}\s*\d{{4}}(?!\d)")


def _unquoted(text: str) -> str:
    """What a mail quotes, where most of its lines are quoted; the words around it are the mail's."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    quoted = [line for line in lines if line.startswith(">")]
    if len(quoted) < _QUOTED or 2 * len(quoted) < len(filled):
        return text
    return "\n".join(line.lstrip("> ") for line in quoted)


def lost_its_lines(text: str) -> bool:
    """Whether a long text came with hardly any line breaks, so that they had to be guessed."""
    filled = [line for line in text.splitlines() if line.strip()]
    return len(filled) < _ONE_LINE and len(text) > 150 * max(len(filled), 1)


def runs_together(text: str) -> bool:
    """Whether the foot goes on in a line of the body, as where a paper was pasted as one paragraph and wrapped anew."""
    foot = re.compile(rf"[^\s|] {phrases.one_of('ending', 'recipients')}\s*:\s*[-–+]")
    return any(foot.search(flat(line)) for line in text.split("\n") if ":" in line)


def in_capitals(text: str) -> bool:
    """Whether the letters are capitals, a stray small one aside; those with a tone count little, as old codes had no
    capitals of them.
    """
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 1 and sum(letter.isupper() for letter in letters) >= 0.78 * len(letters):
        return True
    plain = [letter for letter in letters if letter.isascii()]
    within = re.search(r"(?<=[^\W\d_])[A-Z]", text)
    return within is not None and len(plain) > 2 and all(letter.isupper() for letter in plain)


def is_separator(text: str) -> bool:
    """Whether a line only parts what stands above and below it: hyphens, a star."""
    return bool(text) and bool(_SEPARATOR.fullmatch(text))


def pieces(text: str) -> list[Piece]:
    """All cells of all lines, in order; lines of hyphens or stars are kept, as they part things."""
    found: list[Piece] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        found += _cells(line, start, number)
        start += len(line) + 1
    return found


def _cells(line: str, start: int, number: int) -> list[Piece]:
    cells: list[tuple[int, int]] = []
    begin = 0
    columns = _COLUMNS if is_separator(line) else _RULED
    for gap in [*columns.finditer(line), None]:
        end = gap.start() if gap else len(line)
        if line[begin:end].strip():
            if cells and line[slice(*cells[-1])].strip() in _BULLETS and begin - cells[-1][1] < _TAB:
                cells[-1] = (cells[-1][0], end)
                begin = gap.end() if gap else end
                continue
            # A gap for a number or a day not yet given parts nothing.
            if (
                cells
                and _is_blank(line, cells[-1][1], begin)
                and _UNFINISHED.search(line[slice(*cells[-1])].strip())
                and not (
                    line[slice(*cells[-1])].strip()[-1:].isdigit()
                    and not _FINISHES.match(flat(line[begin:end]).strip())
                )
            ):
                cells[-1] = (cells[-1][0], end)
            else:
                cells.append((begin, end))
        begin = gap.end() if gap else end
    made = []
    column = 0
    for begin, end in cells:
        for left, right in _unglued(line, begin, end, head=number < _HEAD):
            inner = line[left:right]
            lead = len(inner) - len(inner.lstrip())
            if inner.strip():
                made.append(Piece(inner.strip(), start + left + lead, number, column))
                column += 1
    return made


def _is_blank(line: str, left: int, right: int) -> bool:
    """Whether a gap was made with blanks, not with a tab or a rule, as between columns."""
    return line[left:right].isspace() and "\t" not in line[left:right]


def _unglued(line: str, begin: int, end: int, *, head: bool) -> Iterator[tuple[int, int]]:
    """Columns that a copy has run together are told by the fixed words of the right one."""
    cuts = {begin, end}
    for match in _head_marks().finditer(flat(line[begin:end])) if head else ():
        left, right = begin + match.start(), begin + match.end()
        if match.lastgroup == "fixed":
            if not line[left : left + 1].isupper() or (
                not match[0].startswith("doc") and not in_capitals(line[left:right])
            ):
                continue
            cuts |= {left, right}
        elif not line[begin:left].strip() or line[left - 1].isspace():
            cuts.add(left + _behind_capitals(line[left:right]) if match.lastgroup == "date" else left)
    signed = _signed_tail(line[begin:end])
    cuts |= {begin + signed} if signed else set()
    ordered = sorted(cuts)
    return pairwise(ordered)


def _behind_capitals(dated: str) -> int:
    """Where the place of a date begins, behind words of the left column: at the last words with a capital each."""
    place = re.split(r"[,\d]", dated, maxsplit=1)[0]
    begin = None
    for word in reversed(list(re.finditer(r"[^\W\d_]+", place))):
        if not word[0][0].isupper() or (
            begin is not None and word[0].isupper() and word[0] != "TP" and len(word[0]) > 1
        ):
            break
        begin = word.start()
    return begin or 0


def _signed_tail(text: str) -> int | None:
    """Where an authority or a title in capitals begins behind words of the left column."""
    end = text[-_SIGNED:]
    for match in _tail().finditer(flat(text), max(0, len(text) - _SIGNED)) if _CAPITALS.search(end) else ():
        before, tail = text[: match.start()].strip(), text[match.start() :]
        # Of those who keep a copy: “Lưu: VT, TM.”
        in_list = before.endswith(",") and "luu" in flat(before) and bool(_SIGN.match(flat(tail)))
        whole = in_list or in_capitals(before) or _SIGN.fullmatch(flat(before))
        if before and in_capitals(tail) and not whole:
            return match.start()
    return None


@cache
def _tail() -> re.Pattern[str]:
    authority = r"(?:t/m|tm\.|k/t|kt\.|t/l|tl\.|t/?uq\.?)\s*\S"
    return re.compile(
        rf"(?<=\s)(?:{authority}|(?:pho\s+)?(?:{phrases.one_of('ending', 'titles')}|\w+\s+truong(?!\w)|truong\s+\w))"
    )


@cache
def _head_marks() -> re.Pattern[str]:
    fixed = phrases.one_of("head", "national", "motto")
    date = rf"(?:(?<=\s)|^)(?!(?<=\d\s)(?:gio|phut)\b){_PLACE}{_WRITTEN_DATE}"
    return re.compile(rf"(?P<fixed>{fixed})|(?P<date>{date})|(?P<about>(?<=\s)v/v\s)")


def _broken_up(text: str) -> str:
    """Line breaks in the place of blanks before what begins a line of its own in every document."""
    told = flat(text)
    marks = re.compile(
        rf"(?={phrases.one_of('head', 'national', 'motto')})"
        rf"|(?=v/v )|(?=kinh (?:gui|trinh)\s*:)|(?=noi nhan\s*:)|(?=so\s*:?\s*\d*[a-z]?\s*[-/]\s*\w)"
        rf"|(?=(?:t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.)\s)"
        rf"|(?<=[.:;] )(?=\d{{1,2}}\. )|(?<=[:;.,] )(?=- )|(?<=\./\. )|(?<=\. )(?={phrases.one_of('body', 'opens')})"
        r"|(?<=hanh phuc )(?=\S)"
        r"|(?<!\w)(?<!hanh )(?!hanh phuc )(?:[^\W\d]+ ){0,3}[^\W\d]+, ngay \d+ thang \d+ nam \d{4}|(?<=nam \d{4} )"
    )
    letters = list(text)
    for match in marks.finditer(told):
        place = match.start()
        if place and letters[place - 1] in " \xa0" and _begins(text, place):
            letters[place - 1] = "\n"
    for match in re.finditer(phrases.one_of("ending", "titles"), told):
        _set_apart(text, letters, match)
    return "".join(letters)


def _set_apart(text: str, letters: list[str], title: re.Match[str]) -> None:
    """A title in capitals, with what stands in capitals behind it, gets a line of its own, and so does a name after."""
    before = text[max(0, title.start() - _SIGNED) : title.start()].split()
    ends = bool(before) and before[-1].endswith(".") and not _SIGN.fullmatch(flat(before[-1]))
    in_a_name = bool(before) and before[-1].rstrip(".").isupper() and not title[0].startswith("pho") and not ends
    if not text[title.start() : title.end()].isupper() or in_a_name:
        return
    end = title.end()
    for word in re.compile(r"\s+(\S+)").finditer(text, title.end(), title.end() + _SIGNED):
        if not word[1].isupper() or len(word[1]) == 1:
            break
        end = word.end()
    if title.start() and letters[title.start() - 1] in " \xa0":
        letters[title.start() - 1] = "\n"
    if end < len(text) and letters[end] in " \xa0":
        letters[end] = "\n"


def _begins(text: str, place: int) -> bool:
    return text[place : place + 1].isupper() or text[place : place + 1] in "-*" or text[place : place + 1].isdigit()


def paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    """The paragraphs between two places; lines that were only broken to fit a page are joined."""
    lines: list[tuple[int, str]] = []
    at = start
    for line in text[start:end].split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    lengths = sorted(len(line.strip()) for _, line in lines if line.strip())
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    wrapped = usual <= 130 and sum(_goes_on(a, b) for (_, a), (_, b) in pairwise(lines)) >= 2
    made: list[tuple[int, int]] = []
    previous = ""
    for place, line in lines:
        if not line.strip():
            previous = ""
            continue
        lead = len(line) - len(line.lstrip())
        last = place + len(line.rstrip())
        joins = previous and (_goes_on(previous, line) or (wrapped and _is_filled(previous, line, usual)))
        if joins:
            made[-1] = (made[-1][0], last)
        else:
            made.append((place + lead, last))
        previous = line
    return [Paragraph(re.sub(r"[\n\t\xa0]", " ", text[first:last]), first) for first, last in made]


def _goes_on(line: str, after: str) -> bool:
    """Whether a line goes on in the next one, which begins with a small letter, or a figure that is awaited."""
    after = after.strip()
    if not (line.strip() and after) or _SENTENCE_END.search(line) or _LIST_MARK.match(after):
        return False
    return after[0].islower() or (after[0].isdigit() and bool(_AWAITS_FIGURE.search(line)))


def _is_filled(line: str, after: str, usual: int) -> bool:
    return len(line.strip()) >= 0.75 * usual and not _SENTENCE_END.search(line) and not _LIST_MARK.match(after)
