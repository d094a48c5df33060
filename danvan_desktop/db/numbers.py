"""The numbers that exemplars and score sheets have taken. Those of papers stand in their registers."""

from sqlalchemy import Connection, select, union

from danvan_desktop.db.tables import evaluation, exemplar, register, register_entry
from danvan_desktop.domain.registers import Held


def exemplar_numbers(connection: Connection, year: int) -> dict[int, tuple[str, str]]:
    """Number of each exemplar of the year → its uid and name."""
    query = select(exemplar.c.number, exemplar.c.uid, exemplar.c.name).where(exemplar.c.year == year)
    return {row.number: (row.uid, row.name) for row in connection.execute(query)}


def last_sheet(connection: Connection) -> int:
    """The highest number of a score sheet, 0 where there is none."""
    return connection.execute(select(evaluation.c.number).order_by(evaluation.c.number.desc()).limit(1)).scalar() or 0


def series_in_use(connection: Connection) -> list[tuple[str, str, str]]:
    """Issuer, direction and name of each series that has a number or something fixed for it, in order of the names."""
    query = union(
        *(select(table.c.issuer, table.c.direction, table.c.series) for table in (register_entry, register))
    ).order_by("series")
    return [(row.issuer, row.direction, row.series) for row in connection.execute(query)]


def held(connection: Connection, issuer: str, series: str) -> list[Held]:
    """What stands in a series: quick, because it is read under the lock in which a number is taken."""
    table = register_entry.c
    query = select(table.number, table.suffix, table.state, table.dated, table.expires)
    rows = connection.execute(query.where(table.issuer == issuer, table.series == series))
    return [Held(*row) for row in rows]
