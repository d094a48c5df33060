from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from danvan_desktop.db.engine import connect, reading
from danvan_desktop.db.migrate import configuration, upgrade
from danvan_desktop.db.preflight import APPLICATION_ID, SCHEMA, Found, inspect
from danvan_desktop.db.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    engine = connect(tmp_path / "danvan.db")
    upgrade(engine)
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        marks = [connection.exec_driver_sql(f"PRAGMA {m}").scalar() for m in ("application_id", "user_version")]
    engine.dispose()
    assert marks == [APPLICATION_ID, SCHEMA]
    assert inspect(tmp_path) is Found.CURRENT


def test_the_schema_number_is_that_of_the_last_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == f"{SCHEMA:04d}"
