"""The query behind the list of copies of papers."""

from datetime import date

from danvan_desktop.db.conditions import Field
from danvan_desktop.db.listing import Listing
from danvan_desktop.domain import numbering
from danvan_desktop.domain.copies import CopyRow


def paper_copies() -> Listing[CopyRow]:
    """The latest first. Filter: year."""
    year = "substr(copy.signed_on, 1, 4)"
    return Listing(
        table="copy",
        source="copy LEFT JOIN issuer ON issuer.uid = copy.issuer",
        columns=(
            "copy.uid",
            "copy.number",
            "copy.suffix",
            "copy.symbol",
            "copy.signed_on",
            "copy.subject",
            "issuer.name",
        ),
        row=lambda row: CopyRow(
            id=row[0],
            uid=row[1],
            printed_number=numbering.printed(row[2], row[3], row[4]),
            signed_on=date.fromisoformat(row[5]) if row[5] else None,
            subject=row[6],
            issuer=row[7],
        ),
        order="copy.signed_on IS NOT NULL, copy.signed_on DESC",
        fields={
            "number": Field("copy.number"),
            "signed_on": Field("copy.signed_on"),
            "subject": Field("copy.subject", order="copy.subject_key"),
        },
        filters={"year": f"{year} = :year"},
        year=year,
        parameters={},
    )
