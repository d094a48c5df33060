"""The numbers that papers have taken in their series, directives and decisions alike."""

from sqlalchemy import Connection, select, union_all

from danvan_desktop.db.tables import award_decision, directive, evaluation, exemplar


def taken(connection: Connection, issuer: str, series: str) -> dict[tuple[int, str], tuple[str, str]]:
    """Number and suffix of each paper in the series → its uid and subject. Drafts have none."""
    query = union_all(
        *(
            select(table.c.number, table.c.suffix, table.c.uid, table.c.subject).where(
                table.c.issuer == issuer, table.c.series == series, table.c.number.is_not(None)
            )
            for table in (directive, award_decision)
        )
    )
    return {(row.number, row.suffix): (row.uid, row.subject) for row in connection.execute(query)}


def exemplar_numbers(connection: Connection, year: int) -> dict[int, tuple[str, str]]:
    """Number of each exemplar of the year → its uid and name."""
    query = select(exemplar.c.number, exemplar.c.uid, exemplar.c.name).where(exemplar.c.year == year)
    return {row.number: (row.uid, row.name) for row in connection.execute(query)}


def last_sheet(connection: Connection) -> int:
    """The highest number of a score sheet, 0 where there is none."""
    return connection.execute(select(evaluation.c.number).order_by(evaluation.c.number.desc()).limit(1)).scalar() or 0
