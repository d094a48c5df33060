"""The manual: every screen has its page, and what the pages name is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import is_normalized
from xml.etree import ElementTree

import pytest

from danvan_desktop import resources
from danvan_desktop.services import help as manual
from danvan_desktop.services.help import Page, anchor, pages, screens, search
from danvan_desktop.ui import dialogs

FORMS = {path.stem: ElementTree.parse(path).getroot() for path in resources.ui_file("main_window").parent.glob("*.ui")}
PAGES = list(pages().values())
MENUS = "Tệp|Sửa|Xem|Văn bản|Nghiệp vụ|Trợ giúp"
WINDOWS = ("QDialog", "QMainWindow")
CODED = {
    "Ctrl+Home",
    "Ctrl+End",
    "Ctrl+Shift+Z",
    "Ctrl++",
    "Ctrl+Tab",
    "Shift+Tab",
    "Alt+↑",
    "Alt+↓",
    "Alt+←",
    "Alt+→",
    "Ctrl+F",
    "Ctrl+Delete",
    "Ctrl+Shift+C",
    "Alt+Enter",
    "F6",
}
"""Keys that code gives, or Qt itself."""


def ids(page: Page) -> str:
    return page.key


def links(page: Page) -> Iterator[tuple[str, str]]:
    """Page and anchor of each link."""
    for target in re.findall(r"(?<!!)\[[^]]*\]\(([^)]*)\)", page.text):
        key, _, place = target.partition("#")
        yield key.removesuffix(".md") or page.key, place


def anchors(page: Page) -> list[str]:
    """What links call the headings of a page."""
    return [anchor(line.lstrip("# ")) for line in page.text.splitlines() if line.startswith("#")]


def texts(root: ElementTree.Element, name: str) -> list[str]:
    return [node.text or "" for node in root.iterfind(f".//property[@name='{name}']/string")]


def menu_paths() -> set[str]:
    """`Tệp › Danh mục` for every entry of every menu."""
    root = FORMS["main_window"]
    actions = {action.get("name"): texts(action, "text")[0] for action in root.iter("action")}
    found = set()
    for menu in root.iter("widget"):
        if menu.get("class") == "QMenu":
            title = texts(menu, "title")[0]
            inside = [actions.get(node.get("name")) for node in menu.findall("addaction")]
            inside += [texts(inner, "title")[0] for inner in menu.findall("widget")]
            found |= {f"{title} › {entry.removesuffix('…')}".replace("&", "") for entry in inside if entry}
    return found


def test_contents_and_files_are_the_same() -> None:
    folder = manual.folder()
    assert {f"{key}.md" for key in pages()} == {path.name for path in folder.glob("*.md")}
    shown = {name for page in PAGES for name in re.findall(r"!\[[^]]*\]\(([^)]*)\)", page.text)}
    assert shown == {path.name for path in folder.glob("*.png")}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 500_000


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_a_page_is_whole(page: Page) -> None:
    assert is_normalized("NFC", page.text)
    assert page.text.startswith("# ")
    if page.key != manual.HOME:
        assert page.text.splitlines()[0] == f"# {page.title}"
    for key, place in links(page):
        assert key in pages(), key
        assert not place or place in anchors(pages()[key]), (key, place)
    assert len(set(anchors(page))) == len(anchors(page))


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_what_a_page_tells_to_choose_or_press_is_there(page: Page) -> None:
    told = {path.rstrip("…").replace("… ›", " ›") for path in re.findall(rf"\*\*((?:{MENUS}) › [^*]+)\*\*", page.text)}
    ways = menu_paths()
    assert {path for path in told if " › ".join(path.split(" › ")[:2]) not in ways} == set()
    keys = {key for root in FORMS.values() for key in texts(root, "shortcut")} | CODED
    named = set(re.findall(r"\*\*((?:(?:Ctrl|Alt|Shift)\+)+[^*\s]+|F\d+)\*\*", page.text))
    assert {key for key in named if key.replace("Enter", "Return").replace("Delete", "Del") not in keys - {""}} <= CODED


def test_what_sentences_of_the_program_tell_to_choose_is_there() -> None:
    ways, told = tuple(menu_paths()), []
    for path in resources.ui_file("main_window").parents[1].joinpath("danvan_desktop", "texts").glob("*.py"):
        told += re.findall(rf"(?:{MENUS}) › [^.,;:”\"\n)]+", path.read_text("utf-8"))
    assert len(told) > 10
    assert [way for way in told if not way.startswith(ways)] == []


def test_every_screen_has_its_page() -> None:
    tabs = {f"{name}_action" for name in ("overview", "directives", "exemplars", "evaluations", "awards")}
    forms = {name for name, root in FORMS.items() if next(root.iter("widget")).get("class") in WINDOWS}
    assert forms | tabs <= set(screens()), (forms | tabs) - set(screens())
    for screen, place in screens().items():
        key, _, heading = place.partition("#")
        assert key in pages(), screen
        assert not heading or heading in anchors(pages()[key]), screen
        actions = {action.get("name") for action in FORMS["main_window"].iter("action")}
        assert screen in FORMS or screen in actions or hasattr(dialogs, screen), screen


def test_the_page_of_a_tab_tells_the_key_of_the_tab() -> None:
    keys = {action.get("name"): texts(action, "shortcut") for action in FORMS["main_window"].iter("action")}
    told = {screen: pages()[place.partition("#")[0]].text for screen, place in screens().items() if screen in keys}
    assert len(told) >= 5
    assert [screen for screen, text in told.items() if f"{keys[screen][0]}" not in text] == []


def test_search_takes_words_with_or_without_accents_and_knows_tones() -> None:
    assert search("sao luu")[0].page.key == "sao-luu"
    assert search("Sao lưu")[0].page.key == "sao-luu"
    assert {hit.page.key for hit in search("tcvn3")} >= {"unikey", "nhap-excel"}
    assert all("hủy số" in hit.excerpt.lower() for hit in search("huy so")[:2])
    for hit in search("phat hanh"):
        assert f" {hit.excerpt.strip('… ').split()[0]} " in f" {hit.page.plain} ", "it begins with a whole word"
    assert search("sáo lựu") == []
    assert search("  ") == []
    assert search("sao luu zzz") == []


def test_an_anchor_is_the_heading_without_marks() -> None:
    assert anchor("Sổ văn bản đi, đến") == "so-van-ban-di-den"
    assert Path(manual.folder() / "muc-luc.md").exists()
