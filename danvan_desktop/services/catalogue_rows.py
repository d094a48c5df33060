"""A row of a catalogue as users see and type it: its fields, its choices, and what follows from what was typed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from danvan_desktop.domain.catalogues import Catalogues
from danvan_desktop.domain.dates import day_or_none, format_date
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.money import format_decimal, format_money
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import catalogues as texts
from danvan_desktop.texts import fields as sentences
from danvan_desktop.texts import issuers, recipients

RULE = ("source", "valid_from", "valid_to")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "fields": ("name", "counts_as", *RULE),
    "paper_kinds": ("key", "name", *RULE),
    "award_kinds": ("name", "track", *RULE),
    "base_wages": ("amount", *RULE),
    "coefficients": ("award_kind", "recipient", "value", *RULE),
    "laws": ("name", "cited_in", *RULE),
    "terms": ("name", *RULE),
    "holidays": ("name", "rule", *RULE),
    "settings": ("name", "choice", "source"),
}
"""What a user sees of a row, by catalogue. Names of wages and coefficients follow from the rest, and keys tell a user
something only where papers print them. `choice` is the value of a setting.
"""

NOT_CITED = "-"
_DATES = ("valid_from", "valid_to")
_HIGHEST = Decimal(1000)


@dataclass(frozen=True, slots=True)
class EditorRow:
    """A row as the editor shows it: its values as text, whether it is the office's own, and whether it is in use."""

    key: str
    values: Mapping[str, str]
    own: bool
    shipped: bool
    removed: bool


def labels(catalogues: Catalogues) -> dict[str, Mapping[str, str]]:
    """The choices of the fields that have some: names by key."""
    return {
        "track": issuers.TRACKS,
        "cited_in": texts.CITED_IN,
        "recipient": recipients.KINDS,
        "rule": texts.HOLIDAY_RULES,
        "award_kind": {kind.key: kind.name for kind in catalogues.award_kinds.values()},
        "counts_as": {field.key: field.name for field in catalogues.fields.values() if field.counts_as == field.key},
        "choice": {key: name for values in texts.SETTINGS.values() for key, name in values.items()},
    }


def text_of(row: EditorRow, field: str) -> str:
    """A value of a row as it is stored."""
    return row.values.get("value" if field == "choice" else field, NOT_CITED if field == "cited_in" else "")


def is_day(row: EditorRow, field: str) -> bool:
    """Whether it is the value of a setting that is a day, not a choice."""
    return field == "choice" and row.key not in texts.SETTINGS


def shown(row: EditorRow, field: str, choices: Mapping[str, Mapping[str, str]]) -> str:
    """A value of a row as a list shows it."""
    text = text_of(row, field)
    if is_day(row, field):
        return typed("valid_from", text)
    return choices[field].get(text, text) if field in choices else typed(field, text)


def typed(field: str, text: str) -> str:
    """A stored value as a user types it."""
    if not text:
        return ""
    if field in _DATES:
        return format_date(date.fromisoformat(text))
    if field == "amount":
        return format_money(int(text))
    return format_decimal(Decimal(text)) if field == "value" else text


def of_cells(catalogue: str, rows: Sequence[Sequence[str]], catalogues: Catalogues) -> list[dict[str, str]]:
    """Copied rows as they are typed into the form: the columns by their headings, where these come first, else in the
    order of the list; choices by their names.
    """
    fields, choices = FIELDS[catalogue], labels(catalogues)
    headings = {fold(title): field for field, title in texts.TITLES.items()}
    order = list(fields)
    if rows and all(fold(cell) in headings for cell in rows[0]):
        order, rows = [headings[fold(cell)] for cell in rows[0]], rows[1:]
    keys = {field: {fold(name): key for key, name in choices[field].items()} for field in fields if field in choices}
    given = []
    for row in rows:
        cells = {field: cell for field, cell in zip(order, row, strict=False) if field in fields and cell}
        usual = {"cited_in": NOT_CITED} if "cited_in" in fields else {}
        given.append(usual | {field: keys.get(field, {}).get(fold(cell), cell) for field, cell in cells.items()})
    return given


def completed(
    catalogue: str, values: Mapping[str, str], choices: Mapping[str, Mapping[str, str]], today: date
) -> dict[str, str]:
    """The values with the name that follows from the others, for a row of wages or coefficients. Raises InvalidInput
    where one is missing or wrong.
    """
    check, row = Checker(texts.LABELS, today), dict(values)
    for field in FIELDS[catalogue]:
        if field not in RULE and not values.get(field, "").strip():
            say = sentences.choose if field in choices else sentences.required
            check.fail(field, say(texts.TITLES[field].lower()))
        elif field in choices and field != "choice" and values[field] not in choices[field]:
            check.fail(field, texts.no_choice(texts.LABELS[field], values[field], list(choices[field].values())))
    start = check.date("valid_from", values.get("valid_from", ""))
    check.date("valid_to", values.get("valid_to", ""), not_before=start)
    amount = check.money("amount", values.get("amount", ""))
    value = check.decimal("value", values.get("value", ""), low=Decimal(0), high=_HIGHEST, places=4)
    check.passed(None)
    if amount is not None:
        row |= {"amount": str(amount), "name": texts.wage(format_money(amount))}
    if catalogue == "coefficients" and value is not None:
        award_kind, recipient = (choices[field][values[field]] for field in ("award_kind", "recipient"))
        row |= {"value": str(value), "name": texts.coefficient(award_kind, recipient)}
    if "choice" in row:
        row["value"] = row.pop("choice")
    return row


def new_key(row: Mapping[str, str], keys: Collection[str], today: date) -> str:
    """A key for a new row that says which it is, beside those that there are."""
    start = day_or_none(row.get("valid_from", ""), today)
    key = " ".join([row["name"].strip(), *([format_date(start)] if start else [])])
    while key in keys:
        key += "*"
    return key
