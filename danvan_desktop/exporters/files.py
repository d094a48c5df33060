"""Files are written beside their place and moved there when they are whole, so that no half file is ever seen."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from danvan_desktop.domain.errors import FileError
from danvan_desktop.domain.records import new_uid
from danvan_desktop.texts import files as texts


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A temporary path in the folder of `path`; what is written there takes the place of `path` at the end.

    Raises FileError where the folder cannot be written, the disk is full, or another program holds the old file open.
    """
    temporary: Path | None = None
    try:
        temporary = path.with_name(f".~{new_uid()}{path.suffix}")
        temporary.touch(exist_ok=False)
        yield temporary
        with temporary.open("rb+") as file:  # Windows flushes only what may be written
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileError(_sentence(path, error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _sentence(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return texts.disk_full(str(path))
    if path.is_dir():
        return texts.is_folder(str(path))
    # Windows refuses to replace a file that Word or a PDF reader holds open; elsewhere that is no hindrance.
    if isinstance(error, PermissionError) and path.exists() and os.access(path.parent, os.W_OK):
        return texts.open_elsewhere(str(path))
    return texts.cannot_write(str(path), texts.reason(error.errno))
