"""The sheet with the recovery code of sealed backups."""

NAME = "Mã khôi phục bản sao lưu"
STEM = "ma-khoi-phuc-ban-sao-luu"
TITLE = "MÃ KHÔI PHỤC BẢN SAO LƯU"
SUBJECT = "Chương trình Dân vận khéo"
MADE = "Ngày đặt mật khẩu: {day}."
FOLDER = "Thư mục dữ liệu khi đặt: {folder}."
USE = (
    "Cất tờ này vào két hoặc tủ hồ sơ mật, không để cùng USB chứa bản sao lưu.",
    (
        "Khi quên mật khẩu: mở chương trình, chọn Tệp › Khôi phục từ bản sao lưu, chọn tệp có đuôi .dvsao, rồi gõ mã "
        "trên vào ô mật khẩu. Gõ chữ hoa hay chữ thường, có hay không có dấu gạch đều được."
    ),
    (
        "Ai có tờ này và một bản sao lưu thì đọc được toàn bộ dữ liệu. Đặt lại mật khẩu sẽ có mã mới cho các bản sao "
        "lưu sau đó; bản cũ vẫn mở bằng mã cũ, vì vậy hãy giữ tờ cũ cùng các bản cũ."
    ),
)
