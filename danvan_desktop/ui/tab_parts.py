"""What a tab is made of: its words, its filters, its widgets, and what its detail panel shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

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
    QWidget,
)

from danvan_desktop.domain.exemplars import Status
from danvan_desktop.ui import theme
from danvan_desktop.ui.action_bar import ActionBar
from danvan_desktop.ui.chip_bar import ChipBar

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.records import RecordService


class Listed(Protocol):
    """A row of a list."""

    @property
    def id(self) -> int: ...
    @property
    def uid(self) -> str: ...


Row = TypeVar("Row", bound=Listed)
Command = Callable[[], None]


class Tab(Protocol):
    """What the window asks of each of its tabs. It is `stale` when something was written since it was read."""

    office: Office | None
    stale: bool

    @property
    def commands(self) -> Mapping[str, Command]:
        """The tab's answers to the window's actions, by the action's name."""

    def open(self, office: Office) -> None:
        """Shows what is in the office."""

    def refresh(self) -> None:
        """Reads it anew."""

    def page(self) -> QWidget:
        """The widget that is painted when something can be seen."""

    def focus(self) -> None:
        """Gives the keys to what one begins with."""

    def fit_text(self) -> None:
        """Everything as large as texts are now, in the colours of now."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A combo over the table. `choices` are (key, label); the label of “all” stands first."""

    name: str
    everything: str
    choices: Callable[[Office], Sequence[tuple[str, str]]]


def status_colour(status: Status) -> str | None:
    """The colour that goes with the word of an exemplar's status."""
    colours = theme.tokens()
    return {
        Status.REGISTERED: None,
        Status.RUNNING: colours.good,
        Status.PROPOSED: colours.soon,
        Status.RECOGNISED: colours.done,
        Status.STOPPED: colours.muted,
    }[status]


def field_choices(office: Office) -> list[tuple[str, str]]:
    """The fields of the movement, as choices."""
    return [(one.key, one.name) for one in office.catalogues.current().fields.values()]


def years_and_stages(service: Callable[[Office], RecordService[Any, Any]], office: Office) -> list[tuple[str, str]]:
    """The choices of a filter over the years of the service's records."""
    return [(year, year) for year in service(office).years()] + office.exemplars.stages()


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

    action_bar: ActionBar
    add_button: QPushButton
    edit_button: QPushButton
    remove_button: QPushButton
    print_button: QToolButton
    more_button: QToolButton
    filter_bar: QHBoxLayout
    filter_button: QToolButton
    chip_bar: ChipBar
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
    clear_button: QPushButton
    count_label: QLabel


@dataclass(frozen=True, slots=True)
class Words:
    """What a tab says."""

    add: str
    empty_title: str
    empty_text: str
