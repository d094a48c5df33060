"""Brings a database to the schema of this program. Loads Alembic, so it is imported only when there is work to do."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from danvan_desktop.db.engine import writing
from danvan_desktop.db.preflight import APPLICATION_ID, SCHEMA

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration() -> Config:
    """Where Alembic finds the migrations; there is no file for it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(engine: Engine) -> None:
    """All or nothing: the schema, and the marks in the header by which the preflight knows the file."""
    with writing(engine) as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
