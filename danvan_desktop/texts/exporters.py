"""Fixed words that exporters put on pages and into files."""

from collections.abc import Mapping

PAGE_OF = "Trang {page}/{pages}"


def page_of(page: int, pages: int) -> str:
    """The label of a page of a numbered paper."""
    return PAGE_OF.format(page=page, pages=pages)


def missing_letters(found: Mapping[str, str]) -> str:
    """What a user can do about letters that the fonts lack, each with a word in which it stands."""
    named = [f"{letter} (U+{ord(letter):04X}, trong “{word[:30]}”)" for letter, word in list(found.items())[:5]]
    return (
        f"Phông chữ để in không có ký tự {', '.join(named)}{' …' if len(found) > 5 else ''}. "
        "Hãy sửa hoặc bỏ ký tự ấy rồi làm lại; tệp Word (.docx) vẫn ghi được."
    )


STYLES = {
    "superior": "Cơ quan cấp trên",
    "issuer": "Cơ quan ban hành",
    "separator": "Dấu ngăn cách",
    "title_1": "Tiêu đề 1",
    "title_2": "Tiêu đề 2",
    "number": "Số và ký hiệu",
    "place_date": "Địa danh và ngày tháng",
    "dispatch_subject": "Trích yếu công văn",
    "urgency": "Mức độ khẩn",
    "circulation": "Phạm vi lưu hành",
    "draft_note": "Dự thảo",
    "kind": "Tên loại văn bản",
    "appendix": "Chữ Phụ lục",
    "subject": "Trích yếu nội dung",
    "reference": "Dòng kèm theo",
    "addressees_word": "Chữ Kính gửi",
    "addressees": "Kính gửi",
    "body": "Nội dung",
    "basis": "Căn cứ",
    "centred": "Dòng giữa",
    "section": "Đề mục",
    "article": "Điều",
    "item": "Mục có tên",
    "authority": "Quyền hạn ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Họ tên người ký",
    "recipients_word": "Chữ Nơi nhận",
    "recipients": "Nơi nhận",
    "drafter": "Ký hiệu người soạn thảo",
    "table_unit": "Đơn vị tính",
    "table_head": "Đầu bảng",
    "table": "Chữ trong bảng",
    "table_band": "Nhóm trong bảng",
    "table_total": "Hàng tổng cộng",
    "page_number": "Số trang",
    "contact": "Địa chỉ liên hệ",
    "thin": "Dòng mỏng",
    "grid": "Bảng kẻ ô",
}
"""What Word calls the styles of a paper."""

UNITS = ("TỈNH ", "THÀNH PHỐ ", "HUYỆN ", "XÃ ", "PHƯỜNG ", "ĐẶC KHU ")
"""Where the name of a body is broken when it takes two lines of the heading."""
