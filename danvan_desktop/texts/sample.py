"""The sample data."""

NOT_EMPTY = "Cơ sở dữ liệu đã có số liệu nên không nạp dữ liệu mẫu. Hãy chọn một thư mục dữ liệu trống."
LOADED = "Nạp dữ liệu mẫu"
FILLED = "Tạo {count} mô hình để đo tốc độ"
COPY = "{name} ({number})"
