"""Catalogues and their editor."""

NAMES = {
    "fields": "Lĩnh vực",
    "paper_kinds": "Loại văn bản",
    "award_kinds": "Hình thức khen thưởng",
    "base_wages": "Lương cơ sở",
    "coefficients": "Hệ số tiền thưởng",
    "laws": "Văn bản căn cứ",
    "terms": "Nhiệm kỳ",
    "settings": "Lựa chọn của cơ quan",
}

LABELS = {
    "key": "mã",
    "name": "tên",
    "source": "nguồn",
    "valid_from": "áp dụng từ",
    "valid_to": "áp dụng đến",
    "counts_as": "tính vào lĩnh vực",
    "track": "hệ thống",
    "amount": "số tiền",
    "award_kind": "hình thức",
    "recipient": "đối tượng",
    "value": "giá trị",
}

WRONG_ROW = "Dòng này có ô chưa đúng kiểu: số tiền là số nguyên, hệ số viết như 0.3, các mã phải có trong danh mục."
CHANGED = "Sửa danh mục: {key}"
REMOVED = "Bỏ dùng dòng danh mục: {key}"
RESTORED = "Lấy lại dòng danh mục gốc: {key}"
