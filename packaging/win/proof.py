"""Installs, upgrades, breaks, mends and uninstalls the program under Wine, as a user whose name is Nguyễn Đức."""

import filecmp
import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from environment import PYTHON, quietly
from win import freeze, installer, programs, smoke
from win.places import BUILD, DIST, HERE, cached, version
from win.programs import DRIVE

USER = DRIVE / "users" / "Nguyễn Đức"
HOME = USER / "AppData" / "Local" / "Programs" / "DanVanKheo"
DATA = USER / "AppData" / "Local" / "DanVanKheo"
APP, PREVIOUS, NEW = HOME / "app", HOME / "previous", HOME / "new"
WINDOW, CONSOLE = APP / "danvan-desktop.exe", APP / "danvan.exe"
FOLDERS = {
    "Local AppData": "AppData/Local",
    "AppData": "AppData/Roaming",
    "Desktop": "Desktop",
    "Programs": "AppData/Roaming/Microsoft/Windows/Start Menu/Programs",
    "Personal": "Documents",
}
OLD = BUILD / "setups" / "old.exe"
"""A setup of the version before: the same program under a smaller number."""
BROKEN = BUILD / "setups" / "broken.exe"
"""A setup of a program that does not start."""
UPDATE = BUILD / "setups" / "next.dvu"
OLD_VERSION, NEXT_VERSION = "0.0.9", "99.0.0"
DONE, NO_ROOM, RUNNING, TOO_OLD, NOT_STARTING = 0, 2, 3, 4, 5
OLD_DATA = """
import sys
from pathlib import Path
from danvan_desktop.db.engine import connect, writing
from danvan_desktop.db.migrate import climb
from danvan_desktop.db.preflight import APPLICATION_ID
folder = Path(sys.argv[1])
folder.mkdir(parents=True)
engine = connect(folder / "danvan.db")
with writing(engine) as connection:
    climb(connection, "0001")
    for sql in (
        "INSERT INTO issuer VALUES (1, 'i', 1, 'Đảng ủy xã', 'Đảng ủy xã', 'party', 'ĐU', 'Triệu Phong', '', 1)",
        "INSERT INTO directive (uid, revision, issuer, number, suffix, symbol, series, signed_on, place, direction,"
        " kind, subject, subject_key, opening, closing, report_to, report_through) VALUES ('a', 1, 'i', 7, '',"
        " '-CV/ĐU', 'CV 2025-2030', '2026-01-05', 'x', 'outgoing', 'CV', 'họp', '', '', '', '', '')",
        f"PRAGMA application_id = {APPLICATION_ID}",
        "PRAGMA user_version = 1",
    ):
        connection.exec_driver_sql(sql)
engine.dispose()
"""


def steps() -> list[tuple[str, Callable[[], str | None]]]:
    """What is proved, in order: each step goes on from the one before."""
    return [
        ("user Nguyễn Đức", prepare),
        ("install", install),
        ("upgrade while it runs: refused", upgrade_while_running),
        ("upgrade over data of schema 1", upgrade),
        ("installed program at work", at_work),
        ("offline update from a signed file", update),
        ("a changed update file: refused", tampered_update),
        ("an update that does not start: nothing changes", failing_update),
        ("a version that does not start: back to the one before", roll_back),
        ("cut off while unpacking: install again", cut_off),
        ("cut off between the renamings: install again", cut_off_later),
        ("full and read-only drives: refused", refused_places),
        ("Windows 8.1: refused", old_windows),
        ("portable copy on a stick", portable),
        ("uninstall: data stay, nothing else", uninstall),
    ]


def prepare() -> str:
    """A user with a name that needs Unicode, whose folders are where Windows would have them; the setups to prove."""
    shutil.rmtree(USER, ignore_errors=True)
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    for name, folder in FOLDERS.items():
        (USER / folder).mkdir(parents=True, exist_ok=True)
        _registry("add", key, "/f", "/v", name, "/d", programs.windows_path(USER / folder))
    temporary = USER / "AppData" / "Local" / "Temp"
    temporary.mkdir()
    for name in ("TEMP", "TMP"):
        _registry("add", r"HKCU\Environment", "/f", "/v", name, "/d", programs.windows_path(temporary))
    programs.end()
    inputs: list[Path | str] = [installer.SCRIPT, Path(__file__), (BUILD / "program.digest").read_text("ascii")]
    cached("setups", inputs, OLD, _make_setups)
    return programs.windows_path(USER)


def _make_setups() -> None:
    installer.compile_setup(OLD, DIST, OLD_VERSION, "-DFAST")
    broken = BUILD / "broken"
    broken.mkdir(exist_ok=True)
    for name in (WINDOW.name, CONSOLE.name):
        programs.compile_program(HERE / "stubs" / "broken.c", broken / name)
    installer.compile_setup(BROKEN, broken, "9.9.9", "-DFAST")
    # The setup for 32-bit Windows does not run here; it is at least compiled.
    installer.compile_setup(BUILD / "setups" / "x86.exe", broken, "9.9.9", "-DFAST", "-DX86")


def install() -> str:
    """The old version, over nothing, with data of its time."""
    _setup(OLD, DONE)
    _same(APP, DIST)
    _expect(not PREVIOUS.exists() and not NEW.exists(), "the setup left more than the program")
    links = [path.relative_to(USER).as_posix() for path in USER.rglob("*.lnk")]
    _expect(len(links) == 2, f"entries in the menu and on the desktop: {links}")
    _expect(_shown_version() == OLD_VERSION, "the registry does not name the version")
    subprocess.run([PYTHON, "-c", OLD_DATA, DATA], check=True)
    return ", ".join(sorted(path.rsplit("/", 1)[0].rsplit("/", 1)[-1] for path in links))


def upgrade_while_running() -> None:
    """The setup says no and changes nothing."""
    other = BUILD / "running"
    shutil.rmtree(other, ignore_errors=True)
    program = programs.start(WINDOW, "--data", other)
    try:
        _until((other / "danvan.db").exists, "the program does not start")
        _setup(installer.SETUP, RUNNING, alone=False)
    finally:
        program.kill()
        programs.end()
    _same(APP, DIST)
    _expect(_shown_version() == OLD_VERSION, "the registry has changed")


def upgrade() -> str:
    """The new version over the old one, whose data it takes over; the old one is kept."""
    _setup(installer.SETUP, DONE)
    _same(APP, DIST)
    _same(PREVIOUS, DIST)
    _expect(_shown_version() == version(), "the registry does not name the new version")
    listed = programs.must(CONSOLE, "list", "directives")
    _expect("07-CV/ĐU" in listed, f"the directive of the old data is missing: {listed}")
    programs.must(CONSOLE, "check")
    return f"{OLD_VERSION} → {version()}"


def at_work() -> None:
    """The installed program does what the frozen one did."""
    smoke.work(APP, USER / "Documents" / "Dân vận khéo 2026")
    programs.must(WINDOW, "--smoke")


def update() -> str:
    """The console takes the file: backup, trial on a copy, then the versions change places when it has ended."""
    _setup(OLD, DONE)
    _sign(UPDATE, installer.SETUP, NEXT_VERSION)
    before = set(DATA.rglob("*.dvsao"))
    said = programs.must(CONSOLE, "update", UPDATE)
    programs.wait()
    _same(APP, DIST)
    _same(PREVIOUS, DIST)
    _expect(not NEW.exists() and _shown_version() == version(), f"the versions have not changed places: {said}")
    _expect(len(set(DATA.rglob("*.dvsao")) - before) == 1, "there is no backup from before the update")
    programs.must(CONSOLE, "check")
    return said.strip()


def tampered_update() -> None:
    """One bit of the setup inside, or of what it says of itself."""
    for place in (0.5, 0.0):
        content = bytearray(UPDATE.read_bytes())
        content[int(len(content) * place) + 60] ^= 1
        changed = UPDATE.with_name("changed.dvu")
        changed.write_bytes(content)
        done = programs.run(CONSOLE, "update", changed)
        programs.wait()
        _expect(done.returncode == 1 and "tệp cập nhật" in done.stdout.lower(), f"{done.returncode} {done.stdout}")
        _expect(not NEW.exists(), "something was unpacked")
    _same(APP, DIST)


def failing_update() -> None:
    """Signed, but the program inside does not start: that shows before anything is changed."""
    _sign(UPDATE, BROKEN, NEXT_VERSION)
    done = programs.run(CONSOLE, "update", UPDATE)
    programs.wait()
    _expect(done.returncode == 1 and "không cài" in done.stdout, f"{done.returncode} {done.stdout}")
    _expect(not NEW.exists(), "the new version is still there")
    _same(APP, DIST)


def roll_back() -> None:
    """The setup tries what it has installed, and takes it back."""
    before = _shown_version()
    _setup(BROKEN, NOT_STARTING)
    _same(APP, DIST)
    _expect(not NEW.exists(), "the broken version is still there")
    _expect(_shown_version() == before, "the registry names the broken version")
    programs.must(CONSOLE, "check")


def cut_off() -> None:
    """Power fails while files are unpacked: the program is as it was, and the next setup cleans up."""
    setup = subprocess.Popen(
        ["wine64", str(installer.SETUP), "/S"], env=programs.environment(), stdin=subprocess.DEVNULL
    )
    _until((NEW / "_internal").exists, "the setup does not unpack")
    setup.kill()
    programs.end()
    _expect(NEW.exists(), "the setup was not cut off")
    _same(APP, DIST)
    _setup(installer.SETUP, DONE)
    _same(APP, DIST)
    _expect(not NEW.exists(), "what was unpacked by half is still there")


def cut_off_later() -> None:
    """Power fails when the old version has got its new name and the new one has not."""
    shutil.rmtree(PREVIOUS)
    APP.rename(PREVIOUS)
    _setup(installer.SETUP, DONE)
    _same(APP, DIST)
    _same(PREVIOUS, DIST)


def refused_places() -> str:
    """Exit code and nothing left on a drive that is full or read-only. Only root can make such drives."""
    if os.geteuid() != 0:
        return "not tried: only root can make such drives"
    place = USER / "Ổ nhỏ"
    place.mkdir()
    for options in ("size=20m", "size=200m,ro"):
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)
        try:
            _setup(installer.SETUP, NO_ROOM, f"/D={programs.windows_path(place)}\\Dân vận khéo")
            _expect(not list(place.rglob("*.exe")), "files are left")
        finally:
            programs.end()
            subprocess.run(["umount", place], check=True)
    place.rmdir()
    return "full, read-only"


def old_windows() -> None:
    """The setup says so and does nothing."""
    for release, code in (("win81", TOO_OLD), ("win10", DONE)):
        programs.must(DRIVE / "windows" / "system32" / "winecfg.exe", "-v", release)
        programs.end()
        _setup(installer.SETUP, code)
    _same(APP, DIST)


def portable() -> None:
    """Unpacked anywhere, also under a name with letters and spaces; the data stay with it."""
    stick = USER / "Thẻ nhớ của cô Đức"
    with zipfile.ZipFile(installer.PORTABLE) as archive:
        archive.extractall(stick)
    home = stick / "DanVanKheo"
    _same(home / "app", DIST)
    before = {path: path.stat().st_mtime_ns for path in DATA.rglob("*")}
    programs.must(home / "app" / "danvan.exe", "sample", "--exemplars", "3")
    programs.must(home / "app" / "danvan-desktop.exe", "--smoke")
    _expect((home / "du-lieu" / "danvan.db").exists(), "the data are not on the stick")
    _expect(before == {path: path.stat().st_mtime_ns for path in DATA.rglob("*")}, "the user's own data were touched")
    shutil.rmtree(stick)


def uninstall() -> str:
    """Nothing but the data is left: no folder, no entry, no key."""
    data = {path: path.read_bytes() for path in DATA.rglob("*") if path.is_file()}
    programs.must(HOME / "Uninstall.exe", "/S")
    programs.wait()
    _expect(not HOME.exists(), f"left: {[path.name for path in HOME.rglob('*')]}")
    left = [path for path in USER.rglob("*") if path.is_file() and not path.is_relative_to(DATA)]
    own = [path for path in left if not path.is_relative_to(USER / "Documents")]
    own = [path for path in own if "Temp" not in path.parts]
    _expect(not own, f"left: {own}")
    for key in (r"HKCU\Software\DanVanKheo", r"HKCU\Software\Classes\.dvu", r"HKCU\Software\Classes\DanVanKheo.Backup"):
        _expect(programs.run(_REG, "query", key).returncode != 0, f"left: {key}")
    _expect(data == {path: path.read_bytes() for path in data}, "the data have changed")
    return f"{len(data)} files of data"


_REG = DRIVE / "windows" / "system32" / "reg.exe"


def _registry(*words: str) -> str:
    return programs.must(_REG, *words)


def _sign(out: Path, setup: Path, number: str) -> None:
    quietly("Signing an update", freeze.sign("sign", freeze.PRIVATE_KEY, setup, number, installer.schema(), out))


def _shown_version() -> str:
    """The version that Windows shows among the installed programs."""
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\DanVanKheo"
    return _registry("query", key, "/v", "DisplayVersion").split()[-1]


def _setup(setup: Path, code: int, *more: str, alone: bool = True) -> None:
    """Runs a setup in silence; it has to end with that code, and unless others run what it started has to end too."""
    # In words, as a console would hand it over: it wants its folder without quotation marks.
    done = programs.run(setup, "/S", *(word for one in more for word in one.split(" ")))
    if alone:
        programs.wait()
    _expect(done.returncode == code, f"{setup.name} {more}: exit code {done.returncode}, not {code}\n{done.stdout}")


def _same(one: Path, other: Path) -> None:
    """Both folders hold the same files."""
    names = [{path.relative_to(folder) for path in folder.rglob("*")} for folder in (one, other)]
    _expect(names[0] == names[1], f"{one.name}: {sorted(map(str, names[0] ^ names[1]))[:9]}")
    files = [str(name) for name in names[0] if (one / name).is_file()]
    _, different, unread = filecmp.cmpfiles(one, other, files, shallow=False)
    _expect(not different and not unread, f"{one.name}: {different[:9]} {unread[:9]}")


def _until(true: Callable[[], bool], otherwise: str, seconds: int = 120) -> None:
    end = time.monotonic() + seconds
    while not true():
        _expect(time.monotonic() < end, otherwise)
        time.sleep(0.1)


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise SystemExit(otherwise)
