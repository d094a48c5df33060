"""The window: the only place that knows Qt."""

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 gives None back without counting the reference. That is right from Python 3.12 on, where None lives
    # for ever; on 3.11 each such call takes one reference away, and after some ten thousand calls the interpreter ends
    # with “deallocating None”. References in plenty give None on 3.11 the long life it has from 3.12 on.
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 60
