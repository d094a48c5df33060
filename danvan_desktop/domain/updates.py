"""Updates: what one says of itself, and which version is newer."""

import re
from dataclasses import dataclass

FORMAT = 1
SUFFIX = ".dvu"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateManifest:
    """The signed part of an update. `size` in bytes and `sha256` are those of the setup inside; `schema` is that of the
    database as the new version keeps it.
    """

    format: int
    version: str
    schema: int
    size: int
    sha256: str


def is_newer(version: str, current: str) -> bool:
    """Whether `version` comes after `current`: by numbers, so that 0.10 comes after 0.9."""
    return _numbers(version) > _numbers(current)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall(r"[0-9]+", version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
