"""The foot of a document: who signs, and who gets a copy. The two columns come side by side or one after another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from danvan_desktop.domain.reading import Found
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import copied, phrases, sides, signing
from danvan_desktop.importers.dispatches.debris import is_misread, is_plain, is_slip, words
from danvan_desktop.importers.dispatches.foot import Foot
from danvan_desktop.importers.dispatches.layout import Piece


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
    copy = copied.begin(later)
    found = _read(text, later[:copy])
    again = [piece for piece in later if _heads_recipients().match(piece.flat) and piece.start < found.end]
    if copy is not None:
        return _doubted(found, "recipients", "authority", "title", "signer")
    return _doubted(found, "recipients") if len(again) > 1 else found


def _doubted(found: Ending, *keys: str) -> Ending:
    return replace(found, **{key: replace(getattr(found, key), sure=False) for key in keys})


@cache
def _heads_recipients() -> re.Pattern[str]:
    return re.compile(rf"^{phrases.one_of('ending', 'recipients')}\s*:")


def _read(text: str, later: Sequence[Piece]) -> Ending:
    """The foot that these pieces behind the body hold, an annex left out."""
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
    both = sides.two(text, later[first:])
    if both is not None:
        return _signed_by_two(later[first:], both, end)
    return _parted(later[first:], later[first].start, end, words(text[: later[first].start]))


def _annex(pieces: Sequence[Piece]) -> int | None:
    """The first piece of an annex: after the recipients or the signature, a heading of its own."""
    heading = re.compile(rf"^[#\s]*{phrases.one_of('ending', 'annex')}\b[\s\divx.:\-]*")
    attached = re.compile(rf"^\(?(?:ban hanh )?kem theo\b|^{phrases.one_of('head', 'national')}")
    others = re.compile(rf"^{phrases.one_of('ending', 'other_papers')}\s*:?$")
    forms = re.compile(rf"^[#\s]*{phrases.marked_one_of('ending', 'forms')}(?:\s|$)")
    kinds = phrases.kinds()
    seen = False
    for piece in pieces:
        told = piece.flat
        seen = seen or bool(re.match(phrases.one_of("ending", "recipients"), told)) or signing.is_authority(piece)
        if not seen or len(piece.text) > 120 or piece.text.startswith("-"):
            continue
        titled = piece.in_capitals and (told.strip(" :.*#") in kinds or forms.match(piece.text.lower()))
        if heading.match(told) or titled or attached.match(told) or others.match(told):
            return next(at for at, other in enumerate(pieces) if other.line == piece.line)
    return None


def _first(pieces: Sequence[Piece]) -> int | None:
    """Where the foot begins: at the recipients or the signer, whichever stands first on its line and below."""
    recipients = re.compile(rf"^{phrases.one_of('ending', 'recipients')}\s*:?")
    starts = [
        index
        for index, piece in enumerate(pieces)
        if (match := recipients.match(piece.flat))
        and (len(piece.text) < 90 or match[0].endswith(":") or piece.text[match.end() :].lstrip()[:1] in ("-", "+"))
    ]
    authorities = [index for index, piece in enumerate(pieces) if signing.is_authority(piece)]
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
        at
        and first - at < 8
        and (signing.is_title(pieces[at - 1]) or signing.is_name(pieces[at - 1]) or signing.is_signed(pieces[at - 1]))
    ):
        at -= 1
    return at if any(signing.is_title(piece) for piece in pieces[at:first]) else first


def _signed_title(pieces: Sequence[Piece]) -> int | None:
    """Without recipients: a title in capitals near the end, with a name behind it."""
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 12), -1):
        if signing.is_title(pieces[index]) and any(signing.is_name(piece) for piece in pieces[index + 1 :]):
            return index
    return None


def _unsigned(pieces: Sequence[Piece]) -> bool:
    """Whether the text plainly ends with its body, nothing at its end looking like a foot."""
    foot = re.compile(rf"{phrases.one_of('ending', 'recipients')}|\bluu\s*:|\bda ky\b|\bnhu tren\b")
    last = pieces[-12:]
    signed = any(foot.search(piece.flat) or signing.is_title(piece) or signing.is_authority(piece) for piece in last)
    return not pieces or (len(pieces[-1].text) > 60 and not signed)


def _parted(pieces: Sequence[Piece], start: int, end: int, elsewhere: frozenset[str]) -> Ending:
    foot = Foot()
    for piece in pieces:
        for part in signing.taken_apart(piece):
            foot.take(part)
    foot.part_name()
    foot.tell_title()
    copies = tuple(name for name in (" ".join(c.split()).strip(" -–+•*").rstrip(" .;,") for c in foot.copies) if name)
    archive = next((place for place, name in enumerate(copies) if flat(name).startswith("luu")), len(copies))
    if copies[archive + 1 :]:
        foot.take_name(copies[archive + 1])
    copies = copies[: archive + 1]  # it is always the last
    joint = len(foot.names) > 1 and len(foot.titles) > 1
    signer = "; ".join(foot.names) if joint else foot.names[-1] if foot.names else None
    bare = signing.bare(signer) if signer else None
    behalf = [one for one in foot.authority if not one.lower().startswith(("kt", "k/t"))]
    single = len(foot.names) <= 1 and len(behalf) <= 1  # two issuers sign side by side
    readable = all(is_plain(one, elsewhere) for one in foot.authority + foot.titles)
    readable = readable and not any(one.lower().startswith("trường") for one in foot.titles)  # no office
    titles, signed = foot.titles, bool(foot.authority or foot.titles)
    return Ending(
        recipients=Found(
            copies,
            _all_plain(copies, listed=foot.in_list) and not (foot.doubtful or foot.guessed),
            tuple(foot.spans["recipients"]),
        ),
        authority=Found(
            "; ".join(foot.authority) or None,
            single and signed and readable and not foot.unusual and not (foot.strange and not foot.authority),
            tuple(foot.spans["authority"]),
        ),
        title=Found(
            ("; " if joint else " ").join(titles) or None,
            single
            and len(titles) == 1
            and not foot.unusual
            and readable
            and not any(_is_torn_off(copy) for copy in copies)
            and (bool(foot.names) or signing.is_plain_title(titles[0])),
            tuple(foot.spans["title"]),
        ),
        signer=Found(bare, single and signed and _is_certain(bare, copies, foot), tuple(foot.spans["signer"][-1:])),
        start=start,
        end=end,
    )


def _signed_by_two(pieces: Sequence[Piece], both: tuple[Foot, Foot], end: int) -> Ending:
    """The values of both, the left one first; that they are so many is never quite sure."""
    whole = _parted(pieces, pieces[0].start, end, frozenset())
    lists = [(foot.authority, " ".join(foot.titles), signing.bare(foot.names[-1])) for foot in both]
    authority = "; ".join(one for authorities, _, _ in lists for one in authorities)
    return replace(
        whole,
        authority=replace(whole.authority, value=authority or None, sure=False),
        title=replace(whole.title, value="; ".join(title for _, title, _ in lists), sure=False),
        signer=replace(whole.signer, value="; ".join(name for _, _, name in lists), sure=False),
    )


def _is_certain(signer: str | None, copies: Sequence[str], foot: Foot) -> bool:
    """Whether the signer is a person's name, or there is plainly none below the title."""
    if signer is None:
        plain = bool(copies) and all(signing.is_plain_title(title) for title in foot.titles)
        return plain and not foot.doubtful and signing.named_tail(copies[-1]) is None
    named = signer.split()
    plain = all(word[:1].isupper() and not is_slip(word) for word in named) and signing.is_bare(signer, foot.names[-1])
    return 2 <= len(named) <= 5 and plain and signing.is_named_right(signer) and not foot.doubtful


def _is_torn_off(copy: str) -> bool:
    """Whether it is no recipient but the second line of a title, which stood beside it."""
    return copy.isupper() and any(signing.is_toned(word) for word in copy.split())


def _all_plain(copies: Sequence[str], *, listed: bool) -> bool:
    """Whether the recipients were read without a piece of the signature in them."""
    if not copies:
        return not listed
    titles = re.compile(rf"(?<!\w){phrases.one_of('ending', 'titles')}")
    for copy in copies:
        capitals = " ".join(word if word.isupper() else "|" for word in copy.split())
        sentence = re.search(r"(\w\w)\.\s+\w", copy)
        toned = any(word.isupper() and len(word) > 2 and signing.is_toned(word) for word in copy.split())
        if (
            re.search(r",\s*luu\b", flat(copy))
            or is_misread(copy)
            or len(copy) > 120
            or toned
            or re.search(r"(?:^|\s)(?:cac|dong chi|va|cua|cho)$", flat(copy))  # what it says of whom stands elsewhere
            or titles.search(flat(capitals))
            or (sentence and sentence[1].islower())
        ):
            return False
    return signing.named_tail(copies[-1]) is None
