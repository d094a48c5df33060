"""Reading an incoming document of ten pages beside LibreOffice, which makes plain text of the same .docx, and of a PDF,
of which it makes no plain text, a .docx.

`python benchmarks/reading.py [--pairs N]`. Ours is the whole way from the file to the proposal, in a process that is
warm, as in the window. LibreOffice is warm too: an instance runs already and takes the file over, so that its start
does not count. Both take turns.
"""

import argparse
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from danvan_desktop.resources import resource
from danvan_desktop.services import reading

HEAD = """ĐẢNG BỘ TỈNH QUẢNG MẪU
BAN DÂN VẬN
Quảng Mẫu, ngày 12 tháng 10 năm 2026
Số 57-CV/BDVTU
V/v rà soát mô hình “Dân vận khéo” năm 2026
Kính gửi: Các đảng ủy xã, phường.
Thực hiện Kế hoạch số 33-KH/TU, ngày 05/3/2026, Ban Dân vận Tỉnh ủy đề nghị các đơn vị thực hiện một số nội dung sau:"""
ITEM = (
    "{number}. Rà soát các mô hình, điển hình đã đăng ký từ ngày 01/01/2026 đến ngày 30/9/2026 trên địa bàn, lập danh "
    "sách theo mẫu gửi kèm, phân công cán bộ theo dõi, hướng dẫn, kịp thời phản ánh khó khăn, vướng mắc; phối hợp với "
    "Mặt trận và các đoàn thể lựa chọn mô hình tiêu biểu để nhân rộng; gửi kết quả về Ban Dân vận Tỉnh ủy chậm nhất "
    "ngày 30/10/2026."
)
FOOT = """Nơi nhận:
- Như trên,
- Lưu Văn phòng.
TRƯỞNG BAN
Nguyễn Thị Mẫu"""
ITEMS = 65  # ten pages


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Reading ten pages: ours beside LibreOffice.")
    parser.add_argument("--pairs", type=int, default=5, help="how often each is run (default 5)")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [*HEAD.split("\n"), *(ITEM.format(number=n + 1) for n in range(ITEMS)), *FOOT.split("\n")]
        files = [as_docx(folder / "ten.docx", lines), as_pdf(folder / "ten.pdf", lines)]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        office = subprocess.Popen(
            ["soffice", profile, "--headless", "--norestore", "--nologo"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for file in files:
                peer(profile, file)  # warms both up
                ours(file)
                beside = [(ours(file), peer(profile, file)) for _ in range(pairs)]
                show(file.suffix, beside)
        finally:
            office.terminate()
            office.wait()


def ours(file: Path) -> float:
    """Seconds from the file to the proposal."""
    start = time.perf_counter()
    read = reading.read_file(file)
    spent = time.perf_counter() - start
    assert len(read.found["tasks"].value) == ITEMS
    return spent


def peer(profile: str, file: Path) -> float:
    """Seconds of LibreOffice for the file."""
    out = file.parent / "out"
    # The text of a PDF comes into frames, which its export to plain text leaves out.
    ways = (
        ["--infilter=writer_pdf_import", "--convert-to", "docx"]
        if file.suffix == ".pdf"
        else ["--convert-to", "txt:Text"]
    )
    made = out / f"{file.stem}.{ways[-1].split(':')[0]}"
    made.unlink(missing_ok=True)
    command = ["soffice", profile, "--headless", *ways, "--outdir", str(out), str(file)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    spent = time.perf_counter() - start
    assert made.stat().st_size > 5_000
    return spent


def as_docx(path: Path, lines: list[str]) -> Path:
    """The paper as Word writes it."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def as_pdf(path: Path, lines: list[str]) -> Path:
    """The paper as PDF with a text layer."""
    pdfmetrics.registerFont(TTFont("Paper", str(resource("fonts", "LiberationSerif-Regular.ttf"))))
    style = ParagraphStyle("body", fontName="Paper", fontSize=14, leading=19, spaceAfter=6)
    SimpleDocTemplate(str(path), pagesize=A4).build([Paragraph(line, style) for line in lines])
    return path


def show(what: str, beside: list[tuple[float, float]]) -> None:
    """One line: seconds of both, and their ratio."""
    columns = ([o for o, _ in beside], [p for _, p in beside], [o / p for o, p in beside])
    told = [f"{median(values):.2f} ({min(values):.2f} - {max(values):.2f})" for values in columns]
    print(f"{what:<8}ours {told[0]} s   LibreOffice {told[1]} s   ratio {told[2]}   goal <= 0.3")


if __name__ == "__main__":
    main()
