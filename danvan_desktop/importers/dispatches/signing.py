"""What the parts of a signature look like: authority, title, name, each known by what it says."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from danvan_desktop.domain.vietnamese import Spelling, flat, spelled
from danvan_desktop.importers.dispatches import phrases
from danvan_desktop.importers.dispatches.layout import Piece, in_capitals

_AUTHORITY = re.compile(r"^(?:t/m|tm|k/t|kt|t/l|tl|t/?uq|ky thay|thay mat|thua lenh|thua uy quyen)\s*[.:]?\s*(?=\S)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SIGNED = 160  # letters; the parts of a signature in one cell are no longer
_NAME_WORDS = range(2, 7)


def is_authority(piece: Piece) -> bool:
    """Whether a piece tells for whom someone signs: TM. …, KT. …"""
    match = _AUTHORITY.match(piece.flat)
    if match is None or not piece.in_capitals or len(piece.text) > 90:
        return False
    if not _is_whose(piece.text[match.end() :]):
        return False
    return (
        match[0].rstrip()[-1:] in "./:"
        or "/" in match[0]
        or bool(re.match(r"(?:tm|kt|tl|tuq|ky thay|thay mat|thua \w+(?: \w+)?)\s", match[0]))
    )


def _is_whose(text: str) -> bool:
    """Whether words name for whom someone signs: a body or an office, not a mark of those who wrote the paper."""
    named = phrases.one_of("bodies", "starts"), phrases.one_of("ending", "titles"), phrases.any_of(phrases.long_forms())
    return " " in text.strip() or is_toned(text) or bool(re.match("|".join(named), flat(text)))


def is_title(piece: Piece) -> bool:
    """Whether a piece in capitals is the office of who signs."""
    known = re.match(rf"^(?:q\.\s*|quyen\s+)?{phrases.one_of('ending', 'titles')}", piece.flat)
    # The head of something that is in no list; with accents, as Trương is a name.
    other = re.match(r"(?:trưởng|phó|chánh)\s+\w|\w+(?:\s\w+)?\s+trưởng\b", piece.text.lower())
    return piece.in_capitals and bool(known or other)


def is_signed(piece: Piece) -> bool:
    """“(Đã ký)” and the like, in the place of the signature."""
    return bool(
        re.match(
            r"[(\[]?\s*(?:da ky|ky ten|ky boi|daky|chu ky)\b|[(\[]\s*(?:ky|dau|con dau|signature|signed)\b", piece.flat
        )
    )


def is_name(piece: Piece) -> bool:
    """Two to six capitalised words and nothing else."""
    words = piece.text.split()
    ranked = re.sub(rf"^(?:{phrases.one_of('ending', 'ranks')}[\s.]*)+", "", piece.flat)
    bare = piece.text[len(piece.text) - len(ranked) :].split() if ranked != piece.flat else words
    if len(bare) not in _NAME_WORDS or any(not word[0].isupper() for word in bare):
        return False
    if any(letter.isdigit() or letter in ":;,/()" for letter in " ".join(bare)) or re.match(r"[ivx]+\.", ranked):
        return False
    return not names_body(" ".join(bare))


def names_body(text: str) -> bool:
    """Whether words name a body and no person; Đoàn is a family name too."""
    told, one_of = phrases.told(text)  # Trương is no school (trường)
    if flat(told).startswith("doan "):
        return bool(
            re.match(rf"doan\s+(?:{phrases.one_of('bodies', 'goes_on')}|thanh nien|tncs|truong|khoi)", flat(told))
        )
    marked = told != flat(told) or in_capitals(text)
    return marked and bool(re.match(one_of("bodies", "starts"), told))


def taken_apart(piece: Piece) -> list[Piece]:
    """A cell into which a copy has run authority, title and name together, as the pieces that they were."""
    signed = re.match(r"[(\[]\s*(?:da ky|ky ten|ky)[^)\]]{0,40}[)\]]\s*(?=\S)", piece.flat)
    if signed:
        return [Piece(piece.text[signed.end() :], piece.start + signed.end(), piece.line, piece.column)]
    titled = re.match(phrases.one_of("ending", "titles"), piece.flat)
    if not (_AUTHORITY.match(piece.flat) or titled) or len(piece.text) > _SIGNED:
        return [piece]
    capitals = next(
        (m.start() for m in re.finditer(r"\S+", piece.text) if any(c.islower() for c in m[0])), len(piece.text)
    )
    begun = re.search(r"(?<=\s)\w[’'`]?\s+$", piece.text[:capitals])  # H’ Linh, Y Moan
    capitals = begun.start() if begun else capitals
    signed = re.match(r"[(\[]?\s*(?:da\s+ky|ky ten)[^)\]\w]*(?:[^)\]]*[)\]])?\s*", piece.flat[capitals:])
    begin = capitals + signed.end() if signed else capitals
    name = piece.text[begin:]
    if (name and len(name.split()) not in _NAME_WORDS) or not piece.text[:capitals].strip():
        return [piece]
    told, one_of = phrases.told(piece.text[:capitals])
    family = re.search(rf"(?<=\s){one_of('ending', 'families')}(?:\s+[^\W\d_]+){{1,4}}\s*$", told)
    if family and set(told[family.start() :].split()) <= phrases.words_of_bodies():
        family = None  # nông dân
    if family and not name and _directs(piece.flat[: family.start()]) is False:
        capitals = begin = family.start()
        name = piece.text[begin:]
    cuts = {0, capitals, begin}
    told = piece.flat[:capitals]
    if not titled or name:
        signs, titles = _inner_marks()
        cuts |= {match.start() for match in signs.finditer(told)}
        cuts |= {match.start() for match in titles.finditer(told) if not _directs(told[: match.start()])}
    parts = []
    for left, right in pairwise(sorted(cuts | {len(piece.text)})):
        text = piece.text[left:right]
        if text.strip() and not (signed and left == capitals < begin):
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
        re.compile(rf"(?<=\s)(?<!thuong )(?:pho\s|(?=(?:{heads})\s){titles})"),
    )


def _directs(before: str) -> bool:
    """Whether a title behind these words is part of an authority: KT. CHỦ TỊCH, TL. …, or of a title begun (phó …)."""
    signs = r"t/m|tm|k/t|kt|t/l|tl|t/?uq|ky thay|thay mat|thua lenh|q|pho|quyen"
    return bool(re.search(rf"(?:^|\s)(?:{signs})\s*[.:]?\s*$", before))


def on_behalf(authority: str) -> bool:
    """Whether a body, not an office, stands behind the sign: TM., T/M."""
    return flat(authority).startswith(("t/m", "tm"))


def is_plain_title(title: str) -> bool:
    """Whether a title is one of those known, with nothing behind it that may be a name."""
    return bool(
        re.fullmatch(
            rf"(?:pho\s+|q\.\s*|quyen\s+)?{phrases.one_of('ending', 'titles')}(?:\s+thuong truc)?", flat(title)
        )
    )


def named_tail(copy: str) -> re.Match[str] | None:
    """The name of a person that may have been run together with the last recipient, which is the archive."""
    told = flat(copy)
    if not told.lstrip("-–+•* ").startswith("luu") or len(copy) > _SIGNED:
        return None
    named = _tail_of_archive()
    for begin in range(len(copy)):
        found = named.match(told, begin)
        if found is None or not (found["rank"] or copy[begin] in ".,;)" or copy[begin].isupper()):
            continue
        bare = copy[found.end("rank") :].split()
        toned = found["rank"] or is_toned("".join(bare))
        shouted = toned and all(word.isupper() for word in bare)
        named_so = all(word[:1].isupper() and not word[1:].isupper() for word in bare)
        if len(bare) in _NAME_WORDS and (named_so or shouted):
            return found
    return None


@cache
def _tail_of_archive() -> re.Pattern[str]:
    rank = rf"(?P<rank>(?:{phrases.one_of('ending', 'ranks')}[\s.]*)*)"
    return re.compile(rf"[.,;)\w]\s+(?P<name>{rank}(?<!\w)(?:[^\W\d_]+[^\w\s,;.]?\s+){{1,4}}[^\W\d_]+)$")


def looks_named(piece: Piece, titles: Sequence[str]) -> bool:
    """A name in capitals comes behind the title."""
    words = piece.text.split()
    return bool(titles) and len(words) in _NAME_WORDS and not names_body(piece.text)


def is_named_right(name: str) -> bool:
    """Whether the family name and Thị bear the accents that they do; a name without any is let be."""
    told = spelled(name.lower(), Spelling.FIRST).split()
    if flat(name) == name.lower():
        return True
    families = phrases.phrases("ending", "families")
    family = flat(told[0]) not in families or re.fullmatch(phrases.marked_one_of("ending", "families"), told[0])
    return bool(family) and all(word in ("thị", "thi") for word in told[1:-1] if flat(word) == "thi")


def bare(name: str) -> str:
    """The name without rank or degree."""
    told, one_of = phrases.told(name)  # Ong is a family name, ông a word of address
    ranked = re.match(rf"(?:{one_of('ending', 'ranks')}[\s.]*)+", told)
    return name[ranked.end() :].strip() or name if ranked else name


def is_bare(name: str, written: str) -> bool:
    """Whether nothing in a name may be a rank or a degree that is in no list, or a heading: no dot, no figure, no
    capitals beside small letters; capitals throughout, and what is `written` behind a rank, begin with a family name.
    """
    shouted = [sum(letter.isalpha() for letter in word) > 1 and word.isupper() for word in name.split()]
    if re.search(r"[\d./]", name) or (any(shouted) and not in_capitals(name)):
        return False
    told, one_of = phrases.told(name)
    begins = re.match(rf"{one_of('ending', 'families')}|[hyk]\W", told)  # H’ Linh, Y Moan
    return not (any(shouted) or name != written) or bool(begins)


def is_toned(text: str) -> bool:
    """Whether a letter bears a tone, as in no abbreviation."""
    return bool(_TONES.search(normalize("NFD", text)))
