"""Dialogs in which records are edited, and the lists in them."""

from collections.abc import Sequence
from html import escape

NEW_ROW = "Gõ vào đây để thêm dòng"
INSERT_ROW = "Chèn dòng trống phía trên"
REMOVE_ROWS = "Xóa dòng"
MOVE_UP = "Chuyển lên"
MOVE_DOWN = "Chuyển xuống"
COPY = "Sao chép"
PASTE = "Dán"
ADD_ALL = "Thêm tất cả"
ADD_NONE = "Không thêm"
COPY_ROWS = "Sao chép các dòng đang chọn"
COPY_ALL = "Sao chép cả danh sách"

YEAR_ADDED = "Ngày vừa gõ chưa có năm nên đã được điền thêm năm. Hãy xem lại ngày rồi lưu."
FIX = "Sửa giúp"
_SENTENCE = "<b>⚠\N{VARIATION SELECTOR-15}</b> {sentence}"
_IN_ROW = "Dòng {row}: {sentence}"
_LINK = ' <a href="{target}">{words}</a>'


def warnings(sentences: Sequence[str]) -> str:
    """What to look at, one below the other, as rich text."""
    return "<br>".join(_SENTENCE.format(sentence=escape(sentence)) for sentence in sentences)


def problem(sentence: str, row: int | None, target: str | None) -> str:
    """What stands under a field, as rich text. `row` counts from 1 in a list, `target` is what the link to a
    suggestion means, None where there is none.
    """
    words = escape(sentence if row is None else _IN_ROW.format(row=row, sentence=sentence))
    return _SENTENCE.format(sentence=words) + ("" if target is None else _LINK.format(target=target, words=FIX))
