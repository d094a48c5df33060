"""Papers about exemplars: the registration form of one, and the list of those of a year or a stage."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desktop.domain.dates import format_place_date
from danvan_desktop.domain.exemplars import Exemplar, ExemplarKind
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.money import two_digits
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Align, Column, Heading, Paper, Paragraph, Signature, Table, Title, body
from danvan_desktop.papers.parts import signature
from danvan_desktop.papers.wording import Wording, sentence
from danvan_desktop.texts.exemplars import STATUSES

_ITEMS = ("name", "situation", "goals", "content", "area", "forces", "resources", "results", "upkeep")
"""The nine items of the form in its order; the schedule stands under the resources."""


@dataclass(frozen=True, slots=True)
class Told:
    """An exemplar with the names that papers print: of its field, its holder and the body that registers it."""

    exemplar: Exemplar
    field: str
    holder: str
    unit: str


def registration(given: Told, place: str, layout: Layout, wording: Wording, today: date) -> Paper:
    """The form with its nine items, headed by the body that registers; an item without a text is left blank to be
    written in.
    """
    record = given.exemplar
    kind = wording[f"kind_{record.kind}"]
    return Paper(
        name=record.printed_number,
        layout=layout.key,
        heading=Heading(
            superior="",
            issuer=given.unit.upper(),
            right=layout.heading.title,
            number="",
            place_date=format_place_date(place, record.registered_on, year=today.year),
        ),
        title=Title(
            wording["registration_kind"],
            wording["registration_subject"].format(exemplar=kind, year=record.year),
            wording["registration_number"].format(number=record.printed_number),
        ),
        blocks=(*_facts(given, wording), *_form(record, wording)),
        signature=Signature(wording["signature"], "", ""),
    )


def _facts(given: Told, wording: Wording) -> Iterator[Paragraph]:
    """What stands above the items."""
    facts = {"unit": given.unit, "holder": given.holder, "field": given.field, "officer": given.exemplar.officer}
    for key, text in facts.items():
        if text:
            yield sentence(wording[key], text=text.rstrip(". "))


def _form(record: Exemplar, wording: Wording) -> Iterator[Paragraph]:
    for number, item in enumerate(_ITEMS, start=1):
        title = f"**{number}. {wording[f'item_{item}']}:**"
        if item == "name":
            yield sentence(f"{title} {{text}}", text=record.name)
            continue
        first, *more = sentence(title), *_texts(record, item, wording)
        yield Paragraph(first.runs, keep_next=True)
        yield from body(*more)


def _texts(record: Exemplar, item: str, wording: Wording) -> list[str]:
    """The paragraphs of an item."""
    text = getattr(record, item)
    if item == "resources":
        parts = [("resources", record.resources), ("schedule", record.schedule)]
        return [wording[key].format(text=one or wording["blank"]) for key, one in parts]
    return text.splitlines() or [wording["blank"]]


def exemplar_list(
    given: Sequence[Told],
    fields: Sequence[str],
    years: tuple[int, int],
    issuer: Issuer,
    layout: Layout,
    wording: Wording,
    today: date,
) -> Paper:
    """The exemplars of the years, in groups by `fields` and counted, numbered through. Raises UserError where the
    issuer has no name today.
    """
    names = issuer.name_on(today)
    first, last = years
    period = (
        wording["list_year"].format(year=first)
        if first == last
        else wording["list_stage"].format(stage=f"{first}-{last}")
    )
    counts = _counts([one.exemplar for one in given], wording)
    signers = [signer for signer in issuer.signers if signer.signs_on(today)]
    return Paper(
        name=f"{wording['list_kind'].capitalize()} {period}",
        layout=layout.key,
        heading=Heading(
            superior=names.superior,
            issuer=names.name,
            right=layout.heading.title,
            number="",
            place_date=format_place_date(issuer.place, None, year=today.year),
        ),
        title=Title(
            wording["list_kind"],
            wording["list_subject"].format(span=period),
            wording["list_reference"].format(counts=counts),
        ),
        blocks=(_list(given, fields, wording, one_year=first == last),),
        signature=signature(signers[0]) if len(signers) == 1 else Signature(wording["list_signature_right"], "", ""),
        left_signature=Signature(wording["list_signature_left"], "", ""),
        numbered=True,
        landscape=True,
    )


def _list(given: Sequence[Told], fields: Sequence[str], wording: Wording, *, one_year: bool) -> Table:
    """One table, a band before each field. The column of years stands only in a list of several."""
    known = [*fields, *sorted({one.field for one in given} - set(fields))]
    groups = [(field, [one for one in given if one.field == field]) for field in known]
    bands: dict[int, str] = {}
    rows: list[tuple[str, ...]] = []
    for field, group in groups:
        if group:
            bands[len(rows)] = wording["list_band"].format(
                roman=roman(len(bands) + 1), field=field.upper(), count=two_digits(len(group))
            )
            rows += [_row(one, number, one_year) for number, one in enumerate(group, start=len(rows) + 1)]
    years = [] if one_year else [Column(wording["column_year"], 7, Align.CENTRE)]
    columns = [
        Column(wording["column_number"], 5, Align.CENTRE),
        Column(wording["column_name"], 21),
        Column(wording["column_unit"], 15),
        *years,
        Column(wording["column_area"], 18),
        Column(wording["column_results"], 29),
        Column(wording["column_status"], 10),
    ]
    room = sum(column.share for column in columns)
    counts = wording["list_total"].format(counts=_counts([one.exemplar for one in given], wording))
    return Table(
        tuple(Column(column.title, column.share / room, column.align) for column in columns),
        rows,
        bands=bands,
        total=("", counts, *[""] * (len(columns) - 2)),
    )


def _row(one: Told, number: int, one_year: bool) -> tuple[str, ...]:
    record = one.exemplar
    year = () if one_year else (str(record.year),)
    what = record.results or record.content
    return (str(number), record.name, one.holder, *year, record.area, what, STATUSES[record.status])


def _counts(records: Sequence[Exemplar], wording: Wording) -> str:
    """`28 mô hình, 02 điển hình`; a kind without any is left out."""
    counted = Counter(record.kind for record in records)
    kinds = [kind for kind in ExemplarKind if counted[kind]] or [ExemplarKind.MODEL]
    return wording["and"].join(wording[f"count_{kind}"].format(count=two_digits(counted[kind])) for kind in kinds)


def roman(number: int) -> str:
    """`IV` for 4; numbers up to 39."""
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text
