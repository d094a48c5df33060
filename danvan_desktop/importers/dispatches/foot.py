"""The foot of a document, put together from its pieces one after another."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from danvan_desktop.domain.reading import Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases, signing
from danvan_desktop.importers.dispatches.debris import is_debris
from danvan_desktop.importers.dispatches.layout import Piece, in_capitals, is_separator


@dataclass(slots=True)
class Foot:
    """What the pieces of a foot have been taken for; `line` is that of the last recipient, `named` that of the name,
    `marked` are recipients each with a dash; `doubtful` tells that a piece could not be told, `guessed` that recipients
    could be parted otherwise, `strange` that capitals stood above the title.
    """

    copies: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    in_list: bool = False
    line: int = 0
    named: int = 0
    marked: bool = False
    doubtful: bool = False
    guessed: bool = False
    unusual: bool = False
    strange: bool = False

    def take(self, piece: Piece) -> None:
        """Adds a piece to what it belongs to."""
        match = re.match(rf"^{phrases.one_of('ending', 'recipients')}\s*:?\s*", piece.flat)
        open_ = bool(self.copies) and self.copies[-1].count("(") > self.copies[-1].count(")")
        if is_debris(piece.text) and not open_:
            return
        if match:
            self.in_list = True
            if piece.text[match.end() :].strip():
                self._copy(piece, piece.text[match.end() :])
        elif is_separator(piece.text) or signing.is_signed(piece):
            return
        elif re.match(r"[-–+•*]\s*\S", piece.text):
            self.in_list = True
            self._copy(piece, piece.text)
        elif not self._sign(piece):
            self._go_on(piece)

    def _copy(self, piece: Piece, text: str) -> None:
        # What stands in brackets behind a semicolon tells why the one before it gets a copy.
        signed = re.search(r"\s*[(\[]\s*da ky[^)\]]*[)\]]\s*$", flat(text))
        text = text[: signed.start()] if signed else text
        parts = re.split(r"(?<=;)(?!\s*\()|(?<=,)\s(?=[-–+•]\s)", text)
        if len(parts) == 1 and text is not piece.text and len(row := re.split(r"\s(?=[-–+•]\s+[^\W\d_])", text)) > 1:
            parts, self.guessed = row, True
        self.marked = self.marked or bool(re.match(r"\s*[-–+•*]", text))
        self.copies += [part for part in parts if part.strip(" -–+•*.,;")]
        self.spans["recipients"].append(piece.span)
        self.line = piece.line

    def _sign(self, piece: Piece) -> bool:
        """Takes a piece of the signature, if it is one."""
        if signing.is_authority(piece):
            self.authority.append(piece.text)
            self.spans["authority"].append(piece.span)
        elif signing.is_title(piece):
            self.titles.append(piece.text)
            self.spans["title"].append(piece.span)
        elif signing.names_body(piece.text) and piece.in_capitals and not self.authority and not self.titles:
            self.unusual = True  # on whose behalf someone signs, without a sign of it
        elif self.titles and piece.flat == "kiem":
            self.titles.append(piece.text)
            self.unusual = True
        elif piece.text.endswith((";", ",", ".")):
            return False
        elif piece.in_capitals and self.authority and not self.names and not signing.looks_named(piece, self.titles):
            self._go_on_above(piece)
        elif (signing.is_name(piece) and self._expects_name(piece)) or (
            piece.in_capitals and signing.looks_named(piece, self.titles)
        ):
            self.names.append(piece.text)
            self.named = piece.line
            self.spans["signer"].append(piece.span)
        else:
            return False
        return True

    def _go_on_above(self, piece: Piece) -> None:
        """Capitals below an authority: the rest of its name, or a title of no usual kind."""
        if self.titles:
            self.titles[-1] = f"{self.titles[-1]} {piece.text}"
        elif re.match(phrases.one_of("bodies", "starts"), piece.flat) and signing.on_behalf(self.authority[-1]):
            self.authority[-1] = f"{self.authority[-1]} {piece.text}"
        else:
            self.titles.append(piece.text)
            self.spans["title"].append(piece.span)
        self.unusual = True

    def take_name(self, text: str) -> None:
        """Takes what stands behind the archive, the last recipient, for the name of who signs, if it may be one."""
        if not self.names and signing.is_name(Piece(text, 0, 0, 0)):
            self.names.append(text)
        self.doubtful = True

    def tell_title(self) -> None:
        """Capitals above a name are an office that is in no list."""
        if not self.titles and len(self.names) > 1 and in_capitals(self.names[0]) and not in_capitals(self.names[-1]):
            self.titles.append(self.names.pop(0))
            self.spans["title"].append(self.spans["signer"].pop(0))
            self.unusual = True

    def part_name(self) -> None:
        """Parts the name of who signs from the last recipient, where a copy has run the two together."""
        if not self.copies or self.names:
            return
        last = self.copies[-1].rstrip(" ;")
        match = signing.named_tail(last)
        if match is not None:
            self.copies[-1] = last[: match.start("name")].rstrip(" .,;")
            self.names.append(last[slice(*match.span("name"))].strip())
            self.doubtful = True

    def _expects_name(self, piece: Piece) -> bool:
        return bool(self.authority or self.titles) or piece.column > 0 or not self.in_list

    def _go_on(self, piece: Piece) -> None:
        """The second line of a recipient, or one without a dash."""
        self.strange = self.strange or (piece.in_capitals and not self.titles)
        archived = bool(self.copies) and flat(self.copies[-1]).lstrip("-–+•* ").startswith("luu")
        if not self.in_list or piece.column > 0 or (archived and not self._is_adjacent(piece)):
            of_name = piece.text.istitle() and piece.text.isalpha() and piece.line == self.named + 1
            self.doubtful = self.doubtful or not self.names or of_name
        elif self.copies and piece.text.startswith("("):
            self.copies[-1] = f"{self.copies[-1].rstrip()} {piece.text}"
        elif self.copies and self.copies[-1].rstrip().endswith("."):
            self.doubtful = self.doubtful or not self.names
        elif not self.copies or self._is_next(piece):
            self._copy(piece, piece.text)
        else:
            self.copies[-1] = f"{self.copies[-1].rstrip().rstrip(';')} {piece.text}"
            self.line = piece.line

    def _is_adjacent(self, piece: Piece) -> bool:
        """Whether a line may be the second one of the archive, which is the last recipient."""
        if piece.line > self.line + 1 or self.copies[-1].rstrip().endswith((".", ";")):
            return False
        self.guessed = self.guessed or not (piece.text[:1].islower() or self.copies[-1].rstrip().endswith((",", "-")))
        return True

    def _is_next(self, piece: Piece) -> bool:
        """Whether a line without a dash is another recipient, not the second line of the last."""
        if piece.text[:1].islower():
            return False
        ends = self.copies[-1].rstrip()[-1:]
        self.guessed = self.guessed or (ends != ";" and not self.marked) or (ends == ";" and self.marked)
        return ends == ";" or not self.marked
