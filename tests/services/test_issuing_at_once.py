"""Several programs on one database: every number is taken once."""

import multiprocessing
from contextlib import closing
from datetime import datetime
from pathlib import Path

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.directives import Direction, Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput
from danvan_desktop.domain.registers import IssueInput
from danvan_desktop.texts import store as texts

PROCESSES, EACH = 8, 125
NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the clock on an official's desk


def clock() -> datetime:
    return NOW


def draft(issuer: Issuer, number: int) -> Directive:
    return Directive(
        issuer=issuer.uid,
        direction=Direction.OUTGOING,
        kind="CV",
        number=None,
        suffix="",
        symbol="/UBND",
        series="CV 2026",
        signed_on=None,
        place="An Bình",
        subject=f"văn bản {number}",
        opening="",
        closing="",
        report_to="",
        report_through="",
        due=None,
        signer=None,
    )


def issue_all(folder: Path, uids: list[str]) -> int:
    """A process of its own; where another writes for too long, it tries again as a user would. How often."""
    again = 0
    with closing(open_office(folder, now=clock)) as office:
        for uid in uids:
            while not _issued(office, uid):
                again += 1
    return again


def _issued(office: Office, uid: str) -> bool:
    try:
        office.directives.issue(uid, IssueInput(signed_on="23/11/2026"))
    except UserError as error:
        if str(error) != texts.BUSY:
            raise
        return False
    return True


def test_eight_processes_take_a_thousand_numbers_none_doubled_none_lost(tmp_path: Path, office: Office) -> None:
    issuer = office.issuers.save(
        IssuerInput(
            name="UBND xã",
            track="state",
            symbol="UBND",
            place="An Bình",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ"),),
        )
    )
    with office.sample._store.change("nháp") as changes:
        drafts = changes.save_all([draft(issuer, number) for number in range(PROCESSES * EACH)])
    uids = [record.uid for record in drafts]
    context = multiprocessing.get_context("spawn")
    with context.Pool(PROCESSES) as pool:
        pool.starmap(issue_all, [(tmp_path, uids[start::PROCESSES]) for start in range(PROCESSES)])
    records = [office.directives.get(uid) for uid in uids]
    assert sorted(record.number or 0 for record in records) == list(range(1, PROCESSES * EACH + 1))
    assert not any(record.suffix for record in records)
    assert {office.directives.entry(uid).number for uid in uids[:50]} == {r.number for r in records[:50]}  # type: ignore[union-attr]
    assert not office.history.check().problems
