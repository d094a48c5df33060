"""Layout profiles of an office: its own values over the shipped ones, its day for HD 05, its spelling."""

from datetime import date

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.issuers import Track
from danvan_desktop.papers.layouts import choose

KEYS = {"front", "party-hd05", "party-hd36", "state-nd30", "union", "youth"}


def chosen(office: Office, day: date, track: Track = Track.PARTY) -> str:
    return choose(office.layouts.current().values(), track, day).key


def test_every_track_has_a_profile_on_every_day(office: Office) -> None:
    assert office.layouts.current().keys() == KEYS
    for track in Track:
        assert [chosen(office, day, track) for day in (date(2019, 7, 30), date(2026, 12, 1))]


def test_hd_36_holds_until_the_eve_of_hd_05_whose_day_is_a_setting(office: Office) -> None:
    assert chosen(office, date(2026, 5, 26)) == "party-hd36"
    assert chosen(office, date(2026, 5, 27)) == "party-hd05"
    (row,) = [row for row in office.catalogues.rows("settings") if row.key == "party_hd05_from"]
    office.catalogues.put("settings", {**row.values, "value": "12/1/2026"})
    assert chosen(office, date(2026, 1, 11)) == "party-hd36"
    assert chosen(office, date(2026, 1, 12)) == "party-hd05"


def test_the_spelling_of_the_office_is_that_of_fixed_words(office: Office) -> None:
    (row,) = [row for row in office.catalogues.rows("settings") if row.key == "spelling"]
    assert office.layouts.current()["state-nd30"].heading.title[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    office.catalogues.put("settings", {**row.values, "value": "second"})
    assert office.layouts.current()["state-nd30"].heading.title[0] == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_shipped_sentences_are_spelled_so_too_but_what_the_office_wrote_stays(office: Office) -> None:
    (row,) = [row for row in office.catalogues.rows("settings") if row.key == "spelling"]
    office.catalogues.put("settings", {**row.values, "value": "second"})
    assert "Uỷ ban Mặt trận" in office.wording.wording("decisions")["money_front"]
    (mine,) = [each for each in office.wording.rows("decisions") if each.key == "money_front"]
    office.wording.put("decisions", "money_front", mine.shipped + " Ủy ban chi trả.")
    assert office.wording.wording("decisions")["money_front"].endswith("Ủy ban chi trả.")


def test_own_values_stand_over_the_shipped_ones_until_they_are_taken_back(office: Office) -> None:
    values = office.layouts.values("party-hd05")
    office.layouts.save(
        "party-hd05", {**values, "page.two_sided": "yes", "body.line_exact": "19,5", "words.dispatch_subject": ""}
    )
    own = office.layouts.current()["party-hd05"]
    assert (own.page.two_sided, own.body.line_exact, own.words.dispatch_subject) == (True, 19.5, "")
    assert office.layouts.changed() == {"party-hd05"}
    assert office.layouts.values("party-hd05")["body.line_exact"] == "19.5"
    assert office.layouts.values("party-hd05", shipped=True)["body.line_exact"] == "18"
    office.layouts.restore("party-hd05")
    assert office.layouts.current()["party-hd05"].body.line_exact == 18
    assert office.layouts.changed() == set()


def test_a_change_is_one_step_of_undo(office: Office) -> None:
    office.layouts.save("front", {**office.layouts.values("front"), "styles.body.size": "13"})
    assert office.layouts.current()["front"].styles["body"].size == 13
    office.history.undo()
    assert office.layouts.current()["front"].styles["body"].size == 14


def test_what_is_kept_is_only_what_differs(office: Office) -> None:
    office.layouts.save("front", office.layouts.values("front"))
    assert office.layouts.changed() == set()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("page.left", "3"),
        ("page.left", "ba"),
        ("page.top", ""),
        ("styles.body.size", "99"),
        ("body.line_multiple", "0,5"),
        ("heading.title", ""),
        ("heading.title", "Một\nHai\nBa"),
        ("heading.title_align", "nowhere"),
        ("words.number", "Số " * 40),
    ],
)
def test_a_value_out_of_its_room_is_told_at_its_field(field: str, text: str, office: Office) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.layouts.save("state-nd30", {**office.layouts.values("state-nd30"), field: text})
    assert {problem.field for problem in caught.value.problems} == {field}
    assert office.layouts.changed() == set()


def test_margins_leave_room_for_the_text(office: Office) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.layouts.preview("front", {**office.layouts.values("front"), "page.left": "50", "page.right": "45"})
    assert [problem.field for problem in caught.value.problems] == ["page.right"]
