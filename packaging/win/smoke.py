"""Does the work with the frozen program: a database, papers, a list from Excel, a backup, every tab and dialog."""

import shutil
import subprocess
import time
from pathlib import Path

from environment import PYTHON, ROOT
from win import programs, python
from win.places import BUILD, DIST, ON_WINDOWS

TRACE = {} if ON_WINDOWS else {"WINEDEBUG": "+loaddll"}
LIST = """
import sys, xlsxwriter
with xlsxwriter.Workbook(sys.argv[1]) as book:
    sheet = book.add_worksheet("Mô hình")
    for number, row in enumerate([
        ["STT", "Năm", "Tên mô hình", "Lĩnh vực", "Đơn vị", "Chủ thể"],
        [1, 2026, "Tuyến đường hoa thôn Nại Cửu", "Kinh tế", "Hội Phụ nữ", "Chi hội thôn Nại Cửu"],
        [2, 2026, "Tổ tự quản an ninh trật tự", "Quốc phòng - An ninh", "Công an xã", "Chi bộ thôn Bích La"],
    ]):
        sheet.write_row(number, 0, row)
"""


def work(program: Path = DIST, folder: Path = BUILD / "Việc làm thử của Đức") -> str:
    """Does all of it with the program of that folder, data and papers in the other. The trace of loaded libraries.

    Ends with what the program said where something is wrong.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    console, window, data = program / "danvan.exe", program / "danvan-desktop.exe", folder / "data"
    trace = [programs.must(console, "demo", "--out", folder, more=TRACE)]
    for suffix, start in (("docx", b"PK"), ("pdf", b"%PDF-")):
        _expect(len(list(folder.glob(f"*.{suffix}"))) > 1, f"the papers as .{suffix} are missing")
        out = folder / f"giấy tờ.{suffix}"
        trace.append(programs.must(console, "--data", data, "export", "dispatch", "374-CV/HU", out, more=TRACE))
        _expect(out.read_bytes().startswith(start), f"{out} is no .{suffix}")
    book = folder / "danh sách.xlsx"
    subprocess.run([PYTHON, "-c", LIST, book], check=True)
    trace.append(programs.must(console, "--data", data, "import", "exemplars", book, more=TRACE))
    trace.append(programs.must(console, "--data", data, "backup", folder / "sao lưu.dvsao", more=TRACE))
    trace.append(programs.must(window, "--data", data, "--smoke", more=TRACE))
    trace.append(programs.must(console, "--data", data, "check", more=TRACE))
    twice = programs.must(console, "--data", data, "--json", "list", "exemplars", "--search", "nai cuu")
    _expect("Tuyến đường hoa thôn Nại Cửu" in twice, "the list from Excel is not there")
    return "".join(trace)


def refusals(program: Path = DIST) -> None:
    """What the program says to data of a newer one: exit code 1 and a sentence, in the window and the console."""
    folder = BUILD / "refused"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    console = program / "danvan.exe"
    programs.must(console, "--data", folder, "check")
    newer = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA user_version = 999'); c.close()"
    subprocess.run([PYTHON, "-c", newer, folder / "danvan.db"], check=True)
    done = programs.run(console, "--data", folder, "check")
    _expect(done.returncode == 1 and "phiên bản mới hơn" in done.stdout, f"newer data: {done.stdout}")
    done = programs.run(program / "danvan-desktop.exe", "--data", folder, "--smoke")
    _expect(done.returncode == 1, "newer data are opened in the window")


def start_ratio(rounds: int = 3) -> tuple[float, float]:
    """Seconds from the start of the frozen program, and of the same from source, to its first rows: best of some."""
    data = BUILD / "start"
    shutil.rmtree(data, ignore_errors=True)
    programs.must(DIST / "danvan.exe", "demo", "--out", data)
    arguments = ("--data", data / "data", "--exit-after", "first-page")
    frozen, source = [], []
    for _ in range(rounds + 1):  # the first one warms up
        frozen.append(_seconds(DIST / "danvan-desktop.exe", *arguments))
        source.append(_seconds(python.EXE, "-m", "danvan_desktop", *arguments))
    return min(frozen[1:]), min(source[1:])


def _seconds(program: Path, *arguments: object) -> float:
    start = time.perf_counter()
    programs.must(program, *arguments, cwd=ROOT)
    return time.perf_counter() - start


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise SystemExit(otherwise)
