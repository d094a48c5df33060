"""The errors that are meant for the user; everything else is a bug."""

from dataclasses import dataclass


class UserError(Exception):
    """A Vietnamese sentence that says what happened and what to do. Shown as it is, never with a traceback."""


class FileError(UserError):
    """A file could not be written: another try, or another place, may help."""


class AlreadyOpen(UserError):
    """A window on this machine has the data folder open."""


class Damaged(UserError):
    """The database cannot be read as it is; a backup and the change log can make it whole."""


class SecretNeeded(UserError):
    """The passphrase or recovery code of a backup is missing or wrong."""


class Unreadable(UserError):
    """A file that cannot be read but may be kept, such as a scan without text."""


class Cancelled(Exception):
    """The user wanted no more of a long piece of work."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a form.

    `field` is the name in the input (`subject`, `tasks.2.due`); `suggestion` is the text that the program would put
    there instead (a paste in an old code, read as Unicode), or None.
    """

    field: str
    message: str
    suggestion: str | None = None


class InvalidInput(UserError):
    """Something typed cannot be taken; says so for every field at once, so that one look mends all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(dict.fromkeys(problem.message for problem in problems)))
        self.problems = tuple(problems)
