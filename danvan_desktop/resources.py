"""Where the files that are not code lie: Qt Designer forms in `ui/`, fonts, templates and catalogues in `resources/`.

In a checkout both folders stand beside the package; a wheel and a frozen build carry them inside it, under `_data/`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_data", _PACKAGE.parent)


def ui_file(name: str) -> Path:
    """The form `ui/<name>.ui`; FileNotFoundError when there is none."""
    return _find("ui", f"{name}.ui")


def resource(*parts: str) -> Path:
    """A file or folder below `resources/`, as `resource("fonts", "OFL.txt")`; FileNotFoundError when there is none."""
    return _find("resources", *parts)


def _find(*parts: str) -> Path:
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"not part of this installation: {'/'.join(parts)}")
