from datetime import date

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.laws import cited, not_in_force


def test_a_decision_cites_what_is_in_force_on_its_day(office: Office) -> None:
    laws = office.catalogues.current().laws.values()
    before = [law.key for law in cited(laws, Track.STATE, date(2025, 6, 30))]
    after = [law.key for law in cited(laws, Track.STATE, date(2025, 7, 1))]
    assert "nd-98-2023" in before
    assert "nd-98-2023" not in after
    assert "nd-152-2025" in after
    assert "nd-152-2025" not in before
    assert "hd-56-vptw" in [law.key for law in cited(laws, Track.PARTY, date(2026, 1, 1))]


def test_a_text_out_of_force_is_told_however_it_is_cited(office: Office) -> None:
    laws = office.catalogues.current().laws.values()
    lines = ["Căn cứ nghị định số 98/2023/nđ-cp của Chính phủ;", "Căn cứ Luật Thi đua, khen thưởng năm 2003"]
    told = not_in_force(lines, laws, date(2026, 10, 12))
    assert len(told) == 2
    assert any("98/2023/NĐ-CP" in one and "30/6/2025" in one for one in told)
    (early,) = not_in_force(["Căn cứ Nghị định 152/2025/NĐ-CP"], laws, date(2025, 6, 1))
    assert "chỉ có hiệu lực từ ngày 01/7/2025" in early
    assert not_in_force(["Căn cứ Nghị định số 152/2025/NĐ-CP"], laws, date(2026, 10, 12)) == []
    assert not_in_force([], laws, date(2026, 10, 12)) == []
    assert not_in_force(["Căn cứ Luật số 177/2015/QH13"], laws, date(2026, 10, 12)) == [], "another number"
