"""The numbers that exemplars and score sheets have taken. Those of papers stand in their registers."""

from sqlalchemy import Connection, select

from danvan_desktop.db.tables import evaluation, exemplar


def exemplar_numbers(connection: Connection, year: int) -> dict[int, tuple[str, str]]:
    """Number of each exemplar of the year → its uid and name."""
    query = select(exemplar.c.number, exemplar.c.uid, exemplar.c.name).where(exemplar.c.year == year)
    return {row.number: (row.uid, row.name) for row in connection.execute(query)}


def last_sheet(connection: Connection) -> int:
    """The highest number of a score sheet, 0 where there is none."""
    return connection.execute(select(evaluation.c.number).order_by(evaluation.c.number.desc()).limit(1)).scalar() or 0
