"""Files of documents as text: Word, LibreOffice, PDF and plain text."""

MAX_LETTERS = 1_000_000
"""About 400 pages: no paper is longer, and a longer text would take minutes to read."""
