"""Files in: lists from Excel, LibreOffice and plain text become inputs, with what is sure and what is not. They save
nothing.

`sheets` reads a file as text, `tables` finds the list in a sheet, `exemplars` says what its rows mean. `words` holds
the words by which columns and rows are known, `values` reads cells.
"""
