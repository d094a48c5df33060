"""The window: the only place that knows Qt."""

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 gives None and True back without counting the reference. That is right from Python 3.12 on, where
    # they live for ever; on 3.11 each such call takes a reference away, and after some ten thousand calls (for True,
    # some hundred) the interpreter ends with “deallocating None”. References in plenty give them on 3.11 the long life
    # that they have from 3.12 on.
    import ctypes

    for _singleton in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(_singleton)).value += 1 << 60
