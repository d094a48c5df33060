"""What a screen reader hears of the program, as JSON lines: role, name, states of each widget that is shown.

Runs with Debian's own Python, which has the bindings of AT-SPI: `/usr/bin/python3 listener.py NAME_OF_PROGRAM SECONDS`.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - the version comes first

DEEP = 40
CELLS = 60  # of a table: enough to hear that rows are read


def program(name: str) -> Any:
    """The root of what the program of that name shows; None while there is none."""
    desktop = Atspi.get_desktop(0)
    found = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
    return next((one for one in found if one is not None and one.get_name() == name), None)


def shown(node: Any, depth: int = 0) -> Iterator[dict[str, object]]:
    """A widget and all below it."""
    states = node.get_state_set()
    if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
        return
    yield {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
    }
    for place in range(min(node.get_child_count(), CELLS) if depth < DEEP else 0):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from shown(child, depth + 1)


def main() -> None:
    """Listens until the rows of a table are heard."""
    loop = GLib.MainLoop()

    def look() -> bool:
        one = program(sys.argv[1])
        heard = list(shown(one)) if one is not None else []
        if not any(part["role"] == "table cell" for part in heard):
            return True  # the rows are not there yet
        for part in heard:
            sys.stdout.write(json.dumps(part, ensure_ascii=False) + "\n")
        loop.quit()
        return False

    GLib.timeout_add(200, look)
    GLib.timeout_add_seconds(int(sys.argv[2]), loop.quit)
    loop.run()


main()
