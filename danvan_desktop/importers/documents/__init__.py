"""Files of documents as text: Word, LibreOffice, PDF and plain text."""
