"""What the rows of one list say of exemplars."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from danvan_desktop.domain.errors import Problem
from danvan_desktop.domain.exemplars import FIRST_YEAR, ITEMS, LAST_YEAR, ExemplarKind
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.importers.columns import TARGETS, Columns, ticks
from danvan_desktop.importers.headers import PARTS
from danvan_desktop.importers.sheets import Sheet
from danvan_desktop.importers.tables import Item, Table, unlabelled
from danvan_desktop.importers.values import FieldNames, Titles, find_year
from danvan_desktop.importers.words import Words
from danvan_desktop.texts import exemplars as exemplar_texts
from danvan_desktop.texts import fields as field_texts
from danvan_desktop.texts import importers as texts
from danvan_desktop.texts import recipients as recipient_texts

_LONGEST_SIGN = 10  # of a tick, a dash or a ditto mark
_NUMBER = re.compile(r"\d{1,9}(?!\d)")
_WITH_MORE = re.compile(r"[,;:(/]| [-–] ")  # a person's name with an office or another name behind it
_TAKEN_AS_IS = ("unit", "registered_on", *ITEMS)


@dataclass(slots=True)
class Draft:
    """A row on its way: what goes into the input, what the list says in readable words, and what is not sure."""

    given: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def say(self, target: str, value: str, shown: str = "", *, sure: bool = True) -> None:
        """The list says `value` of the field `target`."""
        self.given[target] = value
        self.values[target] = shown or value
        if not sure:
            self.unsure.add(target)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the headings above a row say of all rows below them."""

    field: tuple[str, bool] | None = None
    holder_kind: str = ""
    kind: str = ""
    unit: str = ""
    year: str = ""


class RowReader:
    """Reads the items of a list, one after the other: a ditto mark repeats what stood above."""

    def __init__(
        self,
        sheet: Sheet,
        table: Table,
        columns: Columns,
        weak: Collection[str],
        words: Words,
        names: FieldNames,
        today: date,
    ) -> None:
        """`weak` are the fields whose columns are not named for them: what they hold is never sure."""
        self.sheet = sheet
        self.table = table
        self._columns = columns
        self._weak = weak
        self._words = words
        self._names = names
        self._last_year = today.year + 1
        self._titles = Titles(words.titles)
        self._above: dict[int, str] = {}
        self._contexts: dict[tuple[str, ...], _Context] = {}
        headers = table.headers
        self._ticks = {c: key for c in columns.get("field", ()) if (key := ticks(headers[c], names))}
        self._holders = {c: self._holder_kind(headers[c].rsplit(PARTS, 1)[-1]) for c in columns.get("holder", ())}
        self._kinds_in_header = {kind for c in columns.get("name", ()) for kind in _kinds(headers[c])}
        self._kinds_in_title = _kinds(" ".join(table.title))
        self._year_in_title = self._find_year_in_title()
        self._unit_in_title = self._find_unit_in_title()

    @cached_property
    def holds_exemplars(self) -> bool:
        """Whether there is a column of names, or one of persons and collectives who are exemplars themselves."""
        if "name" in self._columns:
            return True
        headings = {heading for item in self.table.items for heading in item.sections}.union(self.table.title)
        return "holder" in self._columns and any(_kinds(heading) == {ExemplarKind.EXAMPLE} for heading in headings)

    def read(self, item: Item) -> Draft:
        """What the row says."""
        draft = Draft()
        context = self._context(item.sections)
        given = {
            target: self._text(target, columns, item, draft)
            for target, columns in self._columns.items()
            if target not in ("field", "holder")
        }
        for target in _TAKEN_AS_IS:
            if text := given.get(target):
                draft.say(target, text)
        if "unit" not in self._columns and (unit := context.unit or self._unit_in_title):
            draft.say("unit", unit, sure=False)
        if officer := given.get("officer"):
            draft.say("officer", self._titles.without(officer))
        self._say_number(draft, given.get("number", ""))
        self._say_status(draft, given.get("status", ""))
        self._say_year(draft, given.get("year", ""), context)
        self._say_kind(draft, given.get("kind", ""), context)
        self._say_field(draft, item, context)
        self._say_holder(draft, item, context)
        self._say_name(draft, given.get("name", ""), item)
        draft.unsure.update(target for target in self._weak if target in draft.values)
        for target in ("name", "unit"):
            if target not in draft.given:
                self._miss(draft, target)
        draft.problems.sort(key=lambda problem: TARGETS.index(problem.field))
        return draft

    def _miss(self, draft: Draft, target: str) -> None:
        label = exemplar_texts.LABELS[target]
        there = target in self._columns
        draft.problems.append(
            Problem(target, field_texts.required(label) if there else texts.NO_COLUMN.format(label=label))
        )

    def _text(self, target: str, columns: tuple[int, ...], item: Item, draft: Draft) -> str:
        found = [(column, text) for column in columns if (text := self._cell(target, column, item, draft))]
        if not found or target not in ITEMS:
            return " ".join(found[0][1].split()) if found else ""
        if len(columns) == 1:
            return found[0][1]
        parts = ((self.table.headers[column].rsplit(PARTS, 1)[-1], text) for column, text in found)
        return "\n".join(texts.COLUMN_PART.format(label=label, text=text) for label, text in parts)

    def _cell(self, target: str, column: int, item: Item, draft: Draft) -> str:
        text = item.cells[column]
        if len(text) <= _LONGEST_SIGN:
            sign = text.casefold()
            if sign in self._words.blanks:
                text = ""
            elif sign in self._words.dittos:
                text = self._above.get(column, "")
                draft.unsure.add(target)
        self._above[column] = text
        if column in item.doubtful or (text and not self.sheet.sure):
            draft.unsure.add(target)
        return text

    def _is_tick(self, text: str) -> bool:
        return text.casefold() in self._words.ticks

    def _say_name(self, draft: Draft, name: str, item: Item) -> None:
        if name:
            draft.say("name", name, sure=item.spread.isdisjoint(self._columns["name"]))
        elif (
            "name" not in self._columns
            and draft.given.get("kind") == ExemplarKind.EXAMPLE
            and draft.values.get("holder")
        ):
            draft.say("name", draft.given["holder"], sure=False)

    def _say_number(self, draft: Draft, text: str) -> None:
        if found := _NUMBER.match(text):
            draft.say("number", str(int(found[0])), text, sure=found[0] == text)
        elif text:
            draft.say("number", text)

    def _say_status(self, draft: Draft, text: str) -> None:
        if not text:
            return
        if hit := self._words.statuses.find(text):
            draft.say("status", hit.group, exemplar_texts.STATUSES[hit.group])
        else:
            draft.values["status"] = text
            draft.unsure.add("status")

    def _say_year(self, draft: Draft, text: str, context: _Context) -> None:
        elsewhere = (
            *(draft.given.get(t, "") for t in ("registered_on", "schedule")),
            context.year,
            self._year_in_title,
        )
        year, sure = find_year(text) or (text, True)
        if not text:
            year, sure = next(filter(None, map(find_year, elsewhere)), ("", True))[0], False
        if not year:
            draft.problems.append(Problem("year", exemplar_texts.NEEDS_YEAR))
            return
        draft.say("year", year)
        if not (len(year) == 4 and year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR):
            sentence = field_texts.whole(exemplar_texts.LABELS["year"], FIRST_YEAR, LAST_YEAR)
            draft.problems.append(Problem("year", sentence))
        elif not sure or int(year) > self._last_year:
            draft.unsure.add("year")

    def _find_year_in_title(self) -> str:
        """Days are not asked: a list is often made in another year than it is about."""
        lines = (line for line in (*self.table.title, self.sheet.name) if "ngay" not in fold(line).split())
        return next((line for line in lines if find_year(line)), "")

    def _find_unit_in_title(self) -> str:
        """What a line such as `Đơn vị: Chi bộ thôn 1` names."""
        parts = (line.partition(":") for line in self.table.title)
        units = (value.strip() for label, _, value in parts if self._words.columns.group(label) == "unit")
        return " ".join(next(filter(None, units), "").split())

    def _is_unit(self, heading: str) -> bool:
        return bool(self._words.collectives.find(heading)) and self._words.rows.group(heading) != "section"

    def _say_kind(self, draft: Draft, text: str, context: _Context) -> None:
        said = _kinds(text)
        if len(said) == 1 or context.kind:
            kind = next(iter(said)) if len(said) == 1 else context.kind
            draft.say("kind", kind, exemplar_texts.KINDS[kind])
            return
        example = {ExemplarKind.EXAMPLE}
        if text or self._kinds_in_header == set(ExemplarKind):
            draft.unsure.add("kind")
        if self._kinds_in_header == example:
            draft.say("kind", ExemplarKind.EXAMPLE, exemplar_texts.KINDS[ExemplarKind.EXAMPLE])
        elif self._kinds_in_title == example and self._kinds_in_header != {ExemplarKind.MODEL}:
            draft.say("kind", ExemplarKind.EXAMPLE, exemplar_texts.KINDS[ExemplarKind.EXAMPLE], sure=False)

    def _say_field(self, draft: Draft, item: Item, context: _Context) -> None:
        written = ""
        ticked: set[str] = set()
        filled: set[str] = set()
        for column in self._columns.get("field", ()):
            text = self._cell("field", column, item, draft)
            key = self._ticks.get(column)
            if key and text and text != "0":
                (ticked if self._is_tick(text) else filled).add(key)
            elif key is None:
                written = written or text
        found = self._names.find(written) if written else None
        if found is None and len(ticked | filled) == 1:
            found = ((ticked | filled).pop(), bool(ticked))
        if found is None and context.field and not ticked | filled:
            found = (context.field[0], context.field[1] and not written)
        if found:
            agreed = context.field is None or context.field[0] == found[0]
            draft.say("field", found[0], self._names.shown(found[0]), sure=found[1] and agreed)
            return
        listed = self._names.listed()
        if written:
            draft.values["field"] = written
            message = texts.FIELD_UNKNOWN.format(text=written, names=listed)
        elif several := sorted(ticked | filled):
            message = texts.FIELDS_SEVERAL.format(found="; ".join(map(self._names.shown, several)), names=listed)
        else:
            message = texts.FIELD_MISSING.format(names=listed)
        draft.problems.append(Problem("field", message))

    def _say_holder(self, draft: Draft, item: Item, context: _Context) -> None:
        name = kind = ""
        for column, headed in self._holders.items():
            text = self._cell("holder", column, item, draft)
            if text and self._is_tick(text):
                kind = headed
            elif text:
                name, kind = text, headed
                break
        # Columns beside one another tell whom they hold; over a single one the heading of the section knows better.
        said = kind or context.holder_kind if len(self._holders) > 1 else context.holder_kind or kind
        if name:
            self._say_name_of_holder(draft, name, said)
            return
        if said:
            draft.say("holder_kind", said, recipient_texts.KINDS[said])
        if said in (RecipientKind.INDIVIDUAL, RecipientKind.HOUSEHOLD):
            draft.unsure |= {"holder", "holder_kind"}  # a person without a name
        draft.given["holder"] = draft.given.get("unit", "")

    def _say_name_of_holder(self, draft: Draft, name: str, said: str) -> None:
        bare = self._titles.without(name)
        told, clear = self._told_by_name(name, bare)
        kind = told if clear or not said else said
        sure = said in ("", kind) and (clear or bool(said))
        person = kind == RecipientKind.INDIVIDUAL
        shown = " ".join((bare if person else name).split())
        draft.say("holder", shown, sure=not person or _is_persons_name(shown))
        draft.say("holder_kind", kind, recipient_texts.KINDS[kind], sure=sure)

    def _told_by_name(self, name: str, bare: str) -> tuple[str, bool]:
        """Whom a name means, and whether that is clear."""
        if self._words.holders.group(name) == RecipientKind.HOUSEHOLD:
            return RecipientKind.HOUSEHOLD, True
        if self._words.collectives.find(name):
            return RecipientKind.COLLECTIVE, True
        if bare != name:
            return RecipientKind.INDIVIDUAL, True
        return (RecipientKind.INDIVIDUAL if _is_persons_name(name) else RecipientKind.COLLECTIVE), False

    def _holder_kind(self, text: str) -> str:
        group = self._words.holders.group(text)
        return group if group in set(RecipientKind) else ""

    def _context(self, sections: tuple[str, ...]) -> _Context:
        if sections not in self._contexts:
            headings = [unlabelled(heading) for heading in reversed(sections)]  # the innermost knows best
            kinds = [kinds for heading in headings if len(kinds := _kinds(heading)) == 1]
            self._contexts[sections] = _Context(
                field=next(filter(None, map(self._names.find, headings)), None),
                holder_kind=next(filter(None, map(self._holder_kind, headings)), ""),
                kind=next(iter(kinds[0])) if kinds else "",
                unit=next(filter(self._is_unit, headings), ""),
                year=next(filter(find_year, headings), ""),
            )
        return self._contexts[sections]


def _is_persons_name(text: str) -> bool:
    """Whether the text may be a name and nothing more."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not _WITH_MORE.search(text)


def _kinds(text: str) -> set[ExemplarKind]:
    """The kinds of exemplars that the text speaks of."""
    folded = fold(text)
    words = {"mo hinh": ExemplarKind.MODEL, "dien hinh": ExemplarKind.EXAMPLE}
    return {kind for word, kind in words.items() if word in folded}
