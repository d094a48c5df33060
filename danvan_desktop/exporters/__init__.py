"""Paper in, file out."""
