import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from danvan_desktop.bootstrap import open_office
from danvan_desktop.cli import main
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput

HEAVY = ("sqlalchemy", "alembic", "docx", "reportlab", "python_calamine", "xlsxwriter", "lxml")


def run(*arguments: str, program: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program] if program else [sys.executable, "-m", "danvan_desktop"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, env=environment, timeout=100
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder)]) == 0
    return folder / "data"


def test_smoke_builds_every_tab_and_dialog(data: Path) -> None:
    done = run("--data", str(data), "--smoke")
    assert (done.returncode, done.stdout) == (0, "")


def test_smoke_works_where_a_paper_is_not_complete(tmp_path: Path) -> None:
    with closing(open_office(tmp_path)) as office:
        issuer = office.issuers.save(
            IssuerInput(
                name="Đảng ủy xã",
                track="party",
                symbol="ĐU",
                place="Xã Thử",
                names=(IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ"),),
            )
        )
        office.directives.save(
            DirectiveInput(
                issuer=issuer.uid, number="7", signed_on="5/1/2025", subject="họp", addressees=(LineInput(name="a"),)
            )
        )
    assert run("--data", str(tmp_path), "--smoke").returncode == 0  # its issuer had no name to print on that day


def test_smoke_works_on_an_empty_folder(tmp_path: Path) -> None:
    assert run("--data", str(tmp_path / "new"), "--smoke").returncode == 0
    assert (tmp_path / "new" / FILE).exists()


@pytest.mark.parametrize("when", ["first-paint", "first-page"])
def test_the_start_can_be_timed_from_outside(data: Path, when: str) -> None:
    assert run("--data", str(data), "--exit-after", when).returncode == 0


@pytest.mark.parametrize("when", ["first-paint", "first-page"])
def test_nothing_heavy_is_loaded_before_the_window_shows_rows(data: Path, when: str) -> None:
    program = (
        "import sys; from danvan_desktop.ui.application import main; "
        f"code = main(['--data', {str(data)!r}, '--exit-after', {when!r}]); "
        f"print(*[name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    done = run(program=program)
    assert (done.returncode, done.stdout.strip()) == (0, "")


@pytest.mark.parametrize("arguments", [["--data", ""], ["--data", " "], [""]])
def test_no_path_is_wrong_usage(arguments: list[str]) -> None:
    done = run(*arguments, "--smoke")
    assert done.returncode == 2
    assert done.stderr.startswith("Cách dùng: danvan-desktop")


def test_a_folder_that_cannot_be_used_ends_with_1_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("không phải cơ sở dữ liệu " * 200, "utf-8")
    done = run("--data", str(tmp_path), "--smoke")
    assert done.returncode == 1
    assert "không phải là cơ sở dữ liệu" in done.stderr
    assert "Traceback" not in done.stderr
