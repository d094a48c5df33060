"""What the commands of this folder share: the environment .venv from the locks, Debian's packages, quiet steps."""

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
