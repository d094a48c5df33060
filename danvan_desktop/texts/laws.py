"""Texts that decisions cite."""

from datetime import date

from danvan_desktop.texts.dates import format_date


def not_in_force(name: str, day: date, valid_from: date | None, valid_to: date | None) -> str:
    why = ""
    if valid_from is not None and day < valid_from:
        why = f"chỉ có hiệu lực từ ngày {format_date(valid_from)}"
    elif valid_to is not None:
        why = f"đã hết hiệu lực từ sau ngày {format_date(valid_to)}"
    return f"{name} {why}, nên không làm căn cứ được cho văn bản ngày {format_date(day)}. Hãy kiểm tra lại căn cứ."
