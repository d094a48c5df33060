"""`danvan-desktop` opens the window."""

import sys

from danvan_desktop.ui.application import main as run


def main() -> None:
    """The entry point of the window."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
