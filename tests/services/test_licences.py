import re
from pathlib import Path

from danvan_desktop.services.licences import licences

ROOT = Path(__file__).resolve().parents[2]


def test_every_locked_package_is_named_and_has_words() -> None:
    found = {re.sub(r"[-_.]+", "-", one.name).lower(): one for one in licences()}
    lock = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert locked <= found.keys()
    assert [name for name in locked if not found[name].text] == []
    assert "Permission is hereby granted" in found["sqlalchemy"].text


def test_the_texts_that_packages_do_not_carry_are_there() -> None:
    own, *others = licences()[:10]
    assert own.name == "Dân vận khéo"
    assert own.text == (ROOT / "LICENSE").read_text("utf-8").strip()
    texts = {one.name: one.text for one in others}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["Qt, Qt for Python (PySide6, Shiboken)"]
    assert "SIL OPEN FONT LICENSE" in texts["Liberation Serif"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in texts["Python"]
