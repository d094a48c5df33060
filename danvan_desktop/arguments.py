"""Command lines in Vietnamese."""

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from danvan_desktop.texts import console as texts


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, texts.USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse in Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **options)
        self._positionals.title = texts.ARGUMENTS
        self._optionals.title = texts.OPTIONS
        self.add_argument("-h", "--help", action="help", help=texts.HELP)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse words its message in English
        self.print_usage(sys.stderr)
        self.exit(2, texts.WRONG_USAGE)


def path_of(text: str) -> Path:
    """Nothing is no path: a variable that a script forgot to set shall not mean the folder it happens to run in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(text)
    return Path(text)
