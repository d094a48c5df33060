"""The search over everything."""

RECENT = "Mở gần đây"
FOUND = "{count} kết quả"
FOUND_MORE = "{count} kết quả đầu tiên. Hãy gõ thêm chữ để thấy ít hơn."
NO_RECENT = "Tìm trong mọi danh sách và tên tệp đính kèm"
HOW = "Gõ không dấu cũng được, một phần của số cũng được: “dan van”, “374”."
NOTHING = "Không tìm thấy “{words}”"
NOWHERE = "“{title}” không nằm trong danh sách nào để mở."
SPOKEN = "{kind}: {title}"
KINDS = {
    "directive": "Văn bản",
    "exemplar": "Mô hình",
    "recipient": "Tập thể, cá nhân",
    "council_session": "Hội đồng",
    "award_decision": "Khen thưởng",
    "attachment": "Tệp đính kèm",
}
"""Short words for the kinds of records, by the names of their tables."""
