"""The office's own Word files: those in its folder, their fields, and one of them filled in for a record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from danvan_desktop.db.store import Store
from danvan_desktop.domain.awards import AwardDecision
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.directives import Directive
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.domain.recipients import Recipient
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.units import Unit
from danvan_desktop.papers import office_fields
from danvan_desktop.papers.office_fields import Fields
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.texts import files as file_texts
from danvan_desktop.texts import office_templates as texts

FOLDER = "templates"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record. `tag` is what is written into the Word file, `value` what would stand there now."""

    tag: str
    meaning: str
    value: str


class OfficeTemplateService:
    """The templates in one data folder. `today` is the clock, by which drafts are laid out."""

    def __init__(self, folder: Path, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        self._folder = folder / FOLDER
        self._store = store
        self._today = today
        self._catalogues = catalogues

    def folder(self) -> Path:
        """Where the templates lie; it is made where it is missing. Raises UserError where that is not possible."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(file_texts.cannot_write(str(self._folder), file_texts.reason(error.errno))) from error
        return self._folder

    def names(self) -> list[str]:
        """The files of the folder that may be templates; what Word keeps beside an open file is none."""
        if not self._folder.is_dir():
            return []
        found = (path.name for path in self._folder.iterdir() if path.suffix.lower() in (".docx", ".docm"))
        return sorted(name for name in found if not name.startswith(("~$", ".")))

    def fields(self, record: Record) -> list[Field]:
        """What a template can say of the record. Raises UserError for a kind of record that has none."""
        return [_field(name, value) for name, value in self._values(record).items()]

    def fill(self, name: str, record: Record, path: Path) -> Path:
        """Writes the template of that name, filled in for the record, as .docx. Raises UserError where the template
        cannot be used or the file cannot be written.
        """
        from danvan_desktop.exporters import office_template

        if name not in self.names():
            raise UserError(texts.gone(name))
        office_template.fill(self._folder / name, self._values(record), path)
        return path

    def _values(self, record: Record) -> Fields:
        today, catalogues = self._today(), self._catalogues.current()
        with self._store.read() as reader:
            match record:
                case Directive():
                    kind = catalogues.paper_kinds.get(record.kind)
                    issuer = reader.get(Issuer, record.issuer)
                    return office_fields.of_directive(record, issuer, kind.name if kind else record.kind, today)
                case AwardDecision():
                    award = catalogues.award_kinds.get(record.award_kind)
                    return office_fields.of_decision(
                        record,
                        reader.get(Issuer, record.issuer),
                        reader.by_uids(Recipient, [line.recipient for line in record.lines]),
                        award.name if award else record.award_kind,
                        catalogues.zero_word,
                        today,
                    )
                case Exemplar():
                    field = catalogues.fields.get(record.field)
                    holder, unit = reader.get(Recipient, record.holder), reader.get(Unit, record.unit)
                    return office_fields.of_exemplar(
                        record, field.name if field else record.field, holder.name, unit.name
                    )
                case CouncilSession():
                    return office_fields.of_session(record, reader.get(Issuer, record.issuer), today)
        raise UserError(texts.NO_FIELDS)


def _field(name: str, value: str | tuple[object, ...]) -> Field:
    meaning = texts.MEANINGS[name]
    if isinstance(value, str):
        return Field(f"{{{{ {name} }}}}", meaning, value)
    part = "noi_dung" if name == "nhiem_vu" else "ten"
    return Field(f"{{% for dong in {name} %}}{{{{ dong.{part} }}}}{{% endfor %}}", meaning, texts.rows(len(value)))
