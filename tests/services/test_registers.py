"""The registers of an office: what stands in them, what is missing, and the printed book."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from danvan_desktop.domain.directives import Direction, Directive, DirectiveInput, LineInput
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput
from danvan_desktop.domain.registers import (
    ArrivalInput,
    DeliveryInput,
    Gap,
    IssueInput,
    ReservationInput,
)
from danvan_desktop.services.registers import Book
from tests.conftest import Scene
from tests.rendering import pdf_of, text_of

TODAY = "23/11/2026"


@pytest.fixture
def commune(scene: Scene) -> Issuer:
    """UBND of a commune, which numbers all kinds of a year together."""
    return scene.office.issuers.save(
        IssuerInput(
            name="UBND xã An Bình",
            track="state",
            symbol="UBND",
            place="An Bình",
            archive="VT",
            shared_series=True,
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ AN BÌNH"),),
        )
    )


@pytest.fixture
def book(scene: Scene, commune: Issuer) -> Book:
    return next(one for one in scene.office.registers.books() if one.key == (commune.uid, "2026"))


def directive(scene: Scene, issuer: Issuer, **changed: object) -> Directive:
    given = DirectiveInput(issuer=issuer.uid, subject="kiểm tra", addressees=(LineInput(name="Các thôn"),))
    return scene.office.directives.save(replace(given, **changed))  # type: ignore[arg-type]


def issued(scene: Scene, issuer: Issuer, signed_on: str = TODAY, **changed: object) -> Directive:
    record = directive(scene, issuer, **changed)
    return scene.office.directives.issue(record.uid, IssueInput(signed_on=signed_on))


def shown(scene: Scene, book: Book) -> list[str]:
    rows = scene.office.registers.rows(book)
    return [
        f"{row.entry.number}{row.entry.suffix} {row.state}" if row.entry else f"{row.gap.first}-{row.gap.last} gap"  # type: ignore[union-attr]
        for row in rows
    ]


def test_kinds_share_a_series_where_the_office_says_so(scene: Scene, commune: Issuer, book: Book) -> None:
    numbers = [issued(scene, commune, kind=kind).printed_number for kind in ("CV", "KH", "CV")]
    assert numbers == ["01/UBND", "02/KH-UBND", "03/UBND"]
    assert issued(scene, commune, signed_on="31/12/2025").printed_number == "01/UBND", "another year"
    assert shown(scene, book) == ["1 taken", "2 taken", "3 taken"]


def test_a_paper_stays_in_its_series_when_the_office_numbers_otherwise(scene: Scene, commune: Issuer) -> None:
    office = scene.office
    here, late = issued(scene, commune), directive(scene, commune, number="7", signed_on=TODAY)
    (name,) = commune.names
    apart = IssuerInput(
        name=commune.name,
        track=commune.track,
        symbol=commune.symbol,
        place=commune.place,
        names=(IssuerNameInput(uid=name.uid, valid_from="1/7/2025", name=name.name),),
    )
    office.issuers.save(apart, commune.uid)
    given, _ = office.directives.typed(here.uid)
    changed = office.directives.save(replace(given, subject="kiểm tra lại"), here.uid, correction="sai trích yếu")
    assert (changed.series, changed.subject) == ("2026", "kiểm tra lại")
    given, _ = office.directives.typed(late.uid)
    assert office.directives.save(replace(given, subject="kiểm tra lại"), late.uid).series == "2026"
    assert office.directives.save(replace(given, number="8"), late.uid).series == "CV 2026", "a new number is of today"


def test_an_office_begins_in_mid_year_with_its_own_number(scene: Scene, commune: Issuer, book: Book) -> None:
    registers = scene.office.registers
    registers.start(book, "125")
    assert issued(scene, commune).printed_number == "125/UBND"
    assert registers.unexplained(book) == []
    with pytest.raises(InvalidInput, match="bắt đầu từ số 125"):
        directive(scene, commune, number="12", signed_on=TODAY)
    with pytest.raises(UserError, match="đã có số 125"):
        registers.start(book, "126")
    registers.start(book, "100")
    assert registers.unexplained(book) == [Gap(100, 124)]


def test_a_reserved_number_waits_for_its_owner(scene: Scene, commune: Issuer, book: Book) -> None:
    office = scene.office
    given = ReservationInput(holder="Ông Hùng", reason="kế hoạch quý IV", expires="25/11/2026")
    kept = office.registers.reserve(book, given)
    assert kept.number == 1
    assert issued(scene, commune).printed_number == "02/UBND"
    late = directive(scene, commune)
    with pytest.raises(InvalidInput, match="Số 01/UBND đang giữ cho Ông Hùng đến hết ngày 25/11/2026"):
        office.directives.issue(late.uid, IssueInput(number="1", signed_on=TODAY))
    with pytest.raises(InvalidInput, match="đang giữ cho Ông Hùng"):
        office.registers.reserve(book, replace(given, number="1"))
    offer = office.directives.offer(late.uid)
    assert [one.uid for one in offer.reservations] == [kept.uid]
    with pytest.raises(InvalidInput, match="không còn được giữ trong sổ 2025"):
        office.directives.issue(late.uid, IssueInput(signed_on="31/12/2025", reservation=kept.uid))
    record = office.directives.issue(late.uid, IssueInput(signed_on=TODAY, reservation=kept.uid))
    assert record.printed_number == "01/UBND"
    assert shown(scene, book) == ["1 taken", "2 taken"]
    with pytest.raises(InvalidInput, match="Số 01/UBND không còn được giữ"):
        office.directives.issue(directive(scene, commune).uid, IssueInput(signed_on=TODAY, reservation=kept.uid))


def test_a_gap_needs_an_explanation_and_may_be_filled_later(scene: Scene, commune: Issuer, book: Book) -> None:
    office = scene.office
    issued(scene, commune)
    directive(scene, commune, number="4", signed_on=TODAY)
    assert shown(scene, book) == ["1 taken", "2-3 gap", "4 late"]
    with pytest.raises(UserError, match="còn khuyết số 02 – 03"):
        office.registers.close(book)
    with pytest.raises(InvalidInput):
        office.registers.explain(book, Gap(2, 3), " ")
    office.registers.explain(book, Gap(2, 3), "viết nhầm sổ")
    assert shown(scene, book) == ["1 taken", "2 skipped", "3 skipped", "4 late"]
    directive(scene, commune, number="3", signed_on=TODAY, subject="tìm thấy sau")
    assert shown(scene, book) == ["1 taken", "2 skipped", "3 late", "4 late"]
    with pytest.raises(UserError, match="hãy đặt số bắt đầu"):
        office.registers.explain(book, Gap(5, 999), "x")


def test_a_cancelled_number_stays_in_the_register(scene: Scene, commune: Issuer, book: Book) -> None:
    office = scene.office
    record = issued(scene, commune)
    (row,) = office.registers.rows(book)
    assert row.entry is not None
    office.registers.cancel(row.entry.uid, "in hỏng")
    assert office.directives.get(record.uid).number is None
    assert shown(scene, book) == ["1 cancelled"]
    with pytest.raises(UserError, match="đã hủy"):
        office.registers.cancel(row.entry.uid, "lần nữa")
    assert issued(scene, commune).number == 2


def test_a_closed_register_gives_no_more_numbers(scene: Scene, commune: Issuer, book: Book) -> None:
    office = scene.office
    issued(scene, commune)
    office.registers.close(book)
    with pytest.raises(InvalidInput, match="Sổ 2026 đã khóa ngày 23/11/2026"):
        issued(scene, commune)
    office.registers.reopen(book)
    assert issued(scene, commune).number == 2


def test_what_comes_in_gets_a_number_of_arrival(scene: Scene, commune: Issuer) -> None:
    office = scene.office
    record = directive(scene, scene.issuer, direction="incoming", number="99", signed_on="20/11/2026")
    with pytest.raises(UserError, match="hãy dùng Vào sổ đến"):
        office.directives.issue(record.uid, IssueInput(signed_on=TODAY))
    with pytest.raises(InvalidInput) as refused:
        office.registers.arrive(record.uid, ArrivalInput(receiver="", arrived_on="24/11/2026"))
    assert {problem.field for problem in refused.value.problems} == {"receiver", "arrived_on"}
    office.registers.arrive(record.uid, ArrivalInput(receiver=commune.uid, arrived_on=TODAY, keeper="Văn hóa - Xã hội"))
    book = next(one for one in office.registers.books() if one.key == (commune.uid, "Đến 2026"))
    (row,) = office.registers.rows(book)
    assert row.entry is not None
    assert (row.entry.number, row.entry.dated, row.author, row.original_number) == (
        1,
        date(2026, 11, 23),
        scene.issuer.name,
        "99-CV/HU",
    )
    with pytest.raises(UserError, match="đã vào sổ đến"):
        office.registers.arrive(record.uid, ArrivalInput(receiver=commune.uid, arrived_on=TODAY))
    with pytest.raises(UserError, match="văn bản đi"):
        office.registers.arrive(directive(scene, commune).uid, ArrivalInput(receiver=commune.uid, arrived_on=TODAY))
    assert book.direction is Direction.INCOMING


def test_the_book_has_the_ten_columns_of_the_decree(scene: Scene, commune: Issuer, book: Book, tmp_path: Path) -> None:
    office = scene.office
    for number in range(3):
        issued(scene, commune, subject=f"việc thứ {number + 1}")
    first, second, _ = (row.entry for row in office.registers.rows(book))
    assert first is not None
    assert second is not None
    office.registers.deliver(first.uid, DeliveryInput(copies="5", moved_on="23/11/2026", note="gửi hỏa tốc"))
    with pytest.raises(InvalidInput):
        office.registers.deliver(first.uid, DeliveryInput(copies="không"))
    office.registers.cancel(second.uid, "in hỏng")
    (table,) = office.register_printing.paper(book).blocks
    assert [column.title for column in table.columns] == [  # type: ignore[union-attr]
        *("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký"),
        *("Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú"),
    ]
    assert table.rows[0] == (  # type: ignore[union-attr]
        *("01/UBND", "23/11/2026", "Công văn: việc thứ 1", "", "Các thôn", "VT", "05", "23/11/2026", "", "gửi hỏa tốc"),
    )
    assert table.rows[1][2] == "Số đã hủy (in hỏng). Công văn: việc thứ 2"  # type: ignore[union-attr]
    for suffix in (".pdf", ".docx", ".xlsx"):
        assert office.register_printing.export(book, tmp_path / f"so{suffix}").stat().st_size > 1000
    text = " ".join(text_of(tmp_path / "so.pdf").split())
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in text
    assert "(năm 2026)" in text


def test_only_new_rows_are_printed_and_pages_are_counted_on(
    scene: Scene, commune: Issuer, book: Book, tmp_path: Path
) -> None:
    office = scene.office
    printing = office.register_printing
    with pytest.raises(UserError, match="chưa có số nào"):
        printing.export(book, tmp_path / "a.pdf")
    issued(scene, commune, subject="trước")
    printing.export(book, tmp_path / "a.pdf", only_new=True)
    printing.remember(book, only_new=True)
    with pytest.raises(UserError, match="không có dòng mới"):
        printing.export(book, tmp_path / "b.pdf", only_new=True)
    issued(scene, commune, subject="mới ban hành")
    printing.export(book, tmp_path / "b.pdf", only_new=True)
    printing.remember(book, only_new=True)
    text = text_of(tmp_path / "b.pdf")
    assert "mới ban hành" in text
    assert "trước" not in text
    assert text.split()[0] == "2", "the second page of the book"
    assert office.registers.register(book).pages == 2
    office.registers.close(book)
    printing.export(book, tmp_path / "c.docx")
    closing = " ".join(text_of(pdf_of(tmp_path / "c.docx", tmp_path)).split())
    assert "Khóa sổ ngày 23/11/2026: tổng số 02 văn bản, từ số 01/UBND đến số 02/UBND; 00 số đã hủy." in closing
