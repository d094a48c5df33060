"""What the tests of the database begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from danvan_desktop.db.engine import connect
from danvan_desktop.db.migrate import upgrade


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database of today without a record."""
    engine = connect(tmp_path / "danvan.db")
    upgrade(engine)
    yield engine
    engine.dispose()
