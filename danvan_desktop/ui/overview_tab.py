"""Tổng quan: what waits today, the numbers of the office, and the ways to what they count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from danvan_desktop.domain import deadlines
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.domain.overview import DIRECTIVES, EXEMPLARS, Figure, Overview, Waiting
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import exemplars as exemplar_texts
from danvan_desktop.texts import overview as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.bar_chart import BarChart
from danvan_desktop.ui.charts import Bar, Chart
from danvan_desktop.ui.figures import FigureTile, LineButton, StepButton
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.overview_sheet import Sheet, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtCore import QSettings

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.tab_parts import Command

LOADING, FIGURES, STEPS, ERROR = range(4)
PERIOD = "overview_period"


@dataclass(frozen=True, slots=True)
class OverviewForm:
    """The widgets that code touches."""

    stack: QStackedWidget
    body: QWidget
    today_label: QLabel
    period_combo: QComboBox
    print_button: QPushButton
    directives_tile: FigureTile
    exemplars_tile: FigureTile
    recognised_tile: FigureTile
    awards_tile: FigureTile
    nothing_label: QLabel
    waiting_layout: QVBoxLayout
    nearest_title: QLabel
    nearest_layout: QVBoxLayout
    newest_title: QLabel
    newest_layout: QVBoxLayout
    backup_label: QLabel
    backup_button: QPushButton
    fields_chart: BarChart
    awards_chart: BarChart
    issuer_step: StepButton
    directive_step: StepButton
    sample_step: StepButton
    error_label: QLabel
    again_button: QPushButton


class OverviewTab(QWidget):
    """`list_wanted` asks for the list of a figure, `record_wanted` for a record by its kind and uid, `directive_wanted`
    for a new directive, `action_wanted` for one of the window's actions; `print_wanted` hands over the page to be
    printed. `settings` keep the period.
    """

    list_wanted = Signal(object)
    record_wanted = Signal(str, str)
    action_wanted = Signal(str)
    directive_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.form = load_form(self, "overview_tab", OverviewForm)
        self.office: Office | None = None
        self.today: Callable[[], date] = date.today
        self.stale = True
        self._settings = settings
        self._shown: Overview | None = None
        self._declared = False
        form = self.form
        self._lines: dict[QVBoxLayout, list[LineButton]] = {
            layout: [] for layout in (form.waiting_layout, form.nearest_layout, form.newest_layout)
        }
        self._build()

    @property
    def commands(self) -> Mapping[str, Command]:
        everywhere = partial(self.action_wanted.emit, "find_everywhere_action")
        printing = {"print_action": self.print, "print_list_action": self.print}
        return {"refresh_action": self.refresh, "find_action": everywhere, **printing}

    @property
    def period(self) -> str:
        """What the figures are of: a year, a stage, or "" for all."""
        return str(self._settings.value(PERIOD, ""))

    def open(self, office: Office) -> None:
        """Shows the figures of the office."""
        self.office = office
        self.today = office.today
        self.refresh()

    def glance(self, overview: Overview) -> None:
        """Shows what can be known while the office is being opened: the names of the fields come with it."""
        if not overview.empty:
            self._show_figures(overview)

    def refresh(self) -> None:
        """Counts anew."""
        office = self.office
        if office is None:
            return
        self.stale = False
        try:
            overview = office.overview.of(self.period)
            self._fill_periods(office, overview)
            if overview.empty:
                self._show_steps(office)
            else:
                self._show_figures(overview)
                self._show_charts(office, overview)
                self.form.backup_label.setText(office.backups.reminder() or office.backups.status())
        except UserError as error:
            self.form.error_label.setText(str(error))
            self.form.stack.setCurrentIndex(ERROR)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.focus()

    def page(self) -> QWidget:
        """What shows the figures, or that there are none."""
        return self.form.body if self.form.stack.currentIndex() == FIGURES else self.form.stack

    def focus(self) -> None:
        """The first thing that waits, else the first number."""
        form = self.form
        first: QWidget = {STEPS: self._next_step(), ERROR: form.again_button}.get(
            form.stack.currentIndex(), form.directives_tile
        )
        if form.stack.currentIndex() == FIGURES:
            first = next(iter(self._lines[form.waiting_layout]), first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_text(self) -> None:
        if self._shown is not None:
            self._show_figures(self._shown)

    def can_print(self) -> bool:
        """Whether there are figures."""
        return self._shown is not None

    def print(self) -> None:
        """Shows the page as it is printed."""
        shown, form = self._shown, self.form
        if shown is None:
            return
        sheet = Sheet(
            texts.TITLE,
            texts.below(self.today(), form.period_combo.currentText()),
            [(label, figure.count) for label, figure in zip(texts.TILES, self._tiles().values(), strict=True)],
            [(texts.WAITING[one], figure.count) for one, figure in shown.waiting.items()],
            [form.fields_chart.chart, form.awards_chart.chart],
        )
        self.print_wanted.emit(printable(sheet, texts.stem(self.today())))

    # --- inside

    def _build(self) -> None:
        form = self.form
        form.period_combo.activated.connect(lambda _index: self._choose_period())
        form.print_button.clicked.connect(self.print)
        form.backup_button.clicked.connect(partial(self.action_wanted.emit, "backup_action"))
        form.again_button.clicked.connect(self.refresh)
        for chart in (form.fields_chart, form.awards_chart):
            chart.chosen.connect(self.list_wanted)
            chart.print_wanted.connect(self.print)
        for step, name in (
            (form.issuer_step, "setup_action"),
            (form.directive_step, "add_directive"),
            (form.sample_step, "practice_action"),
        ):
            step.show_step(*texts.STEPS[name])
        form.issuer_step.clicked.connect(partial(self.action_wanted.emit, "setup_action"))
        form.directive_step.clicked.connect(self.directive_wanted)
        form.sample_step.clicked.connect(partial(self.action_wanted.emit, "practice_action"))
        for tile in (form.directives_tile, form.exemplars_tile, form.recognised_tile, form.awards_tile):
            tile.clicked.connect(partial(self._open_tile, tile))

    def _open_tile(self, tile: FigureTile) -> None:
        figure = self._tiles().get(tile)
        if figure is not None:
            self.list_wanted.emit(figure)

    def _tiles(self) -> dict[FigureTile, Figure]:
        form, shown = self.form, self._shown
        if shown is None:
            return {}
        return {
            form.directives_tile: shown.directives,
            form.exemplars_tile: shown.exemplars,
            form.recognised_tile: shown.recognised,
            form.awards_tile: shown.decisions,
        }

    def _choose_period(self) -> None:
        self._settings.setValue(PERIOD, self.form.period_combo.currentData())
        self.refresh()

    def _fill_periods(self, office: Office, overview: Overview) -> None:
        combo = self.form.period_combo
        combo.clear()
        combo.addItem(texts.EVERY_PERIOD, "")
        for key, label in office.exemplars.stages():
            combo.addItem(label, key)
        for year in dict.fromkeys([*overview.years, *([self.period] if len(self.period) == 4 else [])]):
            combo.addItem(texts.year(year), year)
        combo.setCurrentIndex(max(combo.findData(self.period), 0))

    def _show_figures(self, overview: Overview) -> None:
        form = self.form
        self._shown = overview
        form.today_label.setText(texts.today(self.today()))
        for (tile, figure), label in zip(self._tiles().items(), texts.TILES, strict=True):
            tile.show_figure(label, figure.count)
        form.nothing_label.setVisible(not overview.waiting)
        colours = theme.tokens()
        urgent = {Waiting.LATE: colours.late, Waiting.TODAY: colours.soon, Waiting.WEEK: colours.soon}
        self._refill(
            form.waiting_layout,
            (
                self._line(
                    texts.WAITING_SIGNS[one],
                    urgent.get(one, colours.muted),
                    texts.WAITING[one],
                    texts.number(figure.count),
                    partial(self.list_wanted.emit, figure),
                    strong=True,
                )
                for one, figure in overview.waiting.items()
            ),
        )
        form.nearest_title.setVisible(bool(overview.nearest))
        self._refill(
            form.nearest_layout,
            (
                self._line(
                    directive_texts.STATE_SIGNS[row.state][:1],
                    colours.late if row.state == "late" else colours.soon,
                    texts.paper(row.printed_number, row.subject),
                    deadlines.shown(row.due, row.included),
                    partial(self.record_wanted.emit, DIRECTIVES, row.uid),
                )
                for row in overview.nearest
            ),
        )
        form.newest_title.setVisible(bool(overview.newest))
        self._refill(
            form.newest_layout,
            (
                self._line(
                    texts.PAPER_SIGNS[paper.kind],
                    colours.muted,
                    texts.paper(paper.printed_number, paper.subject),
                    format_date(paper.signed_on),
                    partial(self.record_wanted.emit, paper.kind, paper.uid),
                )
                for paper in overview.newest
            ),
        )
        form.stack.setCurrentIndex(FIGURES)
        made = [line for lines in self._lines.values() for line in lines]
        for before, after in pairwise([form.awards_tile, *made, form.backup_button]):
            QWidget.setTabOrder(before, after)

    def _show_charts(self, office: Office, overview: Overview) -> None:
        names = {key: field.name for key, field in office.catalogues.current().fields.items()}
        within = {"year": overview.period} if overview.period else {}
        order = [*(key for key in names if key in overview.fields), *(set(overview.fields) - set(names))]
        self.form.fields_chart.show_chart(
            Chart(
                texts.FIELDS_CHART,
                texts.NO_EXEMPLARS,
                [exemplar_texts.STATUSES[status] for status in Status],
                [
                    Bar(
                        names.get(key, key),
                        overview.fields[key],
                        Figure(EXEMPLARS, within | {"field": key}, sum(one.count for one in overview.fields[key])),
                    )
                    for key in order
                ],
            )
        )
        title = (
            texts.AWARDS_BY_MONTH.format(year=overview.period) if len(overview.period) == 4 else texts.AWARDS_BY_YEAR
        )
        bars = [Bar(texts.month(at), (), figure) for at, figure in overview.awards.items()]
        self.form.awards_chart.show_chart(Chart(title, texts.NO_AWARDS, (), bars, upright=True))

    def _show_steps(self, office: Office) -> None:
        self._shown = None
        form = self.form
        number, title, why = texts.STEPS["setup_action"]
        self._declared = bool(office.issuers.all())
        form.issuer_step.show_step(texts.STEP_DONE if self._declared else number, title, why)
        form.sample_step.setVisible(not office.practice)
        form.stack.setCurrentIndex(STEPS)
        if form.issuer_step.hasFocus():
            self.focus()

    def _next_step(self) -> StepButton:
        return self.form.directive_step if self._declared else self.form.issuer_step

    def _line(
        self, sign: str, colour: str, text: str, end: str, opens: Callable[[], None], *, strong: bool = False
    ) -> LineButton:
        line = LineButton(sign, colour, text, end, strong=strong)
        line.clicked.connect(opens)
        return line

    def _refill(self, layout: QVBoxLayout, lines: Iterable[LineButton]) -> None:
        """Puts the lines in the place of those that were there."""
        for old in self._lines[layout]:
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines[layout] = list(lines)
        name = layout.objectName().removesuffix("_layout")
        for number, line in enumerate(self._lines[layout], start=1):
            line.setObjectName(f"{name}_line_{number}")
            layout.addWidget(line)
