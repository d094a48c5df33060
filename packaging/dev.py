"""The developers' commands, with nothing but a Python 3.11 or newer at hand, on Linux and Windows, from any folder.

python3 packaging/dev.py demo [--no-window]    the main job on sample data: papers in demo/, the database in demo/data/
python3 packaging/dev.py run [ARGUMENTS]       the program
python3 packaging/dev.py test [ARGUMENTS]      every test; the arguments are pytest's

Each first makes what it needs: the environment .venv from the lock with hashes, and on Debian the system's packages.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "danvan-locks.txt"  # digests of the locks that are installed in full; written last
LOCK = ROOT / "packaging" / "requirements.txt"
DEV_LOCK = ROOT / "packaging" / "requirements-dev.txt"

# What the Qt wheels link to and do not carry, and a font with all Vietnamese letters.
QT_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libgssapi-krb5-2 libcups2 libx11-6 "
    "libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0 "
    "libwayland-cursor0 fonts-noto-core"
)
# Papers are read back by LibreOffice and poppler; windows are driven on a screen of their own.
TEST_PACKAGES = "libreoffice-core libreoffice-writer poppler-utils fontconfig xvfb openbox xdotool"


def main() -> int:
    """Do the named command; the exit code is that of the program it started."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this has not installed anything yet
        sys.exit("Python 3.11 or newer is needed; this one is " + sys.version.split()[0])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["demo", "run", "test"])
    command, rest = parser.parse_args(sys.argv[1:2]).command, sys.argv[2:]
    demo = argparse.ArgumentParser(prog="dev.py demo")
    demo.add_argument("--no-window", action="store_true", help="make the papers only")
    window = command == "demo" and not demo.parse_args(rest).no_window and has_screen()

    need_debian_packages(f"{QT_PACKAGES} {TEST_PACKAGES}" if command == "test" else QT_PACKAGES)
    make_environment([LOCK, DEV_LOCK] if command == "test" else [LOCK])
    if command == "run":
        return start("-m", "danvan_desktop", *rest)
    if command == "test":
        return start("-m", "pytest", *rest)
    return start("-m", "danvan_desktop.cli", "demo", "--out", "demo", *(["--open"] if window else []))


def start(*arguments: str) -> int:
    """Run the environment's Python from the project's root."""
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, check=False).returncode


def has_screen() -> bool:
    """Whether a window can be shown."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def need_debian_packages(names: str) -> None:
    """Install what is missing as root, else name the command; on other systems than Debian and its kin do nothing."""
    if sys.platform != "linux" or not shutil.which("dpkg-query"):
        return
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}, ${Provides}\n"]
    lines = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()
    present = {name for line in lines if line.startswith("installed ") for name in re.findall(r"[^\s,()]+", line)}
    missing = [name for name in names.split() if name not in present]
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        sys.exit(f"Debian packages are missing. Install them, then run this again:\n  sudo {shlex.join(install)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quietly("Reading the list of Debian packages", ["apt-get", "update"], environment)
    quietly(f"Installing Debian packages: {' '.join(missing)}", install, environment)


def make_environment(locks: list[Path]) -> None:
    """Bring .venv to the state of the locks, the last of which holds the others; one left half-made is made anew."""
    # An environment knows its folder and its Python, so one that was copied elsewhere counts as out of date.
    place = f"{ROOT} {sys.version_info[:2]} {(ROOT / 'pyproject.toml').read_text('utf-8')}"
    wanted = [hashlib.sha256((place + lock.read_text("utf-8")).encode()).hexdigest() for lock in locks]
    stamp = STAMP.read_text("ascii").split() if STAMP.exists() else []
    if PYTHON.exists() and set(wanted) <= set(stamp):
        return
    if "unfinished" in stamp or not runs_pip():
        if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it apart
            need_debian_packages(f"python3.{sys.version_info.minor}-venv")
        quietly("Making the environment .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    STAMP.write_text("unfinished", "ascii")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    lock = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(locks[-1])]
    quietly("Installing the Python packages, some hundred megabytes the first time", [*pip, *lock])
    quietly("Installing the program", [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(" ".join(wanted), "ascii")


def runs_pip() -> bool:
    """Whether .venv is there and whole enough to be brought up to date."""
    ask = [str(PYTHON), "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.run(ask, capture_output=True, check=False).returncode == 0


def quietly(step: str, command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a step of the set-up; when it fails, end with its last lines, without the addresses it asked."""
    print(f"{step} ...", flush=True)
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        lines = done.stdout.decode(errors="replace").strip().splitlines()
        tail = re.sub(r"\w+://\S+|(?<=host=)\S+", "(address)", "\n".join(lines[-15:]))
        sys.exit(f"{tail}\n\nThis step failed (exit code {done.returncode}): {step}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"This cannot go on: {error}")
