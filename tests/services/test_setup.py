"""What the first-run form suggests and refuses."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.signing import Signing, warnings
from danvan_desktop.services.setup import SetupInput, SetupService
from danvan_desktop.texts import setup as texts

COMMUNE = SetupInput(level="xã", place="Triệu Phong", province_level="tỉnh", province="Quảng Trị")


def filled(setup: SetupService, key: str) -> SetupInput:
    """The form of a kind of office as suggested, with names for the signers."""
    given = replace(COMMUNE, office=key)
    found = setup.suggestion(given)
    assert found is not None
    return replace(
        given,
        **{name: getattr(found, name) for name in ("name", "superior", "heading", "symbol", "archive", "valid_from")},
        signers=[{**row, "full_name": f"Lê Văn Thử {number}"} for number, row in enumerate(found.signers)],
    )


def test_every_suggestion_makes_an_office_that_signs_by_its_rules(office: Office) -> None:
    for key in office.setup.offices():
        given = filled(office.setup, key)
        assert office.setup.problems(given) == [], key
        issuer = office.setup.save(given, with_office=True)
        assert issuer is not None
        assert issuer.names[0].name.isupper()
        assert "TRIỆU PHONG" in issuer.names[0].name
        assert {"state": "", "party": "ĐẢNG BỘ TỈNH QUẢNG TRỊ"}.get(key) in (None, issuer.names[0].superior)
        for signer in issuer.signers:
            found = warnings(issuer.track, Signing(signer.authority, signer.title), signer.full_name)
            assert found == [], (key, signer.authority)
    assert len(office.setup.known()) == len(office.setup.offices()) == 8


@pytest.mark.parametrize(
    ("place", "province", "name", "superior"),
    [
        ("xã Tân Hòa", "Tỉnh Lâm Giang", "Ban Thường vụ Đảng ủy xã Tân Hòa", "ĐẢNG BỘ TỈNH LÂM GIANG"),
        (" Phường  Tân Hòa", "thành phố Huế", "Ban Thường vụ Đảng ủy phường Tân Hòa", "ĐẢNG BỘ THÀNH PHỐ HUẾ"),
        ("Xã Lát", "Xã", "Ban Thường vụ Đảng ủy xã Lát", "ĐẢNG BỘ TỈNH XÃ"),
    ],
)
def test_a_level_typed_before_a_name_is_not_said_twice(
    office: Office, place: str, province: str, name: str, superior: str
) -> None:
    found = office.setup.suggestion(replace(COMMUNE, office="party", place=place, province=province))
    assert found is not None
    assert (found.name, found.superior) == (name, superior)


def test_signers_without_a_name_are_left_out_and_mistakes_are_told_at_their_row(office: Office) -> None:
    given = filled(office.setup, "party")
    rows = [dict(given.signers[0], full_name=" "), dict(given.signers[1], valid_from="32/1/2026")]
    (problem,) = office.setup.problems(replace(given, signers=rows, heading="", superior=""))[1:]
    assert problem.field == "signers.1.valid_from"
    fields = {one.field for one in office.setup.problems(replace(given, office="", heading="", valid_from=""))}
    assert fields == {"office", "heading", "valid_from"}
    issuer = office.setup.save(replace(given, signers=rows[:1]), with_office=True)
    assert issuer is not None
    assert issuer.signers == ()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("OneDrive - Xã An Bình/Dân vận", texts.risk("OneDrive")),
        ("data/con", texts.FOLDER_INSIDE),
        ("other", texts.FOLDER_TAKEN),
        ("file/data", texts.FOLDER_CLOSED),
        ("a" * 5000, texts.FOLDER_CLOSED),
        ("new/data", ""),
        ("data", ""),
    ],
)
def test_a_place_for_the_data_is_looked_at(tmp_path: Path, path: str, sentence: str) -> None:
    open_office(tmp_path / "other").close()
    (tmp_path / "file").write_text("x", "utf-8")
    office = open_office(tmp_path / "data")
    given = SetupInput(folder=str(tmp_path / path))
    assert [problem.message for problem in office.setup.problems(given)] == ([sentence] if sentence else [])
    assert not (tmp_path / "new").exists()
    assert office.setup.target(given) == (None if path == "data" else tmp_path / path)
    office.close()
    assert office.setup.problems(SetupInput(folder="data"))[0].message == texts.FOLDER_RELATIVE


def test_nothing_typed_is_nothing_wrong_and_saves_no_office(office: Office, tmp_path: Path) -> None:
    given = SetupInput(level="xã", province_level="tỉnh", second_place=str(tmp_path.parent))
    assert office.setup.problems(given) == []
    assert office.setup.save(given, with_office=True) is None
    assert office.backups.settings().second_place == str(tmp_path.parent)
    assert texts.OFFICE_LATER in office.setup.summary(given)
    (problem,) = office.setup.problems(replace(given, second_place=str(tmp_path / "backups")))
    assert problem.field == "second_place"
