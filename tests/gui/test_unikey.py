"""Two hundred words typed through the real Unikey engine into every kind of field, in an X session of their own."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_desktop.domain.searching import both_words
from danvan_desktop.resources import resource
from tests.gui.unikey.window import SAID

WINDOW = Path(__file__).parent / "unikey" / "window.py"
TOOLS = ("Xvfb", "openbox", "xdotool", "ibus-daemon", "ibus", "dbus-run-session")
TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
SIGNS = {"\u0306": "w", "\u031b": "w"}

# Starts what an X session has, names its display once Unikey answers, and ends with the window.
SESSION = """
mkfifo "$1/display" "$1/never"
exec 4<>"$1/never"
Xvfb -displayfd 5 -screen 0 1366x768x24 -nolisten tcp 5>"$1/display" >/dev/null 2>&1 &
read -r number <"$1/display"
export DISPLAY=":$number"
openbox >/dev/null 2>&1 &
ibus-daemon --xim --replace --panel disable >/dev/null 2>&1 &
for try in $(seq 50); do
    ibus engine Unikey >/dev/null 2>&1
    [ "$(ibus engine 2>/dev/null)" = Unikey ] && break
    read -rt 0.2 -u 4
done
echo "DISPLAY $DISPLAY" >&2
"$2" "$3"
ibus exit
kill $(jobs -p)
"""


def telex(word: str) -> str:
    """The keys that type a word: `đường` is `dduwowngf`."""
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFC", word):
        if letter in "đĐ":
            keys += letter.translate(str.maketrans("đĐ", "dD")) + "d"
            continue
        base, *marks = list(unicodedata.normalize("NFD", letter))
        keys += base
        for mark in marks:
            tone = TONES.get(mark, tone)
            keys += base.lower() if mark == "\u0302" else SIGNS.get(mark, "")
    return keys + tone


def words() -> list[str]:
    """Two hundred different Vietnamese words of the sample, all of letters: X has no key for the ² of m²."""
    text = resource("sample", "exemplars.toml").read_text("utf-8")
    names = " ".join(str(value) for row in tomllib.loads(text)["exemplar"] for value in row.values())
    marked = [word for word in re.findall(r"[^\W\d_]+", names) if word.isalpha() and not word.isascii()]
    marked = [word for word in marked if not word[1:].isupper()]
    return list(dict.fromkeys(word.lower() for word in marked if len(word) > 1))[:200]


class Typist:
    """Hands on the window, keys through X."""

    def __init__(self, process: subprocess.Popen[str], display: str) -> None:
        self._process = process
        self._environment = os.environ | {"DISPLAY": display}

    def ask(self, command: str) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        lines = (line.removeprefix(SAID) for line in self._process.stdout if line.startswith(SAID))
        return json.loads(next(lines))

    def type(self, keys: str) -> None:
        command = ["xdotool", "type", "--delay", "9", keys]
        subprocess.run(command, env=self._environment, check=True, timeout=120)


@pytest.fixture(scope="module")
def typist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    if sys.platform != "linux" or not all(map(shutil.which, TOOLS)):
        pytest.skip("needs a Linux X session with ibus and its Unikey engine")
    folder = tmp_path_factory.mktemp("session")
    environment = os.environ | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "ibus",
        "XMODIFIERS": "@im=ibus",
    }
    process = subprocess.Popen(
        ["dbus-run-session", "--", "bash", "-c", SESSION, "session", str(folder), sys.executable, str(WINDOW)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    assert process.stderr is not None
    display = next(line.split()[1] for line in process.stderr if line.startswith("DISPLAY "))
    typist = Typist(process, display)
    typist.ask("focus line")
    yield typist
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(timeout=20)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.parametrize("field", ["line", "combo", "cells", "text"])
def test_unikey_types_two_hundred_words_without_a_wrong_letter(typist: Typist, field: str) -> None:
    wanted = words()
    assert len(wanted) == 200
    typist.ask(f"focus {field}")
    typist.type(" ".join(map(telex, wanted)) + " ")
    told = typist.ask("tell")
    assert isinstance(told, dict)
    # Where the tone stands (hoà, hòa) is a setting of Unikey.
    assert both_words(told[field]) == both_words(" ".join(wanted))
