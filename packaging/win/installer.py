"""What goes out: the setup, the portable ZIP, the signed update, and their digests."""

import hashlib
import re
import shutil
import zipfile
from pathlib import Path

from environment import ROOT, quietly
from win import freeze
from win.places import BUILD, DIST, ON_WINDOWS, RELEASE, cached, version

SCRIPT = ROOT / "packaging" / "setup.nsi"
ICON, PICTURE = (BUILD / "work" / "danvan" / name for name in ("danvan.ico", "setup.bmp"))
SETUP = RELEASE / f"DanVanKheo-{version()}-setup.exe"
PORTABLE = RELEASE / f"DanVanKheo-{version()}-portable.zip"
UPDATE = RELEASE / f"DanVanKheo-{version()}.dvu"
DIGESTS = RELEASE / "SHA256SUMS"
MARK = (
    "Tệp này cho biết chương trình chạy từ thẻ nhớ: dữ liệu nằm trong thư mục du-lieu ở bên cạnh.\r\n"
    "Xóa tệp này thì chương trình dùng dữ liệu của người dùng trên máy.\r\n"
)


def build() -> bool:
    """Makes all of them unless they are there for the same program; says whether it had to."""
    inputs: list[Path | str] = [SCRIPT, Path(__file__), (BUILD / "program.digest").read_text("ascii"), version()]
    return cached("setup", inputs, SETUP, _build)


def _build() -> None:
    compile_setup(SETUP, DIST, version(), *(["-DX86"] if ON_WINDOWS else []))
    _portable()
    quietly("Signing the update", freeze.sign("sign", freeze.PRIVATE_KEY, SETUP, version(), schema(), UPDATE))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in (SETUP, PORTABLE, UPDATE)]
    DIGESTS.write_text("".join(lines), "ascii")


def compile_setup(out: Path, source: Path, number: str, *defines: str) -> None:
    """A setup of all files below `source`. With -DFAST it is made in a fifth of the time and half as large again."""
    out.parent.mkdir(parents=True, exist_ok=True)
    words = {
        "VERSION": number,
        "FILE_VERSION": f"{number}.0",
        "SOURCE": source,
        "KILOBYTES": freeze.size(source) // 1024,
        "OUT": out,
        "ICON": ICON,
        "PICTURE": PICTURE,
    }
    named = [f"-D{name}={value}" for name, value in words.items()]
    compiler = shutil.which("makensis") or str(Path("C:/Program Files (x86)/NSIS/makensis.exe"))
    command = [compiler, "-V2", "-INPUTCHARSET", "UTF8", *named, *defines, str(SCRIPT)]
    quietly(f"Compiling {out.name}", command)


def schema() -> int:
    """The schema of the program's database."""
    text = (ROOT / "danvan_desktop" / "db" / "preflight.py").read_text("utf-8")
    return int(re.findall(r"^SCHEMA = (\d+)$", text, re.MULTILINE)[0])


def _portable() -> None:
    with zipfile.ZipFile(PORTABLE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(DIST.rglob("*")):
            if path.is_file():
                archive.write(path, Path("DanVanKheo", "app", path.relative_to(DIST)))
        archive.writestr("DanVanKheo/portable.txt", MARK.encode("utf-8-sig"))
        archive.writestr("DanVanKheo/Mở Dân vận khéo.bat", '@start "" "%~dp0app\\danvan-desktop.exe"\r\n')
