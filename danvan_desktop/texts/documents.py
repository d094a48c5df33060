"""Sentences about files of incoming documents."""

EMPTY = "Tệp {name} trống. Hãy kiểm tra xem đã chọn đúng tệp chưa, hoặc xin lại tệp từ nơi gửi."
NO_TEXT = (
    "Tệp {name} không có chữ, có lẽ là bản chụp (scan). Chương trình không đọc được bản chụp: "
    "hãy đính kèm tệp vào văn bản và tự nhập các mục."
)
PICTURE = "Tệp {name} là ảnh chụp, không có chữ để đọc. Hãy đính kèm tệp vào văn bản và tự nhập các mục."
PROTECTED = "Tệp {name} được đặt mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi thử lại."
DAMAGED = "Tệp {name} bị hỏng nên không đọc được. Hãy mở bằng Word và lưu lại, hoặc xin lại tệp từ nơi gửi."
BOMB = "Tệp {name} nén một lượng dữ liệu quá lớn, có thể là tệp gây hại. Chương trình không mở tệp này."
UNKNOWN = (
    "Chương trình không đọc văn bản từ tệp {name}. Hãy lưu văn bản thành tệp .docx hoặc .pdf rồi chọn lại, "
    "hoặc chép nội dung rồi dán vào."
)
NOT_AS_NAMED = (
    "Tệp {name} không đúng loại mà tên tệp ghi, hoặc đã hỏng. Hãy mở bằng Word, lưu lại thành tệp .docx rồi chọn lại, "
    "hoặc xin lại tệp từ nơi gửi."
)
TOO_LARGE = "Tệp {name} quá lớn: chương trình đọc tệp đến {limit} MB. Hãy đính kèm tệp và tự nhập các mục."
TOO_LONG = "Tệp {name} dài hơn {limit} trang. Hãy tách riêng phần văn bản cần đọc thành một tệp rồi thử lại."
TOO_MUCH_TEXT = (
    "Tệp {name} chứa quá nhiều chữ, không giống một văn bản. Hãy kiểm tra xem đã chọn đúng tệp chưa, "
    "hoặc tách riêng phần văn bản cần đọc thành một tệp rồi thử lại."
)
NEEDS_OFFICE = (
    "Để đọc tệp {name}, máy cần có Word hoặc LibreOffice. Hãy mở tệp ở máy khác, lưu thành .docx rồi chọn lại, "
    "hoặc chép nội dung rồi dán vào."
)
NOT_CONVERTED = "Word hoặc LibreOffice không mở được tệp {name}. Hãy mở tệp, lưu thành .docx rồi chọn lại."
STRUCK = (
    "Tệp {name}, trang {pages}: có chữ bị gạch ngang, thường là chỗ đã xóa trong bản thảo. "
    "Chương trình không đọc các chữ đó: hãy đối chiếu với văn bản chính thức."
)
CROSSED = (
    "Tệp {name}, trang {pages}: có chữ bị nét kẻ hoặc chữ khác đè lên, không rõ chữ nào bị bỏ. "
    "Hãy đối chiếu từng mục với văn bản."
)
NOTED = (
    "Tệp {name}, trang {pages}: có chữ được ghi thêm lên văn bản mà chương trình không đọc. "
    "Hãy đối chiếu từng mục với văn bản."
)
PICTURED = (
    "Tệp {name}, trang {pages}: là ảnh chụp (scan), chữ đọc được ở đó có thể thiếu hoặc sai. "
    "Hãy đối chiếu từng mục với văn bản."
)
OLD_LETTERS_LOST = (
    "Tệp {name} dùng phông chữ cũ (.VnTime, VNI) và đã mất một số chữ khi được lưu thành PDF. "
    "Hãy xin tệp .docx của văn bản rồi đọc lại, hoặc tự gõ lại từng mục theo văn bản."
)
LETTERS_LOST = (
    "Tệp {name} có nhiều chữ bị mất hoặc sai so với văn bản nhìn thấy. "
    "Hãy xin tệp .docx của văn bản rồi đọc lại, hoặc tự gõ lại từng mục theo văn bản."
)
