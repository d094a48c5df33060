"""Layout profiles: how papers of a track look and word their fixed parts on a date. The values are data
(`resources/layouts/*.toml`); lengths are in millimetres, sizes in points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.vietnamese import Spelling
from danvan_desktop.domain.vietnamese import spelled as spelled_text
from danvan_desktop.papers.paper import Align
from danvan_desktop.texts import papers as texts


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size in points, and how the letters look."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of an upright A4 sheet; `number_top` is from the top edge to the page number. Printed `two_sided`, the
    left and right margins of even pages change places.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    number_top: float
    two_sided: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line as long as `share` of the words above it, `gap` under them; a share of 0 means none."""

    share: float
    gap: float


@dataclass(frozen=True, slots=True)
class HeadingLayout:
    """`left_width` and `right_width` split the text width. `separator` is the sign under the issuer (`*`) or empty,
    where `issuer_rule` is drawn instead. `title` holds the lines on the right, the rule stands under the last one;
    title, place and date are in the middle of the right block, or at its edge where `title_align` says so. Urgency and
    circulation stand in a box where they are `boxed`.
    """

    left_width: float
    right_width: float
    title: tuple[str, ...]
    separator: str
    issuer_rule: Rule
    title_rule: Rule
    title_align: Align
    boxed: bool


@dataclass(frozen=True, slots=True)
class BodyLayout:
    """`line_exact` is the exact line spacing in points, or 0 for `line_multiple` of single spacing."""

    first_indent: float
    space_after: float
    line_exact: float
    line_multiple: float


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words. `separator` stands between addressees and recipients, `end_mark` ends the body; `submission` is the
    word of address of a tờ trình; `secretary` and `chair` sign minutes.
    """

    number: str
    dispatch_subject: str
    addressees: str
    submission: str
    recipients: str
    as_addressed: str
    archive: str
    separator: str
    end_mark: str
    secretary: str
    chair: str
    title_rule: str  # what stands under kind and subject: hyphens, or empty for a drawn rule


@dataclass(frozen=True, slots=True)
class Layout:
    """One profile. `styles` are named by the parts of a paper: superior, issuer, separator, title_1, title_2, number,
    place_date, dispatch_subject, urgency, circulation, draft_note, kind, appendix, subject, reference,
    addressees_word, addressees, body, basis, centred, section, article, item, authority, signer_title, signer_name,
    recipients_word, recipients, drafter, table_unit, table_head, table, table_band, table_total, page_number, contact.
    A `mark` stands large and pale across every sheet.
    """

    key: str
    name: str
    track: Track
    source: str
    valid_from: date | None
    valid_to: date | None
    page: Page
    heading: HeadingLayout
    body: BodyLayout
    words: Words
    styles: Mapping[str, TextStyle]
    addressees_left: float
    signature_width: float
    signature_gap: float
    mark: str = ""


def read(key: str, data: Mapping[str, Any]) -> Layout:
    """The profile that a TOML file holds. Raises KeyError or TypeError where it lacks something: a shipped file is
    checked by tests.
    """
    heading = dict(data["heading"])
    return Layout(
        key=key,
        name=data["name"],
        track=Track(data["track"]),
        source=data["source"],
        valid_from=data.get("valid_from"),
        valid_to=data.get("valid_to"),
        page=Page(**data["page"]),
        heading=HeadingLayout(
            **{
                **heading,
                "title": tuple(heading["title"]),
                "title_align": Align(heading["title_align"]),
                "issuer_rule": Rule(**heading["issuer_rule"]),
                "title_rule": Rule(**heading["title_rule"]),
            }
        ),
        body=BodyLayout(**data["body"]),
        words=Words(**data["words"]),
        styles={name: TextStyle(**style) for name, style in data["styles"].items()},
        **data["places"],
    )


def spelled(layout: Layout, spelling: Spelling) -> Layout:
    """The profile with its fixed words in the spelling of the office."""
    title = tuple(spelled_text(line, spelling) for line in layout.heading.title)
    words = Words(**{name: spelled_text(word, spelling) for name, word in asdict(layout.words).items()})
    return replace(layout, heading=replace(layout.heading, title=title), words=words)


def choose(layouts: Iterable[Layout], track: Track, day: date) -> Layout:
    """The profile of the track in force on that day. Raises UserError where there is none."""
    fitting = [
        layout
        for layout in layouts
        if layout.track is track
        and (layout.valid_from is None or layout.valid_from <= day)
        and (layout.valid_to is None or day <= layout.valid_to)
    ]
    if not fitting:
        raise UserError(texts.no_layout(day))
    return max(fitting, key=lambda layout: layout.valid_from or date.min)
