"""Small pieces of rich text for the detail panels; everything that comes from records is escaped."""

from collections.abc import Iterable
from html import escape

from danvan_desktop.ui import theme


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Label and value in two columns; empty values are left out."""
    muted = theme.tokens().muted
    rows = "".join(
        f'<tr><td style="padding-right:12px; color:{muted}">{escape(label)}</td><td>{escape(value)}</td></tr>'
        for label, value in pairs
        if value
    )
    return f'<table cellspacing="0" cellpadding="3">{rows}</table>' if rows else ""


def section(title: str, body: str) -> str:
    """A heading over some rich text; nothing where there is no text."""
    return f"<h4>{escape(title)}</h4>{body}" if body else ""


def paragraphs(text: str) -> str:
    """A paragraph for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def linked(items: Iterable[tuple[str | None, str]]) -> str:
    """A list of what other records are called; those with a uid are links to it."""
    colour = theme.tokens().mark
    rows = "".join(
        f'<li><a href="{escape(uid)}" style="color:{colour}">{escape(text)}</a></li>'
        if uid
        else f"<li>{escape(text)}</li>"
        for uid, text in items
    )
    return f"<ul>{rows}</ul>" if rows else ""


def numbered(items: Iterable[str]) -> str:
    """A numbered list; nothing where there are no items."""
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ol>{rows}</ol>" if rows else ""
