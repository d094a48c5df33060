"""Exemplars: register, change, link to tasks, import from lists."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.db import lists, numbers
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain.dates import typed_date
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.exemplars import (
    HIGHEST,
    ITEMS,
    Answer,
    Exemplar,
    ExemplarInput,
    ExemplarRow,
    Status,
    printed,
    validated,
)
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.periods import Period
from danvan_desktop.domain.recipients import Recipient, RecipientKind
from danvan_desktop.domain.units import Unit
from danvan_desktop.domain.vietnamese import nfc, sort_key
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.records import RecordService
from danvan_desktop.services.units import named
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.texts import store as store_texts


class ExemplarService(RecordService[Exemplar, ExemplarRow]):
    """Exemplars with the units that register them and the recipients that carry them."""

    def __init__(self, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        super().__init__(Exemplar, store, today)
        self._catalogues = catalogues

    def save(self, given: ExemplarInput, uid: str | None = None, revision: int | None = None) -> Exemplar:
        """Adds an exemplar, or changes the one with that uid. Names of a unit or a holder that are not known yet become
        records, in the same step. Raises InvalidInput, also where the number is taken.
        """
        base = self._base(uid, revision)
        why = texts.CHANGED if base else texts.ADDED
        with self._store.change(why.format(name=" ".join(given.name.split()))) as changes:
            return self._saved(changes, [given], [base])[0]

    def typed(self, uid: str) -> tuple[ExemplarInput, int]:
        """The form of an exemplar as typed, and the revision that it shows. Raises UserError where it is gone."""
        record = self.get(uid)
        return _typed(record, self.holders([record])[record.holder], self.unit(record)), record.revision

    def change_many(self, uids: Sequence[str], changed: Mapping[str, str]) -> list[Exemplar]:
        """Changes the same fields of the form in all of them; another year numbers them anew. One step of undo. Raises
        InvalidInput and changes none where one cannot be changed.
        """
        what = ", ".join(texts.LABELS[field] for field in changed)
        with self._store.change(texts.CHANGED_MANY.format(count=len(uids), what=what)) as changes:
            known = changes.by_uids(Exemplar, uids)
            if len(known) < len(set(uids)):
                raise UserError(store_texts.NOT_FOUND)
            bases = [known[uid] for uid in uids]
            holders = changes.by_uids(Recipient, {base.holder for base in bases})
            units = changes.by_uids(Unit, {base.unit for base in bases})
            given = []
            for base in bases:
                form = replace(_typed(base, holders[base.holder], units[base.unit]), **changed)  # type: ignore[arg-type]
                given.append(form if form.year == str(base.year) else replace(form, number=""))
            _, problems = self._validated(changes, given, bases)
            if problems:
                raise InvalidInput(_of_many(problems, bases, changed))
            return self._saved(changes, given, bases)

    def set_field(self, uid: str, field: str, typed: str, revision: int) -> Exemplar:
        """Changes one field of the form and leaves the others. Raises as `save` does."""
        return self.save(replace(self.typed(uid)[0], **{field: typed}), uid, revision)  # type: ignore[arg-type]

    def take(self, given: Sequence[ExemplarInput], file: str) -> list[Exemplar]:
        """Adds all exemplars of a list in one step. Raises InvalidInput and takes none where one cannot be taken; the
        fields of its problems begin with the index in `given`.
        """
        with self._store.change(texts.IMPORTED.format(count=len(given), file=file)) as changes:
            return self._saved(changes, given, [None] * len(given))

    def problems(self, given: Sequence[ExemplarInput]) -> dict[int, list[Problem]]:
        """What stands against taking each of the inputs, by its index."""
        with self._store.read() as reader:
            _, problems = self._validated(ChangeSet(reader.connection), given, [None] * len(given))
        return problems

    def link(self, uids: Sequence[str], tasks: Sequence[str]) -> None:
        """Says that each of the exemplars answers each of the tasks; links that exist stay. One step of undo."""
        with self._store.change(texts.LINKED.format(count=len(uids))) as changes:
            for record in changes.by_uids(Exemplar, uids).values():
                known = {answer.task for answer in record.answers}
                added = tuple(Answer(task=task) for task in tasks if task not in known)
                changes.save(replace(record, answers=(*record.answers, *added)))

    def choose(self, uids: Sequence[str]) -> None:
        """Proposes the exemplars for an award. One step of undo."""
        with self._store.change(texts.CHOSEN.format(count=len(uids))) as changes:
            for record in changes.by_uids(Exemplar, uids).values():
                changes.save(replace(record, status=Status.PROPOSED))

    def stages(self) -> list[tuple[str, str]]:
        """The stages of the movement as the filter `year` takes them, with their names."""
        stages = self._store.find(Period)
        return [(f"{one.first_year}-{one.last_year}", texts.STAGE.format(name=one.name)) for one in stages]

    def proposed(self) -> list[Exemplar]:
        """All exemplars that are proposed for an award."""
        return self._store.find(Exemplar, status=Status.PROPOSED)

    def holders(self, records: Sequence[Exemplar]) -> dict[str, Recipient]:
        """The recipients that carry the exemplars, by uid."""
        with self._store.read() as reader:
            return reader.by_uids(Recipient, [record.holder for record in records])

    def unit(self, record: Exemplar) -> Unit:
        """The body that registers the exemplar."""
        return self._store.get(Unit, record.unit)

    def names(self) -> tuple[list[str], list[str]]:
        """Names of units and of recipients that are known, for completion."""
        with self._store.read() as reader:
            return (
                sorted({unit.name for unit in reader.find(Unit)}, key=sort_key),
                sorted({recipient.name for recipient in reader.find(Recipient)}, key=sort_key),
            )

    def _saved(
        self, changes: ChangeSet, given: Sequence[ExemplarInput], bases: Sequence[Exemplar | None]
    ) -> list[Exemplar]:
        (units, holders, records), problems = self._validated(changes, given, bases)
        if problems:
            several = len(given) > 1
            raise InvalidInput(
                [
                    replace(problem, field=f"{index}.{problem.field}") if several else problem
                    for index, found in problems.items()
                    for problem in found
                ]
            )
        changes.save_all([unit for unit in units if unit.id is None])
        changes.save_all([holder for holder in holders if holder.id is None])
        return changes.save_all(records)

    def _validated(
        self, changes: ChangeSet, given: Sequence[ExemplarInput], bases: Sequence[Exemplar | None]
    ) -> tuple[tuple[list[Unit], list[Recipient], list[Exemplar]], dict[int, list[Problem]]]:
        """The records that the inputs describe, with the units and holders that they name, and every problem."""
        today = self._today()
        fields = self._catalogues.current().fields
        units = named(changes, {one.unit for one in given if one.unit.strip()}, today)
        known = {_holder_key(holder.kind, holder.name, holder.unit): holder for holder in changes.find(Recipient)}
        kept = changes.by_uids(Recipient, [base.holder for base in bases if base])
        taken: dict[int, dict[int, tuple[str, str]]] = {}
        last = _highest(given, today)  # numbers that are typed go before those that are given out
        records: list[Exemplar] = []
        used: dict[str, Recipient] = {}
        problems: dict[int, list[Problem]] = {}
        for index, (one, base) in enumerate(zip(given, bases, strict=True)):
            unit = units.get(name_key(one.unit))
            holder = kept.get(base.holder) if base else None
            if holder is None or (holder.kind, name_key(holder.name)) != (one.holder_kind, name_key(one.holder)):
                holder = self._holder(known, one, unit)
            year = _year(one, today)
            if year not in taken:
                taken[year] = numbers.exemplar_numbers(changes.connection, year)
                last[year] = max((last[year], *taken[year]))
            try:
                record = validated(
                    one,
                    today,
                    fields,
                    holder.uid if holder else "",
                    unit.uid if unit else "",
                    base.number if base and base.year == year else last[year] + 1,
                    base,
                )
            except InvalidInput as error:
                problems[index] = list(error.problems)
                continue
            owner = taken[year].get(record.number)
            if owner is not None and owner[0] != record.uid:
                problems[index] = [Problem("number", texts.number_taken(printed(record.number, year), owner[1]))]
                continue
            taken[year][record.number] = (record.uid, record.name)
            last[year] = max(last[year], record.number)
            records.append(record)
            if holder is not None:
                used[holder.uid] = holder
        return (list(units.values()), list(used.values()), records), problems

    def _holder(
        self, known: dict[tuple[str, ...], Recipient], one: ExemplarInput, unit: Unit | None
    ) -> Recipient | None:
        """The recipient that the typed name means, a new one where none is known; None where the kind is none."""
        if one.holder_kind not in set(RecipientKind):
            return None
        kind = RecipientKind(one.holder_kind)
        where = unit.uid if unit else None
        new = Recipient(kind=kind, name=" ".join(nfc(one.holder).split()), unit=where)
        return known.setdefault(_holder_key(kind, one.holder, where), new)

    def _listing(self) -> Listing[ExemplarRow]:
        return lists.exemplars()

    def _removed(self, record: Exemplar) -> str:
        return texts.REMOVED.format(name=record.name)


def _year(given: ExemplarInput, today: date) -> int:
    """The year that was typed; this one where it is none, which is a problem of its own."""
    typed = given.year.strip()
    return int(typed) if typed.isdecimal() and len(typed) == 4 else today.year


def _highest(given: Iterable[ExemplarInput], today: date) -> defaultdict[int, int]:
    """The highest number that was typed for each year."""
    found: defaultdict[int, int] = defaultdict(int)
    for one in given:
        typed, year = one.number.strip().lstrip("0"), _year(one, today)
        if typed.isdecimal() and len(typed) <= len(str(HIGHEST)):
            found[year] = max(found[year], int(typed))
    return found


def _holder_key(kind: RecipientKind, name: str, unit: str | None) -> tuple[str, ...]:
    """A collective is known by its name; persons and households who share a name are told apart by their unit."""
    return (kind, name_key(name)) if kind is RecipientKind.COLLECTIVE else (kind, name_key(name), unit or "")


def _typed(record: Exemplar, holder: Recipient, unit: Unit) -> ExemplarInput:
    """The form of an exemplar as it would be typed."""
    same = ("kind", "name", "field", "officer", "status", *ITEMS)
    return ExemplarInput(
        **{field: getattr(record, field) for field in same},
        number=str(record.number),
        year=str(record.year),
        holder=holder.name,
        holder_kind=holder.kind,
        unit=unit.name,
        registered_on=typed_date(record.registered_on),
        answers=tuple(answer.task for answer in record.answers),
    )


def _of_many(
    problems: Mapping[int, Sequence[Problem]], records: Sequence[Exemplar], changed: Mapping[str, str]
) -> list[Problem]:
    """Each problem once: at its field where that was changed, else with the name of the exemplar that has it."""
    found: dict[Problem, None] = {}
    for index, of_one in problems.items():
        for one in of_one:
            known = one.field in changed
            message = one.message if known else texts.OF_ONE.format(name=records[index].name, problem=one.message)
            found[Problem(one.field if known else "", message)] = None
    return list(found)
