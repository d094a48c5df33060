"""Sentences about hours, and how hours are written out in papers."""


def form(text: str) -> str:
    return f"Không đọc được “{text:.40}” thành giờ. Hãy gõ giờ và phút, ví dụ 14:30 hoặc 14h30."


LONG = "{hour} giờ {minute} phút"
