"""The office's own Word files: what their fields mean, and what can be wrong with them."""

PRESENT = "Có mặt"
ABSENT = "Vắng mặt"
MENU = "Mẫu của cơ quan"
FIELDS_ACTION = "Trường điền trong mẫu…"
FOLDER_ACTION = "Mở thư mục mẫu"
NO_TEMPLATES = "Chưa có mẫu nào trong thư mục mẫu"
NO_FIELDS = "Loại bản ghi này chưa có trường để điền vào mẫu."
SAVE = "Lưu văn bản lập từ mẫu"
FILLED = "Đã lập {path} từ mẫu."
COPIED = "Đã chép {text}. Dán vào mẫu trong Word bằng Ctrl+V."
COLUMNS = ("Trường", "Ý nghĩa", "Giá trị hiện tại")

MEANINGS = {
    "so_ky_hieu": "Số và ký hiệu",
    "co_quan_cap_tren": "Cơ quan cấp trên, như in ở đầu văn bản",
    "co_quan": "Cơ quan ban hành, như in ở đầu văn bản",
    "dia_danh": "Địa danh",
    "ngay_ky": "Ngày ký, dạng số",
    "ngay_ky_day_du": "Ngày ký, viết đủ ngày, tháng, năm",
    "dia_danh_ngay": "Địa danh và ngày ký",
    "nam": "Năm",
    "quyen_han_ky": "Quyền hạn ký (T/M, TM., KT. …)",
    "chuc_vu_ky": "Chức vụ người ký",
    "nguoi_ky": "Họ tên người ký",
    "loai_van_ban": "Tên loại văn bản",
    "trich_yeu": "Trích yếu nội dung",
    "kinh_gui": "Các nơi Kính gửi; mỗi dòng có stt, ten",
    "mo_dau": "Phần mở đầu",
    "nhiem_vu": "Các nhiệm vụ; mỗi dòng có stt, noi_dung, han",
    "ket_thuc": "Phần kết thúc",
    "bao_cao_ve": "Nơi nhận báo cáo",
    "bao_cao_qua": "Báo cáo gửi qua",
    "han_bao_cao": "Hạn báo cáo",
    "noi_nhan": "Nơi nhận, cả nơi lưu; mỗi dòng có stt, ten",
    "hinh_thuc_khen": "Hình thức khen thưởng",
    "thanh_tich_chung": "Thành tích chung ghi trong quyết định",
    "dip_khen": "Dịp khen thưởng",
    "thanh_tich_tu": "Thành tích tính từ ngày",
    "thanh_tich_den": "Thành tích tính đến ngày",
    "so_tap_the": "Số tập thể được khen",
    "so_ca_nhan": "Số cá nhân được khen",
    "so_ho": "Số hộ gia đình được khen",
    "tong_tien": "Tổng tiền thưởng, bằng số",
    "tong_tien_chu": "Tổng tiền thưởng, bằng chữ",
    "danh_sach": "Danh sách được khen; mỗi dòng có stt, ten, chuc_vu, loai, thanh_tich, so_tien, ghi_chu",
    "so_dang_ky": "Số đăng ký mô hình",
    "ten_mo_hinh": "Tên mô hình, điển hình",
    "linh_vuc": "Lĩnh vực",
    "tap_the_ca_nhan": "Tập thể, cá nhân thực hiện",
    "don_vi": "Đơn vị đăng ký",
    "can_bo_phu_trach": "Cán bộ phụ trách",
    "ngay_dang_ky": "Ngày đăng ký",
    "tinh_trang": "Tình trạng",
    "thuc_trang": "Thực trạng, lý do",
    "muc_tieu": "Mục tiêu, tiêu chí",
    "noi_dung": "Nội dung, cách thức",
    "dia_ban": "Địa bàn, đối tượng",
    "luc_luong": "Lực lượng thực hiện",
    "nguon_luc": "Nguồn lực",
    "thoi_gian": "Thời gian",
    "san_pham": "Sản phẩm, kết quả đầu ra",
    "duy_tri": "Khả năng duy trì, nhân rộng",
    "hoi_dong": "Tên hội đồng",
    "ngay_hop": "Ngày họp",
    "gio_bat_dau": "Giờ bắt đầu",
    "gio_ket_thuc": "Giờ kết thúc",
    "dia_diem": "Địa điểm họp",
    "noi_dung_hop": "Nội dung phiên họp",
    "ket_luan": "Kết luận",
    "so_thanh_vien": "Số thành viên hội đồng",
    "so_co_mat": "Số thành viên có mặt",
    "phieu_phat": "Số phiếu phát ra",
    "phieu_thu": "Số phiếu thu về",
    "phieu_hop_le": "Số phiếu hợp lệ",
    "nguoi_kiem_phieu": "Người kiểm phiếu",
    "nguoi_giam_sat": "Người giám sát kiểm phiếu",
    "thanh_vien": "Thành viên hội đồng; mỗi dòng có stt, ten, chuc_vu, co_mat, ly_do",
    "ket_qua_phieu": "Kết quả phiếu; mỗi dòng có stt, ten, don_vi, de_nghi, dong_y, khong_dong_y, y_kien_khac",
}


def rows(count: int) -> str:
    return f"{count} dòng"


def unknown_fields(template: str, names: list[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in names)
    return (
        f"Mẫu “{template}” có trường không dùng được cho bản ghi này: {listed}. "
        "Hãy xem tên đúng ở In › Mẫu của cơ quan › Trường điền trong mẫu, rồi sửa mẫu trong Word."
    )


def unknown_part(template: str, name: str, where: str) -> str:
    return (
        f"Mẫu “{template}” hỏi “{name}” mà dòng của danh sách không có{where}. "
        "Hãy xem các phần của mỗi dòng ở In › Mẫu của cơ quan › Trường điền trong mẫu."
    )


def broken(template: str, where: str) -> str:
    return (
        f"Mẫu “{template}” có chỗ điền viết sai{where}. Mỗi trường phải mở bằng {{{{ và đóng bằng }}}}, "
        "mỗi {% for %} phải có {% endfor %}. Hãy sửa mẫu trong Word rồi lập lại."
    )


def forbidden(template: str, where: str) -> str:
    return f"Mẫu “{template}” có lệnh không được phép{where}. Mẫu chỉ được điền trường và lặp các dòng của danh sách."


def near(text: str) -> str:
    return f", gần chỗ “{text}”" if text else ""


def macros(template: str) -> str:
    return (
        f"Mẫu “{template}” có chứa macro hoặc lệnh tự chạy nên không dùng, để giữ an toàn cho máy. "
        "Hãy mở trong Word và lưu lại thành tệp Word thường (.docx)."
    )


def not_a_document(template: str) -> str:
    return f"Tệp “{template}” không phải là tệp Word .docx mở được. Hãy mở trong Word và lưu lại thành tệp .docx."


def gone(template: str) -> str:
    return f"Không còn mẫu “{template}” trong thư mục mẫu. Hãy bấm lại nút In để xem các mẫu hiện có."
