"""Working days and holidays."""

NO_HOLIDAYS = (
    "Danh mục Ngày nghỉ, ngày làm bù chưa có ngày nghỉ Tết năm {year}, nên chỉ trừ thứ Bảy, chủ nhật và các ngày lễ "
    "dương lịch. Hãy bổ sung ở Tệp › Danh mục…"
)
EXPECTED = (
    "Ngày nghỉ năm {year} chưa có thông báo: chương trình tính theo luật và lịch âm. Khi có thông báo, hãy sửa ở "
    "Tệp › Danh mục…, mục Ngày nghỉ, ngày làm bù."
)
CERTAINTIES = {"none": NO_HOLIDAYS, "expected": EXPECTED, "announced": ""}
UNITS = {"calendar": "ngày", "working": "ngày làm việc"}


def left(days: int, unit: str) -> str:
    """How long there is to a deadline, or how long it has been passed."""
    if days > 0:
        return f"còn {days} {unit}"
    late = f"{-days:,}".replace(",", ".")
    return f"quá hạn {late} {unit}" if days else "đến hạn hôm nay"
