"""The tabs of the window in their order, each made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from danvan_desktop.texts import window as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction

    from danvan_desktop.ui.overview_tab import OverviewTab
    from danvan_desktop.ui.record_tab import RecordTab
    from danvan_desktop.ui.tab_parts import Tab

TABS = ("overview_action", "directives_action", "exemplars_action", "evaluations_action", "awards_action")
"""The tabs, by the actions that turn to them."""
KINDS = {
    "directives_action": "directive",
    "exemplars_action": "exemplar",
    "evaluations_action": "evaluation",
    "awards_action": "award_decision",
}
"""The kinds of the records of the tabs with a list."""


class Tabs(QObject):
    """The pages of the window's tab widget. `list_made` and `overview_made` hand over a tab that was made just now, for
    the window to connect; `turned` tells that another one is in front.
    """

    list_made = Signal(str, object)
    overview_made = Signal(object)
    turned = Signal()

    def __init__(self, widget: QTabWidget, actions: Sequence[QAction], settings: QSettings) -> None:
        super().__init__(widget)
        self._widget = widget
        self._settings = settings
        self._made: dict[str, Tab] = {}
        self.overview: OverviewTab | None = None
        self.lists: dict[str, RecordTab[Any]] = {}
        for number, action in enumerate(actions):
            widget.addTab(_waiting(), action.text().replace("&", ""))
            widget.setTabToolTip(number, action.shortcut().toString())
        widget.currentChanged.connect(lambda _place: self.turned.emit())

    def all(self) -> list[Tab]:
        """Those that are made, in their order."""
        return [self._made[name] for name in TABS if name in self._made]

    def name(self) -> str:
        """The action of the tab in front."""
        return TABS[self._widget.currentIndex()]

    def front(self) -> Tab | None:
        """The tab in front; None where it is not made yet."""
        return self._made.get(self.name())

    def list_in_front(self) -> RecordTab[Any] | None:
        """The tab in front, where it has a list."""
        return self.lists.get(KINDS.get(self.name(), ""))

    def turn_to(self, name: str) -> None:
        """Puts the tab of that action in front."""
        self._widget.setCurrentIndex(TABS.index(name))

    def turn_to_list(self, kind: str) -> RecordTab[Any]:
        """Puts the tab with the records of that kind in front."""
        self.turn_to(next(name for name, of in KINDS.items() if of == kind))
        return self.lists[kind]

    def make_all(self) -> None:
        """Makes what is not made yet; the dialogs of the tabs come along."""
        for name in TABS:
            self.make(name)

    def make(self, name: str) -> Tab:
        """The tab of that action, made now if it was not."""
        if name in self._made:
            return self._made[name]
        place, front = TABS.index(name), self._widget.currentIndex()
        tab: Any
        if name == "overview_action":
            from danvan_desktop.ui.overview_tab import OverviewTab

            tab = self.overview = OverviewTab(self._settings)
        else:
            tab = self.lists[KINDS[name]] = _list(name)
        self._made[name] = tab
        self._widget.blockSignals(True)  # the page changes, not the tab
        label, tip, icon = self._widget.tabText(place), self._widget.tabToolTip(place), self._widget.tabIcon(place)
        self._widget.removeTab(place)
        self._widget.insertTab(place, tab, icon, label)
        self._widget.setTabToolTip(place, tip)
        self._widget.setCurrentIndex(front)
        self._widget.blockSignals(False)
        if tab is self.overview:
            self.overview_made.emit(tab)
        else:
            self.list_made.emit(KINDS[name], tab)
        return self._made[name]


def _list(name: str) -> RecordTab[Any]:
    from danvan_desktop.ui.awards_tab import AwardsTab
    from danvan_desktop.ui.directives_tab import DirectivesTab
    from danvan_desktop.ui.evaluations_tab import EvaluationsTab
    from danvan_desktop.ui.exemplars_tab import ExemplarsTab

    kinds: dict[str, type[RecordTab[Any]]] = {
        "directives_action": DirectivesTab,
        "exemplars_action": ExemplarsTab,
        "evaluations_action": EvaluationsTab,
        "awards_action": AwardsTab,
    }
    return kinds[name]()  # type: ignore[call-arg]


def _waiting() -> QWidget:
    """A page that says that the data are being opened, until its tab is there."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QLabel(texts.OPENING, alignment=Qt.AlignmentFlag.AlignCenter))
    return page
