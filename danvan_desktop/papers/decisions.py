"""The decision that honours (quyết định khen thưởng), in the form of the Party, the State and the Front."""

from collections.abc import Sequence
from datetime import date

from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.money import format_money, in_words
from danvan_desktop.papers import awards
from danvan_desktop.papers.awards import Honoured
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Block, Paper, Paragraph, Run, Style, Title, body
from danvan_desktop.papers.parts import ended, heading, recipient_lines
from danvan_desktop.papers.structure import basis_lines
from danvan_desktop.papers.wording import Wording, of_track
from danvan_desktop.texts import papers as texts


def decision(
    given: Honoured, bases: Sequence[str], layout: Layout, wording: Wording, list_wording: Wording, today: date
) -> Paper:
    """The decision with its list: as an appendix, or in the first article as the Front does. `bases` are the căn cứ.
    Raises UserError where the issuer had no name on the day of signing.
    """
    record, track = given.decision, given.issuer.track
    words = _Words(given, wording, list_wording)
    party = track is Track.PARTY
    authority = words("authority", issuer=given.issuer.name_on(record.signed_on or today).name)
    issuing = body(words("issuing", body=given.issuer.name.upper()), style=Style.CENTRED)
    articles = words.articles()
    blocks: list[Block] = [
        *body(*([authority] if authority else []), style=Style.CENTRED),
        *basis_lines(bases, layout, "," if party else "."),
        *issuing,
        _article(1, articles[0]),
    ]
    if track is Track.FRONT:
        blocks += awards.sections(given, list_wording, _cells(given, list_wording))
    closing = ended([_article(number, text) for number, text in enumerate(articles[1:], start=2)], layout)
    as_in = words("as_in_article", number=str(len(articles)))
    attached = () if track is Track.FRONT else (awards.appendix(given, layout, list_wording, today),)
    return Paper(
        name=record.printed_number.strip() or wording["kind"].capitalize(),
        layout=layout.key,
        heading=heading(record, given.issuer, layout, today),
        title=Title(wording["kind"], _subject(words, party=party)),
        blocks=(*blocks, *closing),
        signature=awards.signature_of(given),
        recipients=recipient_lines([as_in], given.issuer, layout),
        appendices=attached if record.lines else (),
    )


class _Words:
    """The wording of one decision: sentences of the issuer's track (`issuing_party`) go before those for all."""

    def __init__(self, given: Honoured, wording: Wording, list_wording: Wording) -> None:
        record = given.decision
        self._wording = wording
        self._track = given.issuer.track
        self._money = given.money
        kinds = [kind for kind in awards.SECTIONS if any(given.kind_of(line) is kind for line in given.lines)]
        whom = wording["and"].join(wording[f"whom_{kind}"] for kind in kinds or awards.SECTIONS[:2])
        subject = inside(record.subject)
        typed = subject.startswith(texts.CLAUSES)
        self.merit = inside(record.merit) or (subject if typed else "")
        self.typed_subject = "" if self.merit else subject
        self.values = {
            "act": given.act(list_wording),
            "form": given.form,
            "whom": whom,
            "counts": given.counted(list_wording, "and_last") or whom,
            "merit": self.merit,
            "occasion": wording["occasion"].format(occasion=record.occasion) if record.occasion else "",
            "amount": format_money(given.money or 0),
            "words": in_words(given.money or 0, given.zero_word),
        }

    def __call__(self, key: str, **more: str) -> str:
        template = of_track(self._wording, key, self._track)
        return " ".join(template.format(**self.values, **more).split())

    def articles(self) -> list[str]:
        """Who is honoured; with how much money, if any; who carries it out."""
        money = ["money"] if self._money else []
        return [self(key) for key in ("honour", *money, "carry_out")]


def decision_words(given: Honoured, wording: Wording, list_wording: Wording) -> dict[str, str]:
    """What sentences about the decision are filled in with: act, form, whom, counts, merit, amount, words."""
    return dict(_Words(given, wording, list_wording).values)


def inside(text: str) -> str:
    """A phrase as it stands within a sentence: without its full stop, the first letter small unless more capitals
    follow (`UBND`).
    """
    text = " ".join(text.split()).rstrip(" .;,")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _subject(words: _Words, *, party: bool) -> str:
    text = words("subject_typed", subject=words.typed_subject) if words.typed_subject else words("subject")
    return text if party else text[:1].upper() + text[1:]


def _article(number: int, text: str) -> Paragraph:
    return Paragraph((Run(f"Điều {number}. ", bold=True), Run(text[:1].upper() + text[1:])))


def _cells(given: Honoured, wording: Wording) -> awards.Cells:
    return (
        *awards.names(given, wording),
        (lambda _kind: wording["column_form"], 18, Align.CENTRE, lambda _line: given.form),
        (lambda _kind: wording["column_money"], 16, Align.RIGHT, awards.money_of),
    )
