"""What today means for deadlines, as the office counts days."""

from datetime import date

from danvan_desktop.domain import deadlines, working_days
from danvan_desktop.domain.deadlines import Now
from danvan_desktop.domain.working_days import WorkCalendar
from danvan_desktop.services.catalogues import CatalogueService


def now_of(today: date, catalogues: CatalogueService) -> Now:
    """That day, by the catalogue of holidays where the office counts working days."""
    current = catalogues.current()
    calendar = WorkCalendar(current.holidays.values())
    return deadlines.now(today, working_days.soon_until(today, current.day_count, calendar))
