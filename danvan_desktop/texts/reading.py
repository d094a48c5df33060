"""Sentences about reading an incoming document."""

CONVERTED = "Văn bản dùng bảng mã cũ {code}, đã được chuyển sang Unicode. Hãy xem lại các chữ in hoa có dấu."
NOTHING = "Tệp không có chữ nào để đọc. Nếu đây là bản chụp (scan), hãy đính kèm tệp và tự nhập các mục."
CLASSIFIED = (
    "Văn bản có dấu chỉ mức độ mật. Chương trình này không được dùng cho bí mật nhà nước: "
    "hãy quản lý văn bản theo quy định về bảo vệ bí mật nhà nước."
)
DRAFT = "Số hoặc ngày còn để trống: đây có thể là bản dự thảo."
COMPUTED = "Có hạn được tính từ ngày ký, không ghi sẵn trong văn bản. Hãy kiểm tra lại ngày."
LONG = "Văn bản quá dài, chương trình chỉ đọc khoảng 150 trang đầu."
NO_LINES = "Văn bản đến không còn ngắt dòng, chương trình phải tự đoán. Hãy xem lại từng mục."
