"""What can be wrong with a screen to the eye, the ear and the keys. Each check gives sentences that name the widget."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QSplitterHandle,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTabWidget,
    QTreeView,
    QWidget,
)

ROOM = 1  # pixels that rounding at a scale such as 125 % may take
MARGIN = 4  # pixels beside the text of a heading


def problems(screen: QWidget) -> list[str]:
    """Everything that is wrong with a screen as it is shown now."""
    return [*clipped(screen), *overlapping(screen), *off_screen(screen), *nameless(screen), *doubled_shortcuts(screen)]


# --- texts have room


def clipped(screen: QWidget) -> Iterator[str]:
    """Texts that are shown in less room than they need, and whose rest cannot be scrolled to."""
    for widget in shown(screen):
        text, needed, given = "", 0, 0
        if isinstance(widget, QLabel) and widget.text():
            text = widget.text()
            needed, given = _label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            text = widget.text()
            needed, given = widget.sizeHint().width(), widget.width()
            if needed <= given + ROOM:
                needed, given = widget.fontMetrics().height(), widget.height()
        elif isinstance(widget, QComboBox) and not widget.isEditable():
            text = widget.currentText()
            needed, given = widget.fontMetrics().horizontalAdvance(text), _combo_room(widget)
        elif isinstance(widget, QLineEdit) and not widget.text():
            text = widget.placeholderText()
            needed, given = widget.fontMetrics().horizontalAdvance(text), widget.width() - 8
        elif isinstance(widget, QGroupBox):
            text = widget.title()
            needed, given = widget.minimumSizeHint().width(), widget.width()
        if needed > given + ROOM:
            yield f"{_path(widget)}: “{plain(text)[:60]}” needs {needed} pixels and has {given}"
        if isinstance(widget, QHeaderView):
            yield from _headings(widget)
        if isinstance(widget, QTabBar):
            yield from _tab_texts(widget)
        if isinstance(widget, QAbstractItemView):
            yield from _low_rows(widget)


def _label(label: QLabel) -> tuple[int, int]:
    """Needed and given, in the direction that is short."""
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()), label.height()
    hint = label.sizeHint()
    if hint.width() > label.width() + ROOM:
        return hint.width(), label.width()
    return min(hint.height(), label.fontMetrics().height()), room.height()


def _combo_room(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    return field.width()


def _headings(header: QHeaderView) -> Iterator[str]:
    """Headings of columns are short words and must be whole."""
    if header.orientation() is Qt.Orientation.Vertical:
        return
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(header.model().headerData(section, header.orientation()) or "")
        parts = text.split() if _wraps(header) else text.split("\n")
        needed = max(map(header.fontMetrics().horizontalAdvance, parts), default=0) + 2 * MARGIN
        if needed > header.sectionSize(section):
            yield f"{_path(header)}: heading “{text}” needs {needed} pixels and has {header.sectionSize(section)}"


def _wraps(header: QHeaderView) -> bool:
    return bool(header.defaultAlignment().value & Qt.TextFlag.TextWordWrap.value)


def _tab_texts(bar: QTabBar) -> Iterator[str]:
    """Where tabs do not fit, the bar must at least scroll."""
    for place in range(bar.count()):
        if bar.isTabVisible(place):
            needed = bar.fontMetrics().horizontalAdvance(bar.tabText(place).replace("&", ""))
            if needed > bar.tabRect(place).width():
                yield f"{_path(bar)}: tab “{bar.tabText(place)}” is cut"


def _low_rows(view: QAbstractItemView) -> Iterator[str]:
    """A row must clear the marks above and below a letter such as Ậ."""
    model = _model(view)
    if model is None:
        return
    height = view.visualRect(model.index(0, 0, view.rootIndex())).height()
    if 0 < height < view.fontMetrics().height():
        yield f"{_path(view)}: rows of {height} pixels for letters of {view.fontMetrics().height()}"


# --- nothing lies over another, all lies on the screen


def overlapping(screen: QWidget) -> Iterator[str]:
    """Widgets of the same parent that share pixels."""
    for parent in [screen, *shown(screen)]:
        if isinstance(parent, QAbstractScrollArea | QTabWidget | QStackedWidget | QComboBox | QAbstractSpinBox):
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget)
            and child.isVisible()
            and not child.isWindow()
            and not child.objectName().startswith("qt_")
            and not isinstance(child, QSplitterHandle)
        ]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                common = one.geometry() & other.geometry()
                if common.width() > ROOM and common.height() > ROOM:
                    yield f"{_path(one)} lies over {_path(other)} by {common.width()}×{common.height()}"


def off_screen(screen: QWidget) -> Iterator[str]:
    """A window larger than the screen, and what leaves its parent without a way to scroll there."""
    room = screen.screen().availableGeometry().size()
    if screen.isWindow() and (screen.width() > room.width() or screen.height() > room.height()):
        yield f"{_path(screen)}: {screen.width()}×{screen.height()} on a screen of {room.width()}×{room.height()}"
    for widget in shown(screen):
        parent = widget.parentWidget()
        if parent is None or _scrolls(parent) or widget.objectName().startswith("qt_") or not widget.width():
            continue
        inside = QRect(QPoint(0, 0), parent.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM)
        if not inside.contains(widget.geometry()) and not isinstance(widget, QMenu):
            yield f"{_path(widget)} leaves its parent: {widget.geometry().getRect()} in {parent.size().toTuple()}"


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


# --- a name for those who listen, one meaning for each key


def nameless(screen: QWidget) -> Iterator[str]:
    """What takes the keys and could not be named by a screen reader."""
    for widget in shown(screen):
        if isinstance(widget, QLabel) or isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QTabBar):
            continue  # a label says its text; the parts of a field are heard as the field
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface.state().focusable and not interface.text(QAccessible.Text.Name).strip():
            yield f"{_path(widget)} has no accessible name"


def doubled_shortcuts(screen: QWidget) -> Iterator[str]:
    """Keys that mean two things in one window."""
    owners: dict[str, list[str]] = {}
    for sequence, owner in _keys(screen.window()):
        if name := sequence.toString():
            owners.setdefault(name, []).append(owner)
    for name, found in owners.items():
        if len(found) > 1:
            yield f"{_path(screen)}: {name} means {', '.join(found)}"


def _keys(window: QWidget) -> Iterator[tuple[QKeySequence, str]]:
    """All keys of a window with what they belong to."""
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    for action in window.findChildren(QAction):
        if action.isVisible() and action.shortcutContext() in everywhere:
            yield from ((sequence, action.objectName() or action.text()) for sequence in action.shortcuts())
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.context() in everywhere and isinstance(owner, QWidget) and owner.isVisible():
            yield shortcut.key(), f"shortcut of {owner.objectName()}"
    for widget in shown(window):
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            yield widget.shortcut(), widget.objectName()
        elif isinstance(widget, QLabel) and widget.buddy() is not None and widget.isEnabled():
            yield QKeySequence.mnemonic(widget.text()), widget.objectName()


# --- what is read


def words(screen: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that the screen shows or tells, without markup, with the path of its widget."""
    for widget in [screen, *shown(screen)]:
        for text in _texts(widget):
            if found := plain(text):
                yield _path(widget), found


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow():
        yield widget.windowTitle()
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(min(widget.count(), 200)))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
        yield from (widget.tabToolTip(place) for place in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        model, sections = widget.model(), range(widget.count())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield from (str(model.headerData(place, widget.orientation(), role) or "") for place in sections)
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = _model(view)
    if model is None:
        return
    root = view.rootIndex()
    for row in range(min(model.rowCount(root), 30)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(root)):
            if isinstance(view, QTreeView) and view.isColumnHidden(column):
                continue
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                value = model.index(row, column, root).data(role)
                yield str(value) if isinstance(value, str) else ""


def plain(text: str) -> str:
    """A text without markup and without the mark of its key."""
    if "<" in text:
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return re.sub(r"&(?!&)", "", text).strip()


# --- inside


def shown(screen: QWidget) -> list[QWidget]:
    """The widgets that can be seen, without windows of their own."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and not _seen(widget).visibleRegion().isEmpty() and widget.window() is screen.window()
    ]


def _seen(widget: QWidget) -> QWidget:
    """What of a widget is painted: a header lies all below its own viewport, and counts as covered."""
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget


def _model(view: QAbstractItemView) -> QAbstractItemModel | None:
    """A view may have none yet."""
    return view.model()


def _path(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None:
        if at.objectName() and not at.objectName().startswith("qt_"):
            names.append(at.objectName())
        at = None if at.isWindow() else at.parentWidget()
    return "/".join(reversed(names)) + ("" if widget.objectName() else f"/({type(widget).__name__})")
