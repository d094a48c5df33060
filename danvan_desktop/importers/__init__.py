"""Files in: lists from Excel, LibreOffice and plain text become inputs, with what is sure and what is not. They save
nothing.

`sheets` reads a file as text (`containers` looks at it first), `headers` and `tables` find the list in a sheet,
`columns` tells what its columns hold and `rows` what its rows say, `exemplars` puts it all together. `words` holds the
words by which all of this is known, `values` reads single cells.
"""
