import json
import os
import re
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan_desktop.bootstrap import open_office
from danvan_desktop.cli import main
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.copying import snapshot
from danvan_desktop.db.engine import connect
from danvan_desktop.db.store import Store
from danvan_desktop.domain.awards import AwardDecision
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.services.paper_kinds import KINDS
from tests.rendering import pdf_of, text_of

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its papers. Tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder)]) == 0
    return folder


def run(demo: Path, *arguments: str) -> int:
    return main(["--data", str(demo / "data"), *arguments])


def listed(capsys: Capture, demo: Path, *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(demo, "list", *arguments) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_demo_makes_the_papers_and_names_them(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    made = re.findall(r"^  (.+)$", capsys.readouterr().out, re.MULTILINE)
    assert {Path(path).with_suffix(suffix) for path in made for suffix in (".docx", ".pdf")} == set(map(Path, made))
    assert all(Path(path).stat().st_size > 5_000 for path in made)
    for name in (kind.name for kind in KINDS.values()):
        assert any(Path(path).name.startswith(name.replace(" ", "-")) for path in made), f"no {name} in the sample"
    assert (tmp_path / "data" / "danvan.db").exists()


def test_demo_again_keeps_the_data(tmp_path: Path, capsys: Capture) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    with closing(open_office(tmp_path / "data")) as office:
        office.awards.remove([record.uid for record in office.awards.find_all()])
    capsys.readouterr()
    assert main(["--json", "demo", "--out", str(tmp_path)]) == 0
    made = json.loads(capsys.readouterr().out)["papers"]
    assert any("Kế-hoạch" in path for path in made)
    assert not any("khen-thưởng" in path for path in made)


def test_the_sample_has_the_facts_of_the_seeds(demo: Path, capsys: Capture) -> None:
    directive = listed(capsys, demo, "directives")[-1]
    assert directive["printed_number"] == "374-CV/HU"
    assert (directive["signed_on"], directive["due"]) == ("2019-07-30", "2020-07-01")
    assert (len(directive["addressees"]), len(directive["tasks"]), len(directive["copies"])) == (3, 5, 1)
    assert directive["report_through"] == "Ban Dân vận Huyện ủy"
    exemplars = listed(capsys, demo, "exemplars")
    assert len(exemplars) == 50
    assert len({exemplar["field"] for exemplar in exemplars}) == 4
    assert len(listed(capsys, demo, "evaluations")) == 50
    award = listed(capsys, demo, "awards")[-1]
    assert len(award["lines"]) == 30
    assert all(record["uid"] and record["printed_number"] for record in (directive, award, *exemplars))


def test_search_forgives_accents_and_wants_all_words(demo: Path, capsys: Capture) -> None:
    def numbers(words: str) -> set[str]:
        return {record["uid"] for record in listed(capsys, demo, "exemplars", "--search", words)}

    assert numbers("hien dat") >= numbers("hiến đất") != set()
    assert numbers("hien dat dai hao") < numbers("hien dat")
    assert numbers("khôngcótừnày") == set()
    assert numbers("%_") == numbers("")


def test_the_dispatch_reads_as_it_was_registered(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "cv.docx"
    assert run(demo, "export", "dispatch", "374 - CV/HU", str(out)) == 0
    text = text_of(pdf_of(out, tmp_path))
    for words in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG BỘ TỈNH QUẢNG TRỊ",
        "HUYỆN ỦY TRIỆU PHONG",
        "Số 374-CV/HU",
        "Triệu Phong, ngày 30 tháng 7 năm 2019",
        "Kính gửi:",
        "- UBND huyện,",
        "- Các cấp ủy cơ sở.",
        "trước ngày 01/7/2020.",
        "Nơi nhận:",
        "- Lưu VP, BDVHU.",
        "T/M BAN THƯỜNG VỤ",
        "Phan Văn Linh",
    ):
        assert words in text
    assert [f"{number}. " in text for number in range(1, 7)] == [True] * 5 + [False]


def test_nothing_is_canned(tmp_path: Path) -> None:
    """What is changed in the database stands on the pages of the next export."""
    assert main(["demo", "--out", str(tmp_path)]) == 0
    engine = connect(tmp_path / "data" / "danvan.db")
    store = Store(engine, ChangeLog(tmp_path / "data"))
    directive, decision = store.find(Directive)[0], store.find(AwardDecision)[0]
    person = store.get(Recipient, decision.lines[-1].recipient)
    first, *rest = directive.addressees
    with store.change("thử") as changes:
        changes.save(
            replace(directive, number=419, addressees=(replace(first, name="Đảng ủy xã Triệu Thử Nghiệm"), *rest))
        )
        changes.save(replace(decision, number=77, signed_on=date(2020, 10, 14)))
        changes.save(replace(person, name="Tôn Nữ Hoàng Thử"))
    engine.dispose()
    for kind, number in (("dispatch", "419-CV/HU"), ("award-list", "77-QĐ/HU")):
        for suffix in (".docx", ".pdf"):
            assert run(tmp_path, "export", kind, number, str(tmp_path / f"{kind}{suffix}")) == 0
    for pdf in (pdf_of(tmp_path / "dispatch.docx", tmp_path), tmp_path / "dispatch.pdf"):
        text = text_of(pdf)
        assert "Số 419-CV/HU" in text
        assert "Đảng ủy xã Triệu Thử Nghiệm" in text
        assert "374" not in text
        assert first.name not in text
    for pdf in (pdf_of(tmp_path / "award-list.docx", tmp_path), tmp_path / "award-list.pdf"):
        text = text_of(pdf)
        assert "Kèm theo Quyết định số 77-QĐ/HU, ngày 14 tháng 10 năm 2020" in text
        assert "Tôn Nữ Hoàng Thử" in text
        assert person.name not in text


def test_the_award_list_names_all_thirty(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "list.pdf"
    assert run(demo, "export", "award-list", "28-QĐ/HU", str(out)) == 0
    text = text_of(out, "-raw")
    with closing(open_office(demo / "data")) as office:
        *_, decision = office.awards.find_all()
        recipients = office.awards.recipients(decision)
    assert len(recipients) == 30
    assert [one.name for one in recipients.values() if one.name not in text] == []
    for words in (
        "I. TẬP THỂ",
        "II. CÁ NHÂN",
        "10 tập thể, 20 cá nhân",
        "Trang 1/",
        "(Kèm theo Quyết định số 28-QĐ/HU",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "dispatch", "999-CV/HU", "x.pdf"], "Không tìm thấy văn bản “999-CV/HU”"),
        (["export", "dispatch", "không phải số", "x.pdf"], "Không tìm thấy văn bản"),
        (["export", "thu-moi", "374-CV/HU", "x.pdf"], "Không có loại giấy tờ “thu-moi”"),
        (["export", "dispatch", "374-CV/HU", "x.txt"], "đuôi .docx hoặc .pdf"),
        (["import", "exemplars", "khong-co.xlsx"], "khong-co.xlsx"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    demo: Path, capsys: Capture, arguments: list[str], words: str
) -> None:
    assert run(demo, *arguments) == 1
    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_an_output_folder_that_cannot_be_written_is_told(demo: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("x")
    assert run(demo, "export", "dispatch", "374-CV/HU", str(tmp_path / "file" / "cv.docx")) == 1
    assert "Không ghi được tệp" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list"],
        ["list", "cats"],
        ["sample", "--exemplars", "-3"],
        ["demo"],
        ["--data", "", "backup", "x"],
        ["backup", " "],
        ["export", "dispatch", "\udcff", "a.pdf"],
    ],
)
def test_wrong_usage_ends_with_2_and_no_english(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("Cách dùng: danvan")
    assert not re.search(r"\b(usage|error|required|invalid)\b", told)


def test_papers_lists_the_kinds(capsys: Capture) -> None:
    assert main(["papers"]) == 0
    kinds = capsys.readouterr().out.split()
    assert kinds[:3] == ["dispatch", "plan", "notice"]
    assert {"submission", "invitation", "decision", "award-list", "nomination-list"} <= set(kinds)
    assert main(["--json", "papers"]) == 0
    assert [kind["id"] for kind in json.loads(capsys.readouterr().out)] == kinds


def test_assignments_are_listed_with_how_they_stand(demo: Path, capsys: Capture) -> None:
    assert run(demo, "list", "assignments", "--search", "ai tu") == 0
    found = json.loads(capsys.readouterr().out)
    assert {(one["body_name"], one["printed_number"], one["state"]) for one in found} == {
        ("Xã Ái Tử", "374-CV/HU", "returned"),
        ("Xã Ái Tử", "374-CV/HU", "soon"),
    }


def test_check_says_that_all_is_well(demo: Path, capsys: Capture) -> None:
    assert run(demo, "check") == 0
    assert "lành lặn" in capsys.readouterr().out


def test_sample_makes_as_many_as_asked(tmp_path: Path, capsys: Capture) -> None:
    assert main(["--data", str(tmp_path), "sample", "--exemplars", "120"]) == 0
    capsys.readouterr()
    assert main(["--data", str(tmp_path), "list", "exemplars"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 170
    assert main(["--data", str(tmp_path), "check"]) == 0


def test_a_database_alone_is_sound(demo: Path, tmp_path: Path) -> None:
    """As the copy on which an update is tried out: it has come without its change log and its backups."""
    snapshot(demo / "data" / "danvan.db", tmp_path / "danvan.db")
    for _ in range(2):
        assert main(["--data", str(tmp_path), "check"]) == 0


def test_import_takes_a_list_or_nothing(tmp_path: Path, capsys: Capture) -> None:
    good = tmp_path / "good.csv"
    good.write_text(
        "STT;Tên mô hình;Đơn vị đăng ký;Lĩnh vực;Năm\n"
        "1;Tổ tự quản đường hoa;Thôn Một;Văn hóa - xã hội;2026\n"
        "2;Vườn mẫu;Thôn Hai;Kinh tế;2026\n",
        "utf-8",
    )
    bad = tmp_path / "bad.csv"
    bad.write_text(good.read_text("utf-8") + "3;Thắp sáng đường quê;;Kinh tế;2026\n", "utf-8")
    data = ["--data", str(tmp_path / "data")]
    assert main([*data, "--json", "import", "exemplars", str(bad)]) == 1
    preview = json.loads(capsys.readouterr().out)
    assert [bool(row["problems"]) for row in preview["rows"]] == [False, False, True]
    assert main([*data, "--json", "import", "exemplars", "--dry-run", str(good)]) == 0
    preview = json.loads(capsys.readouterr().out)
    assert [row["values"]["name"] for row in preview["rows"]] == ["Tổ tự quản đường hoa", "Vườn mẫu"]
    assert [row["problems"] for row in preview["rows"]] == [[], []]
    assert main([*data, "list", "exemplars"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main([*data, "import", "exemplars", "--yes", str(bad)]) == 0
    capsys.readouterr()
    assert main([*data, "list", "exemplars"]) == 0
    assert [record["name"] for record in json.loads(capsys.readouterr().out)] == ["Tổ tự quản đường hoa", "Vườn mẫu"]


def test_the_console_works_with_no_qt(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None; from danvan_desktop.cli import main; "
        f"sys.exit(main(['demo', '--out', {str(tmp_path)!r}]))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_file_whose_name_is_no_text_is_told() -> None:
    command = [sys.executable, "-m", "danvan_desktop.cli", "read", "no\udcff.docx"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Không đọc được tệp no\\udcff.docx (không có thư mục")


def test_who_has_read_enough_ends_the_command_without_a_word_of_python() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "danvan_desktop.cli", "papers"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode == 1
    assert b"Error" not in done.stderr


def test_an_incoming_document_is_read_as_json(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "den.txt"
    path.write_text("UBND XÃ ÁI TỬ\nSố: 12/UBND-VX\nV/v đăng ký mô hình\nKính gửi: Các thôn.\n", "utf-8")
    assert main(["read", str(path)]) == 0
    read = json.loads(capsys.readouterr().out)
    assert (read["number"], read["symbol"], read["subject"]) == ("12", "UBND-VX", "đăng ký mô hình")
    assert main(["read", str(path), "--full"]) == 0
    full = json.loads(capsys.readouterr().out)
    assert set(full) == {"values", "sure", "warnings"}
    assert full["sure"]["number"] is True
    assert main(["read", str(tmp_path / "khong-co.pdf")]) == 1
    assert "Không đọc được tệp" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check"], ["list", "exemplars"], ["restore", "x.dvsao"]])
def test_a_folder_that_cannot_be_is_said(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "/" + "a" * 5000, *command]) == 1
    assert "Không mở được dữ liệu tại" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["check"], ["backup", "x.dvsao"], ["list", "awards"], ["export", "dispatch", "374-CV/HU", "a.pdf"]]
)
def test_a_folder_that_is_not_there_is_no_new_office(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    for name in ("typo", "file"):
        assert main(["--data", name, *command]) == 1
        assert f"Không có thư mục dữ liệu {tmp_path / name}." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_restore_may_begin_an_office(demo: Path, tmp_path: Path) -> None:
    assert run(demo, "backup", str(tmp_path / "x.dvsao")) == 0
    assert main(["--data", str(tmp_path / "new"), "restore", str(tmp_path / "x.dvsao")]) == 0
    assert main(["--data", str(tmp_path / "new"), "check"]) == 0


def test_a_backup_into_a_folder_names_its_file(demo: Path, tmp_path: Path, capsys: Capture) -> None:
    for _ in range(2):
        assert run(demo, "backup", str(tmp_path)) == 0
        told = Path(capsys.readouterr().out.split(": ", 1)[1].strip())
        assert (told.parent, told.suffix, told.is_file()) == (tmp_path, ".dvsao", True)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_backup_that_cannot_be_called_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "backup", "a" * 5000]) == 1
    assert "tên tệp quá dài" in capsys.readouterr().err
