"""Fills a Word file of the office's own. What stands in it is only text to be filled in: nothing is executed.

The only importer of docxtpl and of the template language behind it.
"""

import re
import traceback
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from danvan_desktop.domain.errors import UserError
from danvan_desktop.exporters.files import written
from danvan_desktop.texts import office_templates as texts

LARGEST = 100 * 1024 * 1024  # bytes unpacked: far above any form of an office
MACRO_PARTS = ("vbaproject", "vbadata", "/activex/", "/embeddings/oleobject")
FILTERS = ("upper", "lower", "title", "trim", "length", "join", "default", "first", "last")
"""What may be done to a value; `safe`, which would let it break the file, is not among it."""

_TAG = re.compile("<[^>]+>")
_NAME = re.compile("'([^']+)'")
_PARAGRAPH = re.compile("<w:p([ >])")
_COMMAND_FIELD = re.compile(r"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\b")


def fill(template: Path, fields: Mapping[str, str | Sequence[Mapping[str, str]]], path: Path) -> None:
    """Writes the template with its `{{ fields }}` filled in. Raises UserError: it is no .docx, holds macros or other
    commands, has a tag that cannot be read, or names a field that is not there.
    """
    _check(template)
    document = _open(template)
    environment = _environment()
    try:
        environment.parse(_source(document))  # says where a broken tag is; what follows reads headers and footers too
        unknown = document.get_undeclared_template_variables(environment, dict(fields))
        if unknown:
            raise UserError(texts.unknown_fields(template.name, sorted(unknown)))
        document.render(dict(fields), environment, autoescape=True)
    except UserError:
        raise
    except Exception as error:  # what a template does wrong comes as many kinds of errors
        raise UserError(_sentence(template, document, error)) from error
    _detach(document)
    with written(path) as temporary:
        document.save(str(temporary))


class _Environment(ImmutableSandboxedEnvironment):
    """No attribute of Python's own, no arithmetic that could fill the memory."""

    intercepted_binops = frozenset(["*", "**", "%", "//", "/"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - jinja2 gives them
        raise SecurityError(operator)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Parts of a row are no attributes; beside them a loop may say where it is."""
        return isinstance(obj, LoopContext) and attr in ("index", "first", "last", "length")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        """A form needs no call."""
        return False


def _environment() -> _Environment:
    environment = _Environment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.tests = {name: environment.tests[name] for name in ("defined", "undefined")}
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _check(template: Path) -> None:
    """Looks into the package before anything reads it."""
    name = template.name
    try:
        with zipfile.ZipFile(template) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > LARGEST:
                raise UserError(texts.not_a_document(name))
            if any(macro in f"/{part.filename}".lower() for part in parts for macro in MACRO_PARTS):
                raise UserError(texts.macros(name))
            types = package.read("[Content_Types].xml").decode("utf-8", "replace")
            bodies = [package.read(p).decode("utf-8", "replace") for p in parts if p.filename.startswith("word/")]
    except FileNotFoundError as error:
        raise UserError(texts.gone(name)) from error
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise UserError(texts.not_a_document(name)) from error
    if template.suffix.lower() != ".docx" or "macroEnabled" in types:
        raise UserError(texts.macros(name) if "macro" in types.lower() else texts.not_a_document(name))
    if any(_COMMAND_FIELD.search(field) for body in bodies for field in _instructions(body)):
        raise UserError(texts.macros(name))


def _instructions(body: str) -> list[str]:
    """What the fields of Word itself say, however many runs a field is cut into."""
    simple = re.findall(r'w:instr="([^"]*)"', body)
    pieces = re.findall(r"<w:instrText[^>]*>([^<]*)</w:instrText>", body)
    return [*simple, "".join(pieces)]


def _open(template: Path) -> DocxTemplate:
    document = DocxTemplate(str(template))
    try:
        document.init_docx()
    except Exception as error:  # a package may be broken in more ways than can be named
        raise UserError(texts.not_a_document(template.name)) from error
    return document


def _detach(document: DocxTemplate) -> None:
    """Word would fetch a template that the file names from wherever it says."""
    for relation in document.docx.part.rels.values():
        if relation.reltype.endswith("/settings"):
            settings = relation.target_part
            for element in settings.element.findall(f"{{{settings.element.nsmap['w']}}}attachedTemplate"):
                settings.element.remove(element)
            for key in [key for key, rel in settings.rels.items() if rel.reltype.endswith("/attachedTemplate")]:
                del settings.rels[key]


def _sentence(template: Path, document: DocxTemplate, error: Exception) -> str:
    where = texts.near(_near(document, error))
    if isinstance(error, UndefinedError):
        found = _NAME.findall(str(error))
        return texts.unknown_part(template.name, found[-1] if found else "", where)
    if isinstance(error, TemplateSyntaxError) or not isinstance(error, TemplateError):
        return texts.broken(template.name, where)
    return texts.forbidden(template.name, where)


def _source(document: DocxTemplate) -> str:
    """The body as docxtpl hands it to the template language: a paragraph a line."""
    source: str = _PARAGRAPH.sub(r"\n<w:p\1", document.patch_xml(document.get_xml()))
    return source


def _near(document: DocxTemplate, error: Exception) -> str:
    """The words of the paragraph in which the error is, as far as it can be told."""
    line = getattr(error, "lineno", None)
    if line is None:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
        line = lines[-1] if lines else None
    if line is None:
        return ""
    words = [_TAG.sub("", text).strip() for text in _source(document).split("\n")[:line]]
    return next((text[:80] for text in reversed(words) if text), "")
