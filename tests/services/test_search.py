"""The search over everything, on real records, with and without a full-text index."""

from pathlib import Path

import pytest

from danvan_desktop.db.engine import connect, reading, writing
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.search import faults
from danvan_desktop.domain.councils import CandidateInput, CouncilInput, MemberInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.exemplars import ExemplarInput
from danvan_desktop.domain.finding import Hit
from danvan_desktop.domain.searching import excerpt, standing, terms
from tests.conftest import Scene


@pytest.fixture(params=["with the full-text index", "without"])
def searched(scene: Scene, request: pytest.FixtureRequest, tmp_path: Path) -> Scene:
    """The small office with a session and an attachment, on an SQLite that has FTS5, and on one that has not."""
    if request.param == "without":
        engine = connect(scene.office.folder / "danvan.db")
        with writing(engine) as connection:
            for sql in ("TRIGGER search_added", "TRIGGER search_removed", "TRIGGER search_changed"):
                connection.exec_driver_sql(f"DROP {sql}")
            connection.exec_driver_sql("DROP TABLE search_words")
        engine.dispose()
    scene.office.councils.save(
        CouncilInput(
            issuer=scene.issuer.uid,
            council="Hội đồng bình xét",
            subject="Bình xét mô hình năm 2026",
            held_on="20/11/2026",
            members=(MemberInput(name="Trần Thị Ba", role="chair"), MemberInput(name="Ngô Năm", role="secretary")),
            candidates=(CandidateInput(kind="individual", name="Đỗ Thị Sáu", proposal="Giấy khen"),),
        )
    )
    file = tmp_path / "Bản quét đóng dấu.pdf"
    file.write_bytes(b"%PDF-1.4\n")
    scene.office.attachments.add(scene.directive.uid, file)
    return scene


def found(scene: Scene, words: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in scene.office.search.find(words)]


def only(scene: Scene, kind: str, words: str) -> Hit:
    (hit,) = [hit for hit in scene.office.search.find(words) if hit.kind == kind]
    return hit


def test_records_of_all_kinds_are_found(searched: Scene) -> None:
    assert ("exemplar", "02/MH-2026 – Tổ tự quản an ninh trật tự") in found(searched, "to tu quan")
    assert [kind for kind, _ in found(searched, "dan van kheo")] == ["directive"]
    assert ("directive", "374") in [(kind, name[:3]) for kind, name in found(searched, "37")]
    assert found(searched, "bich la")[0] == ("recipient", "Chi bộ thôn Bích La Đông")
    assert found(searched, "tran thi ba") == [("council_session", "Bình xét mô hình năm 2026 – 20/11/2026")]
    assert found(searched, "ban quet") == [("attachment", "Bản quét đóng dấu.pdf")]
    assert found(searched, "khôngcótừnày") == []
    assert found(searched, " .,") == []


def test_what_stands_there_as_typed_comes_first_then_the_newest(searched: Scene) -> None:
    newest = searched.office.exemplars.save(
        ExemplarInput(year="2026", name="Hoa ban", field=searched.exemplars[0].field, holder="Chi đoàn", unit="Đoàn xã")
    )
    older = searched.office.exemplars.save(
        ExemplarInput(year="2026", name="Hòa giải", field=newest.field, holder="Chi đoàn", unit="Đoàn xã")
    )
    places = [hit.uid for hit in searched.office.search.find("hoa") if hit.kind == "exemplar"]
    assert places.index(newest.uid) < places.index(older.uid)


def test_what_is_called_so_comes_before_what_only_mentions_it(searched: Scene) -> None:
    office, field = searched.office, searched.exemplars[0].field
    called = searched.exemplars[0]  # the older one: “Tuyến đường hoa thôn Nại Cửu”
    for name, situation in (("Tổ hòa giải", "Nhân dân trồng đường hoa"), ("Đường hoàng", ""), ("Đương hoa", "")):
        office.exemplars.save(
            ExemplarInput(year="2026", name=name, field=field, holder="Chi đoàn", unit="Đoàn xã", situation=situation)
        )
    names = [hit.title.partition(" – ")[2] for hit in office.search.find("đường hoa") if hit.kind == "exemplar"]
    assert names == [called.name, "Đường hoàng", "Tổ hòa giải"]
    names = [hit.title.partition(" – ")[2] for hit in office.search.find("duong hoa") if hit.kind == "exemplar"]
    assert names == ["Đương hoa", called.name, "Đường hoàng", "Tổ hòa giải"]


def test_its_own_number_comes_before_numbers_that_begin_so_and_papers_that_cite_it(searched: Scene) -> None:
    office = searched.office
    for number, subject in (("3740", "V/v khác"), ("375", "Theo Công văn số 374-CV/HU")):
        office.directives.save(
            DirectiveInput(
                issuer=searched.issuer.uid,
                number=number,
                signed_on="1/11/2026",
                subject=subject,
                addressees=(LineInput(name="Các chi bộ"),),
            )
        )
    numbers = [hit.title.partition("-")[0] for hit in office.search.find("374") if hit.kind == "directive"]
    assert numbers == ["374", "3740", "375"]


def test_a_hit_shows_the_piece_in_which_the_words_stand(searched: Scene) -> None:
    assert only(searched, "directive", "374 dang ky").text == "Rà soát, đăng ký xây dựng mô hình, điển hình"
    assert only(searched, "directive", "374").text == ""
    assert only(searched, "exemplar", "cong an").text == "Công an xã"


def test_every_hit_has_a_list_in_which_it_is_seen(searched: Scene) -> None:
    office = searched.office
    assert office.search.home(only(searched, "recipient", "bich la")) == ("exemplar", searched.exemplars[1].uid)
    assert office.search.home(only(searched, "attachment", "ban quet")) == ("directive", searched.directive.uid)
    (session,) = office.councils.find_all()
    assert office.search.home(only(searched, "council_session", "tran thi ba")) == ("council_session", session.uid)
    person = only(searched, "recipient", "do thi sau")
    assert office.search.home(person) == ("council_session", session.uid)
    office.councils.remove([session.uid])
    assert office.search.home(person) is None


def test_records_are_named_as_they_are_called_now(searched: Scene) -> None:
    first, second = searched.exemplars
    named = [("exemplar", second.uid), ("directive", searched.directive.uid), ("exemplar", "gone"), ("nonsense", "x")]
    assert [hit.uid for hit in searched.office.search.records(named)] == [second.uid, searched.directive.uid]
    assert first.uid not in {hit.uid for hit in searched.office.search.records(named)}


def test_the_index_holds_the_names_of_attachments(searched: Scene) -> None:
    engine = connect(searched.office.folder / "danvan.db")
    with reading(engine) as connection:
        assert faults(Reader(connection)) == 0
    engine.dispose()


def test_no_more_than_the_first_page(scene: Scene) -> None:
    field = scene.exemplars[0].field
    given = [
        ExemplarInput(year="2025", name=f"Mô hình trồng hoa {n}", field=field, holder=f"Tổ {n}", unit="Đoàn xã")
        for n in range(60)
    ]
    scene.office.exemplars.take(given, "danh-sach.xlsx")
    assert len(scene.office.search.find("trồng hoa")) == scene.office.search.limit == 50


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ("mot", "Một hai ba bốn năm sáu bảy …"),
        ("cuoi", "… mãi cho đến cuối"),
        ("lan luot", "… chín mười lần lượt dài thêm …"),
    ],
)
def test_an_excerpt_is_cut_between_words(words: str, piece: str) -> None:
    text = "Một hai ba bốn năm sáu bảy tám chín mười lần\nlượt dài thêm mãi cho đến cuối"
    assert excerpt(text, terms(words), room=28) == piece
    assert excerpt(text, terms("khong"), room=28) == ""
    assert excerpt(text, terms(words)) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ky thuat", ["ki", "thuat"]),
        ("kĩ thuật", ["kĩ", "thuật"]),
        ("ký thuat", ["thuat"]),
        ("hoà giai", ["hòa", "giai"]),
        ("giải th", ["giải", "th"]),
        ("dong", ["dong"]),
        ("uat", []),
    ],
)
def test_words_that_stand_in_a_text(words: str, found: list[str]) -> None:
    assert [term.word for term in standing("Kỹ thuật trồng lúa; tổ hòa giải thôn Đông", terms(words))] == found
