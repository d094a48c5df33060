import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.catalogues import CatalogueRow
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.papers.wording import fields_of, problems, sentence, shown, typed
from danvan_desktop.texts import wording as texts
from tests.papers.test_kinds import decided
from tests.papers.test_kinds import texts as said


def test_an_own_sentence_is_printed_until_it_is_taken_back(office: Office) -> None:
    office.wording.put("decisions", "honour", "{việc khen} {số tập thể, cá nhân} {thành tích}, kèm danh sách.")
    record = decided(office, "state")
    articles = [text for text in said(office.papers.paper("decision", record.uid)) if text.startswith("Điều 1")]
    assert articles == [
        "Điều 1. Tặng Giấy khen cho 01 tập thể và 01 cá nhân có thành tích xuất sắc năm 2026, kèm danh sách."
    ]
    row = next(row for row in office.wording.rows("decisions") if row.key == "honour")
    assert row.own.startswith("{việc khen}")
    assert "(có danh sách kèm theo)" in row.shipped
    office.wording.restore("decisions", "honour")
    assert "(có danh sách kèm theo)" in said(office.papers.paper("decision", record.uid))[-3]


def test_a_change_of_wording_is_one_step_of_undo(office: Office) -> None:
    before = office.wording.wording("directives")["report_to"]
    office.wording.put("directives", "report_to", "gửi về {cơ quan}")
    assert office.wording.wording("directives")["report_to"] == " gửi về {body}"  # the blank before it stays
    assert office.history.undo().startswith("Sửa câu chữ")
    assert office.wording.wording("directives")["report_to"] == before
    office.history.redo()
    office.wording.put("directives", "report_to", before)  # the shipped sentence is no own one
    assert not any(row.own for row in office.wording.rows("directives"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Báo cáo về {nơi khác}", "Không có trường {nơi khác}"),
        ("Báo cáo về {cơ quan", "chưa đóng"),
        ("Báo cáo về cơ quan}", "chưa đóng"),
        ("Báo cáo về {cơ quan!r}", "viết sai"),
        ("Báo cáo về {cơ quan:>9}", "viết sai"),
        ("Báo cáo về {}", "Không có trường {}"),
        ("Báo cáo về {0}", "Không có trường {0}"),
        ("Báo cáo về {body.__class__}", "Không có trường"),
        ("Báo cáo **trước {cơ quan}", "phải đi từng cặp"),
        ("", "cần"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_at_the_field(office: Office, text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as error:
        office.wording.put("directives", "report_to", text)
    assert {problem.field for problem in error.value.problems} == {"text"}
    if told != "cần":
        assert told in error.value.problems[0].message
    assert not any(row.own for row in office.wording.rows("directives"))


def test_a_broken_row_of_the_database_is_told_and_not_printed(office: Office) -> None:
    store = office.wording._store
    with store.change("thử") as changes:
        changes.save(CatalogueRow(catalogue="wording", key="decisions.honour", values={"text": "Tặng {quà"}))
    record = decided(office, "state")
    with pytest.raises(UserError, match="Câu chữ của cơ quan trong “Quyết định khen thưởng” không dùng được"):
        office.papers.paper("decision", record.uid)
    office.wording.restore("decisions", "honour")
    assert office.papers.paper("decision", record.uid).title is not None


def test_every_shipped_sentence_can_be_edited(office: Office) -> None:
    for paper in office.wording.papers():
        for row in office.wording.rows(paper):
            assert all(name in texts.FIELDS for name in row.fields), (paper, row.key)
            kept = office.wording.check(paper, row.key, row.shipped) if row.shipped else ""
            assert office.wording.preview(kept) or not row.shipped.strip()
    assert len(set(texts.FIELDS.values())) == len(texts.FIELDS)


@given(st.text(max_size=60))
def test_a_sentence_without_problems_can_be_filled_in(text: str) -> None:
    if not problems(text, ["amount", "words"]):
        values = dict.fromkeys(fields_of(text), "<b>{x}")
        filled = sentence(text, **values)  # type: ignore[arg-type]
        assert filled.text.count("<b>{x}") >= len(values)


@given(st.lists(st.sampled_from(["{amount}", "{words}", "{số tiền}", "chữ", " ", "{"]), max_size=8).map("".join))
def test_what_is_shown_is_read_again(text: str) -> None:
    assert typed(shown(typed(text))) == typed(text)
