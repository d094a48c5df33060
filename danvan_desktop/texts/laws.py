"""Texts that decisions cite."""

from datetime import date


def not_in_force(name: str, day: date, valid_from: date | None, valid_to: date | None) -> str:
    if valid_from is not None and day < valid_from:
        why = f"chỉ có hiệu lực từ ngày {valid_from:%d/%m/%Y}"
    else:
        why = f"đã hết hiệu lực từ sau ngày {valid_to:%d/%m/%Y}"
    return f"{name} {why}, nên không làm căn cứ được cho văn bản ngày {day:%d/%m/%Y}. Hãy kiểm tra lại căn cứ."
