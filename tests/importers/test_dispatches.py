"""The reader of documents against what a careful clerk reads from them, and against anything at all."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.dates import format_date, format_date_long
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.reading import KEYS
from danvan_desktop.importers.dispatches import reader
from tests.importers.clerk import Compared, compared

OWN = Path(__file__).parent / "documents"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "dispatches"

PAPER = """UBND XÃ ÁI TỬ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG VĂN HÓA - XÃ HỘI\tĐộc lập - Tự do - Hạnh phúc
Số: 12/VHXH\tÁi Tử, ngày 05 tháng 3 năm 2026
V/v đăng ký mô hình
Kính gửi: Các thôn.
Căn cứ Kế hoạch số 05/KH-UBND ngày 10/02/2026 của UBND xã, đề nghị các thôn thực hiện:
1. Đăng ký mô hình.
2. Gửi danh sách.
{sentence}
Nơi nhận:\tTRƯỞNG PHÒNG
- Như trên;
- Lưu: VT.\tHồ Văn Mẫn
"""


def values(documents: Path, pattern: str) -> list[Compared]:
    found = []
    for document in sorted(documents.glob(pattern)):
        beside = document.parent / f"{document.name.split('.')[0]}.json"
        found += list(compared(document, beside))
    return found


def told(found: list[Compared]) -> str:
    return "\n".join(f"{one.document} {one.key}: {one.read!r} instead of {one.truth!r}" for one in found)


def test_every_value_of_the_samples_is_right() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the samples do not lie beside the checkout")
    found = values(SAMPLES, "*.txt") + values(SAMPLES, "*.docx")
    wrong = [one for one in found if not one.right]
    assert len(found) > 100
    assert not wrong, told(wrong)


def test_documents_that_were_written_before_the_reader() -> None:
    found = values(OWN, "*.txt")
    assert len(found) > 1000
    assert not [one for one in found if one.sure and not one.right], told([o for o in found if o.sure and not o.right])
    assert sum(one.right for one in found) >= 0.96 * len(found)
    assert sum(one.right and one.sure for one in found) >= 0.81 * len(found)


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_state_secret_is_refused(stamp: str) -> None:
    with pytest.raises(UserError, match="bí mật nhà nước"):
        reader.read(f"{stamp}\n{PAPER.format(sentence='')}")
    assert reader.read(PAPER.format(sentence="Giữ bí mật thông tin cá nhân.")).found["number"].value == "12"


def test_each_value_tells_where_it_stood() -> None:
    reading = reader.read(PAPER.format(sentence="Báo cáo về Phòng Văn hóa - Xã hội trước ngày 20/3/2026."))
    stood = {
        key: [reading.text[slice(*span)] for span in reading.found[key].spans]
        for key in ("number", "place", "signer", "report_to", "deadlines")
    }
    assert stood == {
        "number": ["12/VHXH"],
        "place": ["Ái Tử"],
        "signer": ["Hồ Văn Mẫn"],
        "report_to": ["Phòng Văn hóa - Xã hội"],
        "deadlines": ["20/3/2026"],
    }
    assert reading.cited == ("Kế hoạch số 05/KH-UBND",)


@given(st.dates(min_value=date(2026, 3, 6), max_value=date(2027, 12, 31)))
def test_a_day_written_in_either_form_is_read_back(day: date) -> None:
    for written in (format_date(day), format_date_long(day).removeprefix("ngày ")):
        reading = reader.read(PAPER.format(sentence=f"Gửi báo cáo về Phòng Văn hóa - Xã hội trước ngày {written}."))
        (deadline,) = reading.found["deadlines"].value
        assert deadline.day == day
        assert reading.found["deadlines"].sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Số liệu tính từ ngày 01/01/2026 đến hết ngày 30/6/2026.",
        "Hội nghị tổng kết diễn ra ngày 20/12/2026.",
        "Kế hoạch này có hiệu lực đến ngày 31/12/2026.",
        "Mô hình được công nhận trước ngày 01/01/2026 không phải đăng ký lại.",
        "Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2026 của Bộ Chính trị.",
    ],
)
def test_other_days_are_no_deadlines(sentence: str) -> None:
    assert reader.read(PAPER.format(sentence=sentence)).found["deadlines"].value == ()


@pytest.mark.parametrize("repeated", [" ", "\u2029", ".", "_", "-", "a ", "a- ", "1 ", "ngày ", "Số ", "KT. ", "| "])
def test_what_a_damaged_text_repeats_comes_to_an_end(repeated: str) -> None:
    for place in ("UBND", "Số:", "Ái Tử, ngày", "V/v", "Kính gửi:", "thực hiện:", "Nơi nhận:", "TRƯỞNG PHÒNG"):
        spoilt = PAPER.format(sentence="").replace(place, place + repeated * (1500 // len(repeated)), 1)
        assert tuple(reader.read(spoilt).found) == KEYS


@given(st.one_of(st.text(), st.lists(st.sampled_from(PAPER.split("\n")), max_size=20).map("\n".join)))
def test_nothing_crashes_the_reader(text: str) -> None:
    try:
        reading = reader.read(text)
    except UserError:
        return
    assert tuple(reading.found) == KEYS
    for found in reading.found.values():
        assert all(0 <= start <= end <= len(reading.text) for start, end in found.spans)


@pytest.mark.parametrize(
    "repeated",
    [", ngày 1 tháng ", "gửi về Sở Nội vụ, ", "báo cáo trong 5 ngày kể từ ngày nhận; ", "trước ngày 5/4/2026; "],
)
def test_the_work_grows_with_the_length_of_a_text(repeated: str) -> None:
    """Not with its square: by the calls that are made."""
    once, twice = (calls(partial(reader.read, repeated * many)) for many in (250, 500))
    assert twice < 2.5 * once


def calls(work: Callable[[], object]) -> int:
    work()  # what is made once is made
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made
