"""The foot of a document: who signs, and who gets a copy. The two columns come side by side or one after another."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from danvan_desktop.domain.reading import Found, Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import Piece, in_capitals, is_separator

_AUTHORITY = re.compile(r"^(?:t/m|tm|k/t|kt|t/l|tl|t/?uq|q)\s*[.:]?\s*(?=\S)")
_NAME_WORDS = range(2, 7)


@dataclass(frozen=True, slots=True)
class Ending:
    """`start` is where the foot begins, `end` where it ends; what follows is an annex."""

    recipients: Found
    authority: Found
    title: Found
    signer: Found
    start: int
    end: int


def read(text: str, pieces: Sequence[Piece], after: int) -> Ending:
    """The foot of the document behind the place `after`."""
    later = [piece for piece in pieces if piece.start >= after]
    annex = _annex(later)
    if annex is not None:
        later = later[:annex]
    end = later[-1].span[1] if later else len(text)
    first = _first(later)
    if first is None:
        last = _unsigned(later)
        return Ending(
            Found((), sure=True), Found(None, sure=last), Found(None, sure=last), Found(None, sure=last), end, end
        )
    return _parted(later[first:], later[first].start, end)


def _annex(pieces: Sequence[Piece]) -> int | None:
    """The first piece of an annex: after the recipients or the signature, a heading of its own."""
    heading = re.compile(rf"^[#\s]*{phrases.one_of('ending', 'annex')}\b[\s\divx.:\-]*")
    attached = re.compile(rf"^\(?(?:ban hanh )?kem theo\b|^{phrases.one_of('head', 'national')}")
    kinds = phrases.kinds()
    seen = False
    for piece in pieces:
        told = piece.flat
        seen = seen or bool(re.match(phrases.one_of("ending", "recipients"), told)) or _is_authority(piece)
        if not seen or len(piece.text) > 120 or piece.text.startswith("-"):
            continue
        titled = piece.in_capitals and told.strip(" :.*#") in kinds
        if heading.match(told) or titled or attached.match(told):
            return next(at for at, other in enumerate(pieces) if other.line == piece.line)
    return None


def _first(pieces: Sequence[Piece]) -> int | None:
    """Where the foot begins: at the recipients or the signer, whichever stands first on its line and below."""
    recipients = re.compile(rf"^{phrases.one_of('ending', 'recipients')}\s*:?")
    starts = [index for index, piece in enumerate(pieces) if recipients.match(piece.flat) and len(piece.text) < 90]
    authorities = [index for index, piece in enumerate(pieces) if _is_authority(piece)]
    if not starts and not authorities:
        return _signed_title(pieces)
    first = min(starts[-1:] + authorities[:1]) if starts else authorities[0]
    if starts and authorities and authorities[0] < starts[-1] - 25:
        first = starts[-1]
    if not authorities:
        first = _title_above(pieces, first)
    line = pieces[first].line
    return next(index for index, piece in enumerate(pieces) if piece.line == line)


def _title_above(pieces: Sequence[Piece], first: int) -> int:
    """A head of an office signs with his title alone; the signature may stand above the recipients."""
    at = first
    while (
        at and first - at < 8 and (_is_title(pieces[at - 1]) or _is_name(pieces[at - 1]) or _is_signed(pieces[at - 1]))
    ):
        at -= 1
    return at if any(_is_title(piece) for piece in pieces[at:first]) else first


def _signed_title(pieces: Sequence[Piece]) -> int | None:
    """Without recipients: a title in capitals near the end, with a name behind it."""
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 12), -1):
        if _is_title(pieces[index]) and any(_is_name(piece) for piece in pieces[index + 1 :]):
            return index
    return None


def _unsigned(pieces: Sequence[Piece]) -> bool:
    """Whether the text plainly ends with its body."""
    return not pieces or len(pieces[-1].text) > 60


def _is_authority(piece: Piece) -> bool:
    match = _AUTHORITY.match(piece.flat)
    if match is None or not piece.in_capitals or len(piece.text) > 90:
        return False
    return match[0].rstrip()[-1:] in "./:" or "/" in match[0] or bool(re.match(r"(?:tm|kt|tl|tuq)\s", match[0]))


def _is_title(piece: Piece) -> bool:
    known = re.match(rf"^(?:q\.\s*)?{phrases.one_of('ending', 'titles')}", piece.flat)
    # The head of something that is in no list; with accents, as Trương is a name.
    return piece.in_capitals and bool(known or re.match(r"(?:trưởng|phó|chánh)\s+\w", piece.text.lower()))


def _is_signed(piece: Piece) -> bool:
    """“(Đã ký)” and the like, in the place of the signature."""
    return bool(re.match(r"[(\[]?\s*(?:da ky|ky ten|ky boi|daky|chu ky)\b|[(\[]\s*ky\b", piece.flat))


def _is_name(piece: Piece) -> bool:
    """Two to six capitalised words and nothing else."""
    words = piece.text.split()
    ranked = re.sub(rf"^(?:{phrases.one_of('ending', 'ranks')}\s*)+", "", piece.flat)
    bare = piece.text[len(piece.text) - len(ranked) :].split() if ranked != piece.flat else words
    if len(bare) not in _NAME_WORDS or any(not word[0].isupper() for word in bare):
        return False
    if any(letter.isdigit() or letter in ":;,/()" for letter in " ".join(bare)) or re.match(r"[ivx]+\.", ranked):
        return False
    return not _names_body(" ".join(bare))


def _names_body(text: str) -> bool:
    """Whether words name a body and no person; Đoàn is a family name too."""
    told, one_of = phrases.told(text)  # Trương is no school (trường)
    if flat(told).startswith("doan "):
        return bool(
            re.match(rf"doan\s+(?:{phrases.one_of('bodies', 'goes_on')}|thanh nien|tncs|truong|khoi)", flat(told))
        )
    marked = told != flat(told) or in_capitals(text)
    return marked and bool(re.match(one_of("bodies", "starts"), told))


@dataclass(slots=True)
class _Foot:
    """What the pieces of a foot have been taken for; `doubtful` tells that one could not be told."""

    copies: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    in_list: bool = False
    doubtful: bool = False
    unusual: bool = False

    def take(self, piece: Piece) -> None:
        """Adds a piece to what it belongs to."""
        match = re.match(rf"^{phrases.one_of('ending', 'recipients')}\s*:?\s*", piece.flat)
        if _is_path(piece.text) or re.fullmatch(r"[\W_]{1,3}", piece.text):
            return
        if match:
            self.in_list = True
            if piece.text[match.end() :].strip():
                self._copy(piece, piece.text[match.end() :])
        elif is_separator(piece.text) or _is_signed(piece):
            return
        elif re.match(r"[-–+•*]\s*\S", piece.text):
            self.in_list = True
            self._copy(piece, piece.text)
        elif not self._sign(piece):
            self._go_on(piece)

    def _copy(self, piece: Piece, text: str) -> None:
        # What stands in brackets behind a semicolon tells why the one before it gets a copy.
        self.copies += [f"{part};" for part in re.split(r";(?!\s*\()", text) if part.strip(" -–+•*.,")]
        self.spans["recipients"].append(piece.span)

    def _sign(self, piece: Piece) -> bool:
        """Takes a piece of the signature, if it is one."""
        if _is_authority(piece):
            self.authority.append(piece.text)
            self.spans["authority"].append(piece.span)
        elif _is_title(piece):
            self.titles.append(piece.text)
            self.spans["title"].append(piece.span)
        elif _names_body(piece.text) and piece.in_capitals and not self.authority and not self.titles:
            self.unusual = True  # on whose behalf someone signs, without a sign of it
        elif self.titles and piece.flat == "kiem":
            self.titles.append(piece.text)
            self.unusual = True
        elif piece.in_capitals and self.authority and not self.names and not _looks_named(piece, self.titles):
            self._go_on_above(piece)
        elif (_is_name(piece) and self._expects_name(piece)) or (
            piece.in_capitals and _looks_named(piece, self.titles)
        ):
            self.names.append(piece.text)
            self.spans["signer"].append(piece.span)
        else:
            return False
        return True

    def _go_on_above(self, piece: Piece) -> None:
        """Capitals below an authority: the rest of its name, or a title of no usual kind."""
        if self.titles:
            self.titles[-1] = f"{self.titles[-1]} {piece.text}"
        elif re.match(phrases.one_of("bodies", "starts"), piece.flat) and _on_behalf(self.authority[-1]):
            self.authority[-1] = f"{self.authority[-1]} {piece.text}"
        else:
            self.titles.append(piece.text)
            self.spans["title"].append(piece.span)
        self.unusual = True

    def part_name(self) -> None:
        """Parts the name of who signs from the last recipient, where a copy has run the two together."""
        if not self.copies or self.names:
            return
        last = self.copies[-1].rstrip(" ;")
        match = re.search(r"(?<=[^\W\d_a-z])[.,;]?((?:\s[^\W\d_]+){2,5})$", last)
        if (
            match is None
            or not all(word.istitle() for word in match[1].split())
            or not flat(last).lstrip("- ").startswith("luu")
        ):
            return
        self.copies[-1] = last[: match.start()]
        self.names.append(match[1].strip())
        self.doubtful = True

    def _expects_name(self, piece: Piece) -> bool:
        return bool(self.authority or self.titles) or piece.column > 0 or not self.in_list

    def _go_on(self, piece: Piece) -> None:
        """The second line of a recipient, or one without a dash."""
        if not self.in_list or piece.column > 0:
            self.doubtful = True
        elif self.copies and piece.text.startswith("("):
            self.copies[-1] = f"{self.copies[-1].rstrip()} {piece.text}"
        elif not self.copies or (self.copies[-1].rstrip().endswith((";", ",")) and not piece.text[:1].islower()):
            self._copy(piece, piece.text)
        elif self.copies[-1].rstrip().endswith("."):
            self.doubtful = True
        else:
            self.copies[-1] = f"{self.copies[-1].rstrip()} {piece.text}"


def _parted(pieces: Sequence[Piece], start: int, end: int) -> Ending:
    foot = _Foot()
    for piece in pieces:
        for part in _taken_apart(piece):
            foot.take(part)
    foot.part_name()
    copies = tuple(name for name in (" ".join(c.split()).strip(" -–+•*").rstrip(" .;,") for c in foot.copies) if name)
    archive = next((place for place, name in enumerate(copies) if flat(name).startswith("luu")), len(copies))
    copies = copies[: archive + 1]  # it is always the last
    joint = len(foot.names) > 1 and len(foot.titles) > 1
    signer = "; ".join(foot.names) if joint else foot.names[-1] if foot.names else None
    bare = _bare(signer) if signer else None
    behalf = [one for one in foot.authority if not one.lower().startswith(("kt", "k/t"))]
    single = len(foot.names) <= 1 and len(behalf) <= 1  # two issuers sign side by side
    titles, signed = foot.titles, bool(foot.authority or foot.titles)
    return Ending(
        recipients=Found(
            copies, _all_plain(copies, listed=foot.in_list) and not foot.doubtful, tuple(foot.spans["recipients"])
        ),
        authority=Found(
            "; ".join(foot.authority) or None, single and signed and not foot.unusual, tuple(foot.spans["authority"])
        ),
        title=Found(
            ("; " if joint else " ").join(titles) or None,
            single and len(titles) == 1 and not foot.unusual,
            tuple(foot.spans["title"]),
        ),
        signer=Found(bare, single and signed and _is_certain(bare, copies, foot), tuple(foot.spans["signer"][-1:])),
        start=start,
        end=end,
    )


def _taken_apart(piece: Piece) -> list[Piece]:
    """A cell into which a copy has run authority, title and name together, as the pieces that they were."""
    titled = re.match(phrases.one_of("ending", "titles"), piece.flat)
    if not (_AUTHORITY.match(piece.flat) or titled) or len(piece.text) > 160:
        return [piece]
    capitals = next(
        (m.start() for m in re.finditer(r"\S+", piece.text) if any(c.islower() for c in m[0])), len(piece.text)
    )
    name = piece.text[capitals:]
    if (name and len(name.split()) not in _NAME_WORDS) or not piece.text[:capitals].strip():
        return [piece]
    cuts = {0, capitals}
    told = piece.flat[:capitals]
    if not titled or name:
        signs, titles = _inner_marks()
        cuts |= {match.start() for match in signs.finditer(told)}
        cuts |= {match.start() for match in titles.finditer(told) if not _directs(told[: match.start()])}
    parts = []
    for left, right in pairwise(sorted(cuts | {len(piece.text)})):
        text = piece.text[left:right]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            parts.append(Piece(text.strip(), piece.start + left + lead, piece.line, piece.column))
    return parts


@cache
def _inner_marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where an authority and a title begin within capitals."""
    heads = "pho|chu|bi|giam|truong|chanh|hieu|vu|cuc|thu|chi|vien|uy|tong"
    titles = phrases.one_of("ending", "titles")
    return (
        re.compile(r"(?<=\s)(?:t/m|tm\.|k/t|kt\.|t/l|tl\.|t/?uq\.)\s*\S"),
        re.compile(rf"(?<=\s)(?=(?:{heads})\s){titles}"),
    )


def _directs(before: str) -> bool:
    """Whether a title behind these words is part of an authority: KT. CHỦ TỊCH, TL. …, or of a title begun (phó …)."""
    return bool(re.search(r"(?:^|\s)(?:t/m|tm|k/t|kt|t/l|tl|t/?uq|q|pho|quyen)\s*[.:]?\s*$", before))


def _on_behalf(authority: str) -> bool:
    """Whether a body, not an office, stands behind the sign: TM., T/M."""
    return flat(authority).startswith(("t/m", "tm"))


def _is_certain(signer: str | None, copies: Sequence[str], foot: _Foot) -> bool:
    """Whether the signer is a person's name, or there is plainly none below the title."""
    if signer is None:
        return not foot.doubtful and bool(copies) and not any(_holds_name(copy) for copy in copies)
    words = signer.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words) and not foot.doubtful


def _is_path(text: str) -> bool:
    """Whether a line is the place of a file, as a printout bears it."""
    return bool(re.match(r"[A-Za-z]:\\|\\\\|file:|https?://", text))


def _holds_name(copy: str) -> bool:
    """Whether a name of a person may have been run together with the last recipient."""
    last = copy.split()[-3:]
    return len(last) == 3 and all(word.isalpha() and len(word) > 1 and word.istitle() for word in last)


def _all_plain(copies: Sequence[str], *, listed: bool) -> bool:
    """Whether the recipients were read without a piece of the signature in them."""
    if not copies:
        return not listed
    titles = re.compile(rf"(?<!\w){phrases.one_of('ending', 'titles')}")
    for copy in copies:
        capitals = " ".join(word if word.isupper() else "|" for word in copy.split())
        sentence = re.search(r"(\w\w)\.\s+\w", copy)
        if len(copy) > 120 or titles.search(flat(capitals)) or (sentence and sentence[1].islower()):
            return False
    return not _holds_name(copies[-1])


def _looks_named(piece: Piece, titles: Sequence[str]) -> bool:
    """A name in capitals comes behind the title."""
    words = piece.text.split()
    return bool(titles) and len(words) in _NAME_WORDS and not re.match(phrases.one_of("bodies", "starts"), piece.flat)


def _bare(name: str) -> str:
    """The name without rank or degree."""
    told = flat(name)
    rest = re.sub(rf"^(?:{phrases.one_of('ending', 'ranks')}[\s.]*)+", "", told)
    return name[len(name) - len(rest) :].strip() or name
