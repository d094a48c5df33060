"""Ways in which a document is spoilt, of its text and of its bytes. Each takes the dice and gives another one back."""

import io
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable

from lxml import etree

from danvan_desktop.domain.vietnamese import flat

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRANGE = (
    "\x00\x01\x0b\x0c\x85\xa0\xad\u0300\u0323\u200b\u202e\u2028\u2029\u3000\ufeff\ufffd\uffff\U0001f600\U000e0001"
)
_SLIPS = {"0": "O", "O": "0", "1": "l", "l": "1", "I": "l", "5": "S", "8": "B", "/": "1", "m": "rn", "ố": "ô", "ậ": "â"}
_LARGEST = 400_000  # letters


def lines_shuffled(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    first = dice.randrange(len(lines))
    part = lines[first : first + dice.randint(2, 12)]
    dice.shuffle(part)
    return "\n".join([*lines[:first], *part, *lines[first + len(part) :]])


def lines_lost(dice: random.Random, text: str) -> str:
    keep = dice.uniform(0.4, 0.98)
    return "\n".join(line for line in text.split("\n") if dice.random() < keep)


def lines_repeated(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    line = dice.choice(lines)
    return (text + "\n" + "\n".join([line] * dice.choice((2, 50, 1000))))[:_LARGEST]


def one_line(dice: random.Random, text: str) -> str:
    return dice.choice((" ", "", "\t", "   ")).join(text.split("\n"))


def cut(dice: random.Random, text: str) -> str:
    first, last = sorted((dice.randint(0, len(text)), dice.randint(0, len(text))))
    return text[first:last]


def slips(dice: random.Random, text: str) -> str:
    rate = dice.choice((0.01, 0.1, 0.5))
    return "".join(_SLIPS.get(letter, letter) if dice.random() < rate else letter for letter in text)


def letters_lost(dice: random.Random, text: str) -> str:
    return "".join(letter for letter in text if dice.random() > 0.03)


def strange_letters(dice: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, 60)):
        letters.insert(dice.randint(0, len(letters)), dice.choice(_STRANGE) * dice.choice((1, 1, 1, 300)))
    return "".join(letters)


def any_letters(dice: random.Random, text: str) -> str:
    made = "".join(chr(dice.choice((dice.randrange(32, 127), dice.randrange(0xD7FF)))) for _ in range(300))
    place = dice.randint(0, len(text))
    return text[:place] + made + text[place:]


def figures_changed(dice: random.Random, text: str) -> str:
    return re.sub(r"\d", lambda match: dice.choice("0123456789") if dice.random() < 0.5 else match[0], text)


def longer_figures(dice: random.Random, text: str) -> str:
    return re.sub(r"\d+", lambda match: match[0][:20] * dice.choice((1, 1, 9, 400)), text)[:_LARGEST]


def capitals(dice: random.Random, text: str) -> str:
    return dice.choice((str.upper, str.lower, str.swapcase, str.title))(text)


def signs_repeated(dice: random.Random, text: str) -> str:
    """Long runs of what patterns go back and forth over: blanks, dots, dashes, commas, brackets."""
    sign = dice.choice((" ", ".", "-", ", ", "(", "a ", "1. ", "ngày ", "trước ", "\t", "Số: ", "và ", "; ", "1/"))
    place = dice.randint(0, len(text))
    return text[:place] + sign * dice.choice((50, 1000, 20_000)) + text[place:]


def spliced(dice: random.Random, text: str) -> str:
    middle = dice.randint(0, len(text))
    return text[middle:] + "\n" + text[:middle] + text[-dice.randint(0, len(text)) :]


TEXTS: tuple[Callable[[random.Random, str], str], ...] = (
    *(lines_shuffled, lines_lost, lines_repeated, one_line, cut, slips, letters_lost, strange_letters, any_letters),
    *(figures_changed, longer_figures, capitals, signs_repeated, spliced),
)
"""After these the paper says something else, or nothing."""

SAME: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "blanks that do not break": lambda text: re.sub(r"(?<=\S) (?=\S)", "\xa0", text),
    "hidden letters": lambda text: re.sub(r"(?<=\w) ", "\u200b ", text),
    "a mark at the front": lambda text: "\ufeff" + text,
    "accents lost": lambda text: "".join(
        flat(letter).upper() if letter.isupper() else flat(letter) for letter in unicodedata.normalize("NFC", text)
    ),
}
"""After these it says the same: what is sure must still be right (accents aside, where they were lost)."""


def bytes_changed(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 5, 40, 400))):
        place = dice.randrange(len(changed))
        what = dice.random()
        if what < 0.6:
            changed[place] = dice.randrange(256)
        elif what < 0.8:
            del changed[place : place + dice.randint(1, 40)]
        else:
            changed[place:place] = dice.randbytes(dice.randint(1, 40))
        if not changed:
            break
    return bytes(changed)


def bytes_cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randint(1, len(data))]


def figures_of_file(dice: random.Random, data: bytes) -> bytes:
    """Lengths, places and counts in the structure of a file."""
    rate = dice.choice((0.02, 0.2))
    wrong = (b"-1", b"0", b"99999999999999999999", b"65536", b"1.5", b"x")
    return re.sub(rb"\d+", lambda match: dice.choice(wrong) if dice.random() < rate else match[0], data)


def parts_changed(dice: random.Random, data: bytes) -> bytes:
    """The XML of a .docx: elements lost, doubled, moved into one another, their attributes made nonsense."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/") and name.endswith(".xml") and dice.random() < 0.7:
                content = _tree_changed(dice, content)
            if dice.random() > 0.03:
                new.writestr(name, content)
    return made.getvalue()


def _tree_changed(dice: random.Random, content: bytes) -> bytes:
    root = etree.fromstring(content)
    for _ in range(dice.choice((1, 10, 60))):
        elements = [one for one in root.iter() if one.getparent() is not None]
        if not elements:
            break
        one = dice.choice(elements)
        parent, what = one.getparent(), dice.randrange(6)
        if parent is None:
            continue
        if what == 0:
            parent.remove(one)
        elif what == 1:
            parent.append(etree.fromstring(etree.tostring(one)))
        elif what == 2:
            target = dice.choice(elements)
            if one is not target and one not in list(target.iterancestors()):
                target.append(one)
        elif what == 3:
            for key in list(one.attrib):
                one.set(key, dice.choice(("", "-1", "999999999999", "bullet", "x" * 300, "%1%2%9", "upperRoman")))
        elif what == 4:
            one.text = dice.choice(("", "%1.", "\u202e", "ngày 31/02/2026", "x" * 3000))
        else:
            one.tag = W + dice.choice(("p", "tbl", "tr", "tc", "r", "t", "br", "sdt", "txbxContent", "numPr", "body"))
    return etree.tostring(root)


def nested(dice: random.Random, data: bytes) -> bytes:
    """A .docx whose paragraphs stand in tables in tables, or in text boxes, many deep."""
    made = io.BytesIO()
    depth = dice.choice((20, 120, 250, 2000))
    names = dice.choice((("tbl", "tr", "tc"), ("p", "r", "txbxContent"), ("sdt", "sdtContent"), ("p", "r")))
    opening = "".join(f"<w:{name}>" for name in names) * depth
    closing = "".join(f"</w:{name}>" for name in reversed(names)) * depth
    inner = f"{opening}<w:p><w:r><w:t>x</w:t></w:r></w:p>{closing}".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = re.sub(rb"(<w:body[^>]*>)", lambda match: match[1] + inner, content)
            new.writestr(name, content)
    return made.getvalue()


DOCX: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    bytes_changed,
    bytes_cut,
    parts_changed,
    parts_changed,
    nested,
)
PDF: tuple[Callable[[random.Random, bytes], bytes], ...] = (bytes_changed, bytes_cut, figures_of_file)
PLAIN: tuple[Callable[[random.Random, bytes], bytes], ...] = (bytes_changed, bytes_cut)
