"""By when something is to be done, and what is no deadline: sentences of papers, read in one of 5 March 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.reading import Found
from danvan_desktop.importers.dispatches import deadlines
from danvan_desktop.importers.dispatches.layout import Paragraph

SIGNED = date(2026, 3, 5)
BODY = "Các thôn, các đơn vị trực thuộc nghiêm túc thực hiện những việc sau đây, bảo đảm đúng đối tượng và tiết kiệm."


def read(sentence: str, signed: date = SIGNED, *, backward: bool = False) -> Found:
    return deadlines.read([Paragraph(BODY, 0), Paragraph(sentence, 200)], signed, backward=backward)


def told(found: Found) -> list[str]:
    return [str(one.day or one.month or one.recurring) for one in found.value]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Nộp danh sách chậm nhất là 11 giờ 30 phút ngày 18 tháng 3 năm 2026.", ["2026-03-18"]),
        ("Báo cáo kết quả về huyện trong ngày 12/3/2026.", ["2026-03-12"]),
        ("Các thôn đăng ký trước ngày 20/4/2026.", ["2026-04-20"]),
        ("Nộp báo cáo chậm nhất ngày mồng 5 tháng 12 năm 2026.", ["2026-12-05"]),
        ("Báo cáo gửi trước các ngày 10/6 và 10/12.", ["2026-06-10", "2026-12-10"]),
        ("Đăng ký qua đường liên kết trước tối thứ Bảy 21/3.", ["2026-03-21"]),
        ("Gửi kết quả về xã trước ngày 15 tháng Tư.", ["2026-04-15"]),
        ("Các nội dung trên hoàn thành trước 30/6.", ["2026-06-30"]),
        ("Hạn nhận bài dự thi: 30/9/2026.", ["2026-09-30"]),
        ("Thời gian nhận bài: từ ngày 01/4/2026 đến hết ngày 30/9/2026.", ["2026-09-30"]),
        ("Gửi báo cáo trước 16h thứ Năm (ngày 19/3/2026).", ["2026-03-19"]),
        ("Hoàn thành việc rà soát trong tháng 4/2026.", ["2026-04"]),
        ("Hoàn thành trước quý IV năm 2026.", ["2026-10"]),
        ("Hoàn thành trong quý II/2026, báo cáo kết quả trước ngày 10/7/2026.", ["2026-06", "2026-07-10"]),
        (
            "Gửi báo cáo trước ngày 20 hằng tháng, báo cáo năm trước ngày 10/12 hằng năm.",
            ["monthly:20", "yearly:12-10"],
        ),
        ("Hằng tháng, trước ngày 25, các xã gửi báo cáo.", ["monthly:25"]),
        ("Báo cáo quý gửi trước ngày 20 của tháng cuối mỗi quý.", ["quarter-end-month:20"]),
        ("Báo cáo tiến độ vào ngày 15 và ngày 30 hằng tháng.", ["monthly:15", "monthly:30"]),
        (
            "Báo cáo tiến độ vào ngày 15 hằng tháng và báo cáo tổng kết trước ngày 25/8/2026.",
            ["monthly:15", "2026-08-25"],
        ),
        (
            "Việc sơ tán phải xong trước 18 giờ ngày 27/9/2026; tàu thuyền vào bờ trước 10 giờ ngày 27/9/2026.",
            ["2026-09-27", "2026-09-27"],
        ),
        (
            "Kêu gọi tàu thuyền xong trước 8 giờ ngày 27/9/2026, sơ tán dân xong trước 20 giờ cùng ngày.",
            ["2026-09-27"] * 2,
        ),
        ("Số liệu chốt đến ngày 25 hằng tháng, gửi trước ngày 28 hằng tháng.", ["monthly:28"]),
        ("Để chuẩn bị Hội nghị sơ kết ngày 15/7/2026, đề nghị gửi báo cáo trước ngày 05/7/2026.", ["2026-07-05"]),
        ("Gửi trước ngày 05/7/2026 để phục vụ hội nghị dự kiến tổ chức vào ngày 15/7/2026.", ["2026-07-05"]),
        ("Báo cáo kết quả thực hiện từ ngày 01/01/2026 đến ngày 31/5/2026 trước ngày 05/6/2026.", ["2026-06-05"]),
        ("Chọn 01 mô hình mới năm 2026, gửi danh sách trước ngày 30/3/2026.", ["2026-03-30"]),
        (
            "Gửi danh sách gương tiêu biểu trước ngày 15/9/2026 và báo cáo kết quả hoạt động trước ngày 25/10/2026.",
            ["2026-09-15", "2026-10-25"],
        ),
        ("Xây dựng kế hoạch giai đoạn 2026 - 2030 trước ngày 15/4/2026.", ["2026-04-15"]),
        ("Gửi số liệu tính đến 31/3/2026 trước ngày 10/4/2026.", ["2026-04-10"]),
        ("Gửi danh sách các tập thể được công nhận về Sở trước ngày 20/4/2026.", ["2026-04-20"]),
        ("Báo cáo quý I trước ngày 20/3/2026, quý II trước ngày 20/6/2026.", ["2026-03-20", "2026-06-20"]),
        ("Các thôn tổng vệ sinh trước ngày 30/4/2026.", ["2026-04-30"]),
        ("Báo cáo kết quả trước 15h00' ngày 20/3/2026.", ["2026-03-20"]),
        ("Các đơn vị chưa nộp báo cáo phải nộp trước ngày 20/4/2026.", ["2026-04-20"]),
        ("Thu gom hết rác, báo cáo trước ngày 27/O3/2O26.", ["2026-03-27"]),
    ],
)
def test_a_deadline_is_sure(sentence: str, wanted: list[str]) -> None:
    found = read(sentence)
    assert told(found) == wanted
    assert found.sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức Ngày hội Đại đoàn kết từ ngày 10/11/2026 đến ngày 18/11/2026.",
        "Quyết định có hiệu lực từ ngày 01/7/2026.",
        "Thời gian: 14 giờ 00 phút, ngày 26/3/2026 (thứ Năm).",
        "Thời điểm chốt số liệu báo cáo: ngày 14 hằng tháng.",
        "Cử cán bộ dự tập huấn lúc 7 giờ 30 ngày 12/4/2026.",
        "Tổ chức giao ban vào ngày 05 hằng tháng.",
        "Thi đua lập thành tích chào mừng kỷ niệm 96 năm Ngày truyền thống (15/10/1930 - 15/10/2026).",
        "Rà soát các hộ được cấp đất trước ngày 15/10/1993.",
        "Thực hiện Quyết định số 1373/QĐ-TTg ngày 30/7/2021 của Thủ tướng Chính phủ.",
        "Rà soát các cơ sở đã hoạt động trước ngày 01/7/2026.",
        "Mô hình được công nhận trước ngày 01/7/2026 phải đăng ký lại.",
        "Rà soát giấy tờ hết hạn trước ngày 30/6/2026.",
        "Thường xuyên báo cáo kết quả theo quy định.",
        "Mỗi xã đề nghị không quá 02 tập thể, bài viết không quá 03 trang.",
        "Một số chi hội báo cáo còn chậm so với thời hạn ngày 20 hằng tháng.",
    ],
)
def test_what_is_surely_none(sentence: str) -> None:
    found = read(sentence)
    assert found.value == ()
    assert found.sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Giao Văn phòng Đảng ủy tiếp thu, hoàn thiện, ban hành trước ngày 08/5/2026.",
        "Các xã ban hành quyết định công nhận trước ngày 10/12/2026.",
        "Nộp về Phòng Giáo dục (bộ phận Phổ cập, thầy Hà Văn Tuân) ngày 10/10/2026.",
        "Chi trả xong trợ cấp cho người nghỉ hưu trước ngày 30/4/2026.",
        "Mỗi bài kèm 02 ảnh; chưa đăng, phát trên báo chí trước ngày 01/4/2026.",
        "Tổ chức mít tinh kỷ niệm Ngày truyền thống công tác dân vận trước ngày 15/10/2026.",
        "Không tổ chức lễ trước ngày 20/3/2026.",
        "Trước ngày bầu cử 03 ngày (12/3/2026), hoàn thành trang trí.",
        "Các khoản chi trước ngày 30/6/2026 phải quyết toán trước ngày 31/7/2026.",
        "Hoàn thành trước ngày 20/3/2026, trong tháng 4/2026 tổ chức kiểm tra.",
        "Hoàn thành chậm nhất trước khai mạc Đại hội ngày 20/5/2026.",
        "Báo cáo nhanh trước 17 giờ hôm nay.",
        "Đề nghị phản hồi trước thứ Sáu tuần này.",
        "Nộp hồ sơ trước ngày hội 05 ngày.",
        "Gửi tham luận trước khi khai mạc 03 ngày.",
        "Báo cáo gửi về xã sau khi kết thúc đợt thi đua 10 ngày.",
        "Nộp đề xuất trước Tết Nguyên đán.",
        "Nộp kế hoạch chậm nhất ngày 31/02/2026.",
        "Gửi danh sách trước ngày ..../9/2026.",
        "Hoàn thành trong năm 2026.",
        "Các đơn vị gửi kế hoạch trong tuần đầu tháng 4/2026.",
        "Gửi ý kiến góp ý trong vòng 05 ngày kể từ ngày nhận được văn bản này.",
        "Định kỳ 6 tháng báo cáo kết quả về huyện.",
        "Báo cáo năm gửi chậm nhất ngày 10/01 năm sau.",
        "Từ nay đến ngày 30/4/2026, các thôn rà soát hộ nghèo.",
        "Gửi về xã trước ngày 20 của tháng cuối kỳ báo cáo.",
        "Công bố kết quả vào dịp 15/10/2026.",
        "Hoàn thành trước ngày 15/02/2026.",
        "Gửi bản đăng ký trước ngày 20 và 25/3/2026.",
        "Tiếp theo Công văn số 12/UBND (thời hạn báo cáo 20/3/2026), nay đề nghị gửi trước ngày 15/3/2026.",
        "Báo cáo tháng gửi trước ngày 20; báo cáo quý gửi trước ngày 20 của tháng cuối quý.",
        "Thực hiện chế độ báo cáo định kỳ. Báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày 10/12.",
        "Thôn nào đăng ký trước ngày 20/3/2026 được ưu tiên hỗ trợ.",
        "Tháng 6 sơ kết, tháng 12 tổng kết.",
        "Định kỳ 6 tháng, trước ngày 20, gửi báo cáo.",
    ],
)
def test_a_time_that_no_rule_explains_makes_the_list_unsure(sentence: str) -> None:
    assert not read(sentence).sure


def test_days_of_annexes_are_listed_but_not_sure() -> None:
    annex = [
        Paragraph("TT Nội dung Đơn vị thực hiện Thời gian hoàn thành", 300),
        Paragraph("1 Xây dựng thể lệ Sở Nội vụ Trước 30/11/2026", 400),
        Paragraph("2 Họp Ban Giám khảo Ban Tổ chức 15/12/2026", 500),
    ]
    found = deadlines.read([Paragraph(BODY, 0)], SIGNED, beside=annex)
    assert told(found) == ["2026-11-30", "2026-12-15"]
    assert not found.sure


def test_a_report_asks_for_nothing_for_sure() -> None:
    assert not read("Hoàn thành các công trình còn lại trước ngày 30/6/2026.", backward=True).sure


def test_a_day_of_january_told_in_december_is_of_the_next_year() -> None:
    (one,) = read("Gửi báo cáo trước ngày 15/01.", date(2026, 12, 10)).value
    assert one.day == date(2027, 1, 15)
    assert not one.sure


BEFORE = st.sampled_from(["trước ngày", "chậm nhất ngày", "chậm nhất là ngày", "muộn nhất vào ngày", "xong trước ngày"])
ASKED = st.sampled_from(["Gửi danh sách", "Nộp hồ sơ", "Báo cáo kết quả", "Hoàn thành việc rà soát", "Đăng ký mô hình"])


@given(ASKED, BEFORE, st.integers(1, 28), st.sampled_from(["hằng tháng", "hàng tháng", "của mỗi tháng"]))
def test_a_day_of_each_month_is_read(asked: str, before: str, day: int, each: str) -> None:
    found = read(f"{asked} {before} {day:02d} {each}.")
    assert told(found) == [f"monthly:{day}"]
    assert found.sure


@given(
    ASKED,
    BEFORE,
    st.dates(date(2026, 3, 6), date(2026, 12, 31)),
    st.sampled_from(["{0.day}/{0.month}", "{0.day:02d} tháng {0.month}"]),
)
def test_a_day_without_its_year_is_of_the_papers_year(asked: str, before: str, day: date, form: str) -> None:
    found = read(f"{asked} {before} {form.format(day)}.")
    assert told(found) == [day.isoformat()]
    assert found.sure


@given(
    st.lists(
        st.sampled_from(["trước", "cuối giờ", "giờ", "10 giờ", "ngày", "  ", "(", "của", "từ", "đến", "1/", "hằng"]),
        max_size=300,
    )
)
def test_no_sentence_takes_long(words: list[str]) -> None:
    read(" ".join(words))


def test_a_day_that_there_is_not_is_told_with_its_sentence_alone() -> None:
    for day in ("ngày 31/11/2026", "ngày 31 tháng 6 năm 2026", "31/4"):
        found = read(f"Báo cáo gửi về xã trước {day}.")
        assert [(one.day, one.month, one.recurring) for one in found.value] == [(None, None, None)]
        assert not found.sure


@pytest.mark.parametrize(
    ("header", "row", "wanted", "sure"),
    [
        ("STT\tThời gian\tKhu vực\tLý do", "1\tTừ 07h30 đến 12h00 ngày 12/3/2026\tThôn 1\tThay trụ", [], False),
        ("STT\tNội dung\tThời gian\tĐịa điểm", "1\tHọp thôn\t12/3/2026\tNhà văn hóa", [], False),
        ("STT\tNội dung\tThời gian", "1\tRà soát\t12/3/2026", ["2026-03-12"], False),
        ("STT\tNội dung\tThời gian hoàn thành", "1\tRà soát\t12/3/2026", ["2026-03-12"], True),
        ("STT\tNội dung\tThời gian hoàn thành", "1\tRà soát\tTừ 10/3/2026 đến 12/3/2026", ["2026-03-12"], False),
        ("STT\tHọ tên\tHạn sử dụng thẻ", "1\tLê An\t12/3/2026", ["2026-03-12"], False),
        ("STT\tNội dung\tThời gian\tĐịa điểm", "1\tBáo cáo\tTrước ngày 12/3/2026\tXã", ["2026-03-12"], True),
    ],
)
def test_a_column_tells_what_the_days_below_it_are(header: str, row: str, wanted: list[str], sure: bool) -> None:
    lines = [Paragraph(BODY, 0), Paragraph(header.replace("\t", " "), 200), Paragraph(row.replace("\t", " "), 300)]
    found = deadlines.read(lines, SIGNED)
    assert told(found) == wanted
    assert found.sure == sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Thay cụm từ “trước ngày 15/4/2026” bằng “trước ngày 25/4/2026”.",
        "Điều chỉnh thời hạn gửi báo cáo từ ngày 10/4/2026 thành ngày 20/4/2026.",
        "Bãi bỏ thời hạn báo cáo trước ngày 15/4/2026.",
        "Sau ngày 20/4/2026 không nhận hồ sơ.",
        "Thời gian nộp hồ sơ: kể từ ngày thông báo đến 16h30 ngày 20/4/2026.",
    ],
)
def test_a_day_that_is_put_right_or_behind_which_it_is_too_late_is_not_sure(sentence: str) -> None:
    assert not read(sentence).sure


def test_a_day_that_an_earlier_paper_told_is_not_sure() -> None:
    earlier = "UBND xã có Công văn số 12/UBND-VHXH về việc rà soát mô hình, trong đó đề nghị các thôn báo cáo trước"
    assert not read(f"{earlier} ngày 10/4/2026.").sure
    paragraphs = [Paragraph(BODY, 0), Paragraph("Nay gia hạn thời gian gửi như sau:", 150)]
    days = [Paragraph("Gửi danh sách trước ngày 10/4/2026.", 200), Paragraph("Gửi báo cáo trước ngày 20/4/2026.", 300)]
    assert not deadlines.read([*paragraphs, *days], SIGNED).sure
    assert deadlines.read([paragraphs[0], *days], SIGNED).sure


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Hồ sơ nộp chậm nhất 30 ngày trước ngày 15/10/2026.", "2026-09-15"),
        ("Gửi danh sách chậm nhất 10 ngày trước ngày khai mạc hội thi (20/8/2026).", "2026-08-10"),
        ("Gửi bản đăng ký sau ngày bế mạc hội thi (20/8/2026) không quá 15 ngày.", "2026-09-04"),
        ("Nộp biên bản, kể từ ngày 01/6/2026 không quá 05 ngày.", "2026-06-06"),
    ],
)
def test_a_day_counted_from_one_in_the_text_is_worked_out_but_not_sure(sentence: str, wanted: str) -> None:
    found = read(sentence)
    assert told(found) == [wanted]
    assert found.value[0].computed
    assert not found.sure


def test_days_told_with_every_six_months_come_round_each_year() -> None:
    found = read("Sáu tháng một lần (trước ngày 10/6 và 10/12), các thôn báo cáo kết quả về xã.")
    assert told(found) == ["yearly:06-10", "yearly:12-10"]


def test_work_over_some_days_is_due_with_the_last_of_them_but_not_for_sure() -> None:
    found = read("Việc bàn giao sổ sách tiến hành từ 26/6 đến hết 28/6/2026.")
    assert (told(found), found.sure) == (["2026-06-28"], False)


def test_a_day_that_an_earlier_paper_told_gives_way_to_the_new_one() -> None:
    paragraphs = [
        Paragraph(BODY, 0),
        Paragraph("Xã đã có Công văn số 12/UBND-VX đề nghị gửi báo cáo trước ngày 20/4/2026.", 200),
        Paragraph("Nay gia hạn thời gian gửi báo cáo đến hết ngày 29/4/2026.", 400),
    ]
    found = deadlines.read(paragraphs, SIGNED)
    assert (told(found), found.sure) == (["2026-04-29"], False)
