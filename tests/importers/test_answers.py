"""To whom the answers go, and which items are tasks: by phrases and lists of papers."""

import pytest

from danvan_desktop.domain.reading import Deadline, Found
from danvan_desktop.importers.dispatches import answers, tasks
from danvan_desktop.importers.dispatches.layout import Paragraph

BODY = (
    "Để phong trào thi đua năm nay đạt kết quả, Ủy ban nhân dân xã đề nghị các thôn thực hiện những việc sau, đúng hạn:"
)


def set_out(*lines: str) -> list[Paragraph]:
    made: list[Paragraph] = []
    for line in (BODY, *lines):
        made.append(Paragraph(line, made[-1].span[1] + 1 if made else 0))
    return made


def answered(sentence: str) -> tuple[Found, str | None]:
    paragraphs = set_out(sentence)
    due = Deadline(day=None, sentence=sentence, span=(paragraphs[1].start, paragraphs[1].start + 1))
    return answers.read(paragraphs, [due])


@pytest.mark.parametrize(
    ("sentence", "body", "through"),
    [
        ("Gửi báo cáo về Sở Nội vụ (qua Phòng Tổ chức) trước ngày 20/4/2026.", "Sở Nội vụ", "Phòng Tổ chức"),
        ("Danh sách gửi Công an xã trước ngày 20/4/2026.", "Công an xã", None),
        ("Các đơn vị gửi về BHXH Việt Nam trước ngày 20/4/2026.", "BHXH Việt Nam", None),
        (
            "Gửi kết quả về Phòng Nội vụ trước ngày 15/4/2026 để tổng hợp, báo cáo Ủy ban nhân dân xã.",
            "Phòng Nội vụ",
            None,
        ),
        ("Phối hợp với Công an xã rà soát, gửi về Phòng Nội vụ trước ngày 20/4/2026.", "Phòng Nội vụ", None),
        ("Gửi kết quả cho Tòa án nhân dân khu vực 3 trước ngày 20/4/2026.", "Tòa án nhân dân khu vực 3", None),
        ("Gửi về Thường trực Ban Chỉ đạo trước ngày 20/4/2026.", "Thường trực Ban Chỉ đạo", None),
        ("Báo cáo kết quả về Ban Chỉ đạo xã thông qua Phòng Nội vụ.", "Ban Chỉ đạo xã", "Phòng Nội vụ"),
    ],
)
def test_answers_go_to_one_body(sentence: str, body: str, through: str | None) -> None:
    found, way = answered(sentence)
    assert (found.value, way) == (body, through)
    assert found.sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Đăng ký với Phòng Văn hóa - Xã hội trước ngày 20/3/2026; báo cáo kết quả về Sở Nội vụ trước ngày 20/11/2026.",
        "Báo cáo kết quả cho Ủy ban nhân dân xã và Phòng Nội vụ trước ngày 20/4/2026.",
        "Nộp về Văn phòng Đảng ủy, Hội đồng nhân dân xã trước ngày 20/4/2026.",
        "Danh sách gửi đồng chí Nguyễn Văn Mẫu trước ngày 20/4/2026.",
        "Gửi báo cáo về xã trước ngày 20/4/2026.",
        "Gửi báo cáo trước ngày 20/4/2026.",
        "Nếu có vướng mắc, phản ánh về Phòng Nội vụ trước ngày 20/4/2026.",
    ],
)
def test_to_whom_answers_go_may_be_in_doubt(sentence: str) -> None:
    assert not answered(sentence)[0].sure


@pytest.mark.parametrize("body", ["Sở Văn hóa, Thể thao và Du lịch", "Ban Chỉ huy Phòng, chống thiên tai tỉnh"])
def test_a_name_with_a_comma_is_sure_where_the_paper_has_it_elsewhere(body: str) -> None:
    paragraphs = set_out(f"Báo cáo gửi về {body} trước ngày 20/4/2026.")
    due = Deadline(day=None, sentence="", span=(paragraphs[1].start, paragraphs[1].start + 1))
    found, _ = answers.read(paragraphs, [due])
    assert (found.value, found.sure) == (body, False)
    found, _ = answers.read(paragraphs, [due], beside=[Paragraph(body.upper(), 900)])
    assert (found.value, found.sure) == (body, True)


def test_a_word_for_any_body_gives_way_to_a_name() -> None:
    paragraphs = set_out("Đăng ký với cơ quan thuế trước ngày 10/4/2026.", "Gửi danh sách về Thuế cơ sở 6.")
    due = Deadline(day=None, sentence="", span=(paragraphs[1].start, paragraphs[1].start + 1))
    found, _ = answers.read(paragraphs, [due])
    assert (found.value, found.sure) == ("Thuế cơ sở 6", False)


def test_one_body_alone_is_sure_where_no_day_stands_beside_it() -> None:
    lines = ("Rà soát các mô hình, hoàn thành trước ngày 20/4/2026.", "Các báo cáo gửi về Phòng Nội vụ.")
    paragraphs = set_out(*lines)
    due = Deadline(day=None, sentence="", span=(paragraphs[1].start, paragraphs[1].start + 1))
    found, _ = answers.read(paragraphs, [due])
    assert (found.value, found.sure) == ("Phòng Nội vụ", True)
    own = set_out(*lines, "Khi có thay đổi, gửi văn bản về Văn phòng Phòng Nội vụ.")
    assert answers.read(own, [due])[0].sure
    another = set_out(*lines, "Danh sách hộ khó khăn gửi về Hội Phụ nữ xã.")
    assert not answers.read(another, [due])[0].sure


def test_a_heading_tells_where_answers_are_taken_in() -> None:
    paragraphs = set_out("Báo cáo tháng gửi trước ngày 20.", "4. Nơi nhận báo cáo", "Văn phòng Đảng ủy xã, thôn Một.")
    assert answers.read(paragraphs, [])[0].value == "Văn phòng Đảng ủy xã"


def test_a_report_sends_its_readers_nowhere() -> None:
    found, _ = answers.read(set_out("Công an xã báo cáo Thường trực Đảng ủy theo dõi."), [], backward=True)
    assert found.value is None


def test_the_points_of_an_agenda_are_no_tasks() -> None:
    agenda = ("Chương trình buổi lễ gồm:", "1. Chào cờ.", "2. Trao học bổng cho học sinh.")
    assert tasks.read([Paragraph(line, 100 * at) for at, line in enumerate(agenda)], "giấy mời").value == ()


def test_a_list_of_orders_is_sure() -> None:
    found = tasks.read(
        set_out("1. Rà soát các mô hình.", "2. Gửi danh sách.", "Nhận được công văn, đề nghị thực hiện."), None
    )
    assert found.value == ("Rà soát các mô hình.", "Gửi danh sách.")
    assert found.sure


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Rà soát các mô hình.", "2. Gửi danh sách.", "Trách nhiệm của các thôn khác:", "1) Cử người giúp."),
        ("Hồ sơ gồm:", "1. Tờ trình.", "2. Biên bản họp."),
        ("Danh sách các hộ:", "1. Hộ thứ nhất.", "2. Hộ thứ hai."),
        ("1. Thời gian: buổi sáng.", "2. Địa điểm: nhà văn hóa."),
        ("- Rà soát các mô hình.", "- Gửi danh sách."),
        ("Bước đầu: (1) rà soát mô hình; (2) gửi danh sách.",),
    ],
)
def test_a_list_that_may_be_none_of_orders_is_not_sure(lines: tuple[str, ...]) -> None:
    assert not tasks.read(set_out(*lines), None).sure


SECTIONS = ("I. MỤC ĐÍCH", "1. Nâng cao nhận thức.", "II. NỘI DUNG", "1. Rà soát mô hình.", "2. Tuyên truyền.")


def test_items_of_all_sections_that_tell_what_is_to_be_done_are_tasks() -> None:
    work = ("III. TỔ CHỨC THỰC HIỆN", "1. Các thôn đăng ký mô hình.", "2. Phòng Nội vụ theo dõi, đôn đốc.")
    found = tasks.read(set_out(*SECTIONS, *work), "kế hoạch")
    assert len(found.value) == 4
    assert found.sure
    other = tasks.read(set_out(*SECTIONS, "III. ĐIỂM MỚI", "1. Mẫu biểu.", "2. Cách chấm."), "kế hoạch")
    assert (len(other.value), other.sure) == (2, False)


def test_a_letter_read_for_the_first_number_begins_a_list_but_not_for_sure() -> None:
    found = tasks.read(set_out("l. Rà soát các mô hình.", "2. Gửi danh sách.", "Đề nghị các thôn thực hiện."), None)
    assert (found.value, found.sure) == (("Rà soát các mô hình.", "Gửi danh sách."), False)
    assert tasks.read(set_out("l. Rà soát các mô hình.", "Đề nghị các thôn thực hiện."), None).value == ()


def test_those_who_are_proposed_for_an_honour_are_no_tasks() -> None:
    lines = ("Đề nghị tặng Giấy khen cho:", "1. Tập thể: Tổ Khoa học xã hội.", "2. Cá nhân: ba thầy, cô giáo.")
    assert tasks.read(set_out(*lines), "tờ trình").value == ()


@pytest.mark.parametrize(
    "body",
    [
        "Phòng Kế hoạch tổng hợp",
        "Trung tâm Dịch vụ việc làm tỉnh",
        "Đội Cảnh sát quản lý hành chính về trật tự xã hội",
        "Vụ Dân vận các cơ quan nhà nước",
        "Phòng Hành chính - Tổng hợp",
        "Phòng Người có công",
        "Công an TP. Tân An",
    ],
)
def test_a_name_that_may_go_on_is_not_sure(body: str) -> None:
    assert not answered(f"Gửi báo cáo về {body} trước ngày 20/4/2026.")[0].sure


def test_what_a_body_does_with_an_answer_is_no_part_of_its_name() -> None:
    found, _ = answered("Báo cáo gửi Ủy ban nhân dân xã tổng hợp, trình huyện trước ngày 20/4/2026.")
    assert (found.value, found.sure) == ("Ủy ban nhân dân xã", True)
    assert answered("Gửi về Phòng Kế hoạch tổng hợp của Bệnh viện trước ngày 20/4/2026.")[0].value == (
        "Phòng Kế hoạch tổng hợp của Bệnh viện"
    )
