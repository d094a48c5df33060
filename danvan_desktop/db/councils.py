"""The query behind the list of council sessions."""

from datetime import date

from danvan_desktop.db.conditions import Field
from danvan_desktop.db.listing import Listing
from danvan_desktop.domain import numbering
from danvan_desktop.domain.councils import CouncilRow


def councils() -> Listing[CouncilRow]:
    """The latest first. Filter: year."""
    members = "(SELECT count(*) FROM council_member WHERE council_member.parent = council_session.uid)"
    present = f"{members[:-1]} AND council_member.present)"
    candidates = "(SELECT count(*) FROM candidate WHERE candidate.parent = council_session.uid)"
    year = "substr(council_session.held_on, 1, 4)"
    return Listing(
        table="council_session",
        source="council_session LEFT JOIN issuer ON issuer.uid = council_session.issuer",
        columns=(
            "council_session.uid",
            "council_session.number",
            "council_session.suffix",
            "council_session.symbol",
            "council_session.held_on",
            "council_session.subject",
            "issuer.name",
            members,
            present,
            candidates,
        ),
        row=lambda row: CouncilRow(
            id=row[0],
            uid=row[1],
            printed_number=numbering.printed(row[2], row[3], row[4]),
            held_on=date.fromisoformat(row[5]),
            subject=row[6],
            issuer=row[7],
            members=row[8],
            present=row[9],
            candidates=row[10],
        ),
        order="council_session.held_on DESC",
        fields={"number": Field("council_session.number"), "held_on": Field("council_session.held_on")},
        filters={"year": f"{year} = :year"},
        year=year,
        parameters={},
    )
