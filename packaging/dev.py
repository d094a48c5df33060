"""The developers' commands, with nothing but a Python 3.11 or newer at hand, on Linux and Windows, from any folder.

python3 packaging/dev.py demo [--no-window]    the main job on sample data: papers in demo/, the database in demo/data/
python3 packaging/dev.py run [ARGUMENTS]       the program
python3 packaging/dev.py test [ARGUMENTS]      every test; the arguments are pytest's
python3 packaging/dev.py faults [--quick]      kills, full disks, damaged files: a table of what became of the data
python3 packaging/dev.py pictures [NAME ...]   the pictures of the manual and of the README

Each first makes what it needs: the environment .venv from the lock with hashes, and on Debian the system's packages.
"""

import argparse
import os
import subprocess
import sys

from environment import DEV_LOCK, LOCK, PYTHON, ROOT, make_environment, need_debian_packages

# What the Qt wheels link to and do not carry, and a font with all Vietnamese letters.
QT_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libgssapi-krb5-2 libcups2 libx11-6 "
    "libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0 "
    "libwayland-cursor0 fonts-noto-core"
)
# Papers are read back by LibreOffice and poppler; windows are driven on a screen of their own.
TEST_PACKAGES = (
    "libreoffice-core libreoffice-writer poppler-utils fontconfig qpdf xvfb openbox xdotool ibus ibus-unikey dbus "
    "at-spi2-core python3-gi gir1.2-atspi-2.0"
)
FAULT_PACKAGES = "strace"


def main() -> int:
    """Do the named command; the exit code is that of the program it started."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this has not installed anything yet
        sys.exit("Python 3.11 or newer is needed; this one is " + sys.version.split()[0])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["demo", "run", "test", "faults", "pictures"])
    command, rest = parser.parse_args(sys.argv[1:2]).command, sys.argv[2:]
    demo = argparse.ArgumentParser(prog="dev.py demo")
    demo.add_argument("--no-window", action="store_true", help="make the papers only")
    window = command == "demo" and not demo.parse_args(rest).no_window and has_screen()

    more = {"test": TEST_PACKAGES, "faults": FAULT_PACKAGES}.get(command, "")
    need_debian_packages(f"{QT_PACKAGES} {more}")
    make_environment([LOCK, DEV_LOCK] if command == "test" else [LOCK])
    if command == "run":
        return start("-m", "danvan_desktop", *rest)
    if command == "test":
        return start("-m", "pytest", *rest)
    if command == "faults":
        return start("-m", "tests.faults", *rest)
    if command == "pictures":
        return start("packaging/pictures.py", *rest)
    return start("-m", "danvan_desktop.cli", "demo", "--out", "demo", *(["--open"] if window else []))


def start(*arguments: str) -> int:
    """Run the environment's Python from the project's root."""
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, check=False).returncode


def has_screen() -> bool:
    """Whether a window can be shown."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"This cannot go on: {error}")
