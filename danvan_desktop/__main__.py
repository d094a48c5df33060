"""`danvan-desktop` opens the window."""

import sys

from danvan_desktop import oldest_windows


def main() -> None:
    """The entry point of the window."""
    if oldest_windows.is_too_old():
        oldest_windows.say_so()
        sys.exit(1)
    from danvan_desktop.ui.application import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
