"""Papers: records in, what an official document says out, before any file format."""
