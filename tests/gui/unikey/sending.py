"""What reaches a field while somebody types Vietnamese, by Unikey on Windows or by an input method."""

import unicodedata
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.keys import focus, type_text

TONES = "\u0300\u0301\u0309\u0303\u0323"


def states(word: str) -> list[str]:
    """What a word looks like after each key of Telex: `duongf`, `w`, `d` typed in the order of the letters."""
    letters, shown = [unicodedata.normalize("NFD", letter) for letter in unicodedata.normalize("NFC", word)], [""]
    before = ""
    for letter in letters:
        plain = "".join(mark for mark in letter if mark not in TONES)
        bare = plain[0].translate(str.maketrans("đĐ", "dD"))
        shown += [before + bare, before + unicodedata.normalize("NFC", plain)]
        before = shown[-1]
    shown.append(unicodedata.normalize("NFC", word))
    return [one for one, other in pairwise([*shown, ""]) if one != other]


def burst(words: str) -> None:
    """As Unikey on Windows sends it: where a key changes letters that stand there, so many times Backspace and then
    the new letters, at once.
    """
    for place, word in enumerate(words.split(" ")):
        if place:
            QTest.keyClick(focus(), Qt.Key.Key_Space)
        for before, after in pairwise(states(word)):
            same = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
            same = min(len(before), len(after)) if same is None else same
            for _ in before[same:]:
                QTest.keyClick(focus(), Qt.Key.Key_Backspace)
            type_text(after[same:])


def compose(words: str) -> None:
    """As Telex of Windows and ibus send it: each word is shown while it is composed, then handed over whole."""
    for place, word in enumerate(words.split(" ")):
        for shown in states(word)[1:]:
            _send(QInputMethodEvent(shown, []))
        done = QInputMethodEvent("", [])
        done.setCommitString(word)
        _send(done)
        if place < words.count(" "):
            QTest.keyClick(focus(), Qt.Key.Key_Space)


def _send(event: QInputMethodEvent) -> None:
    target = QGuiApplication.focusObject()
    assert target is not None, "nothing takes what is composed"
    assert event.type() == QEvent.Type.InputMethod
    QApplication.sendEvent(target, event)
