"""What the papers about exemplars are made of: records and names out of the store."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from danvan_desktop.db.reader import Reader
from danvan_desktop.domain.catalogues import Field
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.domain.units import Unit, UnitKind
from danvan_desktop.papers import exemplars
from danvan_desktop.papers.exemplars import Told
from danvan_desktop.papers.layouts import Layout
from danvan_desktop.papers.paper import Paper
from danvan_desktop.papers.wording import Wording
from danvan_desktop.texts import exemplars as texts

LayoutOf = Callable[[Track, date], Layout]
"""The layout of papers of a track on a day."""

_TRACKS = {
    UnitKind.PARTY: Track.PARTY,
    UnitKind.STATE: Track.STATE,
    UnitKind.FORCE: Track.STATE,
    UnitKind.FRONT: Track.FRONT,
}
"""Whose rules the papers of a body follow; those of villages and others follow the office that they register with."""
_YEARS = re.compile(r"\s*([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?\s*")


def years_of(reader: Reader, ident: str) -> tuple[int, int]:
    """The first and the last year of `2026`, of `2016-2020`, or of the exemplar with that uid. Raises UserError."""
    if (found := reader.by_uids(Exemplar, [ident]).get(ident)) is not None:
        return found.year, found.year
    typed = _YEARS.fullmatch(ident)
    if typed is None:
        raise UserError(texts.NO_YEARS.format(text=ident))
    first, last = int(typed[1]), int(typed[2] or typed[1])
    return min(first, last), max(first, last)


def registration(
    reader: Reader, uid: str, layout_of: LayoutOf, fields: Mapping[str, Field], wording: Wording, today: date
) -> Paper:
    """The registration form of an exemplar. Raises UserError where it is gone."""
    record = reader.get(Exemplar, uid)
    office = _office(reader)
    unit = reader.get(Unit, record.unit)
    layout = layout_of(_TRACKS.get(unit.kind, office.track), record.registered_on or today)
    return exemplars.registration(_told(reader, [record], fields)[0], office.place, layout, wording, today)


def exemplar_list(
    reader: Reader, ident: str, layout_of: LayoutOf, fields: Mapping[str, Field], wording: Wording, today: date
) -> Paper:
    """The list of the exemplars of a year or a stage. Raises UserError where `ident` is neither."""
    first, last = years_of(reader, ident)
    found = [one for one in reader.find(Exemplar) if first <= one.year <= last]
    found.sort(key=lambda one: (one.year, one.number))
    office = _office(reader)
    names = [field.name for field in fields.values()]
    layout = layout_of(office.track, today)
    return exemplars.exemplar_list(_told(reader, found, fields), names, (first, last), office, layout, wording, today)


def _office(reader: Reader) -> Issuer:
    """The body of this office that leads the movement: its Party committee where it has one, of several the one that
    got its name last. Raises UserError where the office has no body yet.
    """
    own = [issuer for issuer in reader.find(Issuer) if issuer.own]
    if not own:
        raise UserError(texts.NEEDS_ISSUER)
    order = list(Track)
    newest = sorted(own, key=lambda issuer: max(name.valid_from for name in issuer.names), reverse=True)
    return min(newest, key=lambda issuer: order.index(issuer.track))


def _told(reader: Reader, records: Sequence[Exemplar], fields: Mapping[str, Field]) -> list[Told]:
    holders = reader.by_uids(Recipient, [one.holder for one in records])
    units = reader.by_uids(Unit, [one.unit for one in records])
    return [
        Told(
            one,
            fields[one.field].name if one.field in fields else one.field,
            holders[one.holder].name,
            units[one.unit].name,
        )
        for one in records
    ]
