"""`danvan`, the console twin: for IT staff, schedulers and tests. Works with no Qt installed.

Exit code 0 when done, 1 for what the user can mend (a sentence on stderr), 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import getpass
import json
import logging
import os
import shutil
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_desktop import folders
from danvan_desktop.arguments import Parser, path_of
from danvan_desktop.domain.errors import SecretNeeded, UserError
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.serial import encode
from danvan_desktop.services.paper_kinds import FORMATS, KINDS
from danvan_desktop.texts import backups as backup_texts
from danvan_desktop.texts import console as texts
from danvan_desktop.texts import files as file_texts
from danvan_desktop.texts import updates as update_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.importers.exemplars import Preview


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may have an older code page, a file a name that is no text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.getLogger().addHandler(logging.NullHandler())  # else what goes to the window's log would come on stderr
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(f"{texts.INTERRUPTED}\n")
        return 1
    return code


def _in_office(
    command: Callable[[Office, argparse.Namespace], int], *, begins: bool = False
) -> Callable[[argparse.Namespace], int]:
    """Runs a command on the data that the options name, and closes them. `begins` is for the commands with which a new
    office may begin; to the others a folder that is not there is a name typed wrong, or that of another user.
    """

    def run(options: argparse.Namespace) -> int:
        from danvan_desktop.bootstrap import open_office  # brings SQLAlchemy, which not every command needs

        folder = folders.resolve(options.data or folders.default_folder())
        if not begins:
            folders.check_there(folder)
        with closing(open_office(folder)) as office:
            return command(office, options)

    return run


def _demo(options: argparse.Namespace) -> int:
    options.data = options.out / "data"
    code = _in_office(_make_demo, begins=True)(options)
    if options.open:
        # A process of its own, which stands beside this one: the console works with no Qt installed.
        window = shutil.which("danvan-desktop", path=Path(sys.executable).parent)
        if window is None:
            raise UserError(texts.NO_WINDOW)
        return subprocess.run([window, "--data", options.data], check=False).returncode
    return code


def _make_demo(office: Office, options: argparse.Namespace) -> int:
    """Data that are there already are kept, so that the papers can be made again after a change."""
    if office.sample.is_empty():
        office.sample.load()
        office.sample.load_papers()
    numbered: tuple[Any, ...] = (office.directives, office.awards, office.councils, office.copies)
    # Exemplars are many and their forms alike: one of them, and the list of its year.
    records = [record for service in numbered for record in service.find_all()] + office.exemplars.find_all()[:1]
    names = [
        (kind.key, record.uid, office.papers.file_name(kind.key, record.uid))
        for record in records
        for kind in office.papers.kinds_of(record)
    ]
    made = [
        office.papers.export(kind, uid, (options.out / name).with_suffix(suffix))
        for kind, uid, name in names
        for suffix in FORMATS
    ]
    if options.json:
        _print_json({"papers": [str(path) for path in made], "data": str(office.folder)})
    else:
        _print(texts.DEMO_DONE.format(count=len(made), folder=options.out))
        for path in made:
            _print(f"  {path}")
        _print(texts.DEMO_DATA.format(folder=office.folder))
    return 0


def _list(office: Office, options: argparse.Namespace) -> int:
    service: Any = getattr(office, options.kind)
    if options.kind == "assignments":  # how they stand is told by the rows
        rows = office.assignments.rows(office.assignments.keys(ListQuery(search=options.search)))
        _print_json([encode(row) | {"printed_number": row.directive_number.strip()} for row in rows])
        return 0
    records = service.find(ListQuery(search=options.search))
    _print_json([encode(record) | {"printed_number": record.printed_number} for record in records])
    return 0


def _papers(options: argparse.Namespace) -> int:
    if options.json:
        _print_json([{"id": key, "name": kind.name} for key, kind in KINDS.items()])
    else:
        _print("\n".join(KINDS))
    return 0


def _export(office: Office, options: argparse.Namespace) -> int:
    path = office.papers.export(options.paper, office.papers.resolve(options.paper, options.ident), options.out)
    _print_json({"path": str(path)}) if options.json else _print(str(path))
    return 0


def _import(office: Office, options: argparse.Namespace) -> int:
    preview = office.imports.preview(options.file)
    bad = [row for row in preview.rows if row.problems]
    _print_preview(preview, as_json=options.json)
    if bad and not options.yes:
        raise UserError(texts.NOT_IMPORTED.format(count=len(bad)))
    if options.dry_run:
        counts = {"rows": len(preview.rows), "problems": len(bad), "skipped": len(preview.skipped)}
        _say(options, texts.PREVIEWED.format(**counts))
        return 0
    count = office.imports.take(preview, options.file.name)
    _say(options, texts.IMPORTED.format(count=count, file=options.file))
    return 0


def _print_preview(preview: Preview, *, as_json: bool) -> None:
    """All that was read, as JSON; for people only what cannot be taken, and why."""
    if as_json:
        _print_json(
            {
                "rows": [
                    {
                        "row": row.row,
                        "values": row.values,
                        "problems": [{"field": p.field, "message": p.message} for p in row.problems],
                        "unsure": list(row.unsure),
                    }
                    for row in preview.rows
                ],
                "skipped": [{"row": skipped.row, "why": skipped.why} for skipped in preview.skipped],
                "notes": preview.notes,
            }
        )
    else:
        for note in preview.notes:
            _print(note)
        for row in preview.rows:
            if row.problems:
                _print(texts.ROW.format(row=row.row, problems=" ".join(problem.message for problem in row.problems)))
        for skipped in preview.skipped:
            _print(texts.SKIPPED.format(row=skipped.row, why=skipped.why))


def _read(options: argparse.Namespace) -> int:
    """Always JSON: the values are for programs; people read documents in the window."""
    from danvan_desktop.services import reading

    found = reading.read_file(options.file)
    _print_json(reading.plain_full(found) if options.full else reading.plain(found))
    return 0


def _check(office: Office, options: argparse.Namespace) -> int:
    health = office.health.check()
    if options.json:
        _print_json({"ok": not health.problems, **encode(health)})
    elif not health.problems:
        _print(backup_texts.CHECK_OK.format(records=health.records, changes=health.changes))
    if health.problems:
        raise UserError("\n".join(health.problems))
    return 0


def _backup(office: Office, options: argparse.Namespace) -> int:
    path = office.backups.file_at(options.out)
    manifest = office.backups.back_up(out=path)
    if options.json:
        _print_json(encode(manifest))
    else:
        _print(texts.BACKED_UP.format(records=manifest.contents.records, path=path))
    return 0


def _update(office: Office, options: argparse.Namespace) -> int:
    """The versions are swapped when this process has ended: nothing of the program may be open then."""
    update = office.updates.read(options.file)
    office.updates.install(office.updates.prepare(update), reopen=False)
    _say(options, update_texts.DONE.format(found=update.manifest.version))
    return 0


def _restore(options: argparse.Namespace) -> int:
    from danvan_desktop.bootstrap import restore

    folder = folders.resolve(options.data or folders.default_folder())
    put_back = partial(restore, folder, options.file, sure=options.word == backup_texts.WORD)
    notes: list[str] = []
    try:
        manifest = put_back(tell=notes.append)
    except SecretNeeded:
        secret = getpass.getpass(texts.SECRET) if sys.stdin.isatty() else sys.stdin.readline().strip()
        manifest = put_back(secret=secret, tell=notes.append)
    for note in notes:
        _say(options, note)
    if options.json:
        _print_json(encode(manifest))
    else:
        _print(texts.RESTORED.format(records=manifest.contents.records, path=options.file))
    return 0


def _sample(office: Office, options: argparse.Namespace) -> int:
    office.sample.fill(options.exemplars)
    _say(options, texts.SAMPLED.format(count=options.exemplars))
    return 0


def _say(options: argparse.Namespace, sentence: str) -> None:
    """With --json, stdout holds one JSON value and sentences go to stderr."""
    if options.json:
        sys.stderr.write(f"{sentence}\n")
    else:
        _print(sentence)


def _print_json(value: Any) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=1))


def _print(text: str) -> None:
    """Raises UserError where it cannot be written; who has read enough (`| head`) ends the command."""
    try:
        print(text, flush=True)
    except OSError as error:
        # What is left in the buffer would fail once more at the end, with a word of Python's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise SystemExit(1) from error
        raise UserError(texts.NOT_PRINTED.format(reason=file_texts.reason(error.errno))) from error


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="danvan", description=texts.CONSOLE)
    parser.add_argument("--data", type=path_of, metavar=texts.FOLDER, help=texts.DATA)
    parser.add_argument("--json", action="store_true", help=texts.JSON)
    commands = parser.add_subparsers(required=True, metavar=texts.COMMAND, parser_class=Parser)

    demo = commands.add_parser("demo", help=texts.DEMO)
    demo.add_argument("--out", type=path_of, required=True, metavar=texts.FOLDER, help=texts.OUT)
    demo.add_argument("--open", action="store_true", help=texts.OPEN)
    demo.set_defaults(run=_demo)

    listing = commands.add_parser("list", help=texts.LIST)
    listing.add_argument(
        "kind", choices=("directives", "assignments", "exemplars", "evaluations", "councils", "awards")
    )
    listing.add_argument("--search", type=_text, default="", metavar=texts.WORDS, help=texts.SEARCH)
    listing.set_defaults(run=_in_office(_list))

    commands.add_parser("papers", help=texts.PAPERS).set_defaults(run=_papers)

    export = commands.add_parser("export", help=texts.EXPORT)
    export.add_argument("paper", metavar=texts.PAPER_ID, help=texts.PAPER)
    export.add_argument("ident", type=_text, metavar=texts.NUMBER, help=texts.IDENT)
    export.add_argument("out", type=path_of, metavar=texts.PATH, help=texts.FILE)
    export.set_defaults(run=_in_office(_export))

    importing = commands.add_parser("import", help=texts.IMPORT)
    importing.add_argument("kind", choices=("exemplars",))
    importing.add_argument("file", type=path_of, metavar=texts.PATH, help=texts.FILE)
    importing.add_argument("--dry-run", action="store_true", help=texts.DRY_RUN)
    importing.add_argument("--yes", action="store_true", help=texts.YES)
    importing.set_defaults(run=_in_office(_import, begins=True))

    reading = commands.add_parser("read", help=texts.READ)
    reading.add_argument("file", type=path_of, metavar=texts.PATH, help=texts.FILE)
    reading.add_argument("--full", action="store_true", help=texts.FULL)
    reading.set_defaults(run=_read)

    commands.add_parser("check", help=texts.CHECK).set_defaults(run=_in_office(_check))

    backup = commands.add_parser("backup", help=texts.BACKUP)
    backup.add_argument("out", type=path_of, metavar=texts.PATH, help=texts.BACKUP_OUT)
    backup.set_defaults(run=_in_office(_backup))

    update = commands.add_parser("update", help=texts.UPDATE)
    update.add_argument("file", type=path_of, metavar=texts.PATH, help=texts.UPDATE_FILE)
    update.set_defaults(run=_in_office(_update, begins=True))

    restore = commands.add_parser("restore", help=texts.RESTORE)
    restore.add_argument("file", type=path_of, metavar=texts.PATH, help=texts.RESTORE_FILE)
    restore.add_argument("--word", default="", metavar=texts.WORDS, help=texts.RESTORE_WORD)
    restore.set_defaults(run=_restore)

    sample = commands.add_parser("sample", help=texts.SAMPLE)
    sample.add_argument("--exemplars", type=_count, required=True, metavar="N", help=texts.COUNT)
    sample.set_defaults(run=_in_office(_sample, begins=True))
    return parser


def _text(text: str) -> str:
    """Raises UnicodeEncodeError, which is a wrong usage, for bytes that are no text."""
    text.encode()
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(text)
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
