"""Text from fonts before Unicode that was pasted."""

CODES = {"tcvn3": "phông TCVN3 (ABC)", "vni": "phông VNI", "cp1258": "bảng mã Windows-1258"}
QUESTION = "Văn bản dán vào có vẻ dùng {code}. Chuyển sang Unicode?"
YES = "Có"
NO = "Không"
