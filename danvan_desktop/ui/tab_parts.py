"""What a tab is made of: its words, its filters, its widgets, and what its detail panel shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QToolButton,
)

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office


class Listed(Protocol):
    """A row of a list."""

    @property
    def id(self) -> int: ...
    @property
    def uid(self) -> str: ...


Row = TypeVar("Row", bound=Listed)
Command = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Filter:
    """A combo over the table. `choices` are (key, label); the label of “all” stands first."""

    name: str
    everything: str
    choices: Callable[[Office], Sequence[tuple[str, str]]]


def years_and_stages(office: Office) -> list[tuple[str, str]]:
    """The choices of a filter over the years of exemplars."""
    return [(year, year) for year in office.exemplars.years()] + office.exemplars.stages()


@dataclass(frozen=True, slots=True)
class Detail:
    """What the panel shows of a record. `next_step` is the primary button's text with what it does."""

    title: str
    state: str
    html: str
    next_step: tuple[str, Command] | None


@dataclass(frozen=True, slots=True)
class RecordTabForm:
    """The widgets that code touches."""

    add_button: QPushButton
    edit_button: QPushButton
    remove_button: QPushButton
    print_button: QToolButton
    more_button: QToolButton
    filter_bar: QHBoxLayout
    search_edit: QLineEdit
    stack: QStackedWidget
    splitter: QSplitter
    table: QTableView
    detail_frame: QFrame
    detail_title: QLabel
    detail_state: QLabel
    detail_text: QTextBrowser
    next_button: QPushButton
    empty_title: QLabel
    empty_text: QLabel
    empty_button: QPushButton
    sample_button: QPushButton
    count_label: QLabel


@dataclass(frozen=True, slots=True)
class Words:
    """What a tab says."""

    add: str
    empty_title: str
    empty_text: str
